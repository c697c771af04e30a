"""An address, taken apart once by the parser that the request is made with, and what forbids to ask for it."""

import ipaddress
import re
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import httpx

__all__ = ["RefusedError", "Target", "address_in", "target_of"]

_SCHEMES = ("http", "https")
_LONGEST = 8_000  # octets, that RFC 9110 (4.1) asks servers to take at least
_NUMBER = re.compile(r"(?:0[xX][0-9a-fA-F]*|\d+)\Z")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?\Z")
_PATH = re.compile(r"[/?#]")
_HIGHEST_PORT = 65_535


class RefusedError(Exception):
    """An address that is not asked for; the message says why."""


@frozen
class Target:
    """An address that may be asked for, as far as its form tells.

    `url` has no fragment; `key` is the same for all ways of writing one address; `host` is in lower case, in ASCII, without a
    closing dot.
    """

    url: "httpx.URL"
    key: str
    host: str

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.url.scheme}://{self.url.netloc.decode('ascii')}"


def target_of(address: "str | httpx.URL") -> Target:
    """Return the target that an address stands for.

    Raises RefusedError where it isn't HTTP, gives a name or a password, or has no host that could be asked.
    """
    import httpx

    if isinstance(address, str):
        written = address.strip()
        if written[:4].lower() == "www.":
            written = f"https://{written}"
        if len(written) > _LONGEST:
            raise RefusedError(f"the address has more than {_LONGEST} characters")
        scheme, colon, _ = written.partition(":")
        if not colon or scheme.lower() not in _SCHEMES:
            raise RefusedError("only http and https addresses are asked for")
        try:
            url = httpx.URL(written.replace(" ", "%20"))
        except (httpx.InvalidURL, ValueError) as error:
            raise RefusedError(f"it is no address: {error}") from None
    else:
        url = address
    if url.scheme not in _SCHEMES:
        raise RefusedError(f"only http and https addresses are asked for, not {url.scheme}")
    if url.userinfo or _names_somebody(str(address)):
        raise RefusedError("it gives a name or a password before its host")
    if url.port is not None and not 0 < url.port <= _HIGHEST_PORT:
        raise RefusedError(f"there is no port {url.port}")
    host = url.raw_host.decode("ascii", "replace").lower()
    if not _is_ipv6(host) and not _HOST.match(host):
        raise RefusedError("it has no host that could be asked" if host else "it has no host")
    url = url.copy_with(fragment=None, raw_path=url.raw_path)  # which is "/" where the address ends with its host
    return Target(url, str(url), host.rstrip("."))


def _names_somebody(written: str) -> bool:
    """Tell whether there is an "@" before the path, also an empty name's, or one that other parsers would see."""
    return "@" in _PATH.split(written.partition("://")[2], maxsplit=1)[0]


def _is_ipv6(host: str) -> bool:
    if ":" not in host or "%" in host:  # a zone names an interface of this very machine
        return False
    try:
        ipaddress.IPv6Address(host)
    except ValueError:
        return False
    return True


def address_in(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the IP address that a host is, None for a name.

    Reads what `inet_aton` does: one to four numbers, each decimal, octal (0177) or hexadecimal (0x7f), the last one filling
    the bytes that are left ("127.1", "2130706433"). Raises RefusedError for a host whose last label is a number and which is
    no address (URL Standard, 3.5): resolvers differ on those.
    """
    host = host.rstrip(".")
    if ":" in host:
        try:
            return ipaddress.IPv6Address(host)
        except ValueError:
            raise RefusedError(f"{host} is no IP address") from None
    labels = host.split(".")
    if not _NUMBER.match(labels[-1]):
        return None
    numbers = [_number(label) for label in labels]
    if len(numbers) > 4 or any(number is None for number in numbers):
        raise RefusedError(f"{host} is no IP address")
    *firsts, last = [number or 0 for number in numbers]
    if any(number > 255 for number in firsts) or last >= 256 ** (4 - len(firsts)):
        raise RefusedError(f"{host} is no IP address")
    value = last
    for index, number in enumerate(firsts):
        value += number << 8 * (3 - index)
    return ipaddress.IPv4Address(value)


def _number(label: str) -> int | None:
    if not _NUMBER.match(label) or len(label) > 20:
        return None
    if label[:2].lower() == "0x":
        return int(label[2:] or "0", 16)
    if len(label) > 1 and label[0] == "0":
        return int(label, 8) if all(digit in "01234567" for digit in label) else None
    return int(label)
