"""What becomes of an address, against a server on loopback."""

import asyncio
import gzip
import hashlib
import re
import socket
import ssl
import struct
import sys
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
import trustme
from pytest_httpserver import HTTPServer
from tests.evidence.servers import LOCAL, NO_NETWORK, look, options, page, raw_server, redirect, resolver_of, see
from werkzeug import Request, Response

from verifact.errors import MissingExtraError, UsageError
from verifact.evidence import Fetcher, SnapshotStore, gather
from verifact.evidence.pages import Page
from verifact.model import Evidence, LinkState, Snapshot


def status(server: HTTPServer, code: int, path: str = "/x", **headers: str) -> str:
    server.expect_request(path).respond_with_response(Response("no", status=code, headers=headers))
    return server.url_for(path)


class TestPages:
    def test_a_page_is_read(self, httpserver: HTTPServer) -> None:
        html = (
            '<html><head><title>Mill – The Ely News</title><meta property="og:site_name" content="The Ely News">'
            '<meta property="article:published_time" content="2024-05-06T10:00:00Z"></head>'
            "<body><nav>Home Sport</nav><article><h1>Mill closes</h1><p>It closed.</p></article></body></html>"
        )
        snapshot = see(page(httpserver, "/story", html, headers={"X-Other": "1", "ETag": '"a"'}))
        assert snapshot.state is LinkState.OK
        assert snapshot.status == 200
        assert snapshot.final_url == snapshot.url
        assert (snapshot.title, snapshot.publisher, str(snapshot.published)) == (
            "Mill closes",
            "The Ely News",
            "2024-05-06",
        )
        assert snapshot.text == "Mill closes\n\nIt closed."
        assert not snapshot.is_partial
        assert snapshot.headers["etag"] == '"a"'
        assert "x-other" not in snapshot.headers
        assert snapshot.digest == hashlib.sha256(html.encode()).hexdigest()
        assert snapshot.fetched_at is not None
        assert snapshot.fetched_at.tzinfo is not None

    def test_who_asks_says_so(self, httpserver: HTTPServer) -> None:
        see(page(httpserver, "/story"), contact="desk@ely.example")
        sent = httpserver.log[0][0].headers
        assert sent["User-Agent"].startswith("verifact/")
        assert "+https://" in sent["User-Agent"]
        assert "desk@ely.example" in sent["User-Agent"]
        assert "Cookie" not in sent

    def test_one_address_is_asked_for_once(self, httpserver: HTTPServer) -> None:
        url = page(httpserver, "/story")
        asked = [url, f"{url}#part", f"{url}#:~:text=mill", url.replace("http://", "HTTP://"), f" {url}"]
        seen = look(asked)
        assert list(seen) == asked
        assert [snapshot.url for snapshot in seen.values()] == asked
        assert {snapshot.state for snapshot in seen.values()} == {LinkState.OK}
        assert len(httpserver.log) == 1

    def test_an_empty_page_has_no_text(self, httpserver: HTTPServer) -> None:
        httpserver.expect_request("/empty").respond_with_data("", content_type="text/html")
        snapshot = see(httpserver.url_for("/empty"))
        assert (snapshot.state, snapshot.text) == (LinkState.OK, "")
        assert snapshot.is_partial  # what it lacks proves nothing

    def test_no_content_is_a_page_without_text(self, httpserver: HTTPServer) -> None:
        snapshot = see(status(httpserver, 204))
        assert (snapshot.state, snapshot.text, snapshot.is_partial) == (LinkState.OK, "", True)

    def test_pictures_are_asked_for_their_headers_only(self, httpserver: HTTPServer) -> None:
        url = page(httpserver, "/a.jpg", "x" * 100, content_type="image/jpeg")
        snapshot = see(url)
        assert (snapshot.state, snapshot.text, snapshot.is_partial, snapshot.digest) == (LinkState.OK, "", True, None)
        assert [request.method for request, _ in httpserver.log] == ["HEAD"]

    @pytest.mark.parametrize("code", [403, 404, 405, 501])
    def test_a_server_that_knows_no_head_is_asked_again(self, httpserver: HTTPServer, code: int) -> None:
        httpserver.expect_request("/a.zip", method="HEAD").respond_with_data("", status=code)
        httpserver.expect_request("/a.zip", method="GET").respond_with_data(b"PK", content_type="application/zip")
        assert see(httpserver.url_for("/a.zip")).state is LinkState.OK

    def test_bodies_without_text_are_not_read(self, httpserver: HTTPServer) -> None:
        snapshot = see(page(httpserver, "/film", "x" * 100_000, content_type="video/mp4"))
        assert (snapshot.state, snapshot.text, snapshot.is_partial) == (LinkState.OK, "", True)


