"""The two Arrow schemas: an article as it comes in, and what is found in it as it goes out."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from verifact.corpus.extra import needs_extra

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "FINDING_FIELDS",
    "INPUT_FIELDS",
    "STATUSES",
    "articles_schema",
    "findings_schema",
    "input_schema",
    "output_schema",
]

# The columns of an article that comes in. All are strings; all but `id` may be null or missing.
INPUT_FIELDS = ("id", "url", "text", "html", "format", "title", "published", "publisher", "lang")

# `ok`: it was checked. `unreadable`: there is no text to check (VF904). `crashed`: it could not be analysed (VF905).
STATUSES = ("ok", "unreadable", "crashed")

_ARTICLE_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "id": "string",
        "url": "string",
        "title": "string",
        "publisher": "string",
        "published": "date32",
        "language": "string",
        "status": "string",
        "words": "int32",
        "claims": "int32",
        "sourced_share": "float64",
        "named_share": "float64",
        "speakers": "int32",
        "named_speakers": "int32",
        "citations": "int32",
        "residue": "int32",
        "sources": "strings",
        "cited_hosts": "strings",
        "abstained": "strings",
    }
)
FINDING_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "code": "string",
        "name": "string",
        "severity": "string",
        "start": "int32",
        "end": "int32",
        "line": "int32",
        "column": "int32",
        "excerpt": "string",
        "message": "string",
        "help": "string",
        "fingerprint": "string",
    }
)


def input_schema() -> "pa.Schema":
    """Return the schema of a batch of articles.

    `text` is the article as plain text, Markdown or HTML, as `format` says ("text", "markdown", "html", or "page": a web
    page of which only the main text is read); where it is null, `html` takes its place, and `format` is "html" by default.
    `published` is a day as in "2024-10-27", `lang` an IETF tag. What a column says comes before what the article says of
    itself. Raises MissingExtraError without the extra "archive".
    """
    pa = needs_extra()
    return pa.schema([pa.field(name, pa.string(), nullable=name != "id") for name in INPUT_FIELDS])


def output_schema() -> "pa.Schema":
    """Return the schema of what was found: one row an article, its findings nested in it.

    `status` is one of `STATUSES`. `words` to `citations` are the figures of `verifact.findings.Stats` (`speakers` are its
    `sources`, `named_speakers` its `named_sources`); shares are 0 to 1, null where there is nothing to take a share of.
    `residue` counts the findings VF401, VF402 and VF403. `sources` are the names of the speakers that have one,
    `cited_hosts` the hosts of the cited addresses, `abstained` the codes of the checks that could not know; each sorted,
    without repetition. `start` and `end` of a finding are code points of the article's text, half-open, null where the
    whole article is meant; `line` and `column` count from 1. Raises MissingExtraError without the extra "archive".
    """
    pa = needs_extra()
    finding = pa.struct([pa.field(name, _type(pa, kind)) for name, kind in FINDING_FIELDS.items()])
    return articles_schema().append(pa.field("findings", pa.list_(finding)))


def articles_schema() -> "pa.Schema":
    """Return the schema of `articles/`: that of the output without the findings."""
    pa = needs_extra()
    return pa.schema([pa.field(name, _type(pa, kind), nullable=name != "id") for name, kind in _ARTICLE_FIELDS.items()])


def findings_schema() -> "pa.Schema":
    """Return the schema of `findings/`: one row a finding, with the `id` of its article."""
    pa = needs_extra()
    fields = [pa.field(name, _type(pa, kind)) for name, kind in FINDING_FIELDS.items()]
    return pa.schema([pa.field("id", pa.string(), nullable=False), *fields])


def _type(pa: Any, kind: str) -> "pa.DataType":
    return pa.list_(pa.string()) if kind == "strings" else getattr(pa, kind)()
