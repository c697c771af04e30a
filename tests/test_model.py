"""Articles and reports to JSON and back, whatever they hold."""

import json
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import verifact
from verifact import serial
from verifact.findings import Finding, Report, Severity, fingerprint
from verifact.model import Article, Citation, Claim, Speaker, SpeakerKind
from verifact.spans import Span

SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    int: st.integers(0, 2**31),
    float: st.floats(0, 1),
    str: st.text(max_size=8),
    bool: st.booleans(),
    date: st.dates(),
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for what an annotation allows, attrs classes included."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of(st.none(), *(values(each) for each in arguments if each is not NoneType))
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, arguments))
    if attrs.has(kind):
        return instances(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    return SCALARS[kind]


def later(kind: Any) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: values(kind))


def instances(kind: type) -> st.SearchStrategy[Any]:
    """Return a strategy for an attrs class, by its own annotations."""
    hints = get_type_hints(kind)
    names = [each.name for each in attrs.fields(kind) if each.init]
    return st.builds(kind, **{name: later(hints[name]) for name in names})


@pytest.mark.parametrize("kind", [Article, Report])
def test_round_trip(kind: Any) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(instances(kind))
    def holds(value: Any) -> None:
        data = value.to_dict()
        back = kind.from_dict(json.loads(json.dumps(data)))
        assert back == value
        assert hash(back) == hash(value)
        assert back.to_dict() == data

    holds()


def test_a_real_article() -> None:
    text = "---\ntitle: A\n---\n\nMary Miller said [so](http://a.b)[^1].\n\n[^1]: The Paper, 2024.\n"
    article = verifact.parse(text, "markdown")
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        (Span, [], "Span: expected an object, got list"),
        (Span, {"start": 1, "end": 2, "x": 3}, "Span: unknown key 'x'"),
        (Span, {"start": 1}, "Span: .*missing"),
        (Span, {"start": "1", "end": 2}, "Span.start: expected int, got str"),
        (Span, {"start": True, "end": 2}, "Span.start: expected int, got bool"),
        (Speaker, {"name": "A", "kind": "martian"}, "martian"),
        (Report, {"findings": {}}, "Report.findings: expected an array, got dict"),
        (Report, {"stats": None}, "Report.stats: expected an object, got NoneType"),
        (
            Article,
            {"document": {"raw": "", "text": "", "format": "text", "source_map": {"pieces": [[1, 2]]}}},
            "4 items",
        ),
        (Article, {"metadata": {"published": "soon"}}, "Article.metadata.published: expected a date, got 'soon'"),
        (Article, {"metadata": {"published": 3}}, "Article.metadata.published: expected a date, got 3"),
    ],
)
def test_data_of_another_form(kind: Any, data: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        serial.decode(kind, data)


@attrs.frozen
class Odd:
    """What no class of the model has, yet plug-ins' options may."""

    anything: Any = None
    table: dict[str, int] = attrs.field(factory=dict)
    share: float = 0.0


def test_mappings_and_whole_numbers() -> None:
    odd = Odd(anything=[1, {"a": None}], table={"x": 1}, share=1.0)
    assert serial.decode(Odd, serial.encode(odd)) == odd
    assert serial.decode(Odd, {"share": 1}).share == 1.0
    with pytest.raises(ValueError, match=r"Odd\.table: expected an object, got list"):
        serial.decode(Odd, {"table": []})
    assert serial.encode(frozenset({1})) == [1]


def test_what_a_claim_stands_on() -> None:
    mary = verifact.Attribution(None, None, (), Speaker("Mary", SpeakerKind.PERSON))
    vague = verifact.Attribution(None, None, (), Speaker("", SpeakerKind.NONE))
    claim = Claim(Span(0, 1), "x", verifact.model.ClaimKind.EVENT, 1.0)
    assert not claim.is_sourced
    assert attrs.evolve(claim, citations=(0,)).is_sourced
    assert attrs.evolve(claim, attribution=mary).is_sourced
    assert not attrs.evolve(claim, attribution=vague).is_sourced
    assert (mary.is_named, vague.is_named) == (True, False)


def test_facts_are_derived_once() -> None:
    calls: list[Article] = []
    article = verifact.parse("Text.")

    def count(given: Article) -> int:
        calls.append(given)
        return len(calls)

    assert (article.derived(count), article.derived(count)) == (1, 1)
    assert article.with_metadata(title="T").title == "T"


def test_worst() -> None:
    findings = tuple(
        Finding("VF1", "x", severity, "m") for severity in (Severity.INFO, Severity.ERROR, Severity.WARNING)
    )
    assert Report(findings=findings).worst() is Severity.ERROR
    assert Report().worst() is None


def test_fingerprints_ignore_case_and_space() -> None:
    assert fingerprint("VF1", "A  b\n", 0) == fingerprint("VF1", "a B", 0)
    assert len({fingerprint("VF1", "a", 0), fingerprint("VF1", "a", 1), fingerprint("VF2", "a", 0)}) == 3
    assert len(fingerprint("VF1", "\ud800", 0)) == 16


def test_spans() -> None:
    span = Span(2, 5)
    assert (len(span), bool(Span(3, 3)), span.of("abcdefg")) == (3, True, "cde")
    assert span.overlaps(Span(4, 9))
    assert not span.overlaps(Span(5, 9))
    assert span.contains(Span(2, 5))
    assert not span.contains(Span(2, 6))


def test_citations_compare_by_value() -> None:
    assert Citation(Span(0, 1), "x") == Citation(Span(0, 1), "x")
