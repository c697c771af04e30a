"""How sources are asked for: every limit and courtesy in one place."""

from collections.abc import Iterable

from attrs import field, frozen

from verifact._version import __version__
from verifact.errors import UsageError

__all__ = ["HOME_PAGE", "FetchOptions"]

HOME_PAGE = "https://pypi.org/project/verifact/"  # where a server's keeper reads what this is
_MEGABYTE = 1_000_000
_FIRST_PRINTABLE, _LAST_ASCII = 0x20, 0x7E


def _hosts(names: Iterable[str]) -> frozenset[str]:
    if isinstance(names, str):
        names = (names,)
    return frozenset(name.strip().lower().strip("[]").rstrip(".") for name in names)


@frozen(kw_only=True)
class FetchOptions:
    """How sources are asked for. Times are in seconds, sizes in bytes.

    Limits: `connect_timeout`, `read_timeout` (between two pieces of an answer) and `total_timeout` (for one address with all
    its redirects, against servers that drip); `concurrency` requests at once, `per_host` of them at one host; `max_bytes` of
    one body, as sent and as unpacked; `max_redirects`; `retries` after a failure that may pass, the first after `backoff`
    seconds, then twice as long each time; a Retry-After of more than `max_retry_after` ends the asking of that host.

    Who asks: `user_agent`, which by default names verifact, where to read about it, and the `contact` (an address of mail or
    of a page). `respect_robots` obeys robots.txt. `allow_hosts` are hosts that may be private (an intranet's, a test's on
    loopback). `proxy` is the address of a proxy; those of the environment are not used.

    What is asked: `refresh` asks again for what the store holds fresh, `confirm` for what was gone; `offline` asks for nothing.
    What was seen less than `min_fresh` seconds ago is never asked for again but by those two. `archive_lookups` looks for
    copies of what is gone at `archive_base`, `archive_all` also for copies of pages that are there; `look_up_works` looks DOIs up at `crossref_base`.

    Raises UsageError for a value that makes no sense.
    """

    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    concurrency: int = 16
    per_host: int = 2
    max_bytes: int = 10 * _MEGABYTE
    max_redirects: int = 10
    retries: int = 2
    backoff: float = 0.5
    max_retry_after: float = 60.0
    user_agent: str | None = None
    contact: str | None = None
    respect_robots: bool = True
    allow_hosts: frozenset[str] = field(factory=frozenset, converter=_hosts)
    proxy: str | None = None
    confirm: bool = False
    refresh: bool = False
    offline: bool = False
    min_fresh: float = 600.0
    archive_lookups: bool = True
    archive_all: bool = False
    archive_base: str = "https://archive.org"
    look_up_works: bool = True
    crossref_base: str = "https://api.crossref.org"

    def __attrs_post_init__(self) -> None:
        for name in ("connect_timeout", "read_timeout", "total_timeout", "concurrency", "per_host", "max_bytes"):
            if not getattr(self, name) > 0:
                raise UsageError(f"{name} has to be more than 0")
        for name in ("max_redirects", "retries", "backoff", "max_retry_after", "min_fresh"):
            if not getattr(self, name) >= 0:
                raise UsageError(f"{name} cannot be less than 0")
        for name in ("user_agent", "contact"):
            value = getattr(self, name)
            if value is not None and not all(_FIRST_PRINTABLE <= ord(char) <= _LAST_ASCII for char in value):
                raise UsageError(f"{name} can only hold printable ASCII: it goes into a header")
        for name in ("archive_base", "crossref_base", *(("proxy",) if self.proxy is not None else ())):
            if not getattr(self, name).lower().startswith(("http://", "https://")):
                raise UsageError(f"{name} has to be an http or https address")

    @property
    def agent(self) -> str:
        """The User-Agent that is sent."""
        if self.user_agent:
            return self.user_agent
        contact = f"; {self.contact}" if self.contact else ""
        return f"verifact/{__version__} (+{HOME_PAGE}{contact})"
