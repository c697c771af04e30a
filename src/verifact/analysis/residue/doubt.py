"""Lines that a page and an author may both write: which of them are left to the author."""

from collections.abc import Iterator, Sequence

from verifact.analysis.residue.kinds import ResidueKind
from verifact.analysis.residue.lines import Line
from verifact.analysis.residue.runs import MAYBE
from verifact.analysis.residue.stamps import Stamps
from verifact.document import BlockKind, Format, InlineKind
from verifact.model import Article

__all__ = ["authors_own"]

_REACH = 3  # lines
_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


def authors_own(
    article: Article,
    lines: Sequence[Line],
    kinds: Sequence[ResidueKind | None],
    certain: Sequence[bool],
    weights: Sequence[float],
    stamps: Stamps,
) -> Iterator[int]:
    """Yield the lines that look like the interface's, and may as well be the author's where they stand.

    These are a credit at the top or the end and the day of publication, without the interface beside them, a word that may
    head what follows, and links and items of lists that somebody marked up as such.
    """
    is_markup = article.document.format is not Format.TEXT
    links = {inline.span for inline in article.inlines if inline.kind is InlineKind.LINK} if is_markup else set()
    prose = [index for index, line in enumerate(lines) if line.is_prose]
    first, last = (prose[0], prose[-1]) if prose else (0, 0)
    for index, kind in enumerate(kinds):
        if kind is not ResidueKind.INTERFACE:
            continue
        line = lines[index]
        block = article.blocks[line.block]
        if is_markup and block.kind is BlockKind.LIST_ITEM:
            if not _are_certain_together(certain, index):
                yield index
        elif certain[index]:
            continue
        elif line.span in links:
            yield index
        elif stamps.is_of_author(line.label) or (
            stamps.is_credit(line.label)
            and not (first < index < last and not line.label.casefold().startswith("source"))
        ):
            if not _has_near(lines, certain, index):
                yield index
        elif (
            (_is_word(line) and _is_over_text(article, lines, index)) or (block.kind in _HEADINGS and is_markup)
        ) and not _is_beside(weights, index):
            yield index


def _is_word(line: Line) -> bool:
    return line.label.rstrip(":").isalpha()


def _is_over_text(article: Article, lines: Sequence[Line], index: int) -> bool:
    """Whether prose or a list follows. A bullet alone between paragraphs heads nothing: a page's menu left it."""
    if index + 1 == len(lines):
        return False
    below = lines[index + 1]
    is_list = article.blocks[below.block].kind is BlockKind.LIST_ITEM
    if _has_bullet(lines[index]):
        return is_list or (index > 0 and _has_bullet(lines[index - 1]))
    return below.is_prose or is_list


def _has_bullet(line: Line) -> bool:
    return line.text != line.label


def _are_certain_together(certain: Sequence[bool], index: int) -> bool:
    return certain[index] and any(certain[at] for at in (index - 1, index + 1) if 0 <= at < len(certain))


def _has_near(lines: Sequence[Line], certain: Sequence[bool], index: int) -> bool:
    """Whether an unmistakable line stands near, with no prose between."""
    for step in (-1, 1):
        for at in range(index + step, index + step * (_REACH + 1), step):
            if not 0 <= at < len(lines) or lines[at].is_prose:
                break
            if certain[at]:
                return True
    return False


def _is_beside(weights: Sequence[float], index: int) -> bool:
    return any(weights[at] >= MAYBE for at in (index - 1, index + 1) if 0 <= at < len(weights))
