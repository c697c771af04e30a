"""Markdown's reference links: what is defined, what is used, what is missing."""

import pytest

from verifact import parse
from verifact.analysis.citing.definitions import references_of

DEFINED = "\n\n[a]: https://a.example/\n[b c]: <https://b.example/>\n"


def orphans(text: str, markup: str = "markdown") -> list[str]:
    return [d.raw.of(text) for d in parse(text, markup).derived(references_of).orphans]


def undefined(text: str) -> list[str]:
    article = parse(text, "markdown")
    return [span.of(article.text) for span, _ in article.derived(references_of).undefined]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [a] and [B  C][].", []),
        ("See [this][a] and [that][b c].", []),
        ("See ![this][a] and `[b c]`.", []),
        ("See [a].", ["[b c]"]),
        ("It rained.", ["[a]", "[b c]"]),
    ],
)
def test_orphans(text: str, found: list[str]) -> None:
    assert orphans(text + DEFINED) == found
    assert orphans(text + DEFINED, "text") == []


@pytest.mark.parametrize(
    "text",
    [
        "```\n[a]: https://a.example/\n```\n",
        "<!--\n[a]: https://a.example/\n-->\n",
        "[//]: # (a comment)\n[comment]: <> (another)\n",
        "It is.[^a]\n\n[^a]: A note.\n",
        "It is so\n[a]: https://a.example/ within a paragraph\n",
        "[a]: https://a.example/\n\nSee [x [a] y].\n",
        "",
    ],
)
def test_no_orphans(text: str) -> None:
    assert orphans(text) == []


def test_a_definition_below_a_template() -> None:
    assert orphans("See [a].\n\n{% include x.md %}\n[a]: https://a.example/\n[b]: https://b.example/\n") == ["[b]"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [a] and [this][gone] and [there][].", ["[this][gone]", "[there][]"]),
        ("See [a], x[i][j], [f][std::len], [g][a.b], [h][`x`] and `[c][d]`.", []),
        ("See [a][b c] and [it][a](x).", []),
    ],
)
def test_undefined(text: str, found: list[str]) -> None:
    assert undefined(text + DEFINED) == found


def test_nothing_is_undefined_where_nothing_is_used() -> None:
    assert undefined("See [this][gone].") == []
    assert undefined("See [this][gone]." + DEFINED) == []
