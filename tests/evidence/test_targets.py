"""Addresses taken apart: one key for all ways to write one, and never an exception but a refusal."""

import asyncio
import socket
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifact.evidence.asking import retry_after
from verifact.evidence.guard import Guard, NoSuchHostError, UnresolvedError, system_resolver
from verifact.evidence.targets import RefusedError, target_of
from verifact.evidence.wanted import Wanted, wanted_of
from verifact.model import Citation, Identifier, Span


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("HTTP://Ely.Example:80", "http://ely.example/"),
        ("https://ely.example:443/a#b", "https://ely.example/a"),
        ("https://ely.example/a?b=c#d?e", "https://ely.example/a?b=c"),
        ("https://ely.example/a b", "https://ely.example/a%20b"),
        ("https://mühle.example/ü", "https://xn--mhle-0ra.example/%C3%BC"),
        ("www.ely.example/a", "https://www.ely.example/a"),
        ("  https://ely.example/\n", "https://ely.example/"),
        ("https://under_score.example/", "https://under_score.example/"),
        ("http://[2606:4700::1111]:8080/x", "http://[2606:4700::1111]:8080/x"),
        ("https://ely.example/@ann", "https://ely.example/@ann"),
        ("https://ely.example?to=a@b.example", "https://ely.example/?to=a@b.example"),
    ],
)
def test_keys(url: str, key: str) -> None:
    assert target_of(url).key == key
    assert target_of(key).key == key


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text(max_size=60).map("http://{}".format),
        st.from_regex(r"https?://[\w.:@\[\]%\\-]{1,40}/.*"),
    )
)
def test_any_string_is_an_address_or_refused(url: str) -> None:
    try:
        target = target_of(url)
        Guard().check(target)
    except RefusedError:
        return
    assert target.host
    assert target_of(target.key).key == target.key


def test_a_very_long_address_is_refused() -> None:
    with pytest.raises(RefusedError, match="8000"):
        target_of("https://ely.example/" + "a" * 8000)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("0", 0),
        (" 120 ", 120),
        ("9" * 5000, 1e9),
        ("Mon, 06 May 2024 12:01:00 GMT", 60),
        ("Mon, 06 May 2024 11:00:00 GMT", 0),
        ("Mon, 06 May 2024 12:01:00 -0000", 60),
        ("Mon, 99 May 2024", None),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, datetime(2024, 5, 6, 12, 0, tzinfo=UTC)) == seconds


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), NoSuchHostError),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure"), UnresolvedError),
        (socket.gaierror(socket.EAI_FAIL, "Non-recoverable failure"), UnresolvedError),
        (OSError("no more files"), UnresolvedError),
        (UnicodeError("label too long"), UnresolvedError),
    ],
)
def test_names_that_do_not_resolve(
    raised: Exception, expected: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr("socket.getaddrinfo", fail)
    with pytest.raises(expected):
        asyncio.run(system_resolver("ely.example", 80))


def test_the_system_resolves() -> None:
    assert "127.0.0.1" in asyncio.run(system_resolver("127.0.0.1", 80))


def test_what_of_citations_can_be_looked_up() -> None:
    def cited(url: str | None, archive: str | None = None, *dois: str) -> Citation:
        identifiers = (Identifier("isbn", "9780306406157"), *(Identifier("doi", doi) for doi in dois))
        return Citation(Span(0, 0), "", url=url, archive_url=archive, identifiers=identifiers)

    wanted = wanted_of(
        [
            cited("https://ely.example/#a", "https://web.archive.org/web/2024/https://ely.example/"),
            cited("https://ely.example/#a"),
            cited("https://doi.org/10.1000/ABC", None, "10.1000/abc", "10.1000/Other"),
            cited("mailto:ann@ely.example"),
            cited("../mill.html"),
            cited("www.ely.example"),
            cited("ftp://ely.example/x"),
            cited(None),
        ]
    )
    assert wanted == Wanted(
        (
            "https://ely.example/#a",
            "https://web.archive.org/web/2024/https://ely.example/",
            "https://doi.org/10.1000/ABC",
            "www.ely.example",
            "ftp://ely.example/x",
        ),
        ("10.1000/abc", "10.1000/other"),
    )
