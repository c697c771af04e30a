"""Makers of the material an article leans on: "a video released by WarTranslated", "data compiled by the Acme Trust"."""

from attrs import frozen

from verifact.analysis.grammar import grammar
from verifact.analysis.names import Name, names_of
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

_BEFORE_NAME = 5


@frozen
class Provenance:
    """A writing or recording and the name of who made it; `span` covers the maker's name."""

    span: Span
    maker: Name


def provenances_of(article: Article) -> tuple[Provenance, ...]:
    """Return them in the order of the text, outside quotations; ask through `article.derived(provenances_of)`."""
    if article.language is None or "publication_verbs" not in lexicon(article.language):
        return ()
    verbs, documents = (
        lexicon(article.language).terms["publication_verbs"],
        grammar(article.language).documents,
    )
    words, names, voices = article.derived(words_of), article.derived(names_of), article.derived(voices_of)
    found = []
    for index in range(1, len(words) - 2):
        if words.lower[index] not in verbs or words.lower[index + 1] != "by":
            continue
        if not any(word in documents for word in words.lower[max(0, index - 3) : index]):
            continue
        makers = [m for m in names.ending_in(index + 2, index + 2 + _BEFORE_NAME) if m.first >= index + 2]
        if makers and all(words.gaps[i].isspace() for i in range(index + 1, makers[0].first + 1)):
            span = words.span(makers[0].first, makers[0].last)
            if voices.is_prose(span) and not voices.is_quoted(span):
                found.append(Provenance(span, makers[0]))
    return tuple(found)
