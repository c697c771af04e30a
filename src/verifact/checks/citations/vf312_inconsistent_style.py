"""VF312: an entry written otherwise than the others."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from verifact.checks.base import INFO, Hit, check
from verifact.model import Article, Citation, CitationKind

_BODY = "The mill will close in May [1].\n\nSources\n\n"
_LEAST = 3
_URL_END = re.compile(r"https?://\S+\Z")
_MONTH_FIRST = re.compile(r"[A-Z][a-z]{2,8}\.?\s+\d{1,2}")


def _stop(entry: Citation) -> str | None:
    raw = entry.raw.rstrip()
    if _URL_END.search(raw[-300:]):
        return None
    return "a full stop at its end" if raw.endswith(".") else "no full stop at its end"


def _title_stop(entry: Citation) -> str | None:
    if entry.title is None or entry.title[-1:] in "?!…”\"'’":
        return None
    at = entry.raw.find(entry.title) + len(entry.title)
    stopped = entry.title.endswith(".") or entry.raw[at : at + 1] == "."
    return "a full stop after its title" if stopped else "no full stop after its title"


def _quotes(entry: Citation) -> str | None:
    if entry.title is None:
        return None
    at = entry.raw.find(entry.title)
    return (
        "its title in quotation marks"
        if entry.raw[max(0, at - 1) : at] in {"“", '"', "‘", "„"}
        else "its title without quotation marks"
    )


def _date(entry: Citation) -> str | None:
    written = entry.published
    if written is None or (not any(map(str.isalpha, written)) and "-" not in written):
        return None
    if "-" in written:
        return "its date in figures"
    return (
        "the month first in its date"
        if _MONTH_FIRST.match(written)
        else "the day first in its date"
        if written[0].isdigit()
        else None
    )


def _names(entry: Citation) -> str | None:
    if not entry.authors:
        return None
    return "the surname first" if "," in entry.authors[0] else "the given name first"


_TRAITS: tuple[Callable[[Citation], str | None], ...] = (_stop, _title_stop, _quotes, _date, _names)


@check(
    "VF312",
    "inconsistent-style",
    severity=INFO,
    language="",
    bad=[
        f"{_BODY}1. Council votes to close the mill  The Ely Herald\n2. Mill town waits  Fen Radio\n⟦3. The mill of Ely.  Fen Post⟧\n",
        f"{_BODY}1. “Council votes,” The Ely Herald, May 4, 2024\n2. “Town waits,” Fen Radio, May 5, 2024\n⟦3. “The mill,” Fen Post, 6 May 2024⟧\n",
        f"{_BODY}1. “Council votes,” The Ely Herald.\n2. “Town waits,” Fen Radio.\n3. “The wheel,” Fen Post.\n⟦4. “The mill,” Fen Post⟧\n",
    ],
    good=[
        f"{_BODY}1. “Council votes,” The Ely Herald.\n2. “Town waits,” Fen Radio.\n3. “The mill,” Fen Post.\n",
        f"{_BODY}1. “Council votes,” The Ely Herald.\n2. “Town waits,” Fen Radio\n",
        f"{_BODY}1. Council votes to close the mill  The Ely Herald\n2. Will the mill close?  Fen Radio\n3. The mill of Ely  Fen Post\n",
    ],
)
def inconsistent_style(article: Article) -> Iterator[Hit]:
    """An entry in another style often came from elsewhere, and was not read by whoever made the list.

    Found where, in a list of three entries or more, a single one differs from all the others: in a full stop at its end
    or after its title, in quotation marks around it, in the form of its date, in the order of its authors' names.

    Silent where two entries differ, for then the list has no style to differ from. A matter of form, hence an info.
    """
    entries = [c for c in article.citations if c.kind is CitationKind.LIST]
    odd: dict[int, list[str]] = {}
    for trait in _TRAITS:
        values = {index: value for index, entry in enumerate(entries) if (value := trait(entry)) is not None}
        counts = Counter(values.values())
        if len(values) < _LEAST or len(counts) != 2 or counts.most_common()[1][1] != 1:
            continue
        rare = counts.most_common()[1][0]
        index = next(index for index, value in values.items() if value == rare)
        odd.setdefault(index, []).append(rare)
    for index, differences in sorted(odd.items()):
        yield Hit(
            entries[index].span,
            f"unlike the other entries, it has {' and '.join(differences)}",
            help="write it as the others",
        )
