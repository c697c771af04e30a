"""All steps of the analysis, each a function of the article that is called when its part is first asked for."""

from types import MappingProxyType

from verifact.analysis.attribution import find_attributions
from verifact.analysis.citations import bind, find_citations, find_markers
from verifact.analysis.claims import find_claims
from verifact.analysis.grammar import grammar
from verifact.analysis.guess import supported_language
from verifact.analysis.names import names_of
from verifact.analysis.quantities import quantities_of
from verifact.analysis.quotes import find_quotes
from verifact.analysis.sentences import find_sentences
from verifact.analysis.speaking import with_speakers
from verifact.analysis.words import split_words, with_terms, words_of
from verifact.document import BlockKind, Document
from verifact.model import Article, Attribution, Citation, CitationKind, Claim, Marker, Quote, Sentence
from verifact.spans import Span, holder

__all__ = ["analyse"]


def analyse(document: Document) -> Article:
    """Return what is understood of a document; but for words and language, each part when it is first asked for.

    In a language without a folder of its own there are sentences, quotations and citations, but no attributions and no
    claims.
    """
    words = split_words(document.text, None)
    tag = supported_language(document.metadata.language, words)
    article = Article.of(document, _title_span(document), tag, _PARTS)
    article.keep(words_of, with_terms(words, tag) if tag else words)
    return article


def _sentences(article: Article) -> tuple[Sentence, ...]:
    return find_sentences(article.document, article.language)


def _bare_quotes(article: Article) -> tuple[Quote, ...]:
    """Return the quotations, without their speakers."""
    return find_quotes(article.text, article.blocks)


def _quotes(article: Article) -> tuple[Quote, ...]:
    return with_speakers(article.derived(_bare_quotes), article.attributions)


def _bare_citations(article: Article) -> tuple[Citation, ...]:
    """Return the citations, without the markers that point to them."""
    return find_citations(article.document, article.language)


def _citations(article: Article) -> tuple[Citation, ...]:
    return bind(article.derived(_bare_citations), article.markers)


def _markers(article: Article) -> tuple[Marker, ...]:
    return find_markers(article.document, article.derived(words_of), article.derived(_bare_citations))


def _attributions(article: Article) -> tuple[Attribution, ...]:
    if article.language is None:
        return ()
    return find_attributions(
        article.derived(words_of),
        article.blocks,
        _without_entries(article.sentences, article.derived(_bare_citations)),
        article.derived(_bare_quotes),
        article.derived(names_of),
        grammar(article.language),
    )


def _claims(article: Article) -> tuple[Claim, ...]:
    if article.language is None:
        return ()
    return find_claims(
        article.derived(words_of),
        article.blocks,
        article.sentences,
        article.derived(_bare_quotes),
        article.attributions,
        article.derived(quantities_of),
        article.citations,
        article.markers,
    )


_PARTS = MappingProxyType(
    {
        "sentences": _sentences,
        "quotes": _quotes,
        "attributions": _attributions,
        "claims": _claims,
        "citations": _citations,
        "markers": _markers,
    }
)


def _without_entries(sentences: tuple[Sentence, ...], citations: tuple[Citation, ...]) -> tuple[Sentence, ...]:
    """Return the sentences outside the list of citations: its entries say nothing in the article's own right."""
    listed = [citation.span for citation in citations if citation.kind is CitationKind.LIST]
    if not listed:
        return sentences
    return tuple(sentence for sentence in sentences if holder(listed, sentence.span.start) is None)


def _title_span(document: Document) -> Span | None:
    for block in document.blocks:
        if block.kind is BlockKind.TITLE:
            return block.span
    return None
