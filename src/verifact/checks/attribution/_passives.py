"""Passives that hide whose view they report: "it is believed that", "is seen by many", "there are claims that"."""

import re
from collections.abc import Iterator

from attrs import frozen

from verifact.analysis.grammar import Grammar, grammar
from verifact.analysis.words import Words, words_of
from verifact.checks.attribution._adjacent import joined
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

__all__ = ["Passive", "passives_of"]

_PARTICIPLES = ("impersonal_predicates", "reputed_participles", "regarded_participles", "labelled_participles")
_IMPERSONAL, _REPUTED, _REGARDED, _LABELLED = _PARTICIPLES
_HEARSAY = "hearsay_nouns"
_PERFECT = frozenset({"has", "have", "had", "having"})
_OBLIGED = frozenset({"must", "should", "cannot", "can't", "no", "longer"})
_MODALS = frozenset({"can", "could", "may", "might", "would", "will"})
_SAID = frozenset({"said", "believed", "thought", "claimed", "rumored", "rumoured", "alleged", "assumed", "argued"})
_SUBJECTS = frozenset(
    {"the", "a", "an", "he", "she", "they", "there", "this", "these", "his", "her", "its", "their", "it"}
)
_LIKELIHOODS = frozenset({"conceivable", "likely", "possible", "probable", "unlikely"})
_ASKED = frozenset({"questioned", "debated", "disputed", "doubted"})
_WHETHER = frozenset({"whether", "if"})
_THAT_WITHIN = 5  # words: "it was said at the time that"
_MARKS = ("“", '"', "‘", "`", "«")
_OTHERS = frozenset({"other", "various", "numerous", "certain", "leading"})
_HOLDERS = frozenset({"proponents", "opponents", "skeptics", "sceptics", "naysayers", "detractors"})
_SEEMS = frozenset({"seem", "seems", "seemed", "appear", "appears", "appeared"})
_LABEL = 3  # words: "called the “Trump of the East”"
_ALSO_DONE = frozenset({"considered", "reported", "claimed"})  # "was reported to the police"
_CALLED = frozenset({"called"})
_NO_JUDGEMENT = frozenset({"to", "for", "on", "in", "up", "back", "upon", "off", "out", "into", "away"})
_AGENT_WITHIN = 25
_NOUN_PHRASE = 6
_ABOUT = frozenset({"that", "over", "about", "whether", "as", "regarding"})
_COMPLEMENTS = frozenset({"as", "to", "one", "a", "an", "the", "for", "with"})
_NONE = frozenset({"no", "any", "not"})
_JUDGED = frozenset({"considered", "regarded", "viewed"})
_RANK_OPENERS = frozenset({"one", "among", "the"})
_FREQUENT = frozenset({"often", "sometimes", "frequently", "traditionally", "usually", "variously", "repeatedly"})

_ENDS_CLAUSE = re.compile(r"[.?!;:,(—–]|\n\n")


@frozen
class Passive:
    """The verb group; `judges` are the words of a vague "by many" that belongs to it, "" where nobody is mentioned.

    `is_repute` is whether it is a "believed to", with which crime copy repeats what a charge says; `is_likelihood` whether it
    is an "it is likely that", which may be the writer's own estimate.
    """

    span: Span
    judges: str = ""
    is_repute: bool = False
    is_likelihood: bool = False


def passives_of(article: Article) -> tuple[Passive, ...]:
    """Return them in the order of the text, whoever's voice they are in."""
    words = article.derived(words_of)
    if article.language is None or _IMPERSONAL not in lexicon(article.language):
        return ()
    reader = _Reader(words, grammar(article.language), lexicon(article.language).terms["breadth_adverbs"])
    places: dict[int, tuple[str, ...]] = {}
    for category in (*_PARTICIPLES, _HEARSAY):
        for term in words.find(category):
            places[term.first] = term.categories
    return tuple(found for at in sorted(places) for found in reader.read(at, places[at]))


