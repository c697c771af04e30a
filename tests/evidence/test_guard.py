"""Every way to talk verifact into asking for what is not public. Nothing leaves the machine: names are made up."""

import ipaddress

import pytest
from pytest_httpserver import HTTPServer
from tests.evidence.servers import page, raw_server, redirect, resolver_of, see

from verifact.evidence.guard import Guard, is_public
from verifact.evidence.targets import RefusedError, address_in, target_of
from verifact.model import LinkState

PRIVATE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "169.254.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.88.99.1",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:a9fe:a9fe",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
    "3fff::1",
    "100::1",
    "64:ff9b::7f00:1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::8.8.8.8",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::",
    "2002:c0a8:101::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "5f00::1",
    "fe80::5efe:8.8.8.8",
    "2606:4700::5efe:10.0.0.1",
    "2606:4700::200:5efe:c0a8:101",
]
PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "93.184.216.34",
    "2606:4700:4700::1111",
    "2001:4860:4860::8888",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
]

REFUSED = [
    # other schemes
    "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)", "data:text/html,x",
    "dict://example.org:11211/", "mailto:ann@example.org", "//example.org/x", "/etc/passwd", "example.org", "", "http:",
    # credentials, and what passes for them
    "http://ann:pw@example.org/", "http://ann@example.org/", "http://@example.org/", "http://example.org@127.0.0.1/",
    "http://example.org\\@127.0.0.1/", "http://127.0.0.1\\@example.org/", "http://example.org:80@127.0.0.1/",
    # no host, or none that can be
    "http:///x", "http://", "http://?x", "http://exa mple.org/", "http://example.org%00.evil/", "http://exam\nple.org/",
    "http://%31%32%37.0.0.1/", "http://..../", "http://-/", "http://example..org/", "http://example.org:0/",
    "http://example.org:99999/", "http://[::1", "http://[::1%25eth0]/", "http://[fe80::1%25lo]/", "http://[fe80::1%lo]/",
    # loopback and private networks, however written
    "http://127.0.0.1/", "http://127.0.0.1:8080/", "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://0x7f000001/",
    "http://0x7f.1/", "http://0x7F.0x0.0x0.0x1/", "http://0177.0.0.1/", "http://0177.0x0.1/", "http://00000177.1/", "http://017700000001/",
    "http://0/", "http://0.0.0.0/", "http://127.0.0.1./", "http://10.1/", "http://0x0a000001/", "http://3232235777/",
    "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9fea9fe/", "http://0251.0376.0251.0376/",
    "http://425.510.425.510/", "http://256.0.0.1/", "http://1.2.3.4.5/", "http://4294967296/", "http://0x/",
    "http://08.0.0.1/", "http://127.0.0.1.1/", "http://１２７．０．０．１/", "http://127。0。0。1/", "http://①②⑦.⓪.⓪.①/",
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::127.0.0.1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[::ffff:169.254.169.254]/", "http://[64:ff9b::127.0.0.1]/", "http://[2002:7f00:1::]/",
    "http://[fe80::1]/", "http://[fd00:ec2::254]/",
    # names of this machine and its network
    "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://foo.localhost/", "http://printer/", "http://printer.local/",
    "http://metadata.google.internal/", "http://router.home.arpa/", "http://ｌｏｃａｌｈｏｓｔ/",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("url", REFUSED)
def test_tricks_are_refused_before_anything_is_asked(url: str) -> None:
    with pytest.raises(RefusedError):
        Guard(resolver=resolver_of({})).check(target_of(url))


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost/", "ftp://example.org/", "http://a:b@example.org/"]
)
def test_what_is_refused_is_a_state(url: str) -> None:
    snapshot = see(url, allow_hosts=frozenset(), resolver=resolver_of({}))
    assert snapshot.state is LinkState.REFUSED
    assert snapshot.reason
    assert snapshot.status is None
    assert see(url, allow_hosts=frozenset(), offline=True).state is LinkState.REFUSED


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("2130706433", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("1.2.3", "1.2.0.3"),
        ("1.2.772", "1.2.3.4"),
        ("8.8.8.8", "8.8.8.8"),
        ("::1", "::1"),
    ],
)
def test_hosts_are_read_as_inet_aton_does(host: str, address: str) -> None:
    assert str(address_in(host)) == address


