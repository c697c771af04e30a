"""Which one deleted word explains the signals of an article: the evidence for each, weighed."""

from collections.abc import Iterator

from attrs import frozen

from verifact.analysis.deleted_strings import deleted_string_of
from verifact.analysis.deletions import Signals, Stump, signals_of
from verifact.language.en.running_text import SHARE, STEADY
from verifact.model import Article
from verifact.spans import Span

__all__ = ["Case", "case_of", "counted", "is_deletion_named"]

# Weights and bars were set on 820 news articles, whole and with a word cut out.
_ENOUGH_STUMPS = 3.0
_ABSENT_WITH_STUMPS, _ABSENT_WITH_SCARS = 2.5, 1.5
# How often a word must be expected before its absence says enough by itself: lists do without "a" for long.
_ABSENT_ALONE = {"the": 5.0, "of": 7.0, "and": 6.0, "to": 6.0, "a": 8.0, "in": 8.5}
_ABSENT_ALONE_ELSE = 12.0
_SCARS = 2


@frozen
class Case:
    """What speaks for one token."""

    token: str
    broken: tuple[tuple[Stump, str], ...]
    orphans: tuple[tuple[Stump, str], ...]
    scars: tuple[Span, ...]
    has_no_break_scars: bool
    expected: float
    is_absent: bool

    @property
    def stump_weight(self) -> float:
        """How much the stumps say: a stump that a longer token mends says more."""
        unit = {1: 0.4, 2: 1.0}.get(len(self.token), 2.0)
        broken = {stump.text for stump, _ in self.broken}
        orphans = {stump.text for stump, _ in self.orphans}
        return unit * (len(broken) + len(orphans) / 2)

    @property
    def absence_weight(self) -> float:
        """How much it says that the text has the token nowhere."""
        return min(self.expected, 12.0) if self.is_absent and self.token in STEADY else 0.0

    @property
    def scar_weight(self) -> float:
        """Up to 4, the nearer the number of scars comes to that of the tokens which are expected."""
        if not self.is_absent or not self._has_scars_enough:
            return 0.0
        spread = 1 + self.expected + self.expected**2 / 10
        return max(0.0, 4 - (len(self.scars) - self.expected) ** 2 / spread)

    @property
    def _has_scars_enough(self) -> bool:
        if self.has_no_break_scars:
            return len(self.scars) >= (_SCARS if self.token in STEADY else 2 * _SCARS)
        return self.token in STEADY and len(self.scars) >= max(4, self.expected / 2)  # many authors double a blank

    @property
    def weight(self) -> float:
        """All the evidence in one figure, by which to compare tokens."""
        # A stump names its token; scars and absence fit several.
        return 2 * self.stump_weight + self.absence_weight + self.scar_weight

    @property
    def is_strong(self) -> bool:
        """Whether the evidence suffices to say that the token was deleted."""
        stumps, steady = self.stump_weight, self.token in STEADY
        if stumps >= _ENOUGH_STUMPS + (0 if steady else 1) or (stumps >= 2 and len(self.scars) >= _SCARS):
            return True
        if not self.is_absent:
            return False
        if steady and self.expected >= _ABSENT_ALONE.get(self.token, _ABSENT_ALONE_ELSE):
            return True
        if steady and stumps >= 1 and self.expected >= _ABSENT_WITH_STUMPS:
            return True
        return self.scar_weight > 0 and self.expected >= _ABSENT_WITH_SCARS

    @property
    def sites(self) -> tuple[Span, ...]:
        """All the places that speak for it: orphan letters and broken words first, then the gaps."""
        stumps = (stump.span for stump, _ in (*self.orphans, *self.broken))
        return (*stumps, *(self.scars if len(self.scars) >= _SCARS else ()))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of signal in words, for the message."""
        found = []
        if self.broken:
            stump, word = self.broken[0]
            found.append(f"{counted(len(self.broken), 'broken word')} (“{stump.text}” for “{word}”)")
        if self.orphans:
            stump, word = self.orphans[0]
            found.append(f"{counted(len(self.orphans), 'orphan letter')} (“{stump.text}” for “{word}”)")
        if len(self.scars) >= _SCARS:
            found.append(f"{counted(len(self.scars), 'gap')} in the spacing")
        if self.absence_weight >= _ABSENT_WITH_STUMPS or (self.is_absent and self.scar_weight):
            found.append(f"not one left where about {round(self.expected)} are usual")
        return tuple(found)


def counted(number: int, noun: str) -> str:
    """Return "1 gap", "3 gaps"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _cases(signals: Signals) -> Iterator[Case]:
    for token in SHARE:
        stumps = signals.stumps.get(token, ())
        is_absent = signals.is_absent(token)
        if not stumps and not (is_absent and (signals.scars or token in STEADY)):
            continue  # nothing speaks for it
        yield Case(
            token,
            broken=tuple(found for found in stumps if len(found[0].text) > 1),
            orphans=tuple(found for found in stumps if len(found[0].text) == 1),
            scars=signals.scars,
            has_no_break_scars=signals.has_no_break_scars,
            expected=signals.expected(token),
            is_absent=is_absent,
        )


def case_of(article: Article) -> Case | None:
    """Return the case of the deleted word, or None where the signals do not suffice.

    Ask through `article.derived(case_of)`.
    """
    signals = article.derived(signals_of)
    strong = [case for case in _cases(signals) if case.is_strong]
    return max(strong, key=lambda case: case.weight) if strong else None


def is_deletion_named(article: Article) -> bool:
    """Tell whether it can be said what was deleted from an article: a word, or a string inside of words."""
    if article.language != "en":
        return False
    return article.derived(case_of) is not None or article.derived(deleted_string_of) is not None