@frozen(eq=False)
class _Reader:
    words: Words
    known: Grammar
    breadth: frozenset[str]

    def read(self, at: int, categories: tuple[str, ...]) -> Iterator[Passive]:
        """Yield the passive whose participle is the word `at`, if it hides somebody."""
        words, lower = self.words, self.words.lower
        if _HEARSAY in categories:
            yield from self._exists(at)
            return
        first = self._group(at)
        group = lower[first:at]
        if not _OBLIGED.isdisjoint(group):
            return
        passive = not self.known.copulas.isdisjoint(group) or (first > 0 and lower[first - 1] in _SEEMS and first < at)
        follower = lower[at + 1] if joined(words, at + 1) else ""
        if passive and _IMPERSONAL in categories and self._is_impersonal(first, at):
            yield Passive(words.span(first - 1, at + 1), is_likelihood=lower[at] in _LIKELIHOODS)
            return
        regarded, broad = _REGARDED in categories, at > first and self._is_broad(at, follower)
        if passive or (regarded and follower == "by" and self._opens_clause(at)):
            judges = self._vague_agent(at + 1)
            if judges:
                who = words.span(judges.start, judges.stop).of(words.text)
                yield Passive(words.span(first if passive else at, judges.stop), who)
                return
        if _REPUTED in categories and passive and follower == "to" and self._is_report(group, at):
            yield Passive(words.span(first, at + 2), is_repute=True)
        elif self._has_agent(at + 1) or self._is_quoted(at + 1):
            return
        elif regarded and broad and "not" not in group and (passive or self._reduced(at - 1, follower)):
            yield Passive(words.span(first if passive else at - 1, at + 1))
        elif _LABELLED in categories and self._is_label(group, at, follower):
            yield Passive(words.span(first, at + 1))

    def _is_impersonal(self, first: int, at: int) -> bool:
        """Whether it is an "it is said that"; the verb group is the words from `first` to the participle `at`."""
        words, lower = self.words, self.words.lower
        if first == 0 or lower[first - 1] != "it" or not joined(words, first):
            return False
        for index in range(at + 1, min(at + 1 + _THAT_WITHIN, len(words))):
            if not joined(words, index):
                return False
            if lower[index] == "that" or (index == at + 1 and self._opens_content(at)):
                return True
            if lower[index] == "by":
                return False
        return False

    def _opens_content(self, at: int) -> bool:
        """Whether the word behind the participle opens what is said: "it is said the mill", "it is debated whether"."""
        follower = self.words.lower[at + 1]
        return (self.words.lower[at] in _SAID and follower in _SUBJECTS) or (
            self.words.lower[at] in _ASKED and follower in _WHETHER
        )

    def _is_broad(self, at: int, follower: str) -> bool:
        """Whether a crowd is behind it: "widely seen", "often regarded", "considered one of"."""
        before = self.words.lower[at - 1]
        if before in self.breadth:
            return True
        return self.words.lower[at] in _JUDGED and (before in _FREQUENT or follower in _RANK_OPENERS)

    def _exists(self, at: int) -> Iterator[Passive]:
        """Yield "there are many claims" before "that"; the noun is word `at`."""
        lower, first = self.words.lower, at
        if not joined(self.words, at + 1) or lower[at + 1] not in _ABOUT:
            return
        while first > 0 and at - first < _NOUN_PHRASE and joined(self.words, first) and lower[first] != "there":
            first -= 1
        if (
            lower[first] == "there"
            and not self.known.copulas.isdisjoint(lower[first:at])
            and "no" not in lower[first:at]
        ):
            yield Passive(self.words.span(first, at + 1))

    def _is_report(self, group: list[str], at: int) -> bool:
        """Whether it states a repute: not "could be thought to", not "was considered to close"."""
        if not _MODALS.isdisjoint(group):
            return False
        return self.words.lower[at] not in _ALSO_DONE or self.words.lower[at + 2 : at + 3] in (["be"], ["have"])

    def _is_label(self, group: list[str], at: int, follower: str) -> bool:
        """Whether it is a perfect that judges: not "has been called to testify"."""
        participle = self.words.lower[at]
        perfect = "been" in group and not _PERFECT.isdisjoint(group)
        return perfect and not (participle in _CALLED and (not follower or follower in _NO_JUDGEMENT))

    def _group(self, at: int) -> int:
        """Return the first word of the verb group that ends at `at`: "has often been | called"."""
        lower, first = self.words.lower, at
        while first > 0 and joined(self.words, first) and at - first < 6:
            word = lower[first - 1]
            if not (
                word in self.known.copulas
                or word in self.known.auxiliaries
                or word in self.known.adverbs_in_verb_phrase
                or word in _FREQUENT
                or word in _OBLIGED
                or (word.endswith("ly") and len(word) > 4)
            ):
                break
            first -= 1
        return first

    def _reduced(self, at: int, follower: str) -> bool:
        """Whether a reduced clause opens at the word: "…, widely regarded as a bore", "an idea widely held to be wrong"."""
        if at == 0:
            return False
        before = self.words.lower[at - 1]
        is_noun = before not in self.known.auxiliaries and before not in self.known.pronouns_personal
        behind_noun = (
            is_noun and joined(self.words, at) and follower in ("as", "to") and self.words.lower[at] in self.breadth
        )
        return ("," in self.words.gaps[at] and follower in _COMPLEMENTS) or behind_noun

    def _opens_clause(self, at: int) -> bool:
        return at > 0 and joined(self.words, at + 1) and self.words.lower[at - 1] not in self.known.prepositions

    def _vague_agent(self, at: int) -> range:
        """Return the words of "by many", "by some critics", "by experts" at `at`; empty where there are none."""
        lower, known = self.words.lower, self.known
        stop = at
        while stop < at + 4 and joined(self.words, stop) and lower[stop] != "by":
            stop += 1
        if not joined(self.words, stop) or lower[stop] != "by" or not joined(self.words, stop + 1):
            return range(0)
        head = stop + 1
        if lower[head] in known.vague_pronouns:
            following = lower[head + 1] if joined(self.words, head + 1) else ""
            if following == "of" or following[:1].isdigit():
                return range(0)
            return range(stop, head + 2 if following in known.vague_heads else head + 1)
        if lower[head] in _OTHERS and joined(self.words, head + 1):
            head += 1
        elif lower[head] in _HOLDERS:
            return range(0)  # who is called by the view is no news
        return range(stop, head + 1) if lower[head] in known.vague_heads and not self._named(head + 1) else range(0)

    def _named(self, at: int) -> bool:
        return joined(self.words, at) and (
            self.words.words[at][0].isupper() or self.words.lower[at] in ("at", "from", "who")
        )

    def _is_quoted(self, at: int) -> bool:
        """Whether the judgement is in quotation marks: whose they are is another question."""
        return any(mark in gap for gap in self.words.gaps[at : at + _LABEL] for mark in _MARKS)

    def _has_agent(self, at: int) -> bool:
        """Whether "by" names somebody before the clause ends."""
        words = self.words
        for index in range(at, min(at + _AGENT_WITHIN, len(words))):
            if _ENDS_CLAUSE.search(words.gaps[index]):
                return False
            if words.lower[index] == "by":
                return True
        return False
