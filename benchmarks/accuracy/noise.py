"""How loud the default checks are on articles that professionals edited."""

from collections import Counter
from pathlib import Path

from benchmarks.accuracy.figures import share

import verifact
from verifact import Severity

NEEDS = "polnear/dev/text"
FOLDERS = {"news": NEEDS, "content": "content"}
_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".mdx", ".html"})
_SOURCING = ("VF1", "VF2")


def measure(corpora: Path) -> dict[str, float]:
    """Return warnings and errors per 1,000 words and the share of files with an error, a folder at a time."""
    figures: dict[str, float] = {}
    for name, folder in FOLDERS.items():
        counts, files = Counter[str](), 0
        for path in sorted(path for path in (corpora / folder).rglob("*") if path.suffix in _SUFFIXES):
            article = verifact.read(path)
            findings = verifact.check(article).findings
            files += 1
            counts["words"] += len(article.text.split())
            counts["files with an error"] += any(finding.severity is Severity.ERROR for finding in findings)
            for finding in findings:
                counts[finding.severity] += 1
                counts["sourcing"] += finding.code.startswith(_SOURCING)
        thousands = counts["words"] / 1000
        figures |= {
            f"{name}_warnings": share(counts[Severity.WARNING], thousands),
            f"{name}_sourcing": share(counts["sourcing"], thousands),
            f"{name}_files_with_error": share(counts["files with an error"], files),
        }
    return figures
