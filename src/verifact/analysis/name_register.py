"""Who bears which name in an article: full names, surnames, given names and acronyms, and whom a short form means.

Everything is looked up in dictionaries; where a short form fits two, nobody is meant (a wrong merge is worse than none).
"""

from attrs import mutable

from verifact.analysis.grammar import Grammar
from verifact.analysis.name_readings import SUFFIXES, Reading
from verifact.model import SpeakerKind
from verifact.spans import Span

__all__ = ["Bearer", "Register"]

_PERSON = SpeakerKind.PERSON  # fetched once
_MANY = 8  # as many people of one surname are a family, and no mention of it means one of them


@mutable(eq=False)
class Bearer:
    """Who, or what, bears a name: its fullest form, where that and where the first form stands (`first`, a word)."""

    full: str
    kind: SpeakerKind
    introduced: Span
    first: int
    feminine: bool | None = None
    sure: bool = True  # that it is of this kind
    junior: bool = False  # tells a father from a son by a suffix
    words: int = 1


class Register:
    """The bearers of the names of an article."""

    def __init__(self, known: Grammar) -> None:
        self.known = known
        self.by_key: dict[str, Bearer] = {}
        self.by_surname: dict[str, list[Bearer]] = {}
        self.by_given: dict[str, list[Bearer]] = {}
        self.by_acronym: dict[str, Bearer] = {}
        self.by_part: dict[str, list[Bearer]] = {}  # "times" -> the New York Times, "acme" -> Acme Corp.
        self._people: dict[tuple[str, ...], Bearer] = {}
        self._alone: dict[str, dict[bool | None, Bearer]] = {}  # surnames never given with more

    def __contains__(self, key: str) -> bool:
        return (
            key in self.by_key
            or key in self.by_surname
            or key in self.by_given
            or key in self.by_acronym
            or key in self.by_part
            or key in self._alone
        )

    def add(self, reading: Reading, new: Bearer) -> None:
        """Register a name of several words, or one word with a title, in the order of the text."""
        new.words = len(reading.parts)
        if new.kind is _PERSON:
            self._add_person(reading, new)
        elif self.by_key.setdefault(reading.key, new) is new and new.words > 1:
            self._add_parts(reading, new)

    def _add_person(self, reading: Reading, new: Bearer) -> None:
        parts = reading.parts
        if len(parts) == 1:
            self._alone.setdefault(reading.key, {}).setdefault(new.feminine, new)
            return
        suffix = parts[-1] if parts[-1] in SUFFIXES and len(parts) > 2 else ""
        at = len(parts) - (2 if suffix else 1)
        new.junior = bool(suffix)
        bearer = self._people.setdefault((parts[0], parts[at], suffix), new)
        if bearer is new:
            self.by_given.setdefault(parts[0], []).append(new)
            self._add_surnames(parts, at, suffix, new)
        elif new.words > bearer.words:  # "Donald J. Trump" is fuller than "Donald Trump"
            bearer.full, bearer.introduced, bearer.words = new.full, new.introduced, new.words
        bearer.feminine = new.feminine if bearer.feminine is None else bearer.feminine
        bearer.sure = bearer.sure or new.sure
        self.by_key.setdefault(reading.key, bearer)

    def _add_surnames(self, parts: tuple[str, ...], at: int, suffix: str, bearer: Bearer) -> None:
        self.by_surname.setdefault(parts[at], []).append(bearer)
        if suffix:
            self.by_surname.setdefault(f"{parts[at]} {suffix}", []).append(bearer)
        start = at
        while start > 1 and parts[start - 1] in self.known.name_particles:
            start -= 1
            self.by_surname.setdefault(" ".join(parts[start : at + 1]), []).append(bearer)

    def _add_parts(self, reading: Reading, bearer: Bearer) -> None:
        parts = reading.parts
        if parts[-1] in self.known.organization_words:
            self.by_part.setdefault(parts[-1], []).append(bearer)
        bodies, legal = self.known.organization_words, self.known.organization_suffixes
        short = len(parts)
        while short > 1 and (parts[short - 1] in bodies or parts[short - 1].strip(".") in legal):
            short -= 1
        core = " ".join(parts[:short])
        if short < len(parts) and core not in self.known.places and core not in self.known.demonyms:
            self.by_part.setdefault(core, []).append(bearer)

    def person(self, key: str, feminine: bool | None, at: int) -> Bearer | None:
        """Return the one person whom the surname `key` can mean at word `at`: of those met so far, else of all."""
        bearers = self.by_surname.get(key, ())
        alone = self._known_alone(key, feminine)
        if not bearers:
            return alone
        if len(bearers) > _MANY:
            return None
        if alone is not None and all(_differ(bearer.feminine, alone.feminine) for bearer in bearers):
            return alone  # "Mr. Lee" where only Ann Lee has a full name
        if len(bearers) == 1:
            return None if _differ(bearers[0].feminine, feminine) else bearers[0]
        fitting = [b for b in bearers if not _differ(b.feminine, feminine)]
        fitting = [b for b in fitting if not b.junior] or fitting
        fitting = [b for b in fitting if b.first < at] or fitting
        return fitting[0] if len(fitting) == 1 else None

    def _known_alone(self, key: str, feminine: bool | None) -> Bearer | None:
        """Return the one bearer of a surname that is nowhere given with more, told by the title if need be."""
        alone = self._alone.get(key)
        if alone is None:
            return None
        told = [bearer for gender, bearer in alone.items() if gender is not None]
        if feminine is not None:
            return alone.get(feminine) or (None if told else alone.get(None))
        if told:
            return told[0] if len(told) == 1 else None
        return alone.get(None)

    def namesake(self, key: str) -> bool:
        """Whether somebody has this surname, whoever it is."""
        return key in self.by_surname or key in self._alone

    def given(self, key: str) -> Bearer | None:
        """Return the one person of this given name."""
        bearers = self.by_given.get(key)
        if bearers is None:
            return None
        sure = [bearer for bearer in bearers[: _MANY + 1] if bearer.sure]
        return sure[0] if len(sure) == 1 else None

    def part(self, key: str, at: int) -> Bearer | None:
        """Return the one organisation met before word `at` that goes by this part of its name ("the Times")."""
        bearers = self.by_part.get(key, ())
        return bearers[0] if len(bearers) == 1 and bearers[0].first < at else None


def _differ(one: bool | None, other: bool | None) -> bool:
    return one is not None and other is not None and one is not other
