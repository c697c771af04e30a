"""The way onto the network: an httpx client whose connections go to the very addresses that were checked.

httpx resolves a name when it connects. Checking the name before would leave a gap in which its answer may change
("DNS rebinding"); so the check sits where httpcore opens a socket, and hands it the address itself. Host header, SNI and
certificate stay those of the name. Only public names of httpx and httpcore are used (docs/adr/0011).
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import contextmanager
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from verifact.evidence.guard import Guard
from verifact.evidence.options import FetchOptions

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

__all__ = ["open_client"]

_KEEP_ALIVE = 5.0  # seconds


def open_client(options: FetchOptions, guard: Guard) -> httpx.AsyncClient:
    """Return a client that asks only where `guard` lets it; the caller closes it. Cookies are not kept."""
    timeout = httpx.Timeout(options.read_timeout, connect=options.connect_timeout, pool=None)
    no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=()))
    return httpx.AsyncClient(
        transport=_Transport(_pool(options, guard)),
        timeout=timeout,
        cookies=no_cookies,
        follow_redirects=False,
        trust_env=False,
    )


def _pool(options: FetchOptions, guard: Guard) -> httpcore.AsyncConnectionPool:
    limits: dict[str, Any] = {
        "ssl_context": _ssl_context(),
        "max_connections": None,  # `slots` sees to that; a limit here would close what the next request needs
        "max_keepalive_connections": options.concurrency * 4,
        "keepalive_expiry": _KEEP_ALIVE,
        "http2": find_spec("h2") is not None,
    }
    if options.proxy:
        return httpcore.AsyncHTTPProxy(options.proxy, **limits)
    return httpcore.AsyncConnectionPool(network_backend=_GuardedBackend(guard), **limits)


@cache
def _ssl_context() -> "ssl.SSLContext":
    return httpx.create_ssl_context()


class _GuardedBackend(httpcore.AsyncNetworkBackend):
    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        failure: Exception | None = None
        for address in await self._guard.locate(host, port):
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:  # the host may have another address
                failure = error
        raise failure or httpcore.ConnectError(f"{host} has no address")

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)


class _Transport(httpx.AsyncBaseTransport):
    def __init__(self, pool: httpcore.AsyncConnectionPool) -> None:
        self._pool = pool

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _as_httpx():
            answer = await self._pool.handle_async_request(asked)
        stream = answer.stream
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(stream), extensions=dict(answer.extensions)
        )

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx():
            async for part in self._stream:
                yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


@contextmanager
def _as_httpx() -> "Iterator[None]":
    """Raise httpcore's errors as httpx's of the same name, so that a client of others fails in the same way."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
        kind = getattr(httpx, type(error).__name__, httpx.TransportError)
        raise kind(str(error)) from error
