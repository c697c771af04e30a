"""What finds out that time grows too fast does so."""

import pytest
from tests.growth import assert_linear


def test_linear_work_passes() -> None:
    assert_linear(lambda size: lambda: sum(range(size)), 8_000_000)
    assert_linear(lambda size: lambda: None, 1)


def test_quadratic_work_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="for 8 times the size"):
        assert_linear(lambda size: lambda: [sum(range(size)) for _ in range(size)], 2_000)
