"""Addresses: where the file writes them, what of them tracks, which are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifact import parse
from verifact.analysis.citing.addresses import addresses_of, canonical, host_of, trimmed
from verifact.analysis.citing.issued import days_of
from verifact.analysis.citing.tracking import is_shortened, tracking_parameters, without_tracking


@pytest.mark.parametrize(
    ("text", "markup", "found"),
    [
        ("See https://a.example/x(y), or (www.b.example/z).", "text", ["https://a.example/x(y)", "www.b.example/z"]),
        (
            "See [*this*](https://a.example/x) and <https://b.example>.\n",
            "markdown",
            ["https://a.example/x", "https://b.example"],
        ),
        ("See [this][a] and `https://b.example`.\n\n[a]: https://a.example/x\n", "markdown", [None]),
        (
            "<p>See <a class=x href='https://a.example/?b=1&amp;c=2'>this</a>.</p>",
            "html",
            ["https://a.example/?b=1&amp;c=2"],
        ),
        ("```\nhttps://a.example\n```\n", "markdown", []),
        ("See [this](#x), [that](../y.md), [mail](mailto:a@b.example).\n", "markdown", ["mailto:a@b.example"]),
        ("It rained.", "text", []),
    ],
)
def test_where_they_stand(text: str, markup: str, found: list[str | None]) -> None:
    article = parse(text, markup)
    assert [address.raw and address.raw.of(text) for address in article.derived(addresses_of)] == found


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://a.example/?utm_source=x&id=4#top", "https://a.example/?id=4#top"),
        ("https://a.example/?id=4&fbclid=x", "https://a.example/?id=4"),
        ("https://a.example/?gclid=x", "https://a.example/"),
        ("https://www.nytimes.com/a?smid=tw", "https://www.nytimes.com/a"),
        ("https://a.example/?smid=tw&ref=x", "https://a.example/?smid=tw&ref=x"),
        ("https://a.example/?a=1&&b=2;c", "https://a.example/?a=1&&b=2;c"),
        ("https://a.example/#?utm_source=x", "https://a.example/#?utm_source=x"),
        ("https://[::1/?utm_source=x", "https://[::1/?utm_source=x"),
    ],
)
def test_tracking(url: str, clean: str) -> None:
    assert (without_tracking(url) if tracking_parameters(url) else url) == clean
    assert not tracking_parameters(clean)


def test_shorteners() -> None:
    assert is_shortened("https://bit.ly/x")
    assert not is_shortened("https://bit.ly/")
    assert not is_shortened("https://rabbit.ly/x")


def test_the_same_page() -> None:
    assert canonical("http://www.a.example/x/") == canonical("https://a.example/x")
    assert canonical("https://a.example/x#:~:text=y") == canonical("https://a.example/x")
    assert canonical("https://a.example/x#y") != canonical("https://a.example/x")
    assert canonical("https://a.example/?a=1") != canonical("https://a.example/?a=2")
    assert host_of("https://[") == host_of("https://a:b@[::1") == ""


@given(st.text("ab.,()[]:/?&=#@%'", max_size=30))
def test_any_address(text: str) -> None:
    url = f"https://{text}"
    assert url.startswith(trimmed(url))
    canonical(without_tracking(url))
    is_shortened(url)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("4 May 2024", "2024-05-04", "2024-05-04"),
        ("2024, May 4", "2024-05-04", "2024-05-04"),
        ("May 2024", "2024-05-01", "2024-05-31"),
        ("Feb. 2024", "2024-02-01", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("(2024a)", "2024-01-01", "2024-12-31"),
        ("2024-13", None, None),
        ("Octember 2024", None, None),
        ("soon", None, None),
        ("", None, None),
    ],
)
def test_days(written: str, first: str | None, last: str | None) -> None:
    days = days_of(written)
    assert (days and days.first.isoformat(), days and days.last.isoformat()) == (first, last)
