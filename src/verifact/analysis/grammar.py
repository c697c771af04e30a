"""The closed word classes of a language, ready for membership tests."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from verifact.analysis.word_classes import word_classes
from verifact.language import lexicon

NONE: frozenset[str] = frozenset()
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Grammar:
    """Sets of lower-case words, one attribute a data file of the language; empty where the language has no such file.

    Nothing of it may be changed. It is no attrs class: to write a constructor of so many arguments takes longer than all
    else that is needed for a language's grammar.
    """

    adverbs_in_verb_phrase: frozenset[str] = NONE
    after_attitudes: frozenset[str] = NONE
    after_cue_nouns: frozenset[str] = NONE
    after_impressions: frozenset[str] = NONE
    agent_markers: frozenset[str] = NONE
    apposition_openers: frozenset[str] = NONE
    auxiliaries: frozenset[str] = NONE
    bare_sources: frozenset[str] = NONE
    before_predicates: frozenset[str] = NONE
    catenatives: frozenset[str] = NONE
    clause_joiners: frozenset[str] = NONE
    clause_verbs: frozenset[str] = NONE
    clause_openers: frozenset[str] = NONE
    common_nouns: frozenset[str] = NONE  # the nouns of the other sets together
    complementizers: frozenset[str] = NONE
    content_openers: frozenset[str] = NONE
    copulas: frozenset[str] = NONE
    cue_introducers: frozenset[str] = NONE
    counts_of_people: frozenset[str] = NONE
    courtesy_titles: frozenset[str] = NONE
    cue_verbs: frozenset[str] = NONE
    definite_articles: frozenset[str] = NONE
    definite_determiners: frozenset[str] = NONE
    demonyms: frozenset[str] = NONE
    determiners: frozenset[str] = NONE
    determiners_alone: frozenset[str] = NONE
    documents: frozenset[str] = NONE
    empty_subjects: frozenset[str] = NONE
    feminine: frozenset[str] = NONE
    given_names: frozenset[str] = NONE  # of women, men and either
    given_names_feminine: frozenset[str] = NONE
    given_names_masculine: frozenset[str] = NONE
    group_nouns: frozenset[str] = NONE
    infinitive_markers: frozenset[str] = NONE
    inverting_verbs: frozenset[str] = NONE
    indefinite_articles: frozenset[str] = NONE
    masculine: frozenset[str] = NONE
    inside_no_name: frozenset[str] = NONE  # function words: with a capital they still part two names, as in headlines
    name_connectors: frozenset[str] = NONE
    name_particles: frozenset[str] = NONE
    negations: frozenset[str] = NONE
    no_continuations: frozenset[str] = NONE
    no_holders: frozenset[str] = NONE
    no_subjects_after: frozenset[str] = NONE
    not_names: frozenset[str] = NONE
    office_modifiers: frozenset[str] = NONE
    organization_suffixes: frozenset[str] = NONE
    organization_words: frozenset[str] = NONE
    own_determiners: frozenset[str] = NONE
    passive_cues: frozenset[str] = NONE
    person_titles: frozenset[str] = NONE
    phrase_joiners: frozenset[str] = NONE
    places: frozenset[str] = NONE
    poll_prepositions: frozenset[str] = NONE
    prefix_openers: frozenset[str] = NONE
    plurals: frozenset[str] = NONE  # the plural forms of the nouns of the other sets
    prepositions: frozenset[str] = NONE
    pronouns: frozenset[str] = NONE  # of all kinds together
    pronouns_feminine: frozenset[str] = NONE
    pronouns_masculine: frozenset[str] = NONE
    pronouns_neuter: frozenset[str] = NONE
    pronouns_personal: frozenset[str] = NONE
    quotatives: frozenset[str] = NONE
    recipients: frozenset[str] = NONE
    role_nouns: frozenset[str] = NONE
    sentence_connectives: frozenset[str] = NONE
    pronouns_plural: frozenset[str] = NONE
    pronouns_relative: frozenset[str] = NONE
    same_body: Mapping[str, str] = _NOTHING  # the noun that stands for all words of its line
    same_office: Mapping[str, str] = _NOTHING
    shares: frozenset[str] = NONE
    telling_verbs: frozenset[str] = NONE
    thing_words: frozenset[str] = NONE
    titles_before_names: frozenset[str] = NONE
    titles_like_surnames: frozenset[str] = NONE
    vague_heads: frozenset[str] = NONE
    vague_pronouns: frozenset[str] = NONE
    well_known_acronyms: frozenset[str] = NONE
    well_known_organizations: frozenset[str] = NONE
    classes: Mapping[str, int] = _NOTHING  # of word_classes, all in one number

    # What no list of words can say, from the file of traits:
    verb_second: bool = False  # any verb may stand before its subject: “…”, warnt Huber is a verb and its subject
    genitives: bool = False  # a noun may follow another with an article: "ein Sprecher der Stadt"
    capital_nouns: bool = False  # every noun is written with a capital, so that a capital alone makes no name

    def __init__(self, **known: Any) -> None:
        vars(self).update(known)


@cache
def grammar(tag: str | None) -> Grammar:
    """Return the word classes of a language; all of them empty for None."""
    if tag is None:
        return Grammar()
    terms = lexicon(tag).terms
    nouns = ("role_nouns", "group_nouns", "documents", "vague_heads", "bare_sources")
    closed = ("determiners", "pronouns_personal", "clause_openers")
    function = NONE.union(*(terms[name] for name in closed if name in terms)) - terms.get("name_connectors", NONE)
    verbs = NONE.union(*(terms[name] for name in ("auxiliaries", "copulas") if name in terms))
    names = [name for name in Grammar.__annotations__ if name in terms and not name.startswith("same_")]
    common = NONE.union(*(terms[name] for name in nouns if name in terms))
    classes = word_classes({**terms, "common_nouns": common})
    plurals = NONE.union(*(terms[f"{name}.many"] for name in nouns if f"{name}.many" in terms))
    given = NONE.union(*(terms[name] for name in terms if name.startswith("given_names_")))
    traits = terms.get("traits", NONE)
    pronouns = NONE.union(*(terms[name] for name in terms if name.startswith("pronouns_")))
    return Grammar(
        **{name: terms[name] for name in names if name != "not_names"},
        classes=classes,
        common_nouns=common,
        inside_no_name=function,
        not_names=function | verbs | terms.get("not_names", NONE),
        given_names=given,
        plurals=plurals,
        pronouns=pronouns,
        same_body=_by_line(terms.get("same_body", NONE)),
        same_office=_by_line(terms.get("same_office", NONE)),
        verb_second="verb_second" in traits,
        genitives="genitives" in traits,
        capital_nouns="capital_nouns" in traits,
    )


def _by_line(lines: frozenset[str]) -> Mapping[str, str]:
    """Return, for each word of a line ("senator sen"), the first one of it."""
    return {form: forms[0] for forms in map(str.split, lines) for form in forms}
