"""VF317: a source of a kind that the desk wants to know of."""

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from verifact.analysis.citing.addresses import host_of
from verifact.checks.base import INFO, Example, Hit, check
from verifact.checks.citations._entries import lead, place
from verifact.document import Format
from verifact.model import Article

_BODY = "The mill will close in May [1].\n\nSources\n\n"
_CLASSES = {"classes": {"satire": ["thedailywheel.example"], "state media": ["herald.example", "news.ely.example"]}}


@frozen
class SourceClassOptions:
    """`classes` are the desk's own lists: the name of a class, and the domains that belong to it.

    A domain stands for its subdomains too. There is none by default: which outlets to trust is the desk's to say.
    """

    classes: Mapping[str, tuple[str, ...]] = field(factory=dict)


@check(
    "VF317",
    "source-class",
    severity=INFO,
    language="",
    options=SourceClassOptions,
    bad=[
        Example(f"{_BODY}⟦1. “Mill runs away”, The Wheel, https://www.thedailywheel.example/mill⟧\n", options=_CLASSES),
        Example(f"{_BODY}⟦1. “Mill to close”, The Ely Herald, https://en.herald.example/mill⟧\n", options=_CLASSES),
        Example("The mill [⟦will close⟧](https://news.ely.example/mill).\n", Format.MARKDOWN, options=_CLASSES),
    ],
    good=[
        f"{_BODY}1. “Mill runs away”, The Wheel, https://www.thedailywheel.example/mill\n",
        Example(f"{_BODY}1. “Mill to close”, The Ely Herald, https://theherald.example/mill\n", options=_CLASSES),
        Example(f"{_BODY}1. “Mill to close”, The Ely Herald, https://ely.example/news\n", options=_CLASSES),
    ],
)
def source_class(article: Article, options: SourceClassOptions) -> Iterator[Hit]:
    """Satire, state media and self-published pages are sources like others once a reader is told what they are.

    Found where an entry, a footnote or a link leads to a domain of the desk's own lists:

    ```toml
    [tool.verifact.checks.VF317.classes]
    satire = ["theonion.com"]
    "state media" = ["rt.com", "cgtn.com"]
    ```

    Without lists it finds nothing. Archived copies count as what they are copies of.
    """
    known = {
        domain.casefold().removeprefix("www."): name for name, domains in options.classes.items() for domain in domains
    }
    if not known:
        return
    for citation in article.citations:
        host = host_of(citation.url) if citation.url else ""
        while host and host not in known:
            host = host.partition(".")[2]
        if host:
            yield Hit(
                place(citation),
                f"{lead(citation)}{host} is on the list “{known[host]}”",
                help="say so in the text, or use another source",
            )
