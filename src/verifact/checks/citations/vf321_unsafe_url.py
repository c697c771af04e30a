"""VF321: an address that harms who follows it."""

import re
import unicodedata
from collections.abc import Iterator

from verifact.analysis.citing.addresses import Address, addresses_of, split
from verifact.checks.base import ERROR, Example, Hit, check
from verifact.document import Format
from verifact.model import Article

_BODY = "The mill will close in May [1].\n\nSources\n\n"
_SCHEME = re.compile(r"[\s\x00-\x20]*([a-z][a-z\s]{2,20}):", re.IGNORECASE)
_RUNS = {
    "javascript": "runs a script",
    "vbscript": "runs a script",
    "data": "carries its page within it",
    "file": "leads to a file on the reader's own machine",
}
# What pages put where a link does nothing by itself.
_INERT = re.compile(
    r"javascript:\s*(?:void\s*\(?\s*0?\s*\)?|;|//|#|history\.(?:back|go)\b.*|window\.print\b.*|print\(\))?[;\s]*",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"[{}<>$\[\]*]|\A(?:user(?:name)?|login|name|me|git)?(?::(?:pass(?:word)?|pwd|secret|token|\*+)?)?\Z", re.IGNORECASE
)
_PUNYCODE = "xn--"
# Scripts whose letters pass for Latin ones, or for one another (Unicode TR 39).
_CONFUSABLE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")


@check(
    "VF321",
    "unsafe-url",
    severity=ERROR,
    language="",
    bad=[
        Example("The [⟦minutes⟧](javascript:alert(1)) say so.\n", Format.MARKDOWN),
        f"{_BODY}1. “Minutes”, Ely Council, ⟦https://ann:wheel42@ely.example/minutes⟧\n",
        f"{_BODY}1. “Minutes”, Ely Council, ⟦file:///home/ann/minutes.pdf⟧\n",
        Example(
            "<p>The <a href='https://wikip\u0435dia.example/'>⟦minutes⟧</a> say so.</p>",
            Format.HTML,
            note="a Cyrillic е",
        ),
    ],
    good=[
        f"{_BODY}1. “Minutes”, Ely Council, https://ely.example/@ann/minutes:4\n",
        f"{_BODY}1. „Mühle“, Der Tag, https://mühle.example/ und https://мельница.example/\n",
        Example("Run `javascript:alert(1)` or open `file:///tmp/x`.\n", Format.MARKDOWN),
        Example("<p><a href='javascript:void(0)'>Show</a> the minutes.</p>", Format.HTML),
        "Connect to https://user:password@db.example/ with your own name.\n",
    ],
)
def unsafe_url(article: Article) -> Iterator[Hit]:
    """A source that runs a script, opens a local file, gives away a password, or only looks like a well-known host.

    Found for links and addresses with the schemes javascript, vbscript, data and file, for a password or another host's
    name before the host ("https://bank.example@evil.example"), and for hosts with a label that mixes Latin letters with those of another script that look alike (Unicode
    TR 39), also where it is written in Punycode.

    Silent in code, for links that do nothing ("javascript:void(0)"), for placeholders ("user:password@"), for hosts
    wholly in one script, and for pictures.
    """
    for address in article.derived(addresses_of):
        reason, advice = _danger(address)
        if reason:
            yield Hit(address.span, f"the address {reason}", help=advice)


def _danger(address: Address) -> tuple[str, str]:
    scheme = _SCHEME.match(address.url)
    name = "".join(scheme[1].lower().split()) if scheme else ""
    if name in _RUNS:
        if _INERT.fullmatch(address.url.strip()):
            return "", ""
        return _RUNS[name], "link to the page that a reader can open"
    parts = split(address.url) if name in ("http", "https", "ftp") or address.url[:4].lower() == "www." else None
    if parts is None:
        return "", ""
    user, at, host = parts.netloc.rpartition("@")
    if at and not _PLACEHOLDER.search(user) and (":" in user or "." in user):
        what = "gives a password before its host" if ":" in user else f"looks like {user}, and leads to {host}"
        return what, "take out what stands before the “@”"
    mixed = _mixed(host)
    if mixed:
        return (
            f"has a host that mixes {' and '.join(mixed)} letters: “{host}”",
            "check where it leads; the host may imitate another",
        )
    return "", ""


def _mixed(host: str) -> tuple[str, ...]:
    """Return the names of the look-alike scripts that one label of a host mixes."""
    if host.isascii() and _PUNYCODE not in host.lower():
        return ()
    for label in host.split("."):
        scripts = {_script(char) for char in _decoded(label) if char.isalpha()}
        found = tuple(name.capitalize() for name in _CONFUSABLE if name in scripts)
        if len(found) > 1:
            return found
    return ()


def _decoded(label: str) -> str:
    if not label.lower().startswith(_PUNYCODE):
        return label
    try:
        return label[len(_PUNYCODE) :].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):
        return label


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]
