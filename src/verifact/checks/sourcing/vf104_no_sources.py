"""VF104: an article without a single source."""

from collections.abc import Iterator

from attrs import frozen

from verifact.analysis.claims import worthy_claims
from verifact.analysis.genre import is_opinion
from verifact.analysis.narration import is_first_person
from verifact.analysis.provenance import provenances_of
from verifact.checks.base import WARNING, Example, Hit, check
from verifact.document import Format
from verifact.model import Article, SpeakerKind

_QUOTED = 4
_UNKNOWN = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.NONE, SpeakerKind.PRONOUN})
_STORY = (
    "The mill on the river closed in May, after more than a century of work. The owners sold the land to a builder for "
    "$4 million, and 120 jobs will go. The hall beside it was built in 1901 by the Ely Trust. "
)
_MEMOIR = (
    "I was born beside the mill. My father worked there, and I joined in 1990. I remember the noise. We left in 2001, and "
    "the Ely council bought our house for $9,000. I have never gone back."
)


@frozen
class NoSourcesOptions:
    """Articles of fewer than `min-words` words are briefs, and left alone."""

    min_words: int = 150


_SHORT = {"min_words": 30}


@check(
    "VF104",
    "no-sources",
    severity=WARNING,
    options=NoSourcesOptions,
    bad=[
        Example(_STORY, options=_SHORT),
        Example(_STORY + "Experts say that the town will never be the same.", options=_SHORT),
        Example(_STORY * 5),
    ],
    good=[
        Example(_STORY, note="A brief"),
        Example(_STORY + "The loss is a heavy one, Mayor Ann Lee said.", options=_SHORT),
        Example(_STORY + "The jobs went first, a spokesman for the mill said.", options=_SHORT),
        Example(_STORY + "A video released by the Ely Trust is all that is left.", options=_SHORT),
        Example(_STORY + "The [report](https://ely.example/report) is public.", Format.MARKDOWN, options=_SHORT),
        Example("---\ntype: Opinion\n---\n\n" + _STORY, Format.MARKDOWN, options=_SHORT),
        Example(_MEMOIR, options=_SHORT, note="A memoir"),
    ],
)
def no_sources(article: Article, options: NoSourcesOptions) -> Iterator[Hit]:
    """An article in which nobody is the source of anything asks to be believed on its looks.

    Found where an article of some length has things worth checking, and no list, link or footnote, no source that a reader
    could identify, and nothing said to be made or published by anybody. Said once an article.

    Silent for opinion, reviews and essays by the type in the front matter, for a writer's own story in the first person,
    for briefs, and where speech is quoted: whose it is is the business of VF208.
    """
    if is_opinion(article) or article.citations or article.markers:
        return
    if any(attribution.speaker.kind not in _UNKNOWN for attribution in article.attributions):
        return
    if any(quote.words > _QUOTED for quote in article.quotes) or article.derived(provenances_of):
        return
    if len(article.text.split()) < options.min_words or article.derived(is_first_person):
        return
    worthy = len(worthy_claims(article))
    if worthy:
        things = f"{worthy} things" if worthy > 1 else "one thing"
        yield Hit(None, f"{things} worth checking, and no source for any of them", help="name or link the sources")
