"""Shared by all tests."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True, scope="session")
def cache_of_the_tests() -> Iterator[None]:
    """Keep the reports of the tests, and of the processes they start, away from the user's."""
    with TemporaryDirectory(prefix="verifact-tests-") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERIFACT_CACHE_DIR", f"{folder}/cache")
        yield
