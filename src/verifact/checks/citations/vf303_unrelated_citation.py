"""VF303 unrelated-citation: an entry about something that the article is not about."""

import re
from collections.abc import Iterator

from verifact.analysis.relatedness import LEAST_BODY, Fit, body_of, is_english_title
from verifact.checks.base import ERROR, WARNING, Abstain, Hit, check
from verifact.checks.citations._entries import lead, place
from verifact.model import Article, Citation, CitationKind, MarkerKind
from verifact.spans import Span

# Scores are log-likelihood ratios.
_FITS_WELL, _FITS_VERY_WELL, _BESIDE_SUCH = 3.0, 6.0, 1.0
_PEERS = 2
_LEAST_WORDS = 3
# A name in prose may be the outlet's, and stand there for another reason.
_POINTING = frozenset(MarkerKind) - {MarkerKind.NAME, MarkerKind.LINK}
_SCHOLARLY = frozenset({"doi", "pmid", "arxiv"})
_SHOWN = 4
# What a reference opens with where its title could not be told from its authors.
_AUTHORS = re.compile(r"\bet al\b|(?:[A-Z][\w-]+,? (?:[A-Z]\.?){1,3}(?:[,;&]|$)\s*){2}")


_BODY = (
    "The council voted on Monday to keep the bridge on Ash Road open to lorries, although an engineer from "
    "London found cracks in three of its piers last summer. The bridge over the Tarn carries most of the traffic "
    "between the two halves of the town, and shopkeepers had feared for their trade. Repairs will begin in May "
    "and take two years, the council said; until then no lorry over twenty tonnes may cross at night.\n\n"
)
_FITTING = (
    "  1. Engineer finds cracks in bridge over the Tarn  Reuters\n"
    "  2. Council keeps Ash Road bridge open to lorries  Associated Press\n"
)


