"""Crowds that hold a view: "some argue", "many scholars have suggested", "critics still say"."""

from collections.abc import Iterator
from itertools import compress

from attrs import frozen

from verifact.analysis.grammar import Grammar, grammar
from verifact.analysis.words import Term, Words, words_of
from verifact.checks.attribution._adjacent import joined
from verifact.language import lexicon, together
from verifact.model import Article

__all__ = ["Crowd", "crowds_of"]

_VERBS = ("belief_cues", "mind_verbs", "judging_verbs")
_PEOPLE_ENDINGS = ("ists", "ians", "crats")
_BETWEEN = frozenset({"often", "today", "nowadays", "who", "n't", "currently"})
_HAVE = frozenset({"has", "have", "had"})
_CONJUNCTIONS = frozenset({"and", "or", "for", "since", "after", "before", "however", "despite"})
_CLAUSE_SUBJECTS = frozenset(
    {"it", "he", "she", "they", "there", "a", "an", "the", "this", "these", "his", "her", "its"}
)
_COMPLEMENT_OPENERS = _CLAUSE_SUBJECTS | {"that", "their", "would"}
_PORTIONS = frozenset({"number", "majority", "minority", "handful"})
_BEFORE_PORTIONS = frozenset({"a", "the", "broad", "vast", "large", "growing", "small", "great"})
_INTERRUPTS = frozenset({"however", "though", "meanwhile", "therefore", "nevertheless"})
_HOLDING = frozenset({"hold", "held"})
# What a lone "most" does where it may stand for things: "most show a decline".
_OF_THINGS = frozenset(
    {"show", "showed", "shown", "indicate", "indicated", "reveal", "revealed", "imply", "implied", "point", "pointed"}
)
_ANYBODY = frozenset({"someone", "somebody"})  # "someone might find it": whoever comes along
_WHOEVER = frozenset({"who", "may", "might", "can", "could", "would", "will", "should"})
_VERB_GROUP = 5
_PHRASE = 6


@frozen
class Crowd:
    """Words `first` to `last` (not included): who; word `verb`: what they do."""

    first: int
    last: int
    verb: int


def crowds_of(article: Article) -> tuple[Crowd, ...]:
    """Return the crowds with a quantifier ("some", "many critics") and the bare ones ("critics"), in the text's order."""
    if article.language is None or "crowd_nouns" not in lexicon(article.language):
        return ()
    terms = lexicon(article.language).terms
    words = article.derived(words_of)
    reader = _Reader(
        words,
        grammar(article.language),
        terms["quantifiers"],
        terms["crowd_nouns.many"],
        # What a plural subject may have: "say", "said"; not "says", "saying".
        together(article.language, *(f"{verbs}.{form}" for verbs in _VERBS for form in ("base", "past", "participle"))),
        together(article.language, *(f"{verbs}.base" for verbs in _VERBS)),
        terms["belief_cues"],
        terms["mind_verbs"],
    )
    verbs = compress(range(len(words.lower)), map(reader.verbs.__contains__, words.lower))
    found = [crowd for at in verbs for crowd in reader.read(at)]
    found += [crowd for term in words.find("according_to") for crowd in reader.after(term)]
    return tuple(sorted(found, key=lambda crowd: crowd.verb))


