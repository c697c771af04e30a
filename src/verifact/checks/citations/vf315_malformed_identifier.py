"""VF315: an identifier or an address that cannot be one."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from verifact.analysis.citing.addresses import Address, addresses_of, split
from verifact.analysis.citing.identifiers import flaws_in, may_name
from verifact.checks.base import ERROR, Example, Hit, check
from verifact.document import BlockKind, Format, InlineKind
from verifact.model import Article
from verifact.spans import BY_START

_BODY = "The mill will close in May [1].\n\nSources\n\n"
_SILENT = frozenset({BlockKind.CODE, BlockKind.TABLE})
# What stands for something else: templates, and addresses that are talked about.
_PLACEHOLDER = re.compile(r"[{}<>$*\[\]|\\^`…%]|\.\.\.|\bX{3,}|example|your|localhost", re.IGNORECASE)
_HOST = re.compile(r"[\w.-]*")  # what holds anything else is code, or no address at all
_LABEL = re.compile(r"[\w](?:[\w-]{0,61}[\w])?", re.UNICODE)
_DOUBLED = re.compile(r"https?:/{0,2}https?(?::|/)", re.IGNORECASE)
_TOP = re.compile(r"[^\W\d_]{2,63}|xn--[a-z0-9-]{2,59}", re.IGNORECASE)


@check(
    "VF315",
    "malformed-identifier",
    severity=ERROR,
    language="",
    bad=[
        f"{_BODY}1. Lee, A. (2019). The mill. Journal of Mills. doi:⟦10.12/182⟧\n",
        f"{_BODY}1. Ann Lee, The Mill. Ely Press, 2001. ISBN ⟦978-0-306-40615-8⟧.\n",
        f"{_BODY}1. “The mill”, Journal of Mills, ISSN ⟦2049-3631⟧, 2019\n",
        f"{_BODY}1. Lee, A. (2019). The mill. arXiv:⟦1913.00123⟧\n",
        f"{_BODY}1. “Mill to close”, The Ely Herald, ⟦https://www..elyherald.org/mill⟧\n",
        Example("The [⟦minutes⟧](http://https://ely.org/minutes) say so.\n", Format.MARKDOWN),
    ],
    good=[
        f"{_BODY}1. Lee, A. (2019). The mill. Journal of Mills. doi:10.1000/182\n",
        f"{_BODY}1. Ann Lee, The Mill. Ely Press, 2001. ISBN 978-0-306-40615-7; ISBN 0-306-40615-2 2nd printing.\n",
        f"{_BODY}1. “The mill”, Journal of Mills, ISSN 2049-3630, 2019. PMID 31415926. arXiv:1913.00123v2".replace(
            "1913", "1912"
        )
        + "\n",
        "The form asks for an ISBN of 13 digits; the DOI 10 people asked for is to come.\n",
        "Write to www.herald.org’s editor, or to www.herald.co.ukI’ve.\n",
        "Send it to https://{host}/api or http://localhost:8000/api, or to https://your-site/api.\n",
        f"{_BODY}1. “Mill to close”, The Ely Herald, https://de.wikipedia.org/wiki/M%C3%BChle_(Ely)\n",
    ],
)
def malformed_identifier(article: Article) -> Iterator[Hit]:
    """Identifiers carry their own proof; one that fails it was mistyped, cut off, or made up.

    Found for ISBN (10 and 13 digits) and ISSN by length and check digit, for DOI, arXiv and PMID by their syntax, for
    addresses by a host that cannot be one: empty labels, over 63 characters, a doubled scheme, a port over 65535.

    Silent in code and tables, for placeholders (https://{host}/), for addresses without a scheme, and for anything that might still be valid: it is not
    asked whether the work exists.
    """
    codes = [inline.span for inline in article.inlines if inline.kind is InlineKind.CODE]
    for block in article.blocks if may_name(article.text) else ():
        if block.kind in _SILENT:
            continue
        for flaw in flaws_in(article.text, block.span):
            index = bisect_right(codes, flaw.span.start, key=BY_START) - 1
            if index < 0 or flaw.span.start >= codes[index].end:
                name = "arXiv identifier" if flaw.scheme == "arxiv" else flaw.scheme.upper()
                yield Hit(flaw.span, f"no valid {name}: {flaw.reason}", help="copy it anew from the source")
    for address in article.derived(addresses_of):
        reason = _flaw(address)
        if reason:
            yield Hit(address.span, f"no valid address: {reason}", help="copy it anew from the source")


def _flaw(address: Address) -> str:
    """Return why an address of the web cannot be one, "" where it can."""
    url = address.url
    if not url.lower().startswith("http"):  # without a scheme it may be anything, such as two words run together
        return ""
    if _DOUBLED.match(url) and "/http" not in url[8:]:
        return "its scheme stands there twice"
    parts = split(url)
    if parts is None:
        return "its brackets hold no address of a host"
    host = parts.netloc.rpartition("@")[2]
    name, _, port = host.partition(":")
    if _PLACEHOLDER.search(host) or parts.netloc.startswith("[") or not _HOST.fullmatch(name):
        return ""
    if port and not (port.isdecimal() and int(port[:6]) < 65_536):
        return "its port is no number up to 65535"
    return _host_flaw(name.rstrip("."))


def _host_flaw(host: str) -> str:
    if not host:
        return "it names no host"
    labels = host.split(".")
    if any(not label for label in labels):
        return "two dots follow each other in its host"
    if any(len(label) > 63 for label in labels) or len(host) > 253:
        return "a part of its host is longer than 63 characters"
    if any(not _LABEL.fullmatch(label) for label in labels):
        return "a part of its host holds or ends in what none can"
    if all(label.isdecimal() for label in labels):
        is_v4 = len(labels) == 4 and all(len(label) < 4 and int(label) < 256 for label in labels)
        return "" if is_v4 or len(labels) == 1 else "its host is no IP address"
    return "" if len(labels) == 1 or _TOP.fullmatch(labels[-1]) else "its host ends in no top-level domain"
