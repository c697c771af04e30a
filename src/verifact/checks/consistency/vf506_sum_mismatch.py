"""VF506: 12 people, eight men and five women."""

import re
from collections.abc import Iterator
from functools import cache
from operator import itemgetter

from verifact.checks.base import ERROR, Hit, check
from verifact.checks.consistency._places import is_stated
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NAMED = {word: value for value, word in enumerate(_ONES.split())}
_NAMED |= {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
_SPELLED = rf"(?:{_TENS.replace(' ', '|')})(?:-(?:{_ONES.replace(' ', '|')}))?|{_ONES.replace(' ', '|')}"
_NUMBER = rf"(?<![\w.,$€£-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}|{_SPELLED})(?![\w%-]|[.,]\d|:\d)"
_WORD = r"\s(?!(?:and|or|of|in|including|with|percent|per)\b)[^\W\d][\w’'-]*+"
_ITEM = rf"{_NUMBER}(?:{_WORD}){{1,3}}+"
_LIST = rf"{_ITEM}(?:,\s{_ITEM}){{0,6}},?\sand\s{_ITEM}"
# What stands between a total and its parts.
_OPENERS = ("(", ":", "—", "–", ", made up of", ", composed of", ", consisting of")
_BEGINS_NUMBER = re.compile(r"\s?+(?=[\dEFNOSTZefnostz])")
_INSIDE = re.compile(rf"({_LIST})\)", re.IGNORECASE)
_AFTER = re.compile(rf"({_LIST})(?=[.;—–]|\s[—–]|$)", re.IGNORECASE | re.MULTILINE)
_TOTAL = re.compile(rf"({_NUMBER})(?:{_WORD}){{1,3}}+\Z", re.IGNORECASE)
_REACH = 60  # code points before the opener in which the total begins
_PARTS = re.compile(_NUMBER, re.IGNORECASE)
_SHARE = r"(?<![\w.,-])\d{1,2}(?:\.\d)?(?:%|\spercent|\sper\scent)"
_SHARES = re.compile(
    rf"{_SHARE}[^%\d.;]{{0,40}}?(?:(?:,|\sand|;|\sto)\s(?:and\s)?[^%\d.;,]{{0,30}}?{_SHARE}[^%\d.;,]{{0,40}}?){{2,6}}(?=[,.;)]|$)",
    re.IGNORECASE,
)
_LEAST_SHARES = 3
_VALUE = re.compile(r"\d+(?:\.\d)?(?=%|\sper)", re.IGNORECASE)
# Parts further off than this are no parts of the total, but of something else.
_NEAR = 0.3


@check(
    "VF506",
    "sum-mismatch",
    severity=ERROR,
    bad=[
        "The board has ⟦12 members: eight men and five women⟧.",
        "The bus held ⟦40 people (25 adults and 14 children)⟧ when it left.",
        "It is a fleet of ⟦1,200 cars — 700 vans, 300 trucks and 250 cabs⟧ — in all.",
        "Of those asked ⟦48 percent said yes, 45 percent said no and 12 percent were undecided⟧.",
    ],
    good=[
        "The board has 13 members: eight men and five women.",
        "The bus held 40 people (25 adults and 15 children) when it left.",
        "The bus held about 40 people (25 adults and 14 children) when it left.",
        "The bus held 40 people, including 25 adults and 14 children.",
        "It has 12 members: three dogs and two cats.",
        "Of those asked 48 percent said yes, 45 percent said no and 8 percent were undecided.",
        "Of those asked 60 percent own a car, 45 percent a bicycle and 20 percent a boat.",
        "The final score was 12 (8 and 5).",
    ],
)
def sum_mismatch(article: Article) -> Iterator[Hit]:
    """A reader who adds up the parts and gets another total wonders which of the figures are right.

    Found where a count is followed by all its parts, in brackets, after a colon, a dash or “made up of”, and they add up to something near
    it; and where percentages that exclude each other (one of them is of the undecided, of others, of the rest) add up to more
    than 100, with half a point for the rounding of each.

    Silent where the total is a rough one (“about”), where the list does not claim to be whole (“including”), where its sum is
    far off and so is of something else, and in quotations.
    """
    for span, total, added in _wholes(article.text):
        if added != total and abs(added - total) <= _NEAR * total and _is_plain(article, span):
            message = f"the parts make {added:,}, not {total:,}"
            yield Hit(span, message, help="correct the total or the parts")
    if sum(map(article.text.count, ("%", "percent", "per cent"))) < _LEAST_SHARES:
        return
    for match in _SHARES.finditer(article.text):
        shares = [float(part[0]) for part in _VALUE.finditer(match[0])]
        over = sum(shares) - 100
        span = Span(*match.span())
        if 0.5 * len(shares) < over <= 100 * _NEAR and _has_rest(match[0]) and is_stated(article, span):
            yield Hit(
                span, f"the shares make {sum(shares):g} percent", help="correct the shares, or say that they overlap"
            )


def _wholes(text: str) -> Iterator[tuple[Span, int, int]]:
    """Yield each place where a total is followed by its parts, the total, and the sum of the parts."""
    for opener, at in sorted(_openers(text), key=itemgetter(1)):
        begins = _BEGINS_NUMBER.match(text, at + len(opener))
        parts = begins and (_INSIDE if opener == "(" else _AFTER).match(text, begins.end())
        if not parts:
            continue
        low = max(0, at - _REACH)
        total = _TOTAL.search(text[low:at].rstrip())
        if total is not None:
            added = sum(_value(part[0]) for part in _PARTS.finditer(parts[1]))
            yield Span(low + total.start(), parts.end()), _value(total[1]), added


def _openers(text: str) -> Iterator[tuple[str, int]]:
    for opener in _OPENERS:
        at = text.find(opener)
        while at >= 0:
            yield opener, at
            at = text.find(opener, at + 1)


def _value(written: str) -> int:
    if written[0].isdecimal():
        return int(written.replace(",", ""))
    return sum(_NAMED[part] for part in written.lower().split("-"))


def _is_plain(article: Article, span: Span) -> bool:
    """Tell whether a total is stated, and to the last digit."""
    before = article.text[max(0, span.start - 30) : span.start].lower().split()[-3:]
    return _rough().isdisjoint(before) and is_stated(article, span)


@cache
def _rough() -> frozenset[str]:
    return lexicon("en").terms["rough_words"]


def _has_rest(text: str) -> bool:
    return not lexicon("en").terms["rest_words"].isdisjoint(re.split(r"\W+", text.lower()))
