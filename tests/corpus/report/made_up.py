"""Outputs made up for the tests of the report, in both formats."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from verifact.corpus.schema import articles_schema, findings_schema

Row = dict[str, Any]


def finding(code: str = "VF204", severity: str = "warning", excerpt: str = "Sources say", **changes: Any) -> Row:
    return {
        "code": code,
        "name": f"name-of-{code.lower()}",
        "severity": severity,
        "start": 0,
        "end": len(excerpt),
        "line": 1,
        "column": 1,
        "excerpt": excerpt,
        "message": "m",
        "help": "h",
        "fingerprint": "0" * 16,
        **changes,
    }


def article(name: str, *findings: Row, **changes: Any) -> Row:
    return {
        "id": name,
        "url": f"https://www.example.org/{name}",
        "title": f"Title of {name}",
        "publisher": "Herald",
        "published": date(2024, 3, 1),
        "language": "en",
        "status": "ok",
        "words": 1000,
        "claims": 10,
        "sourced_share": 0.5,
        "named_share": 1.0,
        "speakers": 2,
        "named_speakers": 2,
        "citations": 1,
        "residue": 0,
        "sources": ["Ann Lee"],
        "cited_hosts": ["example.com"],
        "abstained": [],
        "findings": list(findings),
        **changes,
    }


def write(folder: Path, *parts: Iterable[Row], suffix: str = "parquet") -> str:
    """Write parts as `verifact corpus` does, and return the folder's name."""
    for kind in ("articles", "findings"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for number, rows in enumerate(parts):
        articles = [dict(row) for row in rows]
        findings = [{"id": row["id"], **each} for row in articles for each in row.pop("findings")]
        for kind, records, schema in (
            ("articles", articles, articles_schema()),
            ("findings", findings, findings_schema()),
        ):
            path = folder / kind / f"part-{number:05}.{suffix}"
            if suffix == "parquet":
                pq.write_table(pa.Table.from_pylist(records, schema=schema), path)
            else:
                path.write_text("".join(json.dumps(record, default=str) + "\n" for record in records), encoding="utf-8")
    return str(folder)
