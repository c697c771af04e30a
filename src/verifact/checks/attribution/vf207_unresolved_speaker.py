"""VF207: "he explained", and nobody knows who he is."""

from collections.abc import Iterator

from verifact.analysis.voice import voices_of
from verifact.checks.base import WARNING, Hit, check
from verifact.model import Article, AttributionKind, SpeakerKind
from verifact.spans import Span

_SINGULAR = frozenset({"he", "she"})


@check(
    "VF207",
    "unresolved-speaker",
    severity=WARNING,
    bad=[
        "A video shows one of the scouts. “Our task was to find the enemy,” ⟦he explained⟧.",
        "A resident came to the door. “I have lived here for forty years,” ⟦she said⟧.",
        "The street was empty. “They left in the night,” ⟦he said⟧.",
    ],
    good=[
        "Mayor Ann Lee opened the hall. “It took us nine years,” she said.",
        "John Poe, a scout, was there. “Our task was to find the enemy,” he explained.",
        "A spokesman, John Poe, came to the door. “We have no comment today,” he said.",
        "“I have nothing to add,” the senator said. “It is over,” he added.",
    ],
)
def unresolved_speaker(article: Article) -> Iterator[Hit]:
    """A quotation needs somebody who said it; a pronoun is only as good as the name it points back to.

    Found where the source of a quotation is "he" or "she" and the nearest person before it has no name ("one of the
    scouts"), or nobody at all comes before it. Where somebody with a name might be meant the check stays silent: about a
    fifth of all sources in news are pronouns, and nearly all of them are clear.
    """
    voices = article.derived(voices_of)
    for attribution in article.attributions:
        source, cue = attribution.source, attribution.cue
        if source is None or cue is None or attribution.kind is AttributionKind.INDIRECT:
            continue
        pronoun = source.of(article.text)
        if pronoun.casefold() not in _SINGULAR or not voices.is_prose(source):
            continue
        if attribution.speaker.kind is SpeakerKind.ANONYMOUS:
            who = f"the nearest person is “{attribution.speaker.name}”"
        elif attribution.speaker.kind is SpeakerKind.PRONOUN:
            who = "nobody is named before"
        else:
            continue
        yield Hit(
            Span(min(source.start, cue.start), max(source.end, cue.end)),
            f"who is “{pronoun}”? {who}",
            help="name the speaker, or say why the speaker is not named",
        )
