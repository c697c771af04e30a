"""robots.txt, and no more at once than a host is asked to bear."""

import time
from collections import Counter
from pathlib import Path

import pytest
from benchmarks import fetching
from pytest_httpserver import HTTPServer
from tests.evidence.servers import look, page, redirect, resolver_of, see

from verifact.evidence import SnapshotStore
from verifact.model import LinkState


def robots(server: HTTPServer, body: str = "", status: int = 200) -> None:
    server.expect_request("/robots.txt").respond_with_data(body, status=status, content_type="text/plain")


class TestRobots:
    def test_what_is_forbidden_is_not_asked_for(self, httpserver: HTTPServer) -> None:
        robots(httpserver, "User-agent: *\nDisallow: /private")
        open_page, closed = page(httpserver, "/story"), page(httpserver, "/private/x")
        seen = look([open_page, closed], respect_robots=True)
        assert [seen[url].state for url in (open_page, closed)] == [LinkState.OK, LinkState.BLOCKED]
        assert "robots.txt" in seen[closed].reason
        assert Counter(request.path for request, _ in httpserver.log) == {"/robots.txt": 1, "/story": 1}

    def test_who_stops_heeding_them_is_not_told_of_them_again(
        self, httpserver: HTTPServer, store: SnapshotStore
    ) -> None:
        robots(httpserver, "User-agent: *\nDisallow: /")
        url = page(httpserver, "/story")
        states = [see(url, store, respect_robots=respect).state for respect in (True, False)]
        assert states == [LinkState.BLOCKED, LinkState.OK]

    def test_rules_for_verifact_come_first(self, httpserver: HTTPServer) -> None:
        robots(httpserver, "User-agent: *\nDisallow: /\n\nUser-agent: verifact\nDisallow:")
        assert see(page(httpserver, "/story"), respect_robots=True).state is LinkState.OK

    def test_a_redirect_does_not_lead_past_them(self, httpserver: HTTPServer) -> None:
        robots(httpserver, "User-agent: *\nDisallow: /private")
        url = redirect(httpserver, "/story", "/private/x")
        assert see(url, respect_robots=True).state is LinkState.BLOCKED

    @pytest.mark.parametrize("status", [401, 403, 404, 410])
    def test_where_there_are_none_all_may_be_read(self, httpserver: HTTPServer, status: int) -> None:
        robots(httpserver, "User-agent: *\nDisallow: /", status)
        assert see(page(httpserver, "/story"), respect_robots=True).state is LinkState.OK

    @pytest.mark.parametrize("status", [500, 503, 429])
    def test_where_they_cannot_be_read_nothing_may_be(self, httpserver: HTTPServer, status: int) -> None:
        robots(httpserver, status=status)
        snapshot = see(page(httpserver, "/story"), respect_robots=True)
        assert (snapshot.state, snapshot.status) == (LinkState.TRANSIENT, None)
        assert {request.path for request, _ in httpserver.log} == {"/robots.txt"}

    def test_they_may_be_moved(self, httpserver: HTTPServer) -> None:
        redirect(httpserver, "/robots.txt", "/rules.txt")
        httpserver.expect_request("/rules.txt").respond_with_data("User-agent: *\nDisallow: /story")
        assert see(page(httpserver, "/story"), respect_robots=True).state is LinkState.BLOCKED

    def test_rubbish_forbids_nothing(self, httpserver: HTTPServer) -> None:
        httpserver.expect_request("/robots.txt").respond_with_data(b"\xff\x00<html>" * 1000)
        assert see(page(httpserver, "/story"), respect_robots=True).state is LinkState.OK

    def test_without_an_answer_the_host_is_what_is_wrong(self) -> None:
        names = resolver_of({"archive.org": ["8.8.8.8"]})
        assert see("http://gone.example/x", respect_robots=True, resolver=names).state is LinkState.MISSING

    def test_a_delay_is_kept(self, httpserver: HTTPServer) -> None:
        robots(httpserver, "User-agent: *\nCrawl-delay: 0.2")
        urls = [page(httpserver, f"/{number}") for number in range(3)]
        start = time.monotonic()
        look(urls, respect_robots=True, per_host=3)
        assert time.monotonic() - start >= 0.4


def test_no_host_bears_more_than_its_limit_and_all_together_no_more_than_theirs(tmp_path: Path) -> None:
    with fetching.server(delay=0.03) as (port, load):
        assert fetching.fetch(port, 60, 10, tmp_path / "s.sqlite3") == 60
    assert load.requests == 60 + 10  # robots.txt once a host
    assert load.at_one_host == 2
    assert 2 < load.together <= 16
