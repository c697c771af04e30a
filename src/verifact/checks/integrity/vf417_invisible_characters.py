"""VF417 invisible-characters: characters that nobody sees and that break searches, links and quotations."""

import re
from collections.abc import Iterator

from verifact.checks.base import WARNING, Example, Hit, check
from verifact.checks.integrity._mending import Ground, ground_of
from verifact.document import Format
from verifact.model import Article
from verifact.spans import Span

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0]+"
)
_JOINERS = frozenset("\u200c\u200d")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# From Hebrew on, scripts join letters, are written without blanks, or are pictures; U+2000 to U+2BFF are marks.
_OTHER_SCRIPT = re.compile(
    "[\u0590-\u1fff\u2190-\u2bff\u2e80-\ufdff\ufe00-\ufe0f\ufe70-\ufefe\uff00-\uff9f\U00010000-\U0010ffff]"
)
_NEAR = 100  # characters
_NAMES = {"\u00ad": "soft hyphen", "\u200b": "zero-width space", "\ufeff": "byte-order mark", "\u2060": "word joiner"}


@check(
    "VF417",
    "invisible-characters",
    severity=WARNING,
    language="",
    bad=[
        "The coun⟦\u200b⟧cil voted on the⟦\ufeff⟧ bridge.",
        "The trans⟦\u00ad⟧port min⟦\u00ad⟧ister left.",
        "The file is called invoice⟦\u202e⟧fdp.exe.",
        Example("The council⟦\u2060⟧ voted.\n", format=Format.MARKDOWN),
    ],
    good=[
        "The family 👨\u200d👩\u200d👧 waved a flag 🏳️\u200d🌈.",
        "می\u200cخواهم به خانه بروم.",
        "The village is called \u202bשלום\u202c in Hebrew.",
        "क्\u200dष is written so.",
        Example("<p>Trans&shy;port&shy;ation min&zwnj;ister</p>", format=Format.HTML),
        Example("Run `echo a\u200bb`.\n", format=Format.MARKDOWN),
        "ไทย\u200bภาษา",
    ],
)
def invisible_characters(article: Article) -> Iterator[Hit]:
    """What nobody sees splits words for search engines, screen readers and whoever copies a quotation.

    Zero-width spaces and joiners, soft hyphens, byte-order marks and controls of the writing direction
    (Unicode 16, general category Cf, and blank letters), left by editors, scrapers, or somebody who hides
    something. One finding a file, with every site. The fix deletes them.

    It stays silent where they do their work: joiners in scripts that join and in emoji, zero-width spaces in
    scripts without blanks, controls of direction in a line with letters that run from right to left; on
    entities such as `&shy;`, which somebody wrote on purpose; and in code.
    """
    text = article.text
    if text.isascii():
        return
    ground = article.derived(ground_of)
    spans = [Span(*run.span()) for run in _INVISIBLE.finditer(text) if _is_stray(text, run, ground)]
    if not spans:
        return
    first = spans[0].of(text)[0]
    name = _NAMES.get(first, "control of the writing direction" if first in _BIDI else "invisible character")
    places = "" if len(spans) == 1 else f", {len(spans)} places with such characters in all"
    yield Hit(
        spans[0],
        f"{name} (U+{ord(first):04X}){places}",
        help="delete it",
        related=tuple(spans[1:]),
        fix=tuple(ground.edits((span, "") for span in spans)),
    )


def _is_stray(text: str, run: re.Match[str], ground: Ground) -> bool:
    start, end = run.span()
    if ground.is_code(start) or not ground.is_verbatim(Span(start, end)):
        return False
    around = text[max(0, start - 2) : start] + text[end : end + 2]
    if not _BIDI.isdisjoint(run[0]):
        return not _RIGHT_TO_LEFT.search(text, max(0, start - _NEAR), end + _NEAR)
    return not _OTHER_SCRIPT.search(around)
