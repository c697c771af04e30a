"""VF316: an address that says where the writer came from, or hides where it leads."""

from collections.abc import Iterator

from verifact.analysis.citing.addresses import addresses_of
from verifact.analysis.citing.tracking import is_shortened, tracking_parameters, without_tracking
from verifact.checks.base import INFO, Example, Hit, check
from verifact.document import Format
from verifact.findings import Edit
from verifact.model import Article

_BODY = "The mill will close in May [1].\n\nSources\n\n"


@check(
    "VF316",
    "tracking-url",
    severity=INFO,
    language="",
    bad=[
        f"{_BODY}1. “Mill to close”, The Ely Herald, ⟦https://herald.example/mill?id=4&utm_source=feed⟧\n",
        Example("The mill [⟦will close⟧](https://herald.example/mill?fbclid=IwAR2x#votes).\n", Format.MARKDOWN),
        f"{_BODY}1. “Mill to close”, The Ely Herald, ⟦https://bit.ly/3xYz⟧\n",
    ],
    good=[
        f"{_BODY}1. “Mill to close”, The Ely Herald, https://herald.example/mill?id=4&source=archive\n",
        Example("Write `https://herald.example/?utm_source=feed` for the newsletter.\n", Format.MARKDOWN),
        f"{_BODY}1. “Mill to close”, https://web.archive.org/web/2020/https://herald.example/mill?utm_source=feed\n",
        f"{_BODY}1. “Links”, The Ely Herald, https://bit.ly/\n",
    ],
)
def tracking_url(article: Article) -> Iterator[Hit]:
    """A campaign's parameters follow readers, make one page look like two, and tell nothing about the source.

    Found where an address has parameters that are known to do nothing but track (utm_*, fbclid, gclid, …); the fix takes
    out these and leaves the rest letter for letter. Found also for shorteners (bit.ly, t.co, …): there is no fix, for
    where they lead is not known.

    Silent in code, for an address within another one (an archive's copy is kept under the whole of it), and for parameters that any site might give a meaning (id, source, ref).
    """
    for address in article.derived(addresses_of):
        if _holds_another(address.url):
            continue
        names = tracking_parameters(address.url) if "?" in address.url else ()
        if names:
            clean = without_tracking(address.url)
            as_written = address.raw is not None and address.raw.of(article.document.raw) == address.url
            yield Hit(
                address.span,
                f"the address holds {', '.join(f'“{name}”' for name in names)}, which only track readers",
                help=f"give it without: {clean}",
                fix=(Edit(address.raw, clean),) if address.raw is not None and as_written else (),
            )
        elif is_shortened(address.url):
            yield Hit(address.span, "a shortened address hides what is cited", help="give the address it leads to")


def _holds_another(url: str) -> bool:
    """Whether another address is a part of the path ("https://web.archive.org/web/2020/https://…")."""
    return ":/" in url.partition("?")[0].partition("://")[2]
