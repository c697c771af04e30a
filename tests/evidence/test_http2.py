"""HTTP/2, where a server speaks it."""

import socket
import ssl
import threading
from collections.abc import Iterator

import h2.config
import h2.connection
import h2.events
import pytest
import trustme
from tests.evidence.servers import look, resolver_of

from verifact.model import LinkState

NAME = "two.example"
BODY = b"<article><p>It closed.</p></article>"


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    monkeypatch.setattr("verifact.evidence.network._ssl_context", lambda: trusting)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.set_alpn_protocols(["h2", "http/1.1"])
    authority.issue_cert(NAME).configure_cert(context)
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(10)
    thread = threading.Thread(target=serve, args=(listener, context))
    thread.start()
    yield listener.getsockname()[1]
    listener.close()
    thread.join()


def serve(listener: socket.socket, context: ssl.SSLContext) -> None:
    """Answer one connection until it is closed."""
    raw, _ = listener.accept()
    with context.wrap_socket(raw, server_side=True) as secured:
        secured.settimeout(10)
        assert secured.selected_alpn_protocol() == "h2"
        connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        connection.initiate_connection()
        secured.sendall(connection.data_to_send())
        while True:
            try:
                data = secured.recv(65536)
            except OSError:
                return
            if not data:
                return
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived) and event.stream_id is not None:
                    connection.send_headers(event.stream_id, [(":status", "200"), ("content-type", "text/html")])
                    connection.send_data(event.stream_id, BODY, end_stream=True)
            secured.sendall(connection.data_to_send())


def test_one_connection_serves_several_pages(port: int) -> None:
    urls = [f"https://{NAME}:{port}/{number}" for number in range(5)]
    seen = look(urls, allow_hosts=frozenset({NAME}), resolver=resolver_of({NAME: ["127.0.0.1"]}), retries=0)
    assert [(snapshot.state, snapshot.text) for snapshot in seen.values()] == [(LinkState.OK, "It closed.")] * 5
