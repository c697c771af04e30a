"""What anything that fetches sources has to look like, so that others can bring their own."""

from collections.abc import Iterable, Mapping
from typing import Protocol, runtime_checkable

from verifact.model import Snapshot, Work

__all__ = ["Fetcher", "WorkRegister"]


@runtime_checkable
class Fetcher(Protocol):
    """Fetches sources."""

    async def fetch(self, urls: Iterable[str]) -> Mapping[str, Snapshot]:
        """Return what was seen of each address, by the address as it was given. A failure is a state, not an exception."""
        ...


@runtime_checkable
class WorkRegister(Protocol):
    """Knows published works by their DOI; a `Fetcher` may be one as well."""

    async def look_up(self, dois: Iterable[str]) -> Mapping[str, Work]:
        """Return what is known of each DOI, by the DOI in lower case; one that is not known is left out."""
        ...
