"""Eight times the text never costs much more than eight times the time, through the public API and with every check on.

These are small sizes, to catch what is quadratic at every run; benchmarks/linearity.py goes up to 8 MB.
"""

from collections.abc import Callable

import pytest
from tests.growth import assert_linear

import verifact
from verifact.config import Config

ALL = Config(select=("VF",))
PROSE = (
    "The mayor, Jane Roe, said on Monday that 4,000 people had left the town since 2019. “Nobody has told us why,” she "
    "added. Analysts warn that the bridge, the oldest in the county, could reportedly fall within 30 days [1]. "
)
FRAGMENTS = [
    ("text", PROSE + "\n\n", 400),
    ("text", PROSE, 400),
    ("text", "He said that she said so. ", 2_400),
    ("text", "Analysts say it is so.\n\n", 1_200),
    ("text", "“", 30_000),
    ("text", "“It is ", 8_000),
    ("text", "“It is so.\n\n", 3_000),
    ("text", '" ', 30_000),
    ("text", "[", 60_000),
    ("text", "It is so [1]. ", 3_000),
    ("text", "word ", 20_000),
    ("text", "Jane Roe ", 15_000),
    ("text", "4,000 ", 8_000),
    ("text", "On October 24, it rained. ", 1_500),
    ("text", "May 5 ", 10_000),
    ("text", "1914–", 8_000),
    ("text", "5/", 15_000),
    ("text", "that \u00a0it ", 8_000),
    ("text", "y was in ory ", 4_000),
    ("text", "Read more\n\n", 6_000),
    ("text", "Read more\n", 6_000),
    ("text", "\n", 100_000),
    ("text", " ", 200_000),
    ("text", "A. ", 20_000),
    ("text", "https://example.org/a?b=c ", 5_000),
    ("markdown", PROSE + "\n\n", 300),
    ("markdown", "“", 30_000),
    ("markdown", "[", 30_000),
    ("markdown", "<div>", 15_000),
    ("markdown", "*a ", 15_000),
    ("markdown", "<!-- verifact: ignore[VF101] -->\nIt is.\n\n", 2_000),
    ("html", f"<p>{PROSE}</p>", 300),
    ("html", "<div>", 25_000),
    ("html", "<div x ", 25_000),
    ("html", "<p>It is so.</p>", 4_000),
    ("html", "“", 30_000),
]
NUMBERED: list[tuple[str, Callable[[int], str], int]] = [
    ("text", lambda n: "It is.\n\n" + "".join(f"{i}. The Title  Forbes\n" for i in range(1, n)), 2_000),
    ("text", lambda n: f"She said that the {'a' * n} is here.", 20_000),
    ("text", lambda n: " ".join(f"Jane R{i:x} said so." for i in range(n)), 3_000),
    ("markdown", lambda n: "".join(f"It is.[^{i}]\n\n[^{i}]: A.\n\n" for i in range(n)), 2_000),
]


def cases() -> list[object]:
    found: list[object] = []
    for markup, fragment, count in FRAGMENTS:
        found.append(pytest.param(markup, fragment.__mul__, count, id=f"{markup}-{fragment[:16]!a}"))
    for markup, make, count in NUMBERED:
        found.append(pytest.param(markup, make, count, id=f"{markup}-{make(3)[:16]!a}"))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("markup", "make", "count"), cases())
def test_time_grows_with_size(markup: str, make: Callable[[int], str], count: int) -> None:
    def prepared(size: int) -> Callable[[], object]:
        text = make(size)
        return lambda: verifact.check(verifact.parse(text, markup), config=ALL)

    assert_linear(prepared, count)
