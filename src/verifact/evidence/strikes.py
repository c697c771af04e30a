"""When an address that is gone may be called dead: when it was gone at least twice, and nothing else in between."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from attrs import frozen

from verifact.model import LinkState

__all__ = ["Observation", "is_dead"]

_APART = timedelta(days=1)
_ALIVE = frozenset({LinkState.OK, LinkState.REDIRECTED, LinkState.MOVED_HOME})


@frozen
class Observation:
    """What was seen of an address at one moment. `run` tells runs apart; `confirming` that it was one with `confirm`."""

    state: LinkState
    seen_at: datetime
    run: str
    confirming: bool = False
    status: int | None = None
    reason: str = ""
    final_url: str | None = None


def is_dead(observations: Iterable[Observation]) -> bool:
    """Tell whether what was seen, oldest first, is enough to say that the address is dead.

    That is: since it was last seen alive it was gone at two moments at least a day apart, or in two runs with `confirm`.
    What may pass or refuses readers (a time-out, a 403) says neither.
    """
    gone: list[Observation] = []
    for each in observations:
        if each.state in _ALIVE:
            gone.clear()
        elif each.state is LinkState.MISSING:
            gone.append(each)
    if len(gone) < 2:
        return False
    return gone[-1].seen_at - gone[0].seen_at >= _APART or len({each.run for each in gone if each.confirming}) >= 2
