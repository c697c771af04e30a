"""The public surface, name by name: a change here is a change of the library's promise."""

import inspect

import pytest

import verifact

NAMES = [
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


def test_the_names() -> None:
    assert sorted(verifact.__all__) == sorted(NAMES)
    assert dir(verifact) == sorted(NAMES)
    for name in NAMES:
        assert getattr(verifact, name) is not None


def test_no_other_name() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        verifact.nothing  # noqa: B018


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("read", "path format published title bibliography"),
        ("parse", "text format path published title bibliography"),
        ("check", "source format select ignore extend_select config"),
        ("compare", "claim_text source_text"),
        ("fix", "source unsafe format select ignore extend_select config"),
        ("verify", "source client cache sources options format select ignore extend_select config"),
        ("verify_paths", "paths client cache sources options format select ignore extend_select config"),
        ("check_paths", "paths jobs format select ignore extend_select config"),
    ],
)
def test_the_parameters(name: str, parameters: str) -> None:
    assert list(inspect.signature(getattr(verifact, name)).parameters) == parameters.split()


def test_errors_are_of_one_family() -> None:
    for name in NAMES:
        if name.endswith("Error"):
            assert issubclass(getattr(verifact, name), verifact.VerifactError)
