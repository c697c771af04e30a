"""Where an article speaks for itself, and where it only shows what others wrote."""

from verifact.analysis.voice import voices_of
from verifact.document import BlockKind, InlineKind
from verifact.model import Article
from verifact.spans import Span, holder

__all__ = ["is_stated"]

_SHOWN = frozenset({BlockKind.CODE, BlockKind.BLOCK_QUOTE, BlockKind.TABLE})


def is_stated(article: Article, span: Span) -> bool:
    """Tell whether the article itself states what stands at `span`, in prose, headings or captions.

    Quotations, code, tables and the list of citations are somebody else's.
    """
    block = article.document.block_at(span.start)
    if block is None or block.kind in _SHOWN:
        return False
    if holder(article.derived(_code), span.start) is not None:
        return False
    voices = article.derived(voices_of)
    return not voices.is_quoted(span) and not voices.is_entry(span)


def _code(article: Article) -> list[Span]:
    return [inline.span for inline in article.inlines if inline.kind is InlineKind.CODE]
