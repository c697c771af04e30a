"""What came of asking for one address once, before anything is concluded from it."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

__all__ = ["Answer", "Failure"]


class Failure(StrEnum):
    """Why no usable answer came."""

    REFUSED = "refused"  # by the guard
    NO_SUCH_HOST = "no-such-host"
    UNRESOLVED = "unresolved"
    TIMEOUT = "timeout"  # nothing came in time
    SLOW = "slow"  # something came, but not all of it in time
    CONNECTION = "connection"  # refused, reset, closed in the middle
    TLS = "tls"
    PROTOCOL = "protocol"  # what came is not HTTP, or its body cannot be unpacked
    REDIRECTS = "redirects"  # too many, in a circle, or to nowhere
    ROBOTS = "robots"  # its robots.txt forbids it
    NO_ROBOTS = "no-robots"  # its robots.txt cannot be reached
    HELD = "held"  # the host was not asked, see `slots`


@frozen
class Answer:
    """An answer, or the failure to get one.

    `final_url` is where the redirects led; `headers` have lower-case names. `body` is unpacked; `is_cut` tells that it is only
    the beginning. `wait` is what Retry-After asks for, in seconds. `is_final`: asking again in this run would tell nothing new.
    """

    final_url: str
    status: int | None = None
    headers: Mapping[str, str] = field(factory=dict)
    body: bytes = b""
    is_cut: bool = False
    failure: Failure | None = None
    reason: str = ""
    wait: float | None = None
    is_final: bool = False
