#!/usr/bin/env python3
"""Write docs/report.schema.json, the JSON Schema of the reports `json` and `jsonl`, from the classes that they are made of.

usage: report_schema.py [--check]

With --check nothing is written: exit 1 where the file is not what would be written.
"""

import json
import re
import sys
from collections.abc import Sequence
from enum import Enum
from inspect import cleandoc
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from verifact.findings import Report

FILE = Path(__file__).parents[1] / "docs" / "report.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}
SHARE = {"minimum": 0, "maximum": 1}
# What the types do not say.
BOUNDS: dict[str, dict[str, Any]] = {
    "Span.start": {"minimum": 0},
    "Span.end": {"minimum": 0},
    "Position.line": {"minimum": 1},
    "Position.column": {"minimum": 1},
    "Finding.line": {"minimum": 1},
    "Finding.column": {"minimum": 1},
    "Finding.end_line": {"minimum": 1},
    "Finding.end_column": {"minimum": 1},
    "Finding.context_column": {"minimum": 1},
    "Finding.fingerprint": {"pattern": "^([0-9a-f]{16})?$"},
    "Stats.words": {"minimum": 0},
    "Stats.claims": {"minimum": 0},
    "Stats.attributions": {"minimum": 0},
    "Stats.named_sources": {"minimum": 0},
    "Stats.citations": {"minimum": 0},
    "Stats.sources": {"minimum": 0},
    "Stats.sourced_share": SHARE,
    "Stats.named_share": SHARE,
    "Stats.concentration": SHARE,
}


def main(arguments: Sequence[str]) -> int:
    """Write the file, or with `--check` compare it; return the exit code."""
    wanted = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if "--check" in arguments:
        if not FILE.exists() or FILE.read_text(encoding="utf-8") != wanted:
            print(f"{FILE.name} is not current: run tools/report_schema.py", file=sys.stderr)
            return 1
        return 0
    FILE.write_text(wanted, encoding="utf-8")
    return 0


def schema() -> dict[str, Any]:
    """Return the schema of the `json` document; a line of `jsonl` is its `#/$defs/Report`."""
    definitions: dict[str, Any] = {}
    reports = {"type": "array", "items": _of(Report, definitions)}
    return {
        "$schema": DIALECT,
        "title": "A report of verifact",
        "description": "What `verifact check --output-format json` writes. A line of `jsonl` is a `#/$defs/Report`. "
        "Offsets count code points, ranges are half-open, lines and columns count from 1.",
        "type": "object",
        "properties": {
            "version": {"type": "string", "description": "The version of verifact that wrote it."},
            "reports": reports,
        },
        "required": ["version", "reports"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of what `verifact.serial.encode` makes of a value of that type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is UnionType:
        (inner,) = (each for each in arguments if each is not NoneType)
        return {"anyOf": [_of(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], definitions)}
    if kind in TYPES:
        return {"type": TYPES[kind]}
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # taken: a class may lead back to itself
        definitions[name] |= _object(kind, definitions) if attrs.has(kind) else _choice(kind)
    return {"$ref": f"#/$defs/{name}"}


def _choice(kind: type[Enum]) -> dict[str, Any]:
    return {"description": _described(kind), "enum": [member.value for member in kind]}


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    names = [each.name for each in attrs.fields(kind) if each.init]
    properties = {}
    for name in names:
        bounds = BOUNDS.get(f"{kind.__name__}.{name}", {})
        found = _of(hints[name], definitions)
        (found["anyOf"][0] if "anyOf" in found else found).update(bounds)
        properties[name] = found
    return {
        "description": _described(kind),
        "type": "object",
        "properties": properties,
        "required": names,
        "additionalProperties": False,
    }


def _described(kind: type) -> str:
    return re.sub(r"\bNone\b", "null", " ".join(cleandoc(kind.__doc__ or "").split()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
