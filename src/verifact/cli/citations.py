"""`verifact citations`: the citations of one article, for people or for reference managers."""

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from verifact.cli.sources import STDIN, STDIN_NAME, stdin_bytes
from verifact.document import Format
from verifact.engine import decode, read
from verifact.interchange import to_bibtex, to_csl, to_ris
from verifact.model import Article, Citation, CitationKind
from verifact.reporters.visible import escape

_COLUMNS = (("", 6), ("who", 24), ("title", 48), ("outlet", 24), ("date", 14), ("address", 0))


def run(args: Namespace) -> int:
    """Write the citations. Raises UnreadableError, and MissingExtraError for BibTeX without its extra."""
    article = _article(args)
    kinds = set(CitationKind) if args.links else set(CitationKind) - {CitationKind.LINK}
    citations = [citation for citation in article.citations if citation.kind in kinds]
    if args.format == "csl":
        print(json.dumps(to_csl(citations), indent=2))
    elif args.format == "bibtex":
        print(to_bibtex(citations), end="")
    elif args.format == "ris":
        print(to_ris(citations), end="")
    else:
        print("\n".join(_table(citations)))
    return 0


def _article(args: Namespace) -> Article:
    kind = Format(args.input_format) if args.input_format else None
    files = [Path(path) for path in args.bibliography or ()]
    if args.path == STDIN:
        return decode(stdin_bytes(), STDIN_NAME, kind, files)
    return read(args.path, format=kind, bibliography=files)


def _table(citations: Sequence[Citation]) -> list[str]:
    """Return a line a citation under a line of headings; columns nobody fills stay empty, long fields are cut."""
    rows = [tuple(name for name, _ in _COLUMNS), *map(_row, citations)]
    lines = []
    for row in rows:
        cells = [_cell(text, width) for text, (_, width) in zip(row, _COLUMNS, strict=True)]
        lines.append(" ".join(cells).rstrip())
    return lines


def _row(citation: Citation) -> tuple[str, ...]:
    number = citation.label or (str(citation.number) if citation.number is not None else "-")
    facts = (citation.title or citation.raw, citation.publisher, citation.published, citation.url)
    return (number, "; ".join(citation.authors), *(fact or "" for fact in facts))


def _cell(text: str, width: int) -> str:
    text = escape(" ".join(text.split()))
    if width and len(text) > width:
        text = f"{text[: width - 1]}…"
    return text.ljust(width)
