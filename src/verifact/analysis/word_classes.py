"""The closed classes of a word as one number, so that reading a phrase costs one look-up a word.

A word's classes are the data files of its language that hold it: "her" is a determiner and a pronoun.
"""

from collections.abc import Mapping

__all__ = ["word_classes"]

DETERMINER = 1
PREPOSITION = 2
CLAUSE_OPENER = 4
AUXILIARY = 8
COPULA = 16
PRONOUN = 32
CUE = 64  # a verb that is a cue, and nothing else
ADVERB = 128
ADVERBIAL = 256  # opens an adverbial of time, place or occasion
INSIDE = 512  # a preposition that may stand inside a noun phrase
TIME = 1024
RELATIVE = 2048
SOMEBODY = 4096  # a noun for people, groups and writings
POSSESSIVE = 8192
PLURAL = 16384  # a plural without an -s
NOUN_TOO = 32768  # a cue that may be a noun
VAGUE_PRONOUN = 65536
COORDINATOR = 131072

ENDS_PHRASE = CLAUSE_OPENER | AUXILIARY | COPULA | PREPOSITION | CUE
NO_NOUN = ENDS_PHRASE | PRONOUN | ADVERB

_FILES = (
    ("determiners", DETERMINER),
    ("prepositions", PREPOSITION),
    ("clause_openers", CLAUSE_OPENER),
    ("auxiliaries", AUXILIARY),
    ("copulas", COPULA),
    ("pronouns_personal", PRONOUN),
    ("adverbs_in_verb_phrase", ADVERB),
    ("adverbial_openers", ADVERBIAL),
    ("prepositions_in_phrase", INSIDE),
    ("times", TIME),
    ("relatives", RELATIVE),
    ("common_nouns", SOMEBODY),
    ("possessives", POSSESSIVE),
    ("plural_subjects", PLURAL),
    ("cue_nouns_also", NOUN_TOO),
    ("vague_pronouns", VAGUE_PRONOUN),
    ("coordinators", COORDINATOR),
)


def word_classes(terms: Mapping[str, frozenset[str]]) -> Mapping[str, int]:
    """Return the classes of every word that `terms`, the data files of a language, put into one."""
    found: dict[str, int] = {}
    for name, bit in _FILES:
        for word in terms.get(name, ()):
            found[word] = found.get(word, 0) | bit
    for name in ("cue_verbs", "attitude_verbs"):
        for word in terms.get(name, ()):
            if not found.get(word, 0) & NOUN_TOO:
                found[word] = found.get(word, 0) | CUE
    return found
