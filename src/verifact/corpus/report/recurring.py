"""The site's own boilerplate: lines found to be residue that stand in article after article of one publisher."""

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc
from attrs import define, field, frozen

from verifact.corpus.report.tally import Tally

__all__ = ["RESIDUE", "RecurringLine", "RecurringLines", "as_configuration"]

RESIDUE = ("VF401", "VF402", "VF403")
_MOST_KEYS = 100_000
_LONGEST = 200  # characters of a line that are told apart
_FEWEST = 3  # articles
# A shorter text is part of too many others: an entry of the configuration would silence more than its line.
_TELLING = 12  # characters


@frozen
class RecurringLine:
    """A line, with runs of white space as one space, found to be residue (`code`) in so many articles of a publisher."""

    publisher: str
    code: str
    text: str
    articles: int

    @property
    def is_offered(self) -> bool:
        """Whether the line says enough to be a configuration's `text`."""
        return len(self.text) >= _TELLING


@define
class RecurringLines:
    """Counts in how many articles of each publisher each line is residue."""

    _tally: Tally[tuple[str, str, str]] = field(factory=lambda: Tally(_MOST_KEYS))

    @property
    def missed(self) -> int:
        """By how much a count may be too low."""
        return self._tally.missed

    def add(self, findings: Iterable[pa.Table], articles: pa.Table) -> None:
        """Count a part's findings; `articles` has the columns `id` and `group`, the publisher."""
        ids, groups = articles["id"].combine_chunks(), articles["group"].combine_chunks()
        seen: set[tuple[int, str, str]] = set()
        for table in findings:
            chosen = table.filter(pc.is_in(table["code"], value_set=pa.array(RESIDUE)))
            at = pc.index_in(chosen["id"], value_set=ids)
            rows = (column.to_pylist() for column in (at, chosen["code"], chosen["excerpt"]))
            for place, code, excerpt in zip(*rows, strict=True):
                if place is not None:
                    seen.update((place, code, line) for line in _lines(excerpt or ""))
        places = sorted({place for place, _, _ in seen})
        by_place = dict(zip(places, groups.take(pa.array(places, pa.int64())).to_pylist(), strict=True))
        for place, code, line in sorted(seen):
            self._tally.add((by_place[place], code, line))

    def most(self, number: int) -> list[RecurringLine]:
        """Return the lines that recur, those in the most articles first."""
        return [
            RecurringLine(publisher, code, text, count)
            for (publisher, code, text), count in self._tally.top(number)
            if count >= _FEWEST
        ]


def as_configuration(lines: Iterable[RecurringLine]) -> str:
    """Return the entries of a `verifact.toml` that silence lines of one publisher.

    An entry silences every finding whose flagged text holds the line.
    """
    by_text: dict[str, list[RecurringLine]] = {}
    for line in lines:
        by_text.setdefault(line.text, []).append(line)
    entries = [
        f'[[suppress]]\npath = "**"\ncodes = [{", ".join(_toml(line.code) for line in same)}]\n'
        f"text = {_toml(text)}\n"
        f"reason = {_toml(f'residue in {max(line.articles for line in same):,} articles of the archive')}\n"
        for text, same in by_text.items()
    ]
    return "\n".join(entries)


def _lines(excerpt: str) -> Iterator[str]:
    for line in excerpt.splitlines():
        text = " ".join(line.split())[:_LONGEST].rstrip()
        if text:
            yield text


def _toml(text: str) -> str:
    """Return a basic string of TOML 1.0; what cannot be seen, and what a page could not show, is escaped."""
    escapes = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(escapes.get(c, c if c.isprintable() else f"\\U{ord(c):08x}") for c in text) + '"'
