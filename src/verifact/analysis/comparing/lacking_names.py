"""Which names of a claim its source never gives."""

from verifact.analysis.comparing.plain_words import plain_words
from verifact.analysis.comparing.source_text import Source
from verifact.analysis.comparing.terms import TermKeys
from verifact.analysis.grammar import Grammar, grammar
from verifact.analysis.names import find_names
from verifact.analysis.words import Words
from verifact.model import MissingName, SpeakerKind

__all__ = ["lacking_names"]


def lacking_names(claim: Words, tag: str | None, source: Source) -> tuple[MissingName, ...]:
    """Return the names of which the source gives neither the whole, nor the part that tells, nor the initials.

    A person goes by the last word; of anything else every word that is no common noun of such names ("University") has to be lacking.
    """
    if tag is None:
        return ()
    known = grammar(tag)
    if known.capital_nouns:
        return ()
    found = []
    for name in find_names(claim, known).mentions:
        span = claim.span(name.first, name.last)
        parts = _telling(span.of(claim.text), known)
        if not parts:
            continue
        tested = parts[-1:] if name.kind is SpeakerKind.PERSON else parts
        if not any(_is_there(part, source) for part in tested) and not _has_initials(span.of(claim.text), source):
            found.append(MissingName(span.of(claim.text), span))
    return tuple(found)


def _telling(name: str, known: Grammar) -> list[str]:
    """Return the words of a name that tell it from others."""
    forms = [form.removesuffix("'s") for form in plain_words(name).forms]
    passed = known.person_titles | known.name_connectors | known.name_particles
    rest = [form for form in forms if form not in passed and len(form) > 1 and not form.startswith("#")]
    return [form for form in rest if form not in known.organization_words] or rest


def _is_there(form: str, source: Source) -> bool:
    key = TermKeys([form])
    return form in source.plain.counts or key.lemmas[0] in source.lemmas or key.stems[0] in source.stems


def _has_initials(name: str, source: Source) -> bool:
    """Whether the source has the acronym of a name, or a name whose acronym it is."""
    words = name.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) > 1 and (initials.casefold() in source.plain.counts):
        return True
    acronym = name.replace(".", "")
    return len(words) == 1 and acronym.isupper() and len(acronym) > 1 and source.has_initials(acronym)
