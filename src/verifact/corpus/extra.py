"""What the extra "archive" brings, imported where it is needed; without it a message names the extra."""

from importlib import import_module
from typing import Any

from verifact.errors import MissingExtraError

__all__ = ["needs_extra"]


def needs_extra(module: str = "pyarrow", what: str = "to check archives", extra: str = "verifact[archive]") -> Any:
    """Return a module that comes with an extra. Raises MissingExtraError, saying `what` it is needed for."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(f"{what}, install {extra} ({error})") from error