@frozen(eq=False)
class _Reader:
    """`verbs` are all that a crowd may do, `base` their base forms; `beliefs` is what people do, `mental` what only minds do."""

    words: Words
    known: Grammar
    quantifiers: frozenset[str]
    people: frozenset[str]
    verbs: frozenset[str]
    base: frozenset[str]
    beliefs: frozenset[str]
    mental: frozenset[str]

    def read(self, at: int) -> Iterator[Crowd]:
        """Yield the crowd that is the subject of the verb at word `at`."""
        lower = self.words.lower
        end = self._subject_end(at)
        if end is None or end == 0:
            return
        finite = lower[at] in self.base or not _HAVE.isdisjoint(lower[end:at]) or self._has_clause(at + 1)
        follower = lower[at + 1] if joined(self.words, at + 1) else ""
        if not finite or (lower[at] == "claim" and follower == "to"):
            return  # "several towns claim to be its birthplace" speak for themselves
        if lower[at] in _HOLDING and follower not in ("that", "to"):
            return  # "others hold meetings"
        first = self._existing(end) or self._quantified(end, lower[at])
        supposed = lower[end:at] == ["may", "have"] or (
            lower[end - 1] in _ANYBODY and not _WHOEVER.isdisjoint(lower[end:at])
        )
        if first is not None and not supposed:
            yield Crowd(first, end, at)

    def after(self, phrase: Term) -> Iterator[Crowd]:
        """Yield the crowd behind "according to"."""
        lower, first = self.words.lower, phrase.last
        if not joined(self.words, first) or lower[first] not in self.quantifiers:
            return
        for last in range(first, min(first + _PHRASE, len(lower))):
            if last > first and not joined(self.words, last):
                return
            alone = last == first and lower[first] in self.known.vague_pronouns and not joined(self.words, first + 1)
            if alone or self._are_people(last):
                if not (joined(self.words, last + 1) and lower[last + 1] in ("like", "such", "at", "from")):
                    yield Crowd(first, last + 1, phrase.first)
                return

    def _subject_end(self, at: int) -> int | None:
        """Return the word after the subject, skipping "have often"; None where the verb is no finite active one."""
        lower, known, index = self.words.lower, self.known, at
        while index > 0 and at - index < _VERB_GROUP:
            word = lower[index - 1]
            if word in known.copulas or word == "to" or word == "not":
                return None
            if not joined(self.words, index) and not self._interrupted(index):
                break
            if not self._fills(word, index):
                break
            index -= 1
        return index if joined(self.words, index) or self._interrupted(index) else None

    def _fills(self, word: str, after: int) -> bool:
        """Whether the word may stand between the subject and its verb; `after` is the word behind it."""
        known = self.known
        if word in known.adverbs_in_verb_phrase:
            return word not in self.quantifiers
        return (
            word in known.auxiliaries
            or word in _BETWEEN
            or (word in _INTERRUPTS and self._interrupted(after))
            or (word.endswith("ly") and len(word) > 4)
        )

    def _interrupted(self, at: int) -> bool:
        """Whether the comma before word `at` only sets off "however"."""
        lower = self.words.lower
        return self.words.gaps[at].strip() == "," and (lower[at] in _INTERRUPTS or lower[at - 1] in _INTERRUPTS)

    def _existing(self, end: int) -> int | None:
        """Return where "there are scholars" begins, before the "who" that the verb group has passed over."""
        lower = self.words.lower
        for first in range(end - 2, max(-1, end - _PHRASE), -1):
            if not joined(self.words, first + 1):
                return None
            if lower[first] == "there":
                is_said = lower[first + 1] in self.known.copulas and lower[end] in ("who", "that")
                return first if is_said and self._are_people(end - 1) else None
        return None

    def _quantified(self, end: int, verb: str) -> int | None:
        """Return where "some", "many of his friends" or "most modern scholars" begins that ends before word `end`."""
        lower = self.words.lower
        last = end - 1
        if lower[last] in self.known.pronouns_personal or lower[last] in self.known.prepositions:
            return None
        if lower[last] in self.known.vague_pronouns:
            is_view = verb in self.beliefs and verb not in _OF_THINGS
            return last if is_view and self._opens(last) else None
        may = self._may(last, verb)
        for first in range(last - 1, max(-1, last - _PHRASE), -1):
            if not joined(self.words, first + 1):
                return None
            if lower[first] in _PORTIONS and lower[first + 1] == "of":
                opener = first
                while opener > 0 and joined(self.words, opener) and lower[opener - 1] in _BEFORE_PORTIONS:
                    opener -= 1
                return opener if may and self._opens(opener) else None
            if lower[first] in self.quantifiers and self._opens(first):
                of = lower.index("of", first, end) if "of" in lower[first + 2 : end] else 0
                may = may or (of > 0 and self._may(of - 1, verb))  # "some advocates of the plan"
                within = lower[first + 1] in ("in", "within", "outside", "among", "inside")
                return first if may or (within and verb in self.beliefs) else None
            if (
                lower[last] in self.known.determiners
                or lower[first] in self.known.auxiliaries
                or lower[first] in self.known.copulas
            ):
                return None
        return None

    def _may(self, noun: int, verb: str) -> bool:
        """Whether the plural `noun` may do what the verb says: people believe, and whatever argues has people behind it."""
        word = self.words.lower[noun]
        if verb in self.beliefs and (self._are_people(noun) or self._is_of_people(noun)):
            return True
        if verb in self.mental and word.endswith("s") and not word.endswith(("ss", "'s")):
            return True
        return word.endswith("s") and word in self.known.vague_heads and verb in self.verbs

    def _is_of_people(self, noun: int) -> bool:
        """Whether it is the plural of a follower or a native: "formalists", "Protestants"."""
        word, last = self.words.words[noun], self.words.lower[noun]
        return last.endswith(_PEOPLE_ENDINGS) or (word[0].isupper() and last.endswith("ants"))

    def _are_people(self, at: int) -> bool:
        word = self.words.lower[at]
        if word in self.people or word in self.known.vague_heads:
            return True
        return word.endswith("s") and word in self.known.role_nouns

    def _opens(self, at: int) -> bool:
        """Whether a clause can open at word `at`."""
        words = self.words
        if at == 0:
            return True
        gap = words.gaps[at]
        if not gap.isspace():
            return words.lower[at - 1] != "most"
        if words.lower[at - 1] in ("and", "or") and words.lower[at] == "others":
            return False  # "Ann Lee and others": a list with a name
        return words.lower[at - 1] in _CONJUNCTIONS or words.lower[at - 1] in self.known.clause_openers

    def _has_clause(self, at: int) -> bool:
        return joined(self.words, at) and self.words.lower[at] in _COMPLEMENT_OPENERS
