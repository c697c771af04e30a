"""Whose turn it is: so many requests at once, so many at one host, and none at a host that asked to be left alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

__all__ = ["HeldError", "Slots"]

_PATIENCE = 4  # times in a row that a host may fail to answer at all
_LONGEST_DELAY = 10.0  # seconds between two requests, whatever robots.txt asks for


class HeldError(Exception):
    """A host that is not asked now; the message says why. `wait`: seconds it asked for, None where it just doesn't answer."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class _Host:
    def __init__(self, limit: int) -> None:
        self.turn = asyncio.Semaphore(limit)
        self.not_before = 0.0
        self.next_start = 0.0
        self.delay = 0.0
        self.silences = 0


class Slots:
    """Hands out turns. `longest_wait`: seconds that a host's wish to be left alone is waited for; beyond, it isn't asked."""

    def __init__(self, concurrency: int, per_host: int, longest_wait: float) -> None:
        self._everywhere = asyncio.Semaphore(concurrency)
        self._per_host = per_host
        self._longest_wait = longest_wait
        self._hosts: dict[str, _Host] = {}

    def _of(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host(self._per_host))

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at a host and hold it. Raises HeldError where there will be none in this run."""
        state = self._of(host)
        async with state.turn:  # the host's first: who waits for a slow host keeps nobody from the others
            await self._wait(host, state)
            async with self._everywhere:
                yield

    async def _wait(self, host: str, state: _Host) -> None:
        if state.silences >= _PATIENCE:
            raise HeldError(f"{host} did not answer {state.silences} times in a row")
        loop = asyncio.get_running_loop()
        while True:
            wait = max(state.not_before, state.next_start) - loop.time()
            if wait <= 0:
                break
            if state.not_before - loop.time() > self._longest_wait:
                raise HeldError(f"{host} asked to come again in {state.not_before - loop.time():.0f} s", wait)
            await asyncio.sleep(wait)
        if state.delay:
            state.next_start = loop.time() + state.delay

    def hold(self, host: str, seconds: float) -> None:
        """Ask nothing of a host for so many seconds."""
        state = self._of(host)
        state.not_before = max(state.not_before, asyncio.get_running_loop().time() + seconds)

    def pace(self, host: str, seconds: float) -> None:
        """Let so many seconds pass between two requests at a host, ten at most."""
        self._of(host).delay = max(0.0, min(seconds, _LONGEST_DELAY))

    def heard(self, host: str, *, answered: bool) -> None:
        """Keep in mind whether a host answered."""
        state = self._of(host)
        state.silences = 0 if answered else state.silences + 1
