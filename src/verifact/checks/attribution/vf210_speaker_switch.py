"""VF210: two speakers without names whom a reader can't tell apart."""

from collections.abc import Iterator

from attrs import field, mutable

from verifact.analysis.words import words_of
from verifact.checks.attribution._sources import Phrase, cited, phrase_of, said_by
from verifact.checks.base import INFO, Hit, check
from verifact.language import together
from verifact.model import Article

_ONE = frozenset({"a", "an", "one", "another"})
_POINTING = frozenset({"the", "this", "that"})


@mutable
class _Heard:
    """How often a paragraph has introduced somebody by a head ("an official"), and with which words before it."""

    times: int = 0
    descriptions: set[str] = field(factory=set)


@check(
    "VF210",
    "speaker-switch",
    severity=INFO,
    bad=[
        "“It is over,” an official said. “It has only begun,” ⟦an official said⟧.",
        "A resident said the noise woke him at night. “We moved out,” ⟦one resident said⟧.",
        "One official said the talks failed. Another official said they went on. “Nobody knows,” ⟦the official said⟧.",
    ],
    good=[
        "“It is over,” an official said. “It has only begun,” another official said.",
        "“It is over,” a state official said. “It has only begun,” a county official said.",
        "“It is over,” an official said. “It will not come back,” the official added.",
        "“It is over,” an official said.\n\n“It has only begun,” an official said.",
        "One official said the talks failed. Another official said they went on. “Nobody knows,” the second official said.",
    ],
)
def speaker_switch(article: Article) -> Iterator[Hit]:
    """Two voices that go by the same words are one voice to the reader.

    Found where a paragraph introduces a speaker without a name in words that it has used for another one ("an official
    said … an official said"), and where "the official" may be either of two.

    Silent where "another", a number or any adjective tells them apart, and across paragraphs.
    """
    if article.language is None:
        return
    heads = together(article.language, "role_nouns", "bare_sources", "vague_heads", "unnamed_roles")
    words = article.derived(words_of)
    seen: dict[str, _Heard] = {}
    paragraph = last = -1
    for attribution, source, cue in cited(article):
        phrase = phrase_of(words, source, heads)
        block = article.document.block_at(source.start)
        if phrase is None or block is None or attribution.is_named or source.start == last:
            continue
        last = source.start
        if block.span.start != paragraph:
            paragraph, seen = block.span.start, {}
        before = seen.setdefault(phrase.head, _Heard())
        described = _description(words.lower, phrase)
        if _is_confusing(phrase, described, before):
            yield Hit(
                said_by(source, cue),
                f"“{source.of(article.text)}”: the same one as before, or somebody else?",
                help="tell the speakers apart: by what they do, where they are, or which of them speaks",
            )
        if phrase.opener in _ONE:
            before.times += 1
            before.descriptions.add(described)


def _description(lower: list[str], phrase: Phrase) -> str:
    """Return what stands between the determiner and the head: "senior" of "a senior official"."""
    return " ".join(lower[phrase.first + 1 : phrase.last - 1])


def _is_confusing(phrase: Phrase, described: str, before: _Heard) -> bool:
    if phrase.opener in _ONE and phrase.opener != "another":
        return described in before.descriptions
    return phrase.opener in _POINTING and not described and before.times > 1
