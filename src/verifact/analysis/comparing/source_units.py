"""Whether a number of a source is of the kind that a claim's number is of: a percentage, a sum of money, or neither."""

import re

from verifact.analysis.comparing.claim_numbers import ClaimNumber
from verifact.model import NumberKind

__all__ = ["is_of_kind"]

_PERCENT = re.compile(r"[%％]|per\s?cent|\bpct\b|\bpoints?\b", re.IGNORECASE)
_MONEY = re.compile(
    r"[$€£¥₹]|\b(?:dollars?|euros?|pounds?|cents?|yen|rupees?|francs?|pesos?|usd|eur|gbp|bucks)\b", re.IGNORECASE
)
_PERCENT_NEXT = re.compile(r"[\d.,]*\s?[%％]")
_NEAR = 200  # characters: the head of a table gives the unit for the numbers under it
_CURRENCIES = "$€£¥₹"


def is_of_kind(number: ClaimNumber, place: int, text: str) -> bool:
    """Tell whether the number at `place` of the source's text may be of the kind of the claim's `number`."""
    if not text[place].isdigit():
        return True  # "half" and "two in three" are shares, and may be counts
    if number.kind is NumberKind.PERCENT:
        return _PERCENT.search(text, max(0, place - _NEAR), place + _NEAR) is not None
    if number.kind is NumberKind.MONEY:
        return _MONEY.search(text, max(0, place - _NEAR), place + _NEAR) is not None
    if number.kind is NumberKind.AMOUNT and number.unit and not _MONEY.fullmatch(number.unit):
        is_money = place > 0 and text[place - 1] in _CURRENCIES
        return not is_money and _PERCENT_NEXT.match(text, place) is None
    return True
