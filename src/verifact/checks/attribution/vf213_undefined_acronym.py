"""VF213: a source whose name is four capital letters."""

import re
from collections.abc import Iterator

from verifact.analysis.grammar import grammar
from verifact.analysis.names import names_of
from verifact.checks._own_work import is_own_work
from verifact.checks.attribution._sources import cited
from verifact.checks.base import INFO, Hit, check
from verifact.language import together
from verifact.model import Article, SpeakerKind

_ACRONYM = re.compile(r"(?:[Tt]he\s+)?([A-Z](?:\.?[A-Z&]){1,5}\.?)(?:['’]s)?")
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "de"})


@check(
    "VF213",
    "undefined-acronym",
    severity=INFO,
    bad=[
        "⟦MTA⟧ said the bridge would stay closed.",
        "The bridge is unsafe, ⟦the FRCB⟧ warned. The FRCB wants it rebuilt.",
        "According to ⟦ELPA⟧, the mill made no profit.",
    ],
    good=[
        "The Mill Trust Association (MTA) opened the bridge. MTA said it would stay open.",
        "NATO said the talks would go on.",
        "The Fen River Conservation Board met. The FRCB warned that the bridge is unsafe.",
        "MTA (the Mill Trust Association) said the bridge would stay closed.",
        "“MTA said so,” the mayor said.",
        "The FBI said it would not comment.",
        "LND adds common routines, and the GUI expects a name.",
    ],
)
def undefined_acronym(article: Article) -> Iterator[Hit]:
    """A reader who does not know the letters does not know who speaks.

    Found where the source of an attribution is an acronym that the article never expands: neither in brackets nor by a name
    with those initials. One finding an acronym, at its first place.

    Silent for acronyms that everybody knows (US, UN, NATO, FBI …), in quotations and in headings, for what programs do, and
    where writers tell of their own work: their readers know its letters.
    """
    if article.language is None or article.derived(is_own_work):
        return
    known = grammar(article.language)
    saying = together(article.language, "reporting_cues", "mind_verbs")
    initials: set[str] | None = None
    done: set[str] = set()
    for attribution, source, cue in cited(article):
        match = _ACRONYM.fullmatch(source.of(article.text))
        if match is None or attribution.speaker.kind is not SpeakerKind.ORGANIZATION:
            continue
        if cue.of(article.text).casefold() not in saying:
            continue  # a program "adds" and "expects" without speaking
        written = match[1]
        acronym = written.replace(".", "").replace("&", "")
        if not acronym.isupper() or acronym in done or acronym.casefold() in known.well_known_acronyms:
            continue
        if (
            " " in attribution.speaker.name.removeprefix("the ").removeprefix("The ")
            or acronym.casefold() in known.places
        ):
            continue
        done.add(acronym)
        initials = _initials(article) if initials is None else initials
        if acronym not in initials and article.text[source.end : source.end + 1] != ":":
            yield Hit(source, f"who is “{written}”? the article never says", help="give the name in full once")


def _initials(article: Article) -> set[str]:
    """Return the initials of every name in the article, with and without its small words."""
    found = set()
    for mention in article.derived(names_of).mentions:
        parts = mention.full.replace("-", " ").split()
        if len(parts) > 1:
            found.add("".join(part[0] for part in parts if part not in _SMALL).upper())
            found.add("".join(part[0] for part in parts).upper())
    return found
