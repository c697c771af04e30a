"""robots.txt, as RFC 9309 has it: read once a site and run, obeyed on every hop."""

import asyncio

from attrs import evolve

from verifact.evidence.answers import Answer, Failure
from verifact.evidence.asking import Asker
from verifact.evidence.options import FetchOptions
from verifact.evidence.patience import patiently
from verifact.evidence.slots import Slots
from verifact.evidence.targets import Target, target_of

__all__ = ["Robots"]

_NAME = "verifact"  # the product token that a robots.txt names us by
_LARGEST = 512_000  # bytes; RFC 9309 (2.5) asks for 500 KiB at least
_TOO_MANY = 429


class Robots:
    """Knows what each site lets verifact read."""

    def __init__(self, asker: Asker, slots: Slots, options: FetchOptions) -> None:
        self._options = options
        self._asker = asker
        self._slots = slots
        self._sites: dict[str, asyncio.Task[object]] = {}

    async def permission(self, target: Target) -> Answer | None:
        """Return None where the address may be read; else what stands for its answer.

        Where there is no robots.txt (any 4xx) everything may be read; where it cannot be reached nothing may (RFC 9309,
        2.3.1.3 and 2.3.1.4), and what kept it from being reached is the answer for the page, too.
        """
        task = self._sites.get(target.origin)
        if task is None:
            task = self._sites[target.origin] = asyncio.create_task(self._read(target))
        rules = await asyncio.shield(task)
        if isinstance(rules, Answer):
            return evolve(rules, final_url=target.key)
        if rules is None or rules.can_fetch(target.key, _NAME):  # type: ignore[attr-defined]
            return None
        return Answer(target.key, failure=Failure.ROBOTS, reason="its robots.txt forbids it")

    async def _read(self, target: Target) -> object:
        from protego import Protego

        robots = target_of(target.url.copy_with(path="/robots.txt", query=None))
        answer = await patiently(lambda: self._asker.ask(robots, limit=_LARGEST), self._options)
        if answer.failure is not None:
            return evolve(answer, status=None, is_final=True)
        status = answer.status or 0
        if status >= 500 or status == _TOO_MANY:
            reason = f"its robots.txt answers {status}, and until it can be read nothing may be"
            return Answer(target.key, failure=Failure.NO_ROBOTS, reason=reason, wait=answer.wait, is_final=True)
        if not 200 <= status < 300:
            return None
        rules = Protego.parse(answer.body.decode("utf-8", "replace"))
        self._slots.pace(target.host, rules.crawl_delay(_NAME) or 0.0)
        return rules

    async def close(self) -> None:
        """Let go what is still being asked for."""
        for task in self._sites.values():
            task.cancel()
        await asyncio.gather(*self._sites.values(), return_exceptions=True)
