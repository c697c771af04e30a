"""`verifact inspect`: what was understood: who says what, and which claim stands on which source."""

import json
from argparse import Namespace
from collections.abc import Iterator

from verifact.cli.sources import STDIN, STDIN_NAME, stdin_bytes
from verifact.document import Format
from verifact.engine import decode, read
from verifact.model import Article, Attribution, Citation, Claim, Quote
from verifact.reporters.visible import clipped, escape, width
from verifact.spans import Span

_LONGEST = 100  # characters shown of a text
_LONGEST_NAME = 48


def run(args: Namespace) -> int:
    """Print the article's model. Raises UnreadableError."""
    kind = Format(args.format) if args.format else None
    article = _stdin(kind) if args.path == STDIN else read(args.path, format=kind)
    if args.output_format == "json":
        print(json.dumps(article.to_dict(), indent=2))
    else:
        print("\n".join(map(escape, _lines(article))))
    return 0


def _stdin(kind: Format | None) -> Article:
    return decode(stdin_bytes(), STDIN_NAME, kind)


def _lines(article: Article) -> Iterator[str]:
    yield f"title: {article.title or '(none)'}"
    yield f"published: {article.published or '(unknown)'}"
    yield f"language: {article.language or '(not supported)'}"
    place = _Places(article)
    yield ""
    yield f"Speakers: {len(article.speakers)}"
    yield from (f"  {line}" for line in _table(_speakers(article, place)))
    sections = {
        "Attributions": [_attribution(item, place) for item in article.attributions],
        "Quotes": [_quote(item, place) for item in article.quotes],
        "Claims": [_claim(item, article, place) for item in article.claims],
        "Citations": [_citation(index, item, place) for index, item in enumerate(article.citations, 1)],
    }
    for title, items in sections.items():
        yield ""
        yield f"{title}: {len(items)}"
        yield from (f"  {line}" for lines in items for line in lines)


def _speakers(article: Article, place: "_Places") -> Iterator[tuple[str, ...]]:
    if article.speakers:
        yield "speaker", "kind", "first at", "mentions", "statements", "quotes"
    for profile in article.speakers:
        counts = (len(profile.mentions), len(profile.statements), len(profile.quotes))
        first = place(profile.mentions[0]) if profile.mentions else ""
        yield (clipped(profile.name, _LONGEST_NAME), profile.kind, first, *map(str, counts))


def _table(rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """Yield the rows in columns; figures stand to the right."""
    cells = [tuple(map(escape, row)) for row in rows]
    widths = [max(sum(map(width, cell)) for cell in column) for column in zip(*cells, strict=True)]
    for row in cells:
        columns = []
        for cell, wide in zip(row, widths, strict=True):
            blanks = " " * (wide - sum(map(width, cell)))
            columns.append(blanks + cell if cell.isdigit() else cell + blanks)
        yield "  ".join(columns).rstrip()


class _Places:
    """Says where in the file a range of the text stands."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def __call__(self, span: Span) -> str:
        document = self._article.document
        position = document.position(document.raw_span(span).start)
        return f"{position.line}:{position.column}"

    def text(self, span: Span) -> str:
        """Return the words at a range, cut where they are many."""
        return clipped(span.of(self._article.text), _LONGEST)


def _attribution(item: Attribution, place: _Places) -> Iterator[str]:
    start = min(filter(None, (item.source, item.cue, *item.content)), default=Span(0, 0))
    cue = f" [{place.text(item.cue)}]" if item.cue else ""
    yield f"{place(start)} {item.speaker.name or '(nobody)'} ({item.speaker.kind}, {item.kind}){cue}"
    yield from (f"    {place.text(span)}" for span in item.content)


def _quote(item: Quote, place: _Places) -> Iterator[str]:
    who = item.speaker.name if item.speaker else "(no speaker)"
    yield f"{place(item.span)} {item.kind}: {clipped(item.text, _LONGEST)} — {who}"


def _claim(item: Claim, article: Article, place: _Places) -> Iterator[str]:
    sources = [] if item.attribution is None else [item.attribution.speaker.name or "(nobody)"]
    sources += [_name(article.citations[index], index + 1) for index in item.citations]
    yield f"{place(item.span)} {item.kind}, {item.worthiness:.2f}: {clipped(item.text, _LONGEST)}"
    yield f"    source: {', '.join(sources) or '(none)'}"


def _name(citation: Citation, position: int) -> str:
    return f"[{citation.label or citation.number or position}]"


def _citation(position: int, item: Citation, place: _Places) -> Iterator[str]:
    yield f"{place(item.span)} {_name(item, position)} {clipped(item.title or item.raw, _LONGEST)}"
    facts = {"publisher": item.publisher, "published": item.published, "url": item.url}
    yield from (f"    {name}: {value}" for name, value in facts.items() if value)
    if item.missing:
        yield f"    missing: {', '.join(item.missing)}"
