"""`verifact rules`: the checks there are."""

import json
from argparse import Namespace

from attrs import fields

from verifact.checks.base import Check
from verifact.checks.discovery import all_checks


def run(args: Namespace) -> int:
    """Print the checks as a table or as a JSON array."""
    checks = all_checks().values()
    if args.output_format == "json":
        print(json.dumps([_as_dict(check) for check in checks], indent=2))
        return 0
    width = max(len(check.name) for check in checks)
    for check in checks:
        print(f"{check.code}  {check.name:{width}}  {check.severity:7}  {check.summary}")
    return 0


def _as_dict(check: Check) -> dict[str, object]:
    options = [] if check.options is None else [each.name.replace("_", "-") for each in fields(check.options)]
    return {
        "code": check.code,
        "name": check.name,
        "severity": check.severity.value,
        "languages": list(check.languages),
        "options": options,
        "evidence": check.evidence,
        "summary": check.summary,
    }
