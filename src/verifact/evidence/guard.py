"""Which hosts may be asked: those on the public internet, and those that were named as allowed."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence

from verifact.evidence.targets import RefusedError, Target, address_in

__all__ = ["Guard", "NoSuchHostError", "Resolver", "UnresolvedError", "is_public", "system_resolver"]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]

# Names that never leave the machine or its network (RFC 6761, 6762, 8375, 9476; "internal" by ICANN's resolution of 2024).
_LOCAL_NAMES = ("localhost", "local", "internal", "home.arpa", "localdomain", "lan", "intranet", "corp", "home", "alt")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
_COMPATIBLE = ipaddress.IPv6Network("::/96")  # IPv4-compatible, RFC 4291
# What some Pythons' `ipaddress` calls global, and is not.
_NEVER = (
    ipaddress.ip_network("192.88.99.0/24"),  # the relays of 6to4, RFC 7526
    ipaddress.ip_network("64:ff9b:1::/48"),  # NAT64 within a network, RFC 8215
    ipaddress.ip_network("fec0::/10"),  # site-local, RFC 3879
    ipaddress.ip_network("5f00::/16"),  # segment routing, RFC 9602
    ipaddress.ip_network("3fff::/20"),  # documentation, RFC 9637
    ipaddress.ip_network("2001::/23"),  # protocols, Teredo among them
)
_NONE_EXISTS = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
_SOME_PUBLIC = ipaddress.IPv4Address("1.1.1.1")
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)


class NoSuchHostError(Exception):
    """A name for which there is no address."""


class UnresolvedError(Exception):
    """A name that could not be resolved for now."""


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host as the system knows them. Raises NoSuchHostError and UnresolvedError."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NONE_EXISTS:
            raise NoSuchHostError(host) from None
        raise UnresolvedError(f"{host}: {error.strerror}") from None
    except (OSError, UnicodeError) as error:
        raise UnresolvedError(f"{host}: {error}") from None
    return [str(entry[4][0]) for entry in found]


def is_public(address: Address) -> bool:
    """Tell whether an address is one that everybody on the internet reaches.

    An IPv6 address that carries an IPv4 one (mapped, compatible, 6to4, NAT64, ISATAP) is public where both are; Teredo never.
    """
    if isinstance(address, ipaddress.IPv6Address):
        carried = _carried(address)
        if carried is not None:
            return is_public(carried)
        if address.scope_id or not is_public(_isatap(address)):
            return False
    if address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback:
        return False
    return address.is_global and not any(address in network for network in _NEVER if network.version == address.version)


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    low = int(address) & 0xFFFF_FFFF
    if address in _NAT64 or (address in _COMPATIBLE and low > 1):
        return ipaddress.IPv4Address(low)
    return None


def _isatap(address: ipaddress.IPv6Address) -> Address:
    """Return the IPv4 address in the interface identifier (RFC 5214); a public one where there is none."""
    if (int(address) >> 32) & 0xFFFF_FFFF in _ISATAP:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return _SOME_PUBLIC


class Guard:
    """Says where a host is, if it may be asked.

    `allow_hosts` are names or addresses, as they stand in the URL, that are asked wherever they are. `has_resolved` tells
    whether a name on the internet has been resolved: without a network only those of the machine can be.
    """

    def __init__(self, allow_hosts: frozenset[str] = frozenset(), resolver: Resolver = system_resolver) -> None:
        self._allowed = allow_hosts
        self._resolver = resolver
        self.has_resolved = False

    def check(self, target: Target) -> None:
        """Raise RefusedError where the host, as it is written, may not be asked; nothing is resolved."""
        host = target.host
        if host in self._allowed:
            return
        literal = address_in(host)
        if literal is not None:
            if not is_public(literal):
                raise RefusedError(f"{host} is not a public address")
        elif "." not in host or host.endswith(tuple(f".{name}" for name in _LOCAL_NAMES)):
            raise RefusedError(f"{host} is a name of this machine or its network")

    async def locate(self, host: str, port: int) -> tuple[str, ...]:
        """Return the IP addresses at which a host may be asked, each checked.

        Raises RefusedError where one of them is not public (a name that has both kinds is a trap or a mistake),
        NoSuchHostError and UnresolvedError.
        """
        host = host.lower().rstrip(".")
        literal = address_in(host)
        is_allowed = host in self._allowed
        if literal is not None:
            found = [str(literal)]
        else:
            found = list(dict.fromkeys(await self._resolver(host, port)))
            if not found:
                raise NoSuchHostError(host)
        for text in found:
            if is_public(ipaddress.ip_address(text)):
                self.has_resolved |= literal is None
            elif not is_allowed:
                where = "is" if literal is not None else f"resolves to {text}, which is"
                raise RefusedError(f"{host} {where} not a public address")
        return tuple(found)

    async def exists(self, host: str) -> bool:
        """Tell whether a name can be resolved at all, as a sign that resolving works."""
        try:
            return bool(await self._resolver(host, 443))
        except (NoSuchHostError, UnresolvedError):
            return False
