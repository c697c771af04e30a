"""Defects to plant in a clean article: each takes a text and a source of chance, and gives it back damaged."""

import re
from collections.abc import Callable
from random import Random

from attrs import frozen

from verifact.spans import Span

ENTRIES = (
    "Council puts off vote on the harbour  Reuters",
    "Governor signs the water bill  The Coast Herald",
    "Fewer moved to the county, census finds  Associated Press",
)
_PARAGRAPH_END = re.compile(r"\n\s*\n")
_LONG = 20  # words that a paragraph has before repeating it is a defect

Damaged = tuple[str, Span | None]


@frozen
class Plant:
    """A kind of defect: the codes that should report it, and what damages a text.

    `damage` returns the text and the range where a finding has to be (None: anywhere), or None where the text gives no
    occasion.
    """

    codes: tuple[str, ...]
    damage: Callable[[str, Random], Damaged | None]


def inserted(line: str) -> Callable[[str, Random], Damaged]:
    """Return what puts a line between two paragraphs, after the first third of them."""

    def damage(text: str, chance: Random) -> Damaged:
        ends = [match.end() for match in _PARAGRAPH_END.finditer(text)] or [len(text)]
        place = chance.choice(ends[len(ends) // 3 :] or ends)
        return f"{text[:place]}{line}\n\n{text[place:]}", Span(place, place + len(line))

    return damage


def without(token: str, *, scar: str = "") -> Callable[[str, Random], Damaged]:
    """Return what cuts a token out everywhere, as a broken scraper does; `scar` is left in each place."""
    pattern = re.compile(rf"\b{token} | {token}\b" if scar else rf"\b{token} ?", re.IGNORECASE)
    return lambda text, _: (pattern.sub(scar, text), None)


def listed(*entries: str, numbers: tuple[int, ...] = (1, 2, 3, 4), cited: str = "") -> Callable[[str, Random], Damaged]:
    """Return what puts a numbered list at the end, and the sentence `cited` between two paragraphs."""
    listing = "\n".join(f"  {number}. {entry}" for number, entry in zip(numbers, entries, strict=False))

    def damage(text: str, chance: Random) -> Damaged:
        body = inserted(cited)(text, chance)[0] if cited else text
        return f"{body}\n\n{listing}\n", None

    return damage


def garbled(text: str, _: Random) -> Damaged | None:
    """Turn one curly apostrophe into what it becomes when UTF-8 is read as Windows-1252."""
    place = text.find("’")
    return None if place < 0 else (f"{text[:place]}â€™{text[place + 1 :]}", Span(place, place + 3))


def said_twice(text: str, chance: Random) -> Damaged | None:
    """Repeat a paragraph somewhere else."""
    long = [paragraph for paragraph in _PARAGRAPH_END.split(text) if len(paragraph.split()) > _LONG]
    return inserted(chance.choice(long))(text, chance) if long else None


PLANTS = {
    "marker": Plant(("VF302",), listed(*ENTRIES, cited="The panel met twice last year [9].")),
    "duplicate": Plant(("VF310",), listed(*ENTRIES, "COUNCIL PUTS OFF VOTE ON THE HARBOUR  Reuters")),
    "numbering": Plant(("VF311",), listed(*ENTRIES, numbers=(1, 2, 4))),
    "doi": Plant(("VF315",), listed(ENTRIES[0], f"{ENTRIES[1]}  doi:10.12/abc def", ENTRIES[2])),
    "isbn": Plant(("VF315",), listed(ENTRIES[0], f"{ENTRIES[1]}  ISBN 978-0-306-40615-8", ENTRIES[2])),
    "weekday": Plant(("VF503",), inserted("The vote was held on Monday, 24 October 2024, in the capital.")),
    "date": Plant(("VF504",), inserted("The vote was held on 31 June 2016 in the capital.")),
    "mojibake": Plant(("VF404",), garbled),
    "placeholder": Plant(("VF416",), inserted("The mayor welcomed the plan. [Insert quote here] Work starts soon.")),
    "vague": Plant(("VF201",), inserted("Analysts warn that the plan could fail.")),
    "bare": Plant(("VF204",), inserted("Sources say the deal is done.")),
    "repeated": Plant(("VF415",), said_twice),
}
TOKENS = ("the", "of", "and")
PLANTS |= {f"deleted_{token}": Plant(("VF410",), without(token)) for token in TOKENS}
PLANTS |= {f"scarred_{token}": Plant(("VF410",), without(token, scar=" \u00a0")) for token in TOKENS}
