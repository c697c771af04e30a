"""What all tests of fetching share."""

from collections.abc import Iterator

import pytest

from verifact.evidence.store import SnapshotStore


@pytest.fixture
def store() -> Iterator[SnapshotStore]:
    with SnapshotStore(None) as opened:
        yield opened
