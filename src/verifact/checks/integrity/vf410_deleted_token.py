"""VF410 deleted-token: a scraper cut one word out everywhere."""

from collections.abc import Iterator

from attrs import frozen

from verifact.analysis.deletions import Signals, Stump, signals_of
from verifact.checks.base import ERROR, WARNING, Hit, check
from verifact.language.en.running_text import SHARE, STEADY
from verifact.model import Article
from verifact.spans import Span

# Weights and bars were set on 820 news articles, whole and with a word cut out.
_ENOUGH_STUMPS = 3.0
_ABSENT_WITH_STUMPS, _ABSENT_WITH_SCARS = 2.5, 1.5
# How often a word must be expected before its absence says enough by itself: lists do without "a" for long.
_ABSENT_ALONE = {"the": 5.0, "of": 7.0, "and": 6.0, "to": 6.0, "a": 8.0, "in": 8.5}
_ABSENT_ALONE_ELSE = 12.0
_SCARS = 2


@frozen
class _Case:
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
        unit = {1: 0.4, 2: 1.0}.get(len(self.token), 2.0)
        broken = {stump.text for stump, _ in self.broken}
        orphans = {stump.text for stump, _ in self.orphans}
        return unit * (len(broken) + len(orphans) / 2)

    @property
    def absence_weight(self) -> float:
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
        # A stump names its token; scars and absence fit several.
        return 2 * self.stump_weight + self.absence_weight + self.scar_weight

    @property
    def is_strong(self) -> bool:
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
    def kinds(self) -> tuple[str, ...]:
        """The kinds of signal in words, for the message."""
        found = []
        if self.broken:
            stump, word = self.broken[0]
            found.append(f"{_count(len(self.broken), 'broken word')} (“{stump.text}” for “{word}”)")
        if self.orphans:
            stump, word = self.orphans[0]
            found.append(f"{_count(len(self.orphans), 'orphan letter')} (“{stump.text}” for “{word}”)")
        if len(self.scars) >= _SCARS:
            found.append(f"{_count(len(self.scars), 'gap')} in the spacing")
        if self.absence_weight >= _ABSENT_WITH_STUMPS or (self.is_absent and self.scar_weight):
            found.append(f"not one left where about {round(self.expected)} are usual")
        return tuple(found)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _cases(signals: Signals) -> Iterator[_Case]:
    for token in SHARE:
        stumps = signals.stumps.get(token, ())
        yield _Case(
            token,
            broken=tuple(found for found in stumps if len(found[0].text) > 1),
            orphans=tuple(found for found in stumps if len(found[0].text) == 1),
            scars=signals.scars,
            has_no_break_scars=signals.has_no_break_scars,
            expected=signals.expected(token),
            is_absent=signals.is_absent(token),
        )


@check(
    "VF410",
    "deleted-token",
    severity=WARNING,
    bad=[
        "The scouts reached the ridge. Instead, ⟦y⟧ was ordered to attack, which works in ⟦ory⟧ alone.",
        "Work at the ⟦fice⟧ stopped, a ⟦ficial⟧ said. Nothing was ⟦fered⟧, and ⟦ficers⟧ stayed away.",
        "He warned ⟦that \u00a0North⟧ Koreans must face ⟦what \u00a0Russian⟧ men did, blunt in ⟦ory⟧ or not.",
        "Each ⟦morning  army⟧ counted its losses, which ⟦mselves⟧ were ⟦few;  rest⟧ it replaced.",
    ],
    good=[
        "In theory they were ordered to attack, and the other scouts stayed where they were.",
        "The valley of the Ory has had no road since the flood, said Y. Sato, who lives there.",
        "He is fluent in Spanish: “Pan y vino”, he says, is all that anybody needs.",
        "The price  rose again  in May, and nobody at the  ministry could say why.",
        "Prices rose by 10 percent, Mr. Smith said.  The ministry would not comment.",
        "Set x and y to zero, then run `se -ir ory` and wait.",
        "The shop sold a ropey telly for 5 m and no more.",
        "Officials beleive teh plan will work, a note said.",
    ],
)
def deleted_token(article: Article) -> Iterator[Hit]:
    """A text that lost one word everywhere no longer says what its author wrote.

    A scraper that replaces a string throughout ("the", "of", any short word) leaves scars: two blanks, or a
    blank beside a no-break space, inside a sentence; stumps of longer words ("ory" for "theory"); orphan
    letters ("y" for "they"); and a text without a single "of", though every fortieth word of English is one.
    Each common function word is asked how many of these signs it explains: a stump speaks for it where the
    stump is no word and becomes a common one when the token is put back, absence where prose of this length
    is never without it. The word that explains most is named, with all sites in one finding. Two kinds of
    sign make it an error. There is no fix: nobody may guess a deleted word.

    It stays silent on one weak sign: a lone typing error or orphan letter, double blanks alone (VF405), a
    short text without some word. Names and whatever has a capital letter are no stumps, nor are words among
    others in a foreign language, units after figures, addresses, code, tables and the citation list. A
    no-break space by itself is typography. Shares of function words are those of the Brown corpus (Francis
    and Kucera 1982) and present-day news.
    """
    signals = article.derived(signals_of)
    case = max(_cases(signals), key=lambda each: (each.is_strong, each.weight))
    if not case.is_strong:
        return
    sites = [stump.span for stump, _ in (*case.orphans, *case.broken)]
    if len(case.scars) >= _SCARS:
        sites += case.scars
    kinds = case.kinds
    places = f" at {_count(len(sites), 'place')}" if sites else ""
    yield Hit(
        sites[0] if sites else None,
        f"the word “{case.token}” seems to have been cut out{places}: {'; '.join(kinds)}",
        help="compare with the original and restore it; nobody should guess a deleted word",
        related=tuple(sites[1:]),
        severity=ERROR if len(kinds) > 1 else WARNING,
    )
