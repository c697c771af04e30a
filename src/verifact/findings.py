"""What verifact reports: findings at their places, a report a file. Terms after SARIF 2.1.0 results."""

from enum import StrEnum
from hashlib import blake2b
from typing import Any, cast

from attrs import field, frozen

from verifact import serial
from verifact.document import Position
from verifact.model.backing import ClaimEvidence
from verifact.spans import Span

__all__ = ["Abstention", "Edit", "Finding", "Report", "Severity", "Stats", "Suppressed", "fingerprint"]

_RANKS = {"error": 2, "warning": 1, "info": 0}


class Severity(StrEnum):
    """How bad it is. SARIF levels: error, warning, note."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _RANKS[self.value]


@frozen
class Edit:
    """Replace the raw range `span` by `replacement`; a `safe` edit cannot change what the text says."""

    span: Span
    replacement: str
    safe: bool = True


@frozen
class Finding:
    """One thing an editor would mark.

    `span` is a range of `Article.text`, `raw_span` the same place in the file; both are None where the whole
    article is meant. `line` and `column` count from 1, columns in code points. `excerpt` is the text at
    `span`. `related` are its other sites (ranges of `Article.text`) and `related_at` their places in the
    file. `help` says what would be right. `context` is the line of the file that the place starts on,
    `context_column` the column of its first character (over 1 where so long a line was cut). `fingerprint`
    names the finding whatever line it moves to: a hash of code, text and occurrence.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span | None = None
    raw_span: Span | None = None
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    excerpt: str = ""
    help: str = ""
    related: tuple[Span, ...] = ()
    fix: tuple[Edit, ...] = ()
    related_at: tuple[Position, ...] = ()
    context: str = ""
    context_column: int = 1
    fingerprint: str = ""

    @property
    def is_placed(self) -> bool:
        """Whether it has a place in the file, and is not about the article as a whole."""
        return self.raw_span is not None


@frozen
class Abstention:
    """A check that could not know, and why."""

    code: str
    reason: str


@frozen
class Suppressed:
    """A silenced finding: by what ("comment", "front matter", "configuration") and for which reason."""

    finding: Finding
    by: str
    reason: str = ""


@frozen
class Stats:
    """The article's figures. Shares are 0 to 1, None where there is nothing to take a share of.

    `claims` counts check-worthy claims; `sourced_share` is the share of them with a source or a citation;
    `named_share` the share of attributions whose source has a name; `named_sources` how many different names
    there are. `sources` counts the different sources, named or not; `concentration` is the share of the
    attributions that go to the one most used. Attributions without a source, or to a pronoun that leads to
    nobody, count in neither.
    """

    words: int = 0
    claims: int = 0
    sourced_share: float | None = None
    attributions: int = 0
    named_share: float | None = None
    named_sources: int = 0
    citations: int = 0
    sources: int = 0
    concentration: float | None = None


@frozen
class Report:
    """What was found in one file, in the order of the text. `path` is None for text from nowhere.

    `evidence` is what the cited sources show of the claims, where they were looked up; else it is empty.
    """

    path: str | None = None
    findings: tuple[Finding, ...] = ()
    abstained: tuple[Abstention, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    stats: Stats = field(factory=Stats)
    evidence: tuple[ClaimEvidence, ...] = ()

    @property
    def is_readable(self) -> bool:
        """False where the file, or its front matter, could not be read (VF904)."""
        return not any(finding.code == "VF904" for finding in self.findings)

    def worst(self) -> Severity | None:
        """Return the highest severity among the findings."""
        return max((f.severity for f in self.findings), key=lambda s: s.rank, default=None)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON types only; `from_dict` reads it back."""
        return cast("dict[str, Any]", serial.encode(self))

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Report":
        """Read what `to_dict` wrote.

        Raises ValueError where the data does not have that form.
        """
        return serial.decode(cls, data)


def fingerprint(code: str, excerpt: str, occurrence: int) -> str:
    """Return 16 hexadecimal digits that stay the same when the finding moves within its file.

    `occurrence` counts the earlier findings of the same code and text in the file.
    """
    normal = " ".join(excerpt.casefold().split())
    return blake2b(f"{code}\0{normal}\0{occurrence}".encode(errors="surrogatepass"), digest_size=8).hexdigest()
