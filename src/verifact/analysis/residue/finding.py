"""Which lines of an article are residue: by what each says, by its shape, by where it stands and what stands around it."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from verifact.analysis.interface import LONGEST, interface_of
from verifact.analysis.residue.consent import is_consent_notice, speaks_of_consent
from verifact.analysis.residue.doubt import authors_own
from verifact.analysis.residue.kinds import ResidueKind
from verifact.analysis.residue.lines import Line, lines_of
from verifact.analysis.residue.runs import MAYBE, Vocabulary, lines_in_runs, vocabulary_of, weights_of
from verifact.analysis.residue.stamps import Stamps, stamps_of
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.document import BlockKind, Format
from verifact.model import Article
from verifact.spans import Span

__all__ = ["Residue", "ResidueKind", "residue_of"]

_LONGEST_NOTICE = 400  # characters
_WRAPPED = 40  # characters: a line this long without a stop at its end goes on in the next one


@frozen
class Residue:
    """A line, or several in a row (`lines`), that are a web page's and not the author's.

    `is_certain` tells whether what they say leaves no doubt; else what they look like or stand among speaks for it.
    """

    span: Span
    kind: ResidueKind
    lines: int = 1
    is_certain: bool = False


def residue_of(article: Article) -> tuple[Residue, ...]:
    """Return the residue of an English article, in order; ask through `article.derived(residue_of)`."""
    lines = list(lines_of(article))
    stamps = stamps_of("en")
    has_notices = bool(article.derived(words_of).find("consent_frames"))
    kinds = [_kind(article, line, stamps, has_notices=has_notices) for line in lines]
    weights = weights_of(lines, [kind is not None for kind in kinds])
    if not any(weight > 0 for weight in weights):
        return ()
    own = vocabulary_of(article.derived(words_of), lines, article.title_span)
    for index, line in enumerate(lines):
        if kinds[index] is not None and _may_be_heading(line, own):
            kinds[index], weights[index] = None, MAYBE
    certain = [
        kind is ResidueKind.INTERFACE and interface_of("en").is_unmistakable(line.text)
        for line, kind in zip(lines, kinds, strict=True)
    ]
    for index in list(authors_own(article, lines, kinds, certain, weights, stamps)):
        kinds[index], weights[index] = None, 0.0
    if article.document.format is not Format.MARKDOWN:  # its lists are lists that somebody wrote
        for index in lines_in_runs(article, lines, weights, own, stamps):
            kinds[index] = kinds[index] or ResidueKind.RUN
    return tuple(_joined(article.text, lines, kinds, certain))


def _may_be_heading(line: Line, own: Vocabulary) -> bool:
    """Whether a label is one word that the article's own sentences use: "Advertising" may head a part of it."""
    return own.is_own(line, 1)


def _kind(article: Article, line: Line, stamps: Stamps, *, has_notices: bool) -> ResidueKind | None:
    """Judge a line by what it says. `has_notices` tells whether the frame of a notice stands anywhere in the text."""
    length = line.span.end - line.span.start
    if length > LONGEST:
        if not has_notices or length > _LONGEST_NOTICE or not is_consent_notice(article, line.span):
            return None
        return ResidueKind.CONSENT if _is_free(article, line) else None
    block, form = article.blocks[line.block], article.document.format
    if block.kind is BlockKind.HEADING and form is Format.MARKDOWN:
        return None  # somebody wrote it as one
    is_heading = form is not Format.TEXT and block.kind in {BlockKind.TITLE, BlockKind.HEADING}
    is_step = is_heading or (block.label or "").isdigit()
    says = interface_of("en").speaks(line.text, is_step=is_step)
    if not says and not is_step and form is not Format.MARKDOWN and block.kind is not BlockKind.CAPTION:
        says = stamps.wrote(line.label, line.words)
    is_notice = has_notices and not is_step and is_consent_notice(article, line.span)
    if not (says or is_notice) or not _is_free(article, line):
        return None
    is_consent = is_notice or speaks_of_consent(article, line.span)
    return ResidueKind.CONSENT if is_consent else ResidueKind.INTERFACE


def _is_free(article: Article, line: Line) -> bool:
    """Whether a line stands for itself: not in the middle of a sentence, not in a citation, not in a quotation."""
    voices = article.derived(voices_of)
    if voices.is_entry(line.span) or voices.is_quoted(line.span):
        return False
    return not _is_in_sentence(article.text, line.span)


def _is_in_sentence(text: str, span: Span) -> bool:
    """Whether the line above runs into this one, or this one into the line below."""
    below = text[span.end : span.end + _WRAPPED].lstrip(" \t").removeprefix("\n").lstrip(" \t")
    if below[:1].islower():
        return True
    above = text[max(0, span.start - 2 * _WRAPPED) : span.start].rstrip(" \t").removesuffix("\n")
    above = above[above.rfind("\n") + 1 :].rstrip()
    return text[span.start].islower() and len(above) >= _WRAPPED and above[-1] not in '.!?:”"'


def _joined(
    text: str, lines: Sequence[Line], kinds: Sequence[ResidueKind | None], certain: Sequence[bool]
) -> Iterator[Residue]:
    """Yield the residue, a run as one: from its first line to its last, where nothing but blanks stands between."""
    group: list[int] = []
    for index, kind in enumerate([*kinds, None]):
        if group and (kind is None or text[lines[group[-1]].span.end : lines[index].span.start].strip()):
            yield from _residue(lines, kinds, certain, group)
            group = []
        if kind is not None:
            group.append(index)


def _residue(
    lines: Sequence[Line], kinds: Sequence[ResidueKind | None], certain: Sequence[bool], group: Sequence[int]
) -> Iterator[Residue]:
    if any(kinds[index] is ResidueKind.RUN for index in group):
        span = Span(lines[group[0]].span.start, lines[group[-1]].span.end)
        yield Residue(span, ResidueKind.RUN, len(group), all(certain[index] for index in group))
        return
    for index in group:
        yield Residue(lines[index].span, kinds[index] or ResidueKind.INTERFACE, is_certain=certain[index])