class TestRedirects:
    @pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
    def test_a_chain_leads_to_a_page(self, httpserver: HTTPServer, code: int) -> None:
        url = redirect(httpserver, "/1", "/2", code)
        redirect(httpserver, "/2", "3?x=1#there", code)
        final = page(httpserver, "/3")
        snapshot = see(url)
        assert snapshot.state is LinkState.REDIRECTED
        assert snapshot.final_url == f"{final}?x=1"
        assert snapshot.status == 200
        assert "closed" in snapshot.text

    def test_a_circle_is_left(self, httpserver: HTTPServer) -> None:
        url = redirect(httpserver, "/1", "/2")
        redirect(httpserver, "/2", "/1")
        snapshot = see(url)
        assert snapshot.state is LinkState.TRANSIENT
        assert "circle" in snapshot.reason
        assert len(httpserver.log) == 2

    def test_an_endless_chain_is_cut(self, httpserver: HTTPServer) -> None:
        def on(request: Request) -> Response:
            return Response(status=302, headers={"Location": f"/{int(request.path[1:]) + 1}"})

        httpserver.expect_request(re.compile(r"/\d+")).respond_with_handler(on)
        snapshot = see(httpserver.url_for("/1"), max_redirects=3)
        assert snapshot.state is LinkState.TRANSIENT
        assert "more than 3 times" in snapshot.reason
        assert len(httpserver.log) == 4

    def test_a_redirect_to_nowhere(self, httpserver: HTTPServer) -> None:
        assert see(status(httpserver, 302)).state is LinkState.TRANSIENT

    def test_a_site_that_wants_its_cookie_back_gets_it_from_this_chain_only(self, httpserver: HTTPServer) -> None:
        def on(request: Request) -> Response:
            if request.cookies.get("seen") == "1":
                return Response("<article><p>It closed.</p></article>", content_type="text/html")
            return Response(status=302, headers={"Location": request.path, "Set-Cookie": "seen=1; Path=/"})

        httpserver.expect_request("/a").respond_with_handler(on)
        httpserver.expect_request("/b").respond_with_handler(on)
        seen = look([httpserver.url_for("/a"), httpserver.url_for("/b")], per_host=1)
        assert {snapshot.state for snapshot in seen.values()} == {LinkState.OK}
        assert [("Cookie" in request.headers) for request, _ in httpserver.log].count(False) == 2

    @pytest.mark.parametrize(
        ("asked", "final"),
        [("/story/12", "/"), ("/story", "/index.html"), ("/2024/05/mill", "/en/"), ("/?p=12", "/"), ("/a", "/home")],
    )
    def test_a_redirect_home_is_no_page(self, httpserver: HTTPServer, asked: str, final: str) -> None:
        path, _, query = asked.partition("?")
        httpserver.expect_request(path, query_string=query or None).respond_with_response(
            Response(status=302, headers={"Location": final})
        )
        if final == "/":
            httpserver.expect_request("/", query_string="").respond_with_data("<p>Home", content_type="text/html")
        else:
            page(httpserver, final)
        snapshot = see(httpserver.url_for(asked))
        assert snapshot.state is LinkState.MOVED_HOME
        assert snapshot.text == ""

    def test_a_redirect_to_a_login_is_blocked(self, httpserver: HTTPServer) -> None:
        url = redirect(httpserver, "/story", "/account/login?next=/story")
        page(httpserver, "/account/login")
        assert see(url).state is LinkState.BLOCKED


