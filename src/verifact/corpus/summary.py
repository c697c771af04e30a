"""What a run came to, added up part by part."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import define, field

from verifact.corpus.extra import needs_extra

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Summary"]


@define
class Summary:
    """The figures of a run and of the run that it took up.

    `articles` counts all articles of the output, `taken_over` those that an earlier run had checked; `unreadable` and
    `crashed` are among them. `findings` and `severities` count the findings by code and by severity. `bytes` are those of the
    text checked by this run (as UTF-8), `seconds` how long it took. `problems` are inputs that could not be read, or not
    to their end.
    """

    articles: int = 0
    words: int = 0
    unreadable: int = 0
    crashed: int = 0
    taken_over: int = 0
    parts: int = 0
    bytes: int = 0
    seconds: float = 0.0
    findings: Counter[str] = field(factory=Counter)
    severities: Counter[str] = field(factory=Counter)
    problems: list[str] = field(factory=list)

    def add(self, articles: "pa.Table", findings: "pa.Table") -> None:
        """Count a part."""
        compute = needs_extra("pyarrow.compute")
        self.parts += 1
        self.articles += articles.num_rows
        self.words += compute.sum(articles["words"]).as_py() or 0
        statuses = _counts(articles["status"])
        self.unreadable += statuses["unreadable"]
        self.crashed += statuses["crashed"]
        self.findings += _counts(findings["code"])
        self.severities += _counts(findings["severity"])

    def to_dict(self) -> dict[str, Any]:
        """Return what holds for the output, however many runs it took, as JSON types."""
        return {
            "articles": self.articles,
            "words": self.words,
            "unreadable": self.unreadable,
            "crashed": self.crashed,
            "parts": self.parts,
            "findings": dict(sorted(self.findings.items())),
            "severities": dict(sorted(self.severities.items())),
            "problems": self.problems,
        }


def _counts(column: "pa.ChunkedArray") -> Counter[str]:
    return Counter({item["values"]: item["counts"] for item in column.value_counts().to_pylist()})
