"""All steps of the analysis, each a function of the article that is called when its part is first asked for."""

from types import MappingProxyType

from verifact.analysis.guess import supported_language
from verifact.analysis.words import split_words, with_terms, words_of
from verifact.document import BlockKind, Document
from verifact.language import lexicon
from verifact.model import Article, Attribution, Citation, CitationKind, Claim, Marker, Quote, Sentence, SpeakerProfile
from verifact.spans import Span, holder

__all__ = ["analyse", "may_list_sources"]

_LONGEST_HEADING = 80
_ITEM = BlockKind.LIST_ITEM


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


# Each imports its step: what nobody asks for is not even loaded.


def _sentences(article: Article) -> tuple[Sentence, ...]:
    from verifact.analysis.sentences import find_sentences

    return find_sentences(article.document, article.language)


def _bare_quotes(article: Article) -> tuple[Quote, ...]:
    """Return the quotations, without their speakers."""
    from verifact.analysis.quotes import find_quotes

    return find_quotes(article.text, article.blocks)


def _quotes(article: Article) -> tuple[Quote, ...]:
    from verifact.analysis.speaking import with_speakers

    return with_speakers(article.derived(_bare_quotes), article.attributions)


def _bare_citations(article: Article) -> tuple[Citation, ...]:
    """Return the citations, without the markers that point to them."""
    from verifact.analysis.citations import find_citations, given_entries

    return (*find_citations(article.document, article.language), *article.derived(given_entries))


def _citations(article: Article) -> tuple[Citation, ...]:
    from verifact.analysis.citations import bind

    return bind(article.derived(_bare_citations), article.markers)


def _markers(article: Article) -> tuple[Marker, ...]:
    from verifact.analysis.citations import find_markers

    return find_markers(article.document, article.derived(words_of), article.derived(_bare_citations))


def _attributions(article: Article) -> tuple[Attribution, ...]:
    if article.language is None:
        return ()
    from verifact.analysis.attribution import find_attributions
    from verifact.analysis.grammar import grammar
    from verifact.analysis.names import names_of

    return find_attributions(
        article.derived(words_of),
        article.blocks,
        _body(article),
        article.derived(_bare_quotes),
        article.derived(names_of),
        grammar(article.language),
    )


def _claims(article: Article) -> tuple[Claim, ...]:
    if article.language is None:
        return ()
    from verifact.analysis.calendar_dates import dates_of
    from verifact.analysis.claims import find_claims
    from verifact.analysis.quantities import quantities_of

    return find_claims(
        article.derived(words_of),
        article.language,
        article.blocks,
        article.sentences,
        article.derived(_bare_quotes),
        article.attributions,
        article.derived(quantities_of),
        article.derived(dates_of),
        article.citations,
        article.markers,
    )


def _speakers(article: Article) -> tuple[SpeakerProfile, ...]:
    from verifact.analysis.speaker_profiles import find_profiles

    return find_profiles(article)


_PARTS = MappingProxyType(
    {
        "sentences": _sentences,
        "quotes": _quotes,
        "attributions": _attributions,
        "claims": _claims,
        "citations": _citations,
        "markers": _markers,
        "speakers": _speakers,
    }
)


def _body(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences outside the list of citations: its entries say nothing in the article's own right."""
    if not may_list_sources(article.document, article.language):
        return article.sentences
    listed = [c.span for c in article.derived(_bare_citations) if c.kind is CitationKind.LIST]
    return tuple(sentence for sentence in article.sentences if holder(listed, sentence.span.start) is None)


def may_list_sources(document: Document, tag: str | None) -> bool:
    """Tell whether a document might hold a list of citations, so that few have to be searched for one.

    A role, an item of some list or a short line with a word that such a list is headed by is enough.
    """
    headings = lexicon(tag).terms.get("citation_headings", ()) if tag else ()
    for block in document.blocks:
        if block.role is not None or block.kind is _ITEM:
            return True
        if block.span.end - block.span.start <= _LONGEST_HEADING:
            line = block.span.of(document.text).casefold()
            if any(heading in line for heading in headings):
                return True
    return False


def _title_span(document: Document) -> Span | None:
    for block in document.blocks:
        if block.kind is BlockKind.TITLE:
            return block.span
    return None
