"""Asking again after a failure that may pass."""

import logging
from collections.abc import Awaitable, Callable

from verifact.evidence.answers import Answer, Failure
from verifact.evidence.options import FetchOptions

__all__ = ["patiently"]

_PASSING = frozenset({Failure.TIMEOUT, Failure.CONNECTION, Failure.UNRESOLVED})
_PASSING_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})

# stamina tells of every retry; where nobody listens, it would go to stderr.
logging.getLogger("stamina").addHandler(logging.NullHandler())


class _AgainError(Exception):
    pass


async def patiently(ask: Callable[[], Awaitable[Answer]], options: FetchOptions) -> Answer:
    """Return the first answer that isn't a failure that may pass, or the last one.

    Waits in between as stamina has it, and as long as a Retry-After says, for which `slots` keeps the host free.
    """
    import stamina

    answer: Answer | None = None
    try:
        async for attempt in stamina.retry_context(
            _AgainError,
            attempts=options.retries + 1,
            timeout=None,
            wait_initial=options.backoff,
            wait_max=options.max_retry_after,
            wait_jitter=options.backoff,
        ):
            with attempt:
                answer = await ask()
                if _may_pass(answer, options):
                    raise _AgainError
    except _AgainError:
        pass
    if answer is None:
        raise AssertionError("stamina made no attempt")
    return answer


def _may_pass(answer: Answer, options: FetchOptions) -> bool:
    if answer.is_final or (answer.wait or 0.0) > options.max_retry_after:
        return False
    return answer.failure in _PASSING if answer.failure else answer.status in _PASSING_STATUS
