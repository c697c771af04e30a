"""All steps of the analysis in their order."""

from verifact.analysis.attribution import find_attributions
from verifact.analysis.citations import bind, find_citations, find_markers
from verifact.analysis.claims import find_claims
from verifact.analysis.grammar import grammar
from verifact.analysis.guess import supported_language
from verifact.analysis.names import Names, find_names, names_of
from verifact.analysis.quantities import find_quantities, quantities_of
from verifact.analysis.quotes import find_quotes
from verifact.analysis.sentences import find_sentences
from verifact.analysis.speaking import with_speakers
from verifact.analysis.words import split_words, with_terms, words_of
from verifact.document import BlockKind, Document
from verifact.model import Article, Citation, CitationKind, Claim, Sentence
from verifact.spans import Span, holder

__all__ = ["analyse"]


def analyse(document: Document) -> Article:
    """Return what is understood of a document.

    In a language without a folder of its own there are sentences, quotations and citations, but no attributions and no
    claims.
    """
    words = split_words(document.text, None)
    tag = supported_language(document.metadata.language, words)
    known = grammar(tag)
    words = with_terms(words, tag) if tag else words
    sentences = find_sentences(document, tag)
    quotes = find_quotes(document.text, document.blocks)
    citations = find_citations(document, tag)
    names = find_names(words, known) if tag else Names()
    body = _without_entries(sentences, citations)
    attributions = find_attributions(words, document.blocks, body, quotes, names, known) if tag else ()
    markers = find_markers(document, words, citations)
    citations = bind(citations, markers)
    quantities = find_quantities(words, tag)
    claims: tuple[Claim, ...] = ()
    if tag:
        claims = find_claims(words, document.blocks, sentences, quotes, attributions, quantities, citations, markers)
    article = Article(
        document=document,
        metadata=document.metadata,
        title_span=_title_span(document),
        language=tag,
        sentences=sentences,
        quotes=with_speakers(quotes, attributions),
        attributions=attributions,
        claims=claims,
        citations=citations,
        markers=markers,
    )
    for function, value in ((words_of, words), (names_of, names), (quantities_of, quantities)):
        article.keep(function, value)
    return article


def _without_entries(sentences: tuple[Sentence, ...], citations: tuple[Citation, ...]) -> tuple[Sentence, ...]:
    """Return the sentences outside the list of citations: its entries say nothing in the article's own right."""
    listed = [citation.span for citation in citations if citation.kind is CitationKind.LIST]
    return tuple(sentence for sentence in sentences if holder(listed, sentence.span.start) is None)


def _title_span(document: Document) -> Span | None:
    for block in document.blocks:
        if block.kind is BlockKind.TITLE:
            return block.span
    return None