@check(
    "VF303",
    "unrelated-citation",
    severity=WARNING,
    bad=[
        f"{_BODY}  1. ⟦Georgia election results indicate possible manipulation⟧  Kyiv Independent\n",
        f"{_BODY}  1. Engineer finds cracks in bridge  Reuters\n  2. ⟦Chess champion wins tournament⟧  Reuters\n",
        f"{_BODY}{_FITTING}  3. ⟦Volcano erupts near Icelandic fishing village⟧  BBC News\n",
    ],
    good=[
        f"{_BODY}  1. Council keeps the Ash Road bridge open to lorries  The Daily Paper\n",
        f"{_BODY}  1. Tarn bridges’ cracks alarm the British engineers  Reuters\n",
        f"{_BODY}  1. Brücke über den Fluss bleibt für Lastwagen geöffnet  Der Tag\n",
        f"{_BODY}  1. Мост через реку остаётся открытым  ТАСС\n",
        f"{_BODY.replace('summer', 'summer [1]').replace('years', 'years [2]').replace('night', 'night by the n-back task [3]')}"
        "  1. Lee A, Kim B. Cracks in the piers of bridges. J Bridge Eng. 2019;4:1-9. doi:10.1000/abc.1\n"
        "  2. Tarn C, Ash D. Lorries and the repair of town bridges. J Bridge Eng. 2020;5:3-8. doi:10.1000/abc.2\n"
        "  3. Kirchner WK. Age differences in short-term retention of rapidly changing information. J Exp Psychol. "
        "1958;55:352-8. doi:10.1037/h0043688\n",
        f"{_BODY}  1. Mind the gap  The Daily Paper\n",
        f"{_BODY}  1. Trisovic A, Lau MK, Pasquier T, et al. (2022) Scientific Data\n",
        "The bridge stays open.\n\n  1. Volcano erupts near Icelandic fishing village  BBC News\n",
    ],
)
def unrelated_citation(article: Article) -> Iterator[Hit | Abstain]:
    """An entry about something else backs nothing; it is a slip of the paste buffer, or it was made up.

    The telling words of an entry's title are looked up in the body. A word that is rare in English and stands
    in the body speaks for the entry, the more so where it stands there often; one that a text of this length
    on the same subject would usually have, and this one lacks, speaks against it. The sum is a log-likelihood
    ratio. Words are compared by their lemmas, possessives, plurals and dotted acronyms brought together, and
    names of a country, its people and its capital count as one another; but "resulting" is no "results".
    Where at least two other entries fit well it is an error, for then the body can be read by this measure.

    It abstains where the body or the title is very short, where the title is in another language or script,
    and where no entry of the list fits, which says more about the method than about the list. An entry that a
    marker in the body points at ("[3]", "¹", "(Lee, 2020)") was used there: it is a warning at most, and in a
    scholarly list, most of which is pointed at so, nothing: such lists name the source of a method or a measure,
    about which the article need not be. The frequencies
    are those of `docs/frequency.md`.
    """
    entries = [entry for entry in article.citations if entry.kind is not CitationKind.LINK and entry.title]
    if not entries:
        return
    body = article.derived(body_of)
    if body.size < LEAST_BODY:
        yield Abstain("the body is too short to tell what it is about")
        return
    judged: list[tuple[Citation, Fit]] = []
    for entry in entries:
        title = entry.title or ""
        if _AUTHORS.search(title):
            yield Abstain("a title cannot be told from its authors")
            continue
        if not is_english_title(title):
            yield Abstain("a title is in another language")
            continue
        fit = body.fit(title)
        if fit.telling < _LEAST_WORDS:
            yield Abstain("a title is too short to tell what it is about")
            continue
        judged.append((entry, fit))
    well = sum(fit.score >= _FITS_WELL for _, fit in judged)
    more = _BESIDE_SUCH if any(fit.score >= _FITS_VERY_WELL for _, fit in judged) else 0.0
    unrelated = [(entry, fit) for entry, fit in judged if fit.is_unrelated(more)]
    if len(judged) >= 3 and len(unrelated) == len(judged):
        yield Abstain("no title of the list fits the body")
        return
    pointed = _pointed_at(article)
    scholarly = _is_scholarly(entries, pointed)
    for entry, fit in unrelated:
        used = entry.span in pointed
        if used and scholarly:
            yield Abstain("a scholarly list names methods and measures that the article is not about")
            continue
        yield Hit(
            entry.title_span or place(entry),
            lead(entry) + _message(fit, [other.score for each, other in judged if each is not entry]),
            help="check that the article used this source; if not, remove the entry",
            severity=ERROR if well >= _PEERS and not used else WARNING,
        )


def _pointed_at(article: Article) -> set[Span]:
    """Return the places of the entries that a number, a note, a key or an author with a year in the body points at."""
    return {
        article.citations[index].span
        for marker in article.markers
        if marker.kind in _POINTING
        for index in marker.entries
    }


def _is_scholarly(entries: list[Citation], pointed: set[Span]) -> bool:
    """Tell a list most of whose entries are works of research, and most of whose entries the body points at."""
    research = sum(
        bool(entry.authors and entry.container) or any(each.scheme in _SCHOLARLY for each in entry.identifiers)
        for entry in entries
    )
    return 2 * research > len(entries) and 2 * sum(entry.span in pointed for entry in entries) > len(entries)


def _message(fit: Fit, peers: list[float]) -> str:
    lacking = ", ".join(f"“{word}”" for word in fit.lacking[:_SHOWN])
    parts = [f"seems to be about something else: the body has no {lacking}"]
    if fit.shared:
        parts.append(f"of its words only {', '.join(f'“{word}”' for word in fit.shared[:_SHOWN])}")
    scores = f"fit {fit.score:+.1f}"
    if peers:
        others = ", ".join(f"{score:+.1f}" for score in peers[:_SHOWN])
        scores += f", the other {'entry' if len(peers) == 1 else 'entries'} {others}"
    return f"{'; '.join(parts)} ({scores})"
