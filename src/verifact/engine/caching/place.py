"""Where the user's caches are on each system."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["users_folder"]

_NAME = "verifact"


def users_folder(environ: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path | None:
    """Return verifact's folder among the user's caches; None where no home directory is known.

    The conventions are the XDG Base Directory Specification ($XDG_CACHE_HOME counts where it is absolute), Apple's
    ~/Library/Caches and Windows' %LOCALAPPDATA%.
    """
    try:
        if system == "win32":
            local = environ.get("LOCALAPPDATA")
            return (Path(local) if local else Path.home() / "AppData" / "Local") / _NAME / "Cache"
        if system == "darwin":
            return Path.home() / "Library" / "Caches" / _NAME
        xdg = Path(environ.get("XDG_CACHE_HOME", ""))
        return (xdg if xdg.is_absolute() else Path.home() / ".cache") / _NAME
    except RuntimeError:  # no home directory is known
        return None
