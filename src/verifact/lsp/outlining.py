"""Who said what, as the outline of a document."""

from collections.abc import Iterator

from lsprotocol import types

from verifact.lsp.client import Client
from verifact.lsp.understanding import Understood
from verifact.model import Article, Attribution, SpeakerKind
from verifact.reporters.page.speakers import Voice, voices
from verifact.reporters.visible import clipped, escape
from verifact.spans import Span

__all__ = ["symbols"]

_KINDS = {
    SpeakerKind.PERSON: types.SymbolKind.Object,
    SpeakerKind.ORGANIZATION: types.SymbolKind.Module,
    SpeakerKind.DOCUMENT: types.SymbolKind.File,
}
_LONGEST = 120


def symbols(understood: Understood, client: Client) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """Return the speakers, each with what they are said to have said, the most heard first."""
    article = understood.article
    if article is None:
        return []
    nested = [_speaker(voice, article, understood) for voice in voices(article).values()]
    return nested if client.nested_symbols else list(_flat(nested, understood.draft.uri))


def _speaker(voice: Voice, article: Article, understood: Understood) -> types.DocumentSymbol:
    """A speaker reaches from their first statement to their last one, and is selected where they are first named."""
    said = [_statement(attribution, article, understood) for _, attribution in voice.statements]
    places = [_place(attribution) for _, attribution in voice.statements]
    hull = Span(min(place.start for place in places), max(place.end for place in places))
    named = next((a.source for _, a in voice.statements if a.source is not None), places[0])
    count = len(said)
    return types.DocumentSymbol(
        name=_shown(voice.speaker.name) or "?",
        detail=f"{voice.speaker.kind.replace('-', ' ')}, {count} statement{'s' * (count != 1)}",
        kind=_KINDS.get(voice.speaker.kind, types.SymbolKind.Variable),
        range=_range(hull, article, understood),
        selection_range=_range(named, article, understood),
        children=said,
    )


def _statement(attribution: Attribution, article: Article, understood: Understood) -> types.DocumentSymbol:
    words = " … ".join(span.of(article.text) for span in attribution.content)
    selected = attribution.content[0] if attribution.content else _place(attribution)
    return types.DocumentSymbol(
        name=_shown(words) or "?",
        detail=attribution.kind,
        kind=types.SymbolKind.String,
        range=_range(_place(attribution), article, understood),
        selection_range=_range(selected, article, understood),
    )


def _place(attribution: Attribution) -> Span:
    """Return the range from the first of source, cue and content to the last."""
    parts = [part for part in (attribution.source, attribution.cue, *attribution.content) if part is not None]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _range(span: Span, article: Article, understood: Understood) -> types.Range:
    return understood.positions.range(article.document.raw_span(span))


def _shown(text: str) -> str:
    return clipped(escape(text), _LONGEST)


def _flat(nested: list[types.DocumentSymbol], uri: str) -> Iterator[types.SymbolInformation]:
    for speaker in nested:
        for said in speaker.children or ():
            place = types.Location(uri, said.range)
            yield types.SymbolInformation(place, said.name, said.kind, container_name=speaker.name)
