"""Whether somebody is watching who would like colours."""

import os
from typing import TextIO

# Some programs are told so, and hand it on, to have no colours.
_NOT_FORCED = frozenset({"", "0", "false"})


def wants_color(choice: str, out: TextIO) -> bool:
    """Tell whether to colour what goes to `out`: as `choice` or the environment say, else on a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "").lower() not in _NOT_FORCED:
        return True
    return out.isatty() and os.environ.get("TERM") != "dumb"
