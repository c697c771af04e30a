"""English numbers in words, and the words around a number that say what it is."""

from collections.abc import Mapping
from types import MappingProxyType

_TEENS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = "one two three four five six seven eight nine"

# "one" alone is a pronoun more often than a number; in "twenty-one" it is one.
VALUES: Mapping[str, float] = MappingProxyType(
    dict(zip([*_TEENS.split(), *_TENS.split()], map(float, (*range(2, 20), *range(20, 100, 10))), strict=True))
)
ONES: Mapping[str, float] = MappingProxyType({word: float(value) for value, word in enumerate(_ONES.split(), 1)})

# What a number before them is multiplied by.
SCALES: Mapping[str, float] = MappingProxyType(
    {
        "dozen": 12.0,
        "hundred": 1e2,
        "thousand": 1e3,
        "lakh": 1e5,
        "crore": 1e7,
        "million": 1e6,
        "billion": 1e9,
        "trillion": 1e12,
        "bn": 1e9,
        "tn": 1e12,
    }
)
MONEY_SCALES: Mapping[str, float] = MappingProxyType({**SCALES, "m": 1e6, "k": 1e3})  # of other things metres and kilos

# How many at least, where nobody counted.
VAGUE: Mapping[str, float] = MappingProxyType(
    {"dozens": 24.0, "hundreds": 2e2, "thousands": 2e3, "millions": 2e6, "billions": 2e9, "half": 0.5}
)

PERCENT: Mapping[tuple[str, ...], str] = MappingProxyType(
    {
        ("percent",): "percent",
        ("pct",): "percent",
        ("per", "cent"): "percent",
        ("percentage", "point"): "percentage points",
        ("percentage", "points"): "percentage points",
    }
)
CURRENCIES = frozenset({"dollars", "euros", "pounds", "cents"})

# Between "of" and what is counted: "200 of its jobs".
OWNERS = frozenset({"the", "its", "their", "his", "her", "our", "my", "your", "those", "these"})

# Before digits they make a name of them ("page 3"), after them a time ("5 p.m.") or an age ("3 years old").
LABELS = frozenset({"no", "page", "chapter", "section", "age", "aged"})
TIMES = frozenset({"a.m", "a.m.", "p.m", "p.m.", "am", "pm", "o'clock"})
AGES = frozenset({"year", "years", "month", "months", "day", "days", "week", "weeks"})

# What the words right before a number make of it.
BOUNDS: Mapping[tuple[str, ...], str] = MappingProxyType(
    {
        ("about",): "about",
        ("almost",): "about",
        ("approximately",): "about",
        ("around",): "about",
        ("circa",): "about",
        ("estimated",): "about",
        ("nearly",): "about",
        ("roughly",): "about",
        ("some",): "about",
        ("at", "least"): "at least",
        ("a", "minimum", "of"): "at least",
        ("no", "fewer", "than"): "at least",
        ("no", "less", "than"): "at least",
        ("at", "most"): "at most",
        ("up", "to"): "at most",
        ("as", "many", "as"): "at most",
        ("as", "much", "as"): "at most",
        ("a", "maximum", "of"): "at most",
        ("no", "more", "than"): "at most",
        ("more", "than"): "more than",
        ("greater", "than"): "more than",
        ("over",): "more than",
        ("above",): "more than",
        ("exceeding",): "more than",
        ("fewer", "than"): "less than",
        ("less", "than"): "less than",
        ("below",): "less than",
        ("under",): "less than",
    }
)