@pytest.mark.parametrize("host", ["example.org", "1.example.org", "0x7f.org", "123abc", "a.b.c"])
def test_names_are_no_addresses(host: str) -> None:
    assert address_in(host) is None


@pytest.mark.parametrize(
    "found", [["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::ffff:10.0.0.1"], ["2606:4700::1", "fd00::1"]]
)
def test_a_name_that_leads_inside_is_refused_even_if_it_leads_outside_too(found: list[str]) -> None:
    snapshot = see("http://trap.example/", resolver=resolver_of({"trap.example": found}))
    assert snapshot.state is LinkState.REFUSED
    assert "not a public address" in snapshot.reason


def test_a_name_that_rebinds_is_asked_at_the_address_that_was_checked(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The name is public when it is checked, and leads elsewhere a moment later, to who asks for it again.
    page(httpserver, "/story")
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asked: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    monkeypatch.setattr("verifact.evidence.guard.is_public", lambda address: str(address) == "127.0.0.1")
    snapshot = see(f"http://rebinds.example:{httpserver.port}/story", resolver=resolve, allow_hosts=frozenset())
    assert snapshot.state is LinkState.OK
    assert asked == ["rebinds.example"]
    assert httpserver.log[0][0].host == f"rebinds.example:{httpserver.port}"


def test_a_name_that_rebinds_is_refused_at_the_next_connection(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    redirect(httpserver, "/first", "/second", Connection="close")
    page(httpserver, "/second")
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    async def resolve(host: str, port: int) -> list[str]:
        return next(answers)

    monkeypatch.setattr("verifact.evidence.guard.is_public", lambda address: str(address) == "127.0.0.1")
    snapshot = see(f"http://rebinds.example:{httpserver.port}/first", resolver=resolve, allow_hosts=frozenset())
    assert snapshot.state is LinkState.REFUSED
    assert len(httpserver.log) == 1


@pytest.mark.parametrize(
    "where",
    [
        "http://127.0.0.1:1/secret",
        "http://[::1]/secret",
        "http://169.254.169.254/latest/meta-data/iam/",
        "http://2130706433/",
        "//0x7f.1/",
        "http://localhost:1/",
        "http://inside.example/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://ann:pw@example.org/",
    ],
)
def test_redirects_to_the_inside_are_refused(httpserver: HTTPServer, where: str) -> None:
    redirect(httpserver, "/out", where)
    names = {"outside.example": ["127.0.0.1"], "inside.example": ["10.0.0.1"]}
    url = f"http://outside.example:{httpserver.port}/out"
    snapshot = see(url, allow_hosts=frozenset({"outside.example"}), resolver=resolver_of(names))
    assert snapshot.state is LinkState.REFUSED
    assert len(httpserver.log) == 1


def test_a_redirect_to_what_is_no_address_leads_nowhere() -> None:
    answer = b"HTTP/1.1 302 Found\r\nLocation: http://[::1/\r\nContent-Length: 0\r\n\r\n"
    with raw_server(lambda connection: connection.sendall(answer)) as url:
        assert see(url).state is LinkState.TRANSIENT


def test_an_allowed_host_may_be_private(httpserver: HTTPServer) -> None:
    page(httpserver, "/story")
    url = f"http://intranet.example:{httpserver.port}/story"
    names = resolver_of({"intranet.example": ["127.0.0.1"]})
    assert see(url, allow_hosts=frozenset({"Intranet.Example."}), resolver=names).state is LinkState.OK
    assert see(url, allow_hosts=frozenset({"other.example"}), resolver=names).state is LinkState.REFUSED
    assert httpserver.log[0][0].host == f"intranet.example:{httpserver.port}"


def test_proxies_of_the_environment_are_not_used(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert see(page(httpserver, "/story")).state is LinkState.OK


def test_a_host_is_asked_at_its_next_address_if_one_does_not_answer(httpserver: HTTPServer) -> None:
    page(httpserver, "/story")
    url = f"http://two.example:{httpserver.port}/story"
    names = resolver_of({"two.example": ["127.0.0.2", "127.0.0.1"]})
    assert see(url, allow_hosts=frozenset({"two.example"}), resolver=names, connect_timeout=1).state is LinkState.OK
