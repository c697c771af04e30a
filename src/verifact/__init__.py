"""verifact: the fact-checking desk's first pass over an article.

    import verifact

    article = verifact.read("story.md")
    for finding in verifact.check(article).findings:
        print(finding.line, finding.code, finding.message)

The names below are the whole public surface; everything else may change.
"""

from typing import TYPE_CHECKING

from verifact._version import __version__
from verifact.lazy import loader

if TYPE_CHECKING:
    from verifact.config import Config
    from verifact.engine import check, check_paths, parse, read
    from verifact.engine.comparing import compare
    from verifact.engine.fixing import fix
    from verifact.engine.verifying import verify, verify_paths
    from verifact.errors import ConfigError, MissingExtraError, UnreadableError, UsageError, VerifactError
    from verifact.evidence.options import FetchOptions
    from verifact.findings import Edit, Finding, Report, Severity
    from verifact.fixing import Fixed
    from verifact.model import (
        Article,
        Attribution,
        Citation,
        Claim,
        ClaimEvidence,
        LinkState,
        Marker,
        Match,
        Metadata,
        Quote,
        Sentence,
        Snapshot,
        Span,
        Speaker,
    )

# Loaded when first asked for: `import verifact` and `verifact --version` stay in the milliseconds.
_HOMES = {
    "verifact.config": ("Config",),
    "verifact.engine": ("check", "check_paths", "parse", "read"),
    "verifact.engine.comparing": ("compare",),
    "verifact.engine.fixing": ("fix",),
    "verifact.engine.verifying": ("verify", "verify_paths"),
    "verifact.errors": ("ConfigError", "MissingExtraError", "UnreadableError", "UsageError", "VerifactError"),
    "verifact.evidence.options": ("FetchOptions",),
    "verifact.findings": ("Edit", "Finding", "Report", "Severity"),
    "verifact.fixing": ("Fixed",),
    "verifact.model": (
        "Article",
        "Attribution",
        "Citation",
        "Claim",
        "ClaimEvidence",
        "LinkState",
        "Marker",
        "Match",
        "Metadata",
        "Quote",
        "Sentence",
        "Snapshot",
        "Span",
        "Speaker",
    ),
}

__all__ = [
    "Article",
    "Attribution",
    "Citation",
    "Claim",
    "ClaimEvidence",
    "Config",
    "ConfigError",
    "Edit",
    "FetchOptions",
    "Finding",
    "Fixed",
    "LinkState",
    "Marker",
    "Match",
    "Metadata",
    "MissingExtraError",
    "Quote",
    "Report",
    "Sentence",
    "Severity",
    "Snapshot",
    "Span",
    "Speaker",
    "UnreadableError",
    "UsageError",
    "VerifactError",
    "__version__",
    "check",
    "check_paths",
    "compare",
    "fix",
    "parse",
    "read",
    "verify",
    "verify_paths",
]


__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)
