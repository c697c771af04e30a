"""VF105: one voice, and nobody beside it."""

from collections.abc import Iterator

from attrs import frozen

from verifact.analysis.genre import is_opinion
from verifact.analysis.voice import voices_of
from verifact.checks.base import INFO, Example, Hit, check
from verifact.document import Format
from verifact.model import Article, SpeakerKind

_UNKNOWN = frozenset({SpeakerKind.NONE, SpeakerKind.PRONOUN})
_PORTRAITS = ("profile", "interview", "portrait", "obituary", "q&a", "statement", "press release")


@frozen
class SingleSourceOptions:
    """Articles with fewer than `min-attributions` attributions are too short to ask a second source of."""

    min_attributions: int = 3


@check(
    "VF105",
    "single-source",
    severity=INFO,
    options=SingleSourceOptions,
    bad=[
        "⟦Mayor Ann Lee⟧ said the mill will close in May. The land has been sold, Lee said. The council has been told, Lee said.",
        "The mill will close in May, ⟦the Ely Herald⟧ reported. The land has been sold, the Ely Herald said. The builder will "
        "start in June, according to the Ely Herald.",
        "⟦A spokesman for the mill⟧ said it will close in May. “The land has been sold,” he said. He added that the builder "
        "will start in June.",
    ],
    good=[
        "Mayor Ann Lee said the mill will close in May. The land has been sold, Lee said. The council has not been told, "
        "John Poe said.",
        "Mayor Ann Lee said the mill will close in May. The land has been sold, Lee said.",
        Example(
            "Mayor Ann Lee said the mill will close in May. The land has been sold, Lee said. The council knows, Lee said.",
            title="Ann Lee on nine years as a mayor",
            note="A profile",
        ),
        Example(
            "---\ntype: Interview\n---\n\nMayor Ann Lee said the mill will close in May. The land has been sold, Lee said. "
            "The council knows, Lee said.",
            Format.MARKDOWN,
        ),
        Example(
            "Mayor Ann Lee said the mill will close in May. The land has been sold, Lee said. The council knows, Lee said. "
            "The [deed](https://ely.example/deed) is public.",
            Format.MARKDOWN,
        ),
    ],
)
def single_source(article: Article, options: SingleSourceOptions) -> Iterator[Hit]:
    """One source has one interest; a report needs somebody else who was there, or who would see it differently.

    Found where all attributions of an article lead to the same source, and nothing else is cited or linked. Marked at the
    source's first appearance.

    Silent for profiles and interviews (by the type in the front matter, or where the headline names the source), for
    opinion, and for texts with few attributions. A pronoun that leads nowhere may be anybody, and decides nothing.
    """
    kind = (article.metadata.type or "").casefold()
    if is_opinion(article) or any(word in kind for word in _PORTRAITS) or article.citations or article.markers:
        return
    voices = article.derived(voices_of)
    heard = [a for a in article.attributions if a.speaker.kind not in _UNKNOWN]
    if len(heard) < options.min_attributions or len({a.speaker.name for a in heard}) != 1:
        return
    name, source = heard[0].speaker.name, next((a.source for a in heard if a.source), None)
    if source is None or not voices.is_prose(source):
        return
    if any(part in (article.title or "") for part in name.split() if part[0].isupper() and len(part) > 2):
        return
    yield Hit(
        source,
        f"“{name}” is the one source of all {len(heard)} attributions",
        help="hear somebody else, or say that nobody else could be reached",
    )
