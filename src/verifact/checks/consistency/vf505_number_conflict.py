"""VF505: 8,000 troops in one paragraph, 10,000 in the same sentence further down."""

from collections import defaultdict
from collections.abc import Iterator

from verifact.analysis.quantities import Quantity, QuantityKind, quantities_of
from verifact.analysis.wordings import Difference, differences
from verifact.analysis.words import words_of
from verifact.checks.base import WARNING, Hit, check
from verifact.checks.consistency._places import is_stated
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import holder

_LEAST_WORDS = 8
_LEAST_SHARE = 0.75  # of the shorter sentence: so much of it the other one says again


@check(
    "VF505",
    "number-conflict",
    severity=WARNING,
    bad=[
        "The ministry sent ⟦8,000 troops⟧ to the north of the region in May.\n\nNobody has seen them. The ministry sent ⟦10,000 troops⟧ to "
        "the north of the region.",
        "The fund holds ⟦$3 million⟧ for the repair of the bridge, the council said.\n\nWork starts soon. The fund holds ⟦$5 million⟧ for "
        "the repair of the bridge.",
        "The survey of the city found ⟦41 percent⟧ of its pupils in poor health.\n\nMost live in the north. The survey of the city "
        "found ⟦14 percent⟧ of its pupils in poor health.",
    ],
    good=[
        "The ministry sent 8,000 troops to the north of the region in May.\n\nIt is cold. In June the ministry sent 10,000 troops to the "
        "north of the region.",
        "The ministry sent about 8,000 troops to the north of the region.\n\nIt is cold. The ministry sent 8,200 troops to the north of the "
        "region.",
        "The ministry sent 8,000 troops to the north of the region. The ministry sent 10,000 troops to the south of it.",
        "Of the pupils in the north of the city 41 percent are in poor health. Of the pupils in the south of the city 14 percent are.",
        "The ministry sent 8,000 troops to the north of the region.\n\nIt is cold. The ministry has 10,000 troops in the north.",
    ],
)
def number_conflict(article: Article) -> Iterator[Hit]:
    """Where an article says the same thing twice with two figures, at most one of them is right.

    Found where two sentences say the same, word for word for the greater part, and differ in the value of one figure of the same
    kind and unit. Numbers that merely count the same noun do not: they are as a rule those of other times and places.

    Silent where either figure is a rough one (“about”) or either sentence has more than that to tell it from the other: another
    day, another place, a second figure; in quotations, and where one follows on the other, as in a list.
    """
    figures = article.derived(quantities_of)
    if len(figures) < 2:
        return
    words = article.derived(words_of)
    starts = {words.at_or_after(figure.span.start): figure for figure in figures}
    spans = [sentence.span for sentence in article.sentences]
    held = dict.fromkeys(holder(spans, figure.span.start) for figure in figures)
    ranges = [among for span in held if span and len(among := words.range_in(span)) >= _LEAST_WORDS]
    texts = [words.lower[among.start : among.stop] for among in ranges]
    by_pair: dict[tuple[int, int], list[Difference]] = defaultdict(list)
    for found in differences(texts):
        by_pair[found.one, found.other].append(found)
    rough = lexicon("en").terms["rough_words"]
    for (one, other), places in by_pair.items():
        (place, *more) = places
        if more or ranges[one].stop == ranges[other].start or not _is_said_again(place, texts[one], texts[other]):
            continue
        first, second = ranges[one].start + place.in_one[0], ranges[other].start + place.in_other[0]
        figure, its = starts.get(first), starts.get(second)
        if figure is None or its is None or not _conflict(figure, its):
            continue
        if any(not rough.isdisjoint(words.lower[max(0, at - 3) : at]) for at in (first, second)):
            continue
        if is_stated(article, figure.span) and is_stated(article, its.span):
            yield Hit(
                its.span,
                f"“{its.span.of(article.text)}” here, “{figure.span.of(article.text)}” where the article says the same before",
                help="find out which is right, or say what the other one counts",
                related=(figure.span,),
            )


def _is_said_again(place: Difference, one: list[str], other: list[str]) -> bool:
    """Tell whether two sentences begin alike, differ by one word, and share the greater part of the shorter one."""
    is_one_word = place.in_one[1] - place.in_one[0] == place.in_other[1] - place.in_other[0] == 1
    begins_alike = one[: place.in_one[0]] == other[: place.in_other[0]]
    return is_one_word and begins_alike and place.shared + 1 >= _LEAST_SHARE * min(len(one), len(other))


def _conflict(one: Quantity, other: Quantity) -> bool:
    same = one.kind is other.kind and one.kind is not QuantityKind.RATIO
    return same and one.unit.split()[:1] == other.unit.split()[:1] and one.value != other.value
