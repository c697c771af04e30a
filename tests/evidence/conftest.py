"""What all tests of fetching share."""

from collections.abc import Iterator

import pytest
from tests.evidence.servers import only_loopback

from verifact.evidence.store import SnapshotStore


@pytest.fixture(autouse=True)
def no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", only_loopback)


@pytest.fixture
def store() -> Iterator[SnapshotStore]:
    with SnapshotStore(None) as opened:
        yield opened
