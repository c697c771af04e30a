"""How checks are declared and found, third parties' included."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from verifact.checks import discovery
from verifact.checks.base import Check, Outcome, check, housekeeping
from verifact.checks.discovery import all_checks
from verifact.engine import parse
from verifact.errors import ConfigError
from verifact.findings import Severity
from verifact.model import Article


def silent(article: Article) -> Iterator[Outcome]:
    """Find nothing.

    Ever.
    """
    yield from ()


def declared(code: str = "XY001") -> Check:
    return check(code, "silent", severity=Severity.INFO, bad=["Bad."], good=["Good."])(silent)


class Point:
    """An entry point that loads `value`, or fails with it."""

    name, value = "plugin", "plugin:check"

    def __init__(self, loaded: Any) -> None:
        self.loaded = loaded

    def load(self) -> Any:
        if isinstance(self.loaded, Exception):
            raise self.loaded
        return self.loaded


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    def installed(*loaded: Any) -> None:
        monkeypatch.setattr(discovery, "entry_points", lambda group: [Point(each) for each in loaded])
        all_checks.cache_clear()

    yield installed
    monkeypatch.undo()
    all_checks.cache_clear()


def test_a_check() -> None:
    made = declared("VF901")
    assert (made.family, made.summary) == ("VF9", "Find nothing.")
    assert made.doc == "Find nothing.\n\nEver."
    assert [example.text for example in (*made.bad, *made.good)] == ["Bad.", "Good."]
    assert list(made.run(parse("Text."))) == []


def test_a_code_of_the_engine_runs_nothing() -> None:
    assert tuple(housekeeping("VF900", "x", severity=Severity.INFO, doc="Doc.").run(parse("Text."))) == ()


def without_doc(article: Article) -> Iterator[Outcome]:
    yield from ()


def test_a_check_needs_a_rationale_and_examples() -> None:
    for function, bad, good in ((without_doc, ["b"], ["g"]), (silent, [], ["g"]), (silent, ["b"], [])):
        with pytest.raises(ValueError, match="XY001: a check needs a docstring"):
            check("XY001", "x", severity=Severity.INFO, bad=bad, good=good)(function)


def test_own_checks() -> None:
    codes = list(all_checks())
    assert codes == sorted(codes)
    assert all(all_checks()[code].code == code for code in codes)


def test_a_plugin_may_be_a_check_a_list_or_a_module(install: Any) -> None:
    module = ModuleType("plugin")
    module.third = declared("XY003")  # type: ignore[attr-defined]
    install(declared("XY001"), [declared("XY002"), "something else"], module)
    assert {"XY001", "XY002", "XY003"} <= set(all_checks())


@pytest.mark.parametrize(
    ("loaded", "said"),
    [
        (ImportError("no module"), "the plug-in 'plugin' .*cannot be loaded: no module"),
        ([], "the plug-in 'plugin' .*holds no check"),
        (["x"], "holds no check"),
        (declared("VF101"), "two checks have the code VF101: .* and silent"),
    ],
)
def test_broken_plugins(install: Any, loaded: Any, said: str) -> None:
    install(loaded)
    with pytest.raises(ConfigError, match=said):
        all_checks()
