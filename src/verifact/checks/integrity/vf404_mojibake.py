"""VF404 mojibake: text that was read in the wrong encoding."""

import re
from collections.abc import Iterator
from operator import eq

from verifact.checks.base import ERROR, Example, Hit, check
from verifact.checks.integrity._mending import Ground, ground_of
from verifact.document import Format
from verifact.model import Article
from verifact.spans import Span

# What mojibake is never without: a control character of C1, a replacement character, or two characters beyond
# ASCII side by side (a lead byte and what follows it). Only lines that hold one are shown to ftfy.
_RUN = re.compile(r"[\x80-\x9f\ufffd]|[ÃÂ] |[^\x00-\x7f]{2,}")
_TYPOGRAPHY = "“”‘’–—…«»\u00a0\u202f"
_LOST = "\ufffd"
# The least text around a run that decides what it means: no blank stands inside a mistaken character.
_RUN_ALONE = re.compile(r"[^\x00-\x7f\u00a0][^\x00-\x7f]*(?: (?=[^\x00-\x7f]))?")
_WORD = re.compile(r"\S{0,40}[^\x00-\x7f\s]\S*")
_C1 = re.compile("[\x80-\x9f]")
_HALF = re.compile("[ÃÂ]|â[€\x80]")
_COMBINING = re.compile(r" ?[\u0300-\u036f]")
_MARKS = "\"'“”‘’«»"
_LINE = 2000  # characters looked at together


@check(
    "VF404",
    "mojibake",
    severity=ERROR,
    language="",
    bad=[
        "The council⟦â€™⟧s vote was close.",
        "She ordered a caf⟦Ã©⟧ au lait and read ⟦â€œ⟧Emma⟦â€\u009d⟧.",
        "The na⟦ï¿½⟧ve plan failed, and so did the na⟦\ufffd⟧ve mayor.",
        "The price rose to 5 ⟦â‚¬⟧ a kilo, then to 6 ⟦â‚¬⟧.",
        Example("<p>The council⟦â€™⟧s vote was close.</p>", format=Format.HTML),
    ],
    good=[
        "The council’s vote was “close”… he said—and left the café at Zürich.",
        "Håøya, Brontë…” and São Paulo are spelt as they should be; so is CONCLUSÃO.",
        "An apostrophe that was decoded twice shows as “â€™”, a familiar sight.",
        "Мэр подал в отставку, сообщила газета. 市長は辞任した。",
        Example("Run `ftfy 'â€™'` to see what it makes of it.\n", format=Format.MARKDOWN),
        "Offering 5×£35 pin ups: 10 Å—wide, 30 °C… √π",
    ],
)
def mojibake(article: Article) -> Iterator[Hit]:
    """Letters that fell apart on the way from one system to another show that nobody read the result.

    UTF-8 that somebody decoded as another encoding has patterns that no language writes; what ftfy
    (Robyn Speer) takes for such, this reports, with what it should read. A replacement character (U+FFFD) is
    a letter that is lost for good: it is listed, but has no fix. One finding a file, with every site.

    It stays silent in code, and where quotation marks stand right around it, as in an article about mojibake.
    """
    text = article.text
    if text.isascii():
        return
    ground = article.derived(ground_of)
    sites = [(span, fixed) for span, fixed in _sites(text) if not _is_mentioned(text, span, ground)]
    if not sites:
        return
    span, fixed = sites[0]
    shown = f"“{span.of(text)}” for “{fixed}”" if span.of(text).isprintable() else "a control character"
    shown = "a letter was lost" if _LOST in fixed else shown
    places = "" if len(sites) == 1 else f", {len(sites)} places in all"
    yield Hit(
        span,
        f"text that was decoded in the wrong encoding: {shown}{places}",
        help="decode the source anew; a letter shown as U+FFFD has to be looked up there",
        related=tuple(span for span, _ in sites[1:]),
        fix=tuple(ground.edits((span, fixed) for span, fixed in sites if _is_sure(text, span, fixed))),
    )


def _sites(text: str) -> Iterator[tuple[Span, str]]:
    """Yield each place of mojibake with what it should read."""
    done = 0
    repairs: dict[str, str] = {}
    for run in _RUN.finditer(text):
        if run.start() < done or not run[0].strip(_TYPOGRAPHY):
            continue
        low = text.rfind("\n", max(0, run.start() - _LINE), run.start()) + 1 or max(done, run.start() - _LINE)
        end = text.find("\n", run.start(), run.start() + _LINE)
        done = end if end >= 0 else min(len(text), run.start() + _LINE)
        yield from _in_line(text, Span(low, done), repairs)


def _in_line(text: str, line: Span, repairs: dict[str, str]) -> Iterator[tuple[Span, str]]:
    """Yield the places of a line; `repairs` keeps what ftfy said of a word before."""
    from ftfy import fix_encoding  # 50 ms that an ordinary text need not spend

    written = line.of(text)
    fixed = fix_encoding(written)
    if fixed == written and _LOST not in written:
        return
    # The run of strange characters alone, else the word around it, else the line: what it means may depend on more.
    for unit in (_RUN_ALONE, _WORD):
        found, mended, at = [], [], 0
        for part in unit.finditer(written):
            repaired = repairs.get(part[0])
            if repaired is None:
                repaired = repairs[part[0]] = fix_encoding(part[0])
            if repaired != part[0] or _LOST in part[0]:
                found.append(_trimmed(part[0], repaired, line.start + part.start()))
                mended += [written[at : part.start()], repaired]
                at = part.end()
        if "".join([*mended, written[at:]]) == fixed:
            yield from found
            return
    # Among controls of C1 ftfy mends no more than these; the word alone tells what they belong to.
    yield from found if found and _C1.search(written) else [_trimmed(written, fixed, line.start)]


def _trimmed(written: str, fixed: str, start: int) -> tuple[Span, str]:
    """Return the part of `written` (at offset `start`) that differs from `fixed`, with what it should read."""
    if written == fixed:
        at = written.index(_LOST)
        return Span(start + at, start + written.rindex(_LOST) + 1), _LOST
    low = _shared(written, fixed)
    high = _shared(written[low:][::-1], fixed[low:][::-1])
    return Span(start + low, start + len(written) - high), fixed[low : len(fixed) - high]


def _shared(one: str, other: str) -> int:
    """Return how many characters two strings have in common at their starts."""
    same = map(eq, one, other)
    return next((index for index, equal in enumerate(same) if not equal), min(len(one), len(other)))


def _is_sure(text: str, span: Span, fixed: str) -> bool:
    """Whether nothing was lost on the way: "Ã" before a blank may have been any letter whose second byte is a blank."""
    if _LOST in fixed or _COMBINING.match(text, span.end):
        return False
    if _HALF.search(f"{text[max(0, span.start - 2) : span.start]}{fixed}{text[span.end : span.end + 2]}"):
        return False  # a repair by half, which would hide that letters are lost
    return len(span) > 1 or not span.of(text).isprintable()


def _is_mentioned(text: str, span: Span, ground: Ground) -> bool:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return (before in _MARKS and after in _MARKS and bool(before and after)) or ground.is_code(span.start)
