"""verifact: the fact-checking desk's first pass over an article.

    import verifact

    article = verifact.read("story.md")
    for finding in verifact.check(article).findings:
        print(finding.line, finding.code, finding.message)

The names below are the whole public surface; everything else may change.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from verifact._version import __version__

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
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

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


def __getattr__(name: str) -> Any:
    try:
        home = _HOME_OF[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
