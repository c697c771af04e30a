"""VF106: "the largest", and nobody who ranked them."""

from collections.abc import Iterator

from verifact.analysis.genre import is_opinion
from verifact.analysis.voice import voices_of
from verifact.analysis.words import Term, Words, words_of
from verifact.checks.base import WARNING, Hit, check
from verifact.checks.sourcing._unsourced import unsourced_claims
from verifact.language import lexicon
from verifact.model import Article

_PARTITIVE = frozenset({"of", "among", "than", "if"})
_OPENERS = frozenset({"the", "a", "an", "its"})
_LINKS = frozenset(
    {"is", "was", "are", "were", "be", "been", "being", "become", "becomes", "became", "remain", "remains", "remained"}
)
_KNOWERS = frozenset({"i", "we", "you", "he", "she", "they"})
_KNOWN_WITHIN = 3
_PHRASE = 4
_OURS = frozenset({"we", "our", "us", "i", "my"})
_PROOF = frozenset({"to", "ever"})
_PROOF_WITHIN = 4


@check(
    "VF106",
    "unsupported-superlative",
    severity=WARNING,
    bad=[
        "The mill will close.\n\nIt is the ⟦largest⟧ employer in the county, and Ely lives by it.",
        "The mill will close.\n\nAnn Lee was ⟦the first⟧ woman to lead the Ely council.",
        "The mill will close.\n\nThe bridge is ⟦the only⟧ crossing between Ely and the coast.",
        "The mill will close.\n\nThe drop in prices was ⟦unprecedented⟧ in the history of Ely.",
    ],
    good=[
        "The mill will close.\n\nSales rose in the first quarter, and Acme Holdings paid its debts in the first half of May.",
        "The mill will close.\n\nIt is one of the largest employers in the county.",
        "The mill will close.\n\nIt is the largest employer in the county, the Ely council said.",
        "The mill will close.\n\nThe owner, Largest Mills of Ely, has sold the land.",
        "The mill will close.\n\n“It is the largest employer in the county,” reads a sign on the gate in Ely.",
        "The mill will close.\n\nHis oldest daughter is the only one in Ely who stays, and the only way out is the road.",
        "The largest mill in the county will close in May, the Ely council said.",
        "The mill will close.\n\nEly is the only town they know, and the first is harder to leave than Fen, like never before.",
        "The mill will close.\n\nThe wealthiest citizens of Ely would gain, and Ann Lee has climbed the highest peaks.",
    ],
)
def unsupported_superlative(article: Article) -> Iterator[Hit]:
    """A rank is a claim about all the others: somebody must have counted them.

    Found where a rank that a list could prove or refute ("largest", "oldest", "the only", "the first … to",
    "unprecedented") stands in the writer's own voice, and neither its sentence nor its paragraph has a source, a marker or
    a link.

    Silent where something is called by a rank that is not the news ("the wealthiest citizens would gain"); for partitives
    ("one of the largest"), parts of a whole ("first quarter"), turns of phrase ("the only way"), ranks within a family,
    names, quotations and reported speech; where the writers speak of what they know themselves; in the lede, which the
    body sources, and in opinion.
    """
    if is_opinion(article) or article.language is None:
        return
    voices, words = article.derived(voices_of), article.derived(words_of)
    unranked = lexicon(article.language).terms["unranked"]
    for claim in unsourced_claims(article):
        ranks = words.find_in("ranks", claim.span)
        inside = words.range_in(claim.span)
        if not ranks or not _OURS.isdisjoint(words.lower[inside.start : inside.stop]):
            continue
        for term in ranks:
            span = words.term_span(term)
            if _is_rank(words, term, unranked, at_start=span.start == claim.span.start) and voices.is_own(span):
                yield Hit(
                    span,
                    f"“{span.of(article.text)}”: nobody is said to have compared",
                    help="say who ranks it so, among what and when",
                )


def _is_rank(words: Words, term: Term, unranked: frozenset[str], *, at_start: bool) -> bool:
    lower = words.lower
    if not unranked.isdisjoint(lower[term.last : term.last + 2]) or (
        words.words[term.first][0].isupper() and not at_start
    ):
        return False
    before, after = lower[max(0, term.first - 4) : term.first], lower[term.last : term.last + _KNOWN_WITHIN]
    if before[-1:] == ["like"] or after[:1] == [] or after[0] in _LINKS or not _KNOWERS.isdisjoint(after):
        return False  # "like never before"; "the first is"; "the only country they know"
    if not _PARTITIVE.isdisjoint(before) or not _is_asserted(words, term):
        return False
    return lower[term.first : term.last] != ["the", "first"] or not _PROOF.isdisjoint(
        lower[term.last + 1 : term.last + 1 + _PROOF_WITHIN]
    )


def _is_asserted(words: Words, term: Term) -> bool:
    """Whether something is said to have the rank ("is the largest", ", the largest"), and not just called by it."""
    index = term.first
    while index and term.first - index < _PHRASE and words.lower[index] not in _LINKS and words.gaps[index].isspace():
        previous = words.lower[index - 1]
        if previous in _LINKS:  # "the effect is largest in May" compares a thing with itself
            return index < term.first or not words.lower[index].endswith("est")
        if previous not in _OPENERS and not previous.endswith(("'s", "s'")) and words.lower[index] in _OPENERS:
            return False  # the phrase begins here, behind another verb or noun
        index -= 1
    return index < len(words) and words.gaps[index].lstrip().startswith((",", "—", "–", "-", "("))
