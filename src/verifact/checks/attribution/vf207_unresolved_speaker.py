"""VF207: "he explained", and nobody knows who he is."""

from bisect import bisect_left
from collections.abc import Iterator

from verifact.analysis.names import names_of
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.base import WARNING, Hit, check
from verifact.model import Article, AttributionKind, Speaker, SpeakerKind
from verifact.spans import BY_SPAN, Span

_SINGULAR = frozenset({"he", "she"})
_POINTING = frozenset({"the", "this", "that", "his", "her", "their"})
_SPOKEN = 4


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
        "Mayor Ann Lee met a builder of the mill, and John Poe. “It took us nine years,” he said.",
        "John Poe opened the mill.\n\nThe retired builder shrugged. “It took us nine years,” he said.",
        "A voter brought up the mill. She asked the mayor about the “2 million” it had cost.",
    ],
)
def unresolved_speaker(article: Article) -> Iterator[Hit]:
    """A quotation needs somebody who said it; a pronoun is only as good as the name it points back to.

    Found where the source of a quotation of four words or more is "he" or "she", and the nearest person before it came into
    the same paragraph without a name ("one of the scouts"), or nobody at all comes before it. Silent where somebody with a
    name might be meant: where the paragraph has named a person before the pronoun, where any paragraph has and nobody came in
    since, and where the description points back to somebody ("the senator"). About a fifth of all sources in news are
    pronouns, and nearly all of them are clear.
    """
    voices = article.derived(voices_of)
    people = _people(article)
    for attribution in article.attributions:
        source, cue = attribution.source, attribution.cue
        if source is None or cue is None or attribution.kind is AttributionKind.INDIRECT:
            continue
        pronoun = source.of(article.text)
        if pronoun.casefold() not in _SINGULAR or not voices.is_prose(source):
            continue
        if not any(_quotes(article, part) for part in attribution.content):
            continue
        who = _nearest(article, attribution.speaker, source, people)
        if who:
            yield Hit(
                Span(min(source.start, cue.start), max(source.end, cue.end)),
                f"who is “{pronoun}”? {who}",
                help="name the speaker, or say why the speaker is not named",
            )


def _quotes(article: Article, part: Span) -> bool:
    """Whether a quotation of some words begins in the part, or fills it."""
    quotes = article.quotes
    low = bisect_left(quotes, part.start - 1, key=BY_SPAN)
    return low < len(quotes) and quotes[low].span.start < part.end and quotes[low].words >= _SPOKEN


def _people(article: Article) -> list[int]:
    """Return where persons are named, in order."""
    words, names = article.derived(words_of), article.derived(names_of)
    return [words.starts[name.first] for name in names.mentions if name.kind is SpeakerKind.PERSON]


def _nearest(article: Article, speaker: Speaker, pronoun: Span, people: list[int]) -> str:
    """Say who the pronoun leads back to, where that is nobody with a name; "" where it may be somebody."""
    last = bisect_left(people, pronoun.start) - 1
    if speaker.kind is SpeakerKind.PRONOUN:
        return "" if last >= 0 else "nobody is named before"
    block, introduced = article.document.block_at(pronoun.start), speaker.introduced
    if speaker.kind is not SpeakerKind.ANONYMOUS or block is None or introduced is None:
        return ""
    if article.derived(voices_of).attributed(introduced) is not None:
        return ""  # "she agreed that a president should know"
    points_back = speaker.name.split(" ", 1)[0].casefold() in _POINTING
    if points_back or introduced.start < block.span.start or (last >= 0 and people[last] >= block.span.start):
        return ""
    return f"the nearest person is “{speaker.name}”"
