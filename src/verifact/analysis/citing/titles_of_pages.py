"""What stands in the title of a page: the title of the article, the name of the site, or what a server says in their place."""

import re
from collections.abc import Iterator

from verifact.language import lexicon

__all__ = ["is_junk_title", "is_not_found_title", "readings"]

_EDGE = " .…!?:|–—-“”\"'‘’"
_SITE = re.compile(r"\s(?:[|–—·•»]|-|::)\s")
_NOT_FOUND = re.compile(
    r"\b(?:404|410 gone|not found|no longer available|(?:does not|doesn't) exist|not available|isn't available|unavailable|"
    r"(?:can't|cannot|could not|couldn't) (?:be found|find))\b"
)
# What is told of a server or a service, not of the page.
_NOT_OF_A_PAGE = frozenset({"service unavailable", "503 service unavailable", "503 service temporarily unavailable"})


def is_junk_title(title: str) -> bool:
    """Tell whether a whole title is what servers and gatekeepers show in place of a page."""
    return _junk(title) is not None


def is_not_found_title(title: str) -> bool:
    """Tell whether a whole title says that there is no such page."""
    junk = _junk(title)
    return junk is not None and junk not in _NOT_OF_A_PAGE and _NOT_FOUND.search(junk) is not None


def readings(title: str) -> Iterator[str]:
    """Yield a page's title as it is, then without what parts of it may name the site: "Mill to close | The Ely Herald"."""
    yield title
    parts = _SITE.split(title)
    if len(parts) > 1:
        yield max(parts, key=len)


def _junk(title: str) -> str | None:
    """Return what a server says by a title, in lower case; None where it is a title."""
    junk = lexicon("en").terms["junk_titles"]
    parts = [_normal(part) for part in _SITE.split(title)]
    if (whole := _normal(title)) in junk:
        return whole
    if parts[0] in junk:
        return parts[0]
    return parts[1] if len(parts) == 2 and parts[0].isdecimal() and parts[1] in junk else None


def _normal(title: str) -> str:
    return " ".join(title.replace("’", "'").casefold().strip(_EDGE).split())
