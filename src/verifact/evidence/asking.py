"""One address asked for: its redirects followed, each checked anew, within all limits. Never raises for what servers do."""

import asyncio
import re
import ssl
from collections.abc import Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import httpx
from attrs import evolve

from verifact.evidence.answers import Answer, Failure
from verifact.evidence.bodies import ENCODINGS, BodyError, read_body
from verifact.evidence.guard import Guard, NoSuchHostError, UnresolvedError
from verifact.evidence.options import FetchOptions
from verifact.evidence.slots import HeldError, Slots
from verifact.evidence.targets import RefusedError, Target, target_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

__all__ = ["Asker", "Permission", "retry_after"]

# Gives the answer itself where a site's rules forbid the address, or cannot be had.
Permission = Callable[[Target], Awaitable[Answer | None]]
# Takes in an answer's body.
Digest = Callable[[Answer], Awaitable[None]]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.9,*/*;q=0.5"
_MOST_COOKIES = 50
_CLOSED = re.compile(r"disconnected|closed connection")  # as h11 and httpcore say it


class Asker:
    """Asks for addresses with one client. Turns come from `slots`, leave from `guard`."""

    def __init__(self, client: httpx.AsyncClient, options: FetchOptions, guard: Guard, slots: Slots) -> None:
        self._client = client
        self._options = options
        self._guard = guard
        self._slots = slots

    async def ask(
        self,
        target: Target,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        permission: Permission | None = None,
        wants_body: Callable[[str], bool] = lambda _: True,
        digest: Digest | None = None,
        limit: int | None = None,
    ) -> Answer:
        """Return the answer after all redirects.

        `permission` is asked before each hop and may give the answer itself. `wants_body` is told the media type of a page
        and says whether its body is worth reading. `digest` is given the answer with its body while the turn lasts, so that
        no more bodies are held than there are turns; the answer that is returned then has none. `limit`: bytes of the body.
        """
        seen: set[tuple[str, str]] = set()
        cookies = httpx.Cookies()
        clock = _Clock(self._options.total_timeout)
        for _ in range(self._options.max_redirects + 1):
            try:
                self._guard.check(target)
            except RefusedError as error:
                return Answer(target.key, failure=Failure.REFUSED, reason=str(error))
            forbidden = await permission(target) if permission else None
            if forbidden is not None:
                return forbidden
            request = self._client.build_request(method, target.url, headers=self._headers(headers))
            cookies.set_cookie_header(request)
            mark = target.key, request.headers.get("cookie", "")
            if mark in seen:
                return Answer(target.key, failure=Failure.REDIRECTS, reason="its redirects lead in a circle")
            seen.add(mark)
            answer = await self._hop(
                target, request, clock, cookies, wants_body, digest, limit or self._options.max_bytes
            )
            if answer.status not in _REDIRECTS or answer.failure is not None:
                return answer
            where = answer.headers.get("location", "")
            if not where:
                return Answer(
                    target.key, answer.status, failure=Failure.REDIRECTS, reason="it redirects and says not where to"
                )
            try:
                target = target_of(target.url.join(where))
            except (RefusedError, httpx.InvalidURL, ValueError) as error:
                return Answer(
                    where[:500],
                    answer.status,
                    failure=Failure.REFUSED,
                    reason=f"it redirects to {where[:200]!r}: {error}",
                )
        return Answer(
            target.key, failure=Failure.REDIRECTS, reason=f"it redirects more than {self._options.max_redirects} times"
        )

    def _headers(self, more: Mapping[str, str] | None) -> dict[str, str]:
        return {
            "user-agent": self._options.agent,
            "accept": _ACCEPT,
            "accept-language": "en, *;q=0.5",
            "accept-encoding": ENCODINGS,
            **(more or {}),
        }

    async def _hop(
        self,
        target: Target,
        request: httpx.Request,
        clock: "_Clock",
        cookies: httpx.Cookies,
        wants_body: Callable[[str], bool],
        digest: Digest | None,
        limit: int,
    ) -> Answer:
        try:
            async with self._slots.turn(target.host):
                try:
                    async with clock.running():
                        answer = await self._exchange(target, request, cookies, wants_body, limit)
                except Exception as error:
                    answer = _failed(target, error, self._options)
                self._listen(target, answer)
                if digest is not None and answer.failure is None and answer.status not in _REDIRECTS:
                    await digest(answer)
                    answer = evolve(answer, body=b"")
        except HeldError as error:
            return Answer(target.key, failure=Failure.HELD, reason=str(error), wait=error.wait)
        if answer.failure is Failure.NO_SUCH_HOST and not await self._resolving_works():
            return Answer(target.key, failure=Failure.UNRESOLVED, reason="no name can be resolved: is there a network?")
        return answer

    async def _exchange(
        self,
        target: Target,
        request: httpx.Request,
        cookies: httpx.Cookies,
        wants_body: Callable[[str], bool],
        limit: int,
    ) -> Answer:
        response = await self._client.send(request, stream=True, follow_redirects=False)
        try:
            body, is_cut = b"", False
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            is_page = (
                response.is_success and request.method != "HEAD" and response.status_code != httpx.codes.NO_CONTENT
            )
            if is_page and wants_body(kind):
                body, is_cut = await read_body(_pieces(response), _packing(response), limit)
            elif response.status_code in _REDIRECTS and len(cookies.jar) < _MOST_COOKIES:
                cookies.extract_cookies(response)
            return Answer(
                target.key,
                response.status_code,
                {name.lower(): value for name, value in response.headers.items()},
                body,
                is_cut,
                wait=retry_after(response.headers.get("retry-after")),
            )
        finally:
            await response.aclose()

    def _listen(self, target: Target, answer: Answer) -> None:
        no_answer = answer.failure in (Failure.TIMEOUT, Failure.CONNECTION, Failure.TLS)
        self._slots.heard(target.host, answered=not no_answer)
        if answer.wait and answer.status in (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE):
            self._slots.hold(target.host, answer.wait)

    async def _resolving_works(self) -> bool:
        """Tell whether any name can be resolved: without a network, no host exists."""
        if not self._guard.has_resolved:
            self._guard.has_resolved = await self._guard.exists(httpx.URL(self._options.archive_base).host)
        return self._guard.has_resolved


class _Clock:
    """The time for one address with all its redirects; it stands still while a turn is waited for."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @asynccontextmanager
    async def running(self) -> "AsyncIterator[None]":
        """Let it run. Raises TimeoutError when no time is left."""
        start = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(self._left):
                yield
        finally:
            self._left = max(0.0, self._left - (asyncio.get_running_loop().time() - start))


async def _pieces(response: httpx.Response) -> "AsyncIterator[bytes]":
    """Yield the body as it comes over the line; where a client of others gave it whole, as that."""
    if response.is_stream_consumed:
        yield response.content
        return
    async for piece in response.aiter_raw():
        yield piece


def _packing(response: httpx.Response) -> str:
    encoding: str = response.headers.get("content-encoding", "")
    return "" if response.is_stream_consumed else encoding


def _failed(target: Target, error: Exception, options: FetchOptions) -> Answer:
    kind, reason = _reason(error, options)
    return Answer(target.key, failure=kind, reason=reason)


def _reason(error: Exception, options: FetchOptions) -> tuple[Failure, str]:
    if isinstance(error, RefusedError):
        return Failure.REFUSED, str(error)
    if isinstance(error, NoSuchHostError):
        return Failure.NO_SUCH_HOST, f"there is no host {error}"
    if isinstance(error, UnresolvedError):
        return Failure.UNRESOLVED, f"the name could not be resolved: {error}"
    if isinstance(error, TimeoutError):
        return Failure.SLOW, f"no whole answer within {options.total_timeout:g} s"
    if isinstance(error, httpx.TimeoutException):
        return Failure.TIMEOUT, "the server did not answer in time"
    if _is_tls(error):
        return Failure.TLS, f"no secure connection: {_said(error)}"
    if isinstance(error, BodyError):
        return Failure.PROTOCOL, str(error)
    if isinstance(error, httpx.NetworkError | OSError):
        return Failure.CONNECTION, f"the connection failed: {_said(error)}"
    if isinstance(error, httpx.RemoteProtocolError) and _CLOSED.search(str(error)):
        return Failure.CONNECTION, "the server closed the connection before its answer was whole"
    if isinstance(error, httpx.HTTPError):
        return Failure.PROTOCOL, f"the answer cannot be understood: {_said(error)}"
    return (
        Failure.PROTOCOL,
        f"asking failed: {type(error).__name__}: {_said(error)}",
    )  # a client of others may raise anything


def _is_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _said(error: BaseException) -> str:
    """Return what an error or the one behind it says, in one short line."""
    at: BaseException | None = error
    while at is not None:
        text = " ".join(str(at).split())
        if text:
            return text[:200]
        at = at.__cause__ or at.__context__
    return type(error).__name__


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Return the seconds that a Retry-After header (seconds, or a date) asks to wait; None where it says nothing."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdecimal():
        return float(min(int(text[:12]), 10**9))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
