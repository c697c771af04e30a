"""Text from articles inside XML: escaped, and without the characters that XML 1.0 forbids even escaped."""

import re
from xml.sax.saxutils import escape, quoteattr

__all__ = ["attributes", "content"]

# XML 1.0 (Fifth Edition), production 2: everything that is not a Char.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def attributes(**values: str) -> str:
    """Return attributes as written in a tag, `name="value"`, in the order given."""
    return " ".join(f"{name}={quoteattr(_allowed(value))}" for name, value in values.items())


def content(text: str) -> str:
    """Return text as written between tags."""
    return escape(_allowed(text))


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
