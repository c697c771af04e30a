"""A server on loopback for tests, and names that lead to it."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Response

from verifact.evidence.guard import NoSuchHostError, UnresolvedError
from verifact.evidence.options import FetchOptions
from verifact.evidence.store import SnapshotStore
from verifact.evidence.web import WebFetcher
from verifact.model import Snapshot

LOCAL = frozenset({"localhost", "127.0.0.1"})


def options(**given: Any) -> FetchOptions:
    """Return options under which tests reach loopback, and nothing waits for long."""
    usual: dict[str, Any] = {
        "allow_hosts": LOCAL,
        "backoff": 0.001,
        "retries": 1,
        "archive_lookups": False,
        "total_timeout": 5.0,
        "min_fresh": 0.0,
        "respect_robots": False,
    }
    return FetchOptions(**{**usual, **given})


def look(urls: Iterable[str], store: SnapshotStore | None = None, **given: Any) -> dict[str, Snapshot]:
    """Fetch with `options(**given)`; `resolver` and `client` are passed on."""
    passed = {name: given.pop(name) for name in ("resolver", "client", "progress") if name in given}
    own = store or SnapshotStore(None)

    async def fetch() -> dict[str, Snapshot]:
        async with WebFetcher(options(**given), own, **passed) as fetcher:
            return dict(await fetcher.fetch(urls))

    try:
        return asyncio.run(fetch())
    finally:
        if store is None:
            own.close()


def see(url: str, store: SnapshotStore | None = None, **given: Any) -> Snapshot:
    """Fetch one address."""
    return look([url], store, **given)[url]


def resolver_of(names: Mapping[str, Sequence[str] | Exception]) -> Callable[[str, int], Any]:
    """Return a resolver that knows these names only; an exception is raised."""

    async def resolve(host: str, port: int) -> Sequence[str]:
        found = names.get(host)
        if found is None:
            raise NoSuchHostError(host)
        if isinstance(found, Exception):
            raise found
        return found

    return resolve


def page(server: HTTPServer, path: str, html: str = "", **given: Any) -> str:
    """Let the server have a page; return its address."""
    body = html or "<title>The mill</title><article><h1>The mill</h1><p>It closed in May.</p></article>"
    given.setdefault("content_type", "text/html; charset=utf-8")
    server.expect_request(path).respond_with_data(body, **given)
    return server.url_for(path)


def redirect(server: HTTPServer, path: str, where: str, status: int = 302, **headers: str) -> str:
    """Let the server redirect; return the address that does."""
    response = Response(status=status, headers={"Location": where, **headers})
    server.expect_request(path).respond_with_response(response)
    return server.url_for(path)


@contextmanager
def raw_server(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """Run a server that hands each connection, its request read, to `answer`; give its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(10)

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.settimeout(5)
                    connection.recv(65536)
                    answer(connection)
                except OSError:
                    continue

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def only_loopback(host: "str | bytes | None", port: Any, *more: Any, **named: Any) -> Any:
    """Stand for `socket.getaddrinfo` where tests may not ask a server of names."""
    name = host.decode() if isinstance(host, bytes) else host
    if name not in (None, "localhost", "127.0.0.1", "127.0.0.2", "::1"):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    return _getaddrinfo(host, port, *more, **named)


_getaddrinfo = socket.getaddrinfo
NO_NETWORK = UnresolvedError("temporary failure")
