"""How long what was seen stands."""

from datetime import UTC, datetime, timedelta

import pytest

from verifact.evidence.freshness import fresh_until, may_be_stored, validators
from verifact.evidence.strikes import Observation, is_dead
from verifact.model import LinkState

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
DAY = 86_400


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, DAY),
        ({"cache-control": "max-age=60"}, 60),
        ({"cache-control": "public, Max-Age=\"60\", must-revalidate"}, 60),
        ({"cache-control": "max-age=60", "age": "50"}, 10),
        ({"cache-control": "max-age=60", "age": "90"}, 0),
        ({"cache-control": "max-age=60", "expires": "Mon, 06 May 2024 13:00:00 GMT"}, 60),
        ({"cache-control": "max-age=x"}, 0),
        ({"cache-control": "max-age=99999999999999999999"}, 30 * DAY),
        ({"cache-control": "no-cache"}, 0),
        ({"expires": "Mon, 06 May 2024 13:00:00 GMT"}, 3600),
        ({"expires": "Mon, 06 May 2024 13:00:00 GMT", "date": "Mon, 06 May 2024 12:30:00 GMT"}, 1800),
        ({"expires": "0"}, 0),
        ({"last-modified": "Fri, 26 Apr 2024 12:00:00 GMT"}, DAY),
        ({"last-modified": "Sun, 28 Jan 2024 12:00:00 GMT"}, 7 * DAY),
        ({"last-modified": "Wed, 27 Mar 2024 12:00:00 GMT"}, 4 * DAY),
        ({"last-modified": "rubbish"}, DAY),
    ],
)  # fmt: skip
def test_a_page_stands_as_long_as_http_has_it(headers: dict[str, str], seconds: int) -> None:
    assert fresh_until(LinkState.OK, headers, NOW) - NOW == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("state", "wait", "seconds"),
    [
        (LinkState.TRANSIENT, None, 0),
        (LinkState.TRANSIENT, 30.0, 30),
        (LinkState.RATE_LIMITED, None, 0),
        (LinkState.RATE_LIMITED, 7200.0, 7200),
        (LinkState.RATE_LIMITED, 1e9, DAY),
        (LinkState.MISSING, None, DAY),
        (LinkState.BLOCKED, None, DAY),
        (LinkState.MOVED_HOME, None, DAY),
    ],
)
def test_what_is_no_page_stands_for_a_day_and_what_may_pass_not_at_all(
    state: LinkState, wait: float | None, seconds: int
) -> None:
    assert fresh_until(state, {"cache-control": "max-age=9999999"}, NOW, wait) - NOW == timedelta(seconds=seconds)


def test_only_no_store_forbids_to_keep() -> None:
    assert not may_be_stored({"cache-control": "private, NO-STORE"})
    assert may_be_stored({"cache-control": "private, no-cache"})


def test_marks() -> None:
    assert validators({"etag": 'W/"a"', "last-modified": "x"}) == {"if-none-match": 'W/"a"', "if-modified-since": "x"}
    assert validators({}) == {}


def gone(hours: float, run: str = "1", state: LinkState = LinkState.MISSING, confirming: bool = False) -> Observation:
    return Observation(state, NOW + timedelta(hours=hours), run, confirming)


@pytest.mark.parametrize(
    ("observations", "dead"),
    [
        ([], False),
        ([gone(0)], False),
        ([gone(0), gone(23.9, "2")], False),
        ([gone(0), gone(24, "2")], True),
        ([gone(0), gone(12), gone(24, "2")], True),
        ([gone(0), gone(12, state=LinkState.TRANSIENT), gone(24)], True),
        ([gone(0), gone(12, state=LinkState.OK), gone(24)], False),
        ([gone(0), gone(12, state=LinkState.MOVED_HOME), gone(24)], False),
        ([gone(0, state=LinkState.TRANSIENT), gone(24)], False),
        ([gone(0, state=LinkState.BLOCKED), gone(48, state=LinkState.RATE_LIMITED)], False),
        ([gone(0), gone(24), gone(25, state=LinkState.OK)], False),
        ([gone(0, "1", confirming=True), gone(0.1, "2", confirming=True)], True),
        ([gone(0, "1", confirming=True), gone(0.1, "1", confirming=True)], False),
        ([gone(0, "1"), gone(0.1, "2", confirming=True)], False),
    ],
)
def test_strikes(observations: list[Observation], dead: bool) -> None:
    assert is_dead(observations) is dead
