"""VF211: "sources say" where there is one."""

from collections.abc import Iterator

from verifact.analysis.words import words_of
from verifact.checks.attribution._sources import Phrase, cited, phrase_of, said_by
from verifact.checks.base import INFO, Hit, check
from verifact.language import together
from verifact.model import Article
from verifact.spans import Span


@check(
    "VF211",
    "plural-from-single",
    severity=INFO,
    bad=[
        "⟦Sources say⟧ the deal is done. “They signed on Friday,” the source said.",
        "⟦Experts say⟧ the bridge is unsafe. “It will not last the winter,” said Mary Poe, an expert at Ely University.",
        "⟦Officials said⟧ the mill would close. The official gave no date, but the official said it would be soon.",
    ],
    good=[
        "Sources say the deal is done. “They signed on Friday,” one source said.",
        "Experts say the bridge is unsafe. “It will not last,” said Mary Poe, an expert. John Doe, another expert, agreed that it will not.",
        "A source said the deal is done. “They signed on Friday,” the source said.",
        "Experts say the bridge is unsafe. “It will not last the winter,” the mayor said.",
        "Two officials said the mill would close. “It will be soon,” one official said.",
    ],
)
def plural_from_single(article: Article) -> Iterator[Hit]:
    """A plural promises that more than one person was asked.

    Found where "sources", "experts" or "officials" are said to say something, and the rest of the paragraph lets exactly
    one of them speak: "the source" without any other, or one named person introduced as such.

    Silent where the paragraph quotes a second one, or one of several ("one source said"), and where a number says how many.
    """
    if article.language is None:
        return
    heads = together(article.language, "role_nouns", "bare_sources", "vague_heads", "unnamed_roles")
    numbers = together(article.language, "number_words")
    words = article.derived(words_of)
    plurals: dict[tuple[int, str], tuple[Phrase, Span]] = {}
    singles: dict[tuple[int, str], set[str]] = {}
    for attribution, source, cue in cited(article):
        block = article.document.block_at(source.start)
        phrase = phrase_of(words, source, heads)
        if block is None or phrase is None:
            continue
        one = _singular(phrase.head, heads)
        if one is None:
            key = (block.span.start, phrase.head.removesuffix("s"))
            if attribution.is_named:
                singles.setdefault(key, set()).add(attribution.speaker.name)
            elif phrase.opener == "the":
                singles.setdefault(key, set()).add("the")
            else:
                singles.setdefault(key, set()).update(("one", "of several"))
        elif not attribution.is_named and phrase.opener not in numbers and not phrase.is_definite:
            plurals.setdefault((block.span.start, one), (phrase, said_by(source, cue)))
    for key, (phrase, place) in plurals.items():
        if len(singles.get(key, ())) == 1:
            yield Hit(
                place,
                f"“{phrase.head}” are more than one, and one speaks",
                help="write of the one, or let the others speak too",
            )


def _singular(head: str, heads: frozenset[str]) -> str | None:
    """Return the singular of a plural head; None for a head that is singular."""
    return head[:-1] if head.endswith("s") and head[:-1] in heads else None