class TestRefusals:
    @pytest.mark.parametrize("code", [401, 402, 403, 451, 999, 400, 406])
    def test_blocked(self, httpserver: HTTPServer, code: int) -> None:
        snapshot = see(status(httpserver, code))
        assert (snapshot.state, snapshot.status) == (LinkState.BLOCKED, code)
        assert len(httpserver.log) == 1

    @pytest.mark.parametrize("code", [404, 410])
    def test_gone_once_is_missing(self, httpserver: HTTPServer, code: int) -> None:
        snapshot = see(status(httpserver, code))
        assert (snapshot.state, snapshot.status) == (LinkState.MISSING, code)
        assert len(httpserver.log) == 1

    def test_a_page_that_says_it_is_not_there(self, httpserver: HTTPServer) -> None:
        snapshot = see(
            page(httpserver, "/x", "<title>Page not found - Ely News</title><article><p>Sorry.</p></article>")
        )
        assert (snapshot.state, snapshot.status, snapshot.text) == (LinkState.MISSING, 200, "")

    def test_a_test_of_readers_is_blocked_whatever_its_status(self, httpserver: HTTPServer) -> None:
        assert see(status(httpserver, 503, **{"cf-mitigated": "challenge"})).state is LinkState.BLOCKED
        assert see(page(httpserver, "/wait", "<title>Just a moment...</title>")).state is LinkState.BLOCKED

    def test_rate_limited_after_all_retries(self, httpserver: HTTPServer) -> None:
        snapshot = see(status(httpserver, 429), retries=2)
        assert (snapshot.state, snapshot.status) == (LinkState.RATE_LIMITED, 429)
        assert len(httpserver.log) == 3

    def test_retry_after_is_waited_for(self, httpserver: HTTPServer) -> None:
        moments: list[float] = []

        def on(request: Request) -> Response:
            moments.append(time.monotonic())
            if len(moments) == 1:
                return Response(status=429, headers={"Retry-After": "1"})
            return Response("<article><p>It closed.</p></article>", content_type="text/html")

        httpserver.expect_request("/x").respond_with_handler(on)
        assert see(httpserver.url_for("/x")).state is LinkState.OK
        assert moments[1] - moments[0] >= 0.95

    def test_a_host_that_asks_for_too_long_a_wait_is_left_alone(self, httpserver: HTTPServer) -> None:
        first = status(httpserver, 429, "/1", **{"Retry-After": "3600"})
        others = [page(httpserver, f"/{number}") for number in range(2, 6)]
        seen = look([first, *others], per_host=1)
        assert {snapshot.state for snapshot in seen.values()} == {LinkState.RATE_LIMITED}
        assert len(httpserver.log) == 1

    def test_the_wait_lasts_into_the_next_run(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        url = status(httpserver, 429, **{"Retry-After": "3600"})
        assert [see(url, store).state for _ in range(2)] == [LinkState.RATE_LIMITED] * 2
        assert len(httpserver.log) == 1


class TestFailures:
    @pytest.mark.parametrize("code", [500, 502, 503, 504, 408])
    def test_a_server_in_trouble_is_asked_again(self, httpserver: HTTPServer, code: int) -> None:
        snapshot = see(status(httpserver, code), retries=2)
        assert (snapshot.state, snapshot.status) == (LinkState.TRANSIENT, code)
        assert len(httpserver.log) == 3

    def test_a_failure_that_passes(self, httpserver: HTTPServer) -> None:
        httpserver.expect_ordered_request("/x").respond_with_data("no", status=503)
        httpserver.expect_ordered_request("/x").respond_with_data("<p>Yes.", content_type="text/html")
        assert see(httpserver.url_for("/x")).state is LinkState.OK

    def test_a_slow_drip_is_left(self) -> None:
        def drip(connection: socket.socket) -> None:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
            for _ in range(100):
                connection.sendall(b"x")
                time.sleep(0.02)

        with raw_server(drip) as url:
            snapshot = see(url, total_timeout=0.2, read_timeout=0.15)
        assert snapshot.state is LinkState.TRANSIENT
        assert "0.2 s" in snapshot.reason

    def test_a_silent_server_is_left(self) -> None:
        with raw_server(lambda _: time.sleep(0.3)) as url:
            snapshot = see(url, read_timeout=0.1, retries=0)
        assert (snapshot.state, snapshot.reason) == (LinkState.TRANSIENT, "the server did not answer in time")

    def test_an_endless_body_is_cut(self) -> None:
        sent = 0

        def pour(connection: socket.socket) -> None:
            nonlocal sent
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
            while True:
                sent += connection.send(b"It closed in May. " * 1000)

        with raw_server(pour) as url:
            snapshot = see(url, max_bytes=100_000)
        assert (snapshot.state, snapshot.is_partial) == (LinkState.OK, True)
        assert 90_000 < len(snapshot.text) <= 100_000
        assert sent < 50_000_000

    @pytest.mark.parametrize("packed", ["gzip", "deflate", "raw"])
    def test_a_bomb_unpacks_to_the_limit_only(self, httpserver: HTTPServer, packed: str) -> None:
        bomb = bytes(10_000_000)
        body = {
            "gzip": lambda: gzip.compress(bomb),
            "deflate": lambda: zlib.compress(bomb),
            "raw": lambda: zlib.compress(bomb)[2:-4],
        }[packed]()
        encoding = "gzip" if packed == "gzip" else "deflate"
        response = Response(body, content_type="text/plain", headers={"Content-Encoding": encoding})
        httpserver.expect_request("/bomb").respond_with_response(response)
        snapshot = see(httpserver.url_for("/bomb"), max_bytes=50_000)
        assert (snapshot.state, snapshot.is_partial) == (LinkState.OK, True)

    def test_packed_pages_are_unpacked(self, httpserver: HTTPServer) -> None:
        body = gzip.compress(b"<article><p>It closed.</p></article>")
        response = Response(body, content_type="text/html", headers={"Content-Encoding": "gzip"})
        httpserver.expect_request("/x").respond_with_response(response)
        assert see(httpserver.url_for("/x")).text == "It closed."

    @pytest.mark.parametrize("encoding", ["br", "gzip", "gzip, gzip, gzip"])
    def test_a_body_that_cannot_be_unpacked(self, httpserver: HTTPServer, encoding: str) -> None:
        response = Response(b"\xff\xffnot packed", content_type="text/html", headers={"Content-Encoding": encoding})
        httpserver.expect_request("/x").respond_with_response(response)
        snapshot = see(httpserver.url_for("/x"))
        assert (snapshot.state, snapshot.text) == (LinkState.TRANSIENT, "")

    def test_a_reset_connection(self) -> None:
        def reset(connection: socket.socket) -> None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()

        with raw_server(reset) as url:
            snapshot = see(url)
        assert (snapshot.state, snapshot.status) == (LinkState.TRANSIENT, None)

    @pytest.mark.parametrize(
        "answer",
        [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", b"HTTP/1.1 2", b"\0" * 90],
    )
    def test_what_is_not_http(self, answer: bytes) -> None:
        with raw_server(lambda connection: connection.sendall(answer)) as url:
            assert see(url).state is LinkState.TRANSIENT

    def test_a_closed_port(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        assert see(f"http://127.0.0.1:{port}/").state is LinkState.TRANSIENT

    def test_no_secure_connection(self, httpserver: HTTPServer) -> None:
        url = page(httpserver, "/story").replace("http:", "https:")
        snapshot = see(url)
        assert snapshot.state is LinkState.TRANSIENT
        assert "secure" in snapshot.reason

    def test_a_host_that_never_answers_is_given_up(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        seen = look([f"http://127.0.0.1:{port}/{number}" for number in range(10)], per_host=1, retries=0)
        reasons = [snapshot.reason for snapshot in seen.values()]
        assert sum("times in a row" in reason for reason in reasons) == 6


class TestNames:
    def test_no_such_host_is_missing(self) -> None:
        names = resolver_of({"archive.org": ["8.8.8.8"]})
        snapshot = see("http://gone.example/story", resolver=names)
        assert (snapshot.state, snapshot.status) == (LinkState.MISSING, None)
        assert "gone.example" in snapshot.reason

    def test_without_a_network_no_host_is_missing(self) -> None:
        snapshot = see("http://gone.example/story", resolver=resolver_of({}))
        assert snapshot.state is LinkState.TRANSIENT

    def test_a_name_that_cannot_be_resolved_for_now(self) -> None:
        snapshot = see("http://gone.example/story", resolver=resolver_of({"gone.example": NO_NETWORK}))
        assert snapshot.state is LinkState.TRANSIENT


class TestClients:
    def test_a_client_of_others(self) -> None:
        def on(request: httpx.Request) -> httpx.Response:
            if request.url.path == "/old":
                return httpx.Response(301, headers={"Location": "/story"})
            return httpx.Response(200, html="<article><p>It closed.</p></article>")

        async def fetch() -> Evidence:
            async with httpx.AsyncClient(transport=httpx.MockTransport(on)) as client:
                return await asyncio.to_thread(
                    gather, ["https://ely.example/old"], options=options(), client=client, cache=SnapshotStore(None)
                )

        snapshot = asyncio.run(fetch()).snapshot("https://ely.example/old")
        assert snapshot is not None
        assert (snapshot.state, snapshot.text) == (LinkState.REDIRECTED, "It closed.")

    def test_a_client_of_others_is_guarded_too(self) -> None:
        client = httpx.AsyncClient(
            transport=httpx.MockTransport(lambda _: httpx.Response(302, headers={"Location": "http://10.1/"}))
        )
        url = "https://ely.example/old"
        evidence = gather([url], options=options(), client=client, cache=SnapshotStore(None))
        assert evidence.snapshots[url].state is LinkState.REFUSED
        asyncio.run(client.aclose())

    def test_whatever_a_client_raises_is_a_state(self) -> None:
        def on(request: httpx.Request) -> httpx.Response:
            raise KeyError("broken")

        client = httpx.AsyncClient(transport=httpx.MockTransport(on))
        url = "https://ely.example/old"
        evidence = gather([url], options=options(), client=client, cache=SnapshotStore(None))
        assert evidence.snapshots[url].state is LinkState.TRANSIENT
        asyncio.run(client.aclose())

    def test_a_fetcher_of_others(self) -> None:
        class Mine:
            async def fetch(self, urls: object) -> dict[str, Snapshot]:
                return {"https://ely.example/": Snapshot("https://ely.example/", LinkState.OK, text="It closed.")}

        mine = Mine()
        assert isinstance(mine, Fetcher)
        evidence = gather(["https://ely.example/"], ["10.1000/x"], options=options(), client=mine)
        assert evidence.snapshots["https://ely.example/"].text == "It closed."
        assert evidence.works == {}

    def test_within_a_running_loop(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        url = page(httpserver, "/story")

        async def inside() -> Evidence:
            return gather([url], options=options(allow_hosts=LOCAL), cache=store)

        assert asyncio.run(inside()).snapshots[url].state is LinkState.OK

    def test_progress_is_told(self, httpserver: HTTPServer) -> None:
        told: list[tuple[int, int]] = []
        look([page(httpserver, f"/{n}") for n in range(3)], progress=lambda done, total: told.append((done, total)))
        assert told == [(1, 3), (2, 3), (3, 3)]


class TestCaching:
    def test_a_fresh_page_is_not_asked_for_again(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        url = page(httpserver, "/story", headers={"Cache-Control": "max-age=600"})
        assert see(url, store) == see(url, store)
        assert len(httpserver.log) == 1
        assert see(url, store, refresh=True).state is LinkState.OK
        assert len(httpserver.log) == 2

    def test_a_stale_page_is_asked_for_with_its_marks(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        def on(request: Request) -> Response:
            if request.headers.get("If-None-Match") == '"a"':
                return Response(status=304, headers={"ETag": '"a"', "Cache-Control": "max-age=60"})
            body = "<title>Mill</title><article><p>It closed.</p></article>"
            return Response(body, content_type="text/html", headers={"ETag": '"a"', "Cache-Control": "no-cache"})

        httpserver.expect_request("/story").respond_with_handler(on)
        url = httpserver.url_for("/story")
        first, second, third = (see(url, store) for _ in range(3))
        assert (second.text, second.title, second.status, second.state) == (first.text, "Mill", 200, LinkState.OK)
        assert first.fetched_at is not None
        assert second.fetched_at is not None
        assert second.fetched_at > first.fetched_at
        assert third == second
        assert len(httpserver.log) == 2

    def test_no_store_is_heeded(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        url = page(httpserver, "/story", headers={"Cache-Control": "no-store"})
        assert [see(url, store, min_fresh=600).text != "" for _ in range(2)] == [True, True]
        assert len(httpserver.log) == 2
        assert see(url, store, offline=True).state is LinkState.UNSEEN

    def test_what_was_seen_a_moment_ago_stands(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        url = page(httpserver, "/story", headers={"Cache-Control": "no-cache"})
        assert see(url, store, min_fresh=600) == see(url, store, min_fresh=600)
        assert len(httpserver.log) == 1

    def test_offline_nothing_is_asked(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        url = page(httpserver, "/story", headers={"Cache-Control": "no-cache"})
        online = see(url, store)
        seen = look([url, httpserver.url_for("/other")], store, offline=True)
        assert seen[url] == online
        assert seen[httpserver.url_for("/other")].state is LinkState.UNSEEN
        assert len(httpserver.log) == 1

    def test_a_failure_that_may_pass_is_asked_for_in_each_run(
        self, httpserver: HTTPServer, store: SnapshotStore
    ) -> None:
        httpserver.expect_ordered_request("/x").respond_with_data("no", status=500)
        httpserver.expect_ordered_request("/x").respond_with_data("<p>Yes.", content_type="text/html")
        url = httpserver.url_for("/x")
        assert [see(url, store, retries=0).state for _ in range(2)] == [LinkState.TRANSIENT, LinkState.OK]


class TestDeath:
    def test_gone_twice_a_day_apart_is_dead(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        url = status(httpserver, 404)
        assert see(url, store).state is LinkState.MISSING
        assert see(url, store, refresh=True).state is LinkState.MISSING
        past = (datetime.now(UTC) - timedelta(hours=25)).isoformat()
        store._write([("UPDATE observations SET seen_at = ?, fresh_until = ? WHERE id = 1", (past, past))])
        assert see(url, store, refresh=True).state is LinkState.DEAD
        assert see(url, store, offline=True).state is LinkState.DEAD

    def test_gone_in_two_runs_that_confirm_is_dead(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        url = status(httpserver, 410)
        states = [see(url, store, confirm=confirm).state for confirm in (False, True, False, True)]
        assert states == [LinkState.MISSING, LinkState.MISSING, LinkState.MISSING, LinkState.DEAD]

    def test_a_page_that_came_back_starts_anew(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        for code in (404, 200, 404):
            httpserver.expect_ordered_request("/x").respond_with_data("", status=code, content_type="text/html")
        url = httpserver.url_for("/x")
        states = [see(url, store, refresh=True, confirm=True).state for _ in range(3)]
        assert states == [LinkState.MISSING, LinkState.OK, LinkState.MISSING]


def test_retry_after_may_be_a_date(httpserver: HTTPServer) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    snapshot = see(status(httpserver, 503, **{"Retry-After": moment}), retries=3)
    assert snapshot.state is LinkState.TRANSIENT
    assert len(httpserver.log) == 1


class TestSecureConnections:
    @pytest.fixture
    def authority(self, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
        authority = trustme.CA()
        context = ssl.create_default_context()
        authority.configure_trust(context)
        monkeypatch.setattr("verifact.evidence.network._ssl_context", lambda: context)
        return authority

    def look(self, authority: trustme.CA, name: str) -> tuple[Snapshot, list[str | None]]:
        asked: list[str | None] = []
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(name).configure_cert(context)
        context.sni_callback = lambda _socket, host, _context: asked.append(host)
        with HTTPServer(ssl_context=context) as server:
            page(server, "/story")
            url = f"https://secure.example:{server.port}/story"
            names = resolver_of({"secure.example": ["127.0.0.1"]})
            return see(url, allow_hosts=frozenset({"secure.example"}), resolver=names), asked

    def test_the_address_is_the_one_checked_and_the_certificate_that_of_the_name(self, authority: trustme.CA) -> None:
        snapshot, asked = self.look(authority, "secure.example")
        assert (snapshot.state, asked) == (LinkState.OK, ["secure.example"])

    def test_a_certificate_of_another_name_is_none(self, authority: trustme.CA) -> None:
        snapshot, _ = self.look(authority, "other.example")
        assert snapshot.state is LinkState.TRANSIENT
        assert "secure" in snapshot.reason


def test_a_proxy_is_asked_if_it_is_named(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/story").respond_with_data("<p>Yes.", content_type="text/html")
    assert (
        see("http://ely.example/story", proxy=httpserver.url_for("/"), resolver=resolver_of({})).state is LinkState.OK
    )
    assert httpserver.log[0][0].host == "ely.example"
    assert see("http://10.0.0.1/", proxy=httpserver.url_for("/")).state is LinkState.REFUSED


def test_redirects_share_one_clock(httpserver: HTTPServer) -> None:
    def on(request: Request) -> Response:
        time.sleep(0.1)
        return Response(status=302, headers={"Location": f"/{int(request.path[1:]) + 1}"})

    httpserver.expect_request(re.compile(r"/\d+")).respond_with_handler(on)
    snapshot = see(httpserver.url_for("/1"), total_timeout=0.35, retries=0)
    assert snapshot.state is LinkState.TRANSIENT
    assert "0.35 s" in snapshot.reason


def test_a_client_of_another_kind_is_said_so(store: SnapshotStore) -> None:
    with httpx.Client() as client, pytest.raises(TypeError, match="AsyncClient"):
        gather(["https://ely.example/"], options=options(), client=client, cache=store)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        {"per_host": 0},
        {"retries": -1},
        {"total_timeout": 0},
        {"contact": "ü"},
        {"proxy": "socks5://x"},
        {"archive_base": "x"},
    ],
)
def test_options_that_make_no_sense(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=next(iter(wrong))):
        options(**wrong)


def test_a_page_that_crashes_its_reader_does_not_take_the_others_with_it(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def read(body: bytes, headers: object, *, is_cut: bool = False) -> Page:
        if b"closed" in body:
            raise RuntimeError("a defect")
        return Page(text="read")

    monkeypatch.setattr("verifact.evidence.web.read_page", read)
    broken, whole = page(httpserver, "/broken"), page(httpserver, "/whole", "<p>x")
    seen = look([broken, whole])
    assert (seen[broken].state, seen[broken].text, seen[broken].is_partial) == (LinkState.OK, "", True)
    assert seen[whole].text == "read"
    assert "a defect" in caplog.text


def test_nothing_to_ask_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "protego", None)
    assert gather([], options=options()) == Evidence()
    assert gather([], ["10.1000/x"], options=options(look_up_works=False)) == Evidence()
    with pytest.raises(MissingExtraError, match=r"verifact\[online\]"):
        gather(["https://ely.example/"], options=options(), cache=SnapshotStore(None))
