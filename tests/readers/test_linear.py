from collections.abc import Callable

import pytest
from tests.growth import assert_linear

from verifact.document import Format
from verifact.readers.registry import read_text

MARKDOWN = [
    "[", "<div>", "<div ", "“", "<!--", "&", "<", "> ", "- ", "*a ", "[a](", "![", "<table><tr><td>", "`", "``a`", "[^1]", "{%\n", "{% comment %}", "{% comment %}{% endhighlight %}", "{% x %}<!--\n",
    "\n{: .a", "x <b>\n\n", "<svg>\n\n", "> <div>\n", "import a\n", "<A b\n\n", "é*a* ", "a <!-- ", "| a |\n|-|\n",
]  # fmt: skip
HTML = [
    "<div>", "<div ", "<!--", "&", "<", "<![", "<table><tr><td>", "<ul><li>", "<p><b>", "<q>a", "<svg>", "<template>", "<li>", "</div>",
    "<div></p>", "<article>", "<h1>a", "<title>", "<a href=x>a", " \n", "<br>a", "<a x='>", "<script>", "<td>a", "<ol><li><p>a",
]  # fmt: skip
PLAIN = ["[", " ", "\n", "a\n", "- a\n", "1. a\n b\n", "“", "Ab c\n\n", "\u00a0", "(Ab "]

SIZE = 25_000


@pytest.mark.parametrize(
    ("markup", "fragment"),
    [(Format.MARKDOWN, f) for f in MARKDOWN] + [(Format.HTML, f) for f in HTML] + [(Format.TEXT, f) for f in PLAIN],
)
def test_time_grows_with_size(markup: Format, fragment: str) -> None:
    def prepared(times: int) -> Callable[[], object]:
        raw = fragment * times
        return lambda: read_text(raw, markup)

    assert_linear(prepared, SIZE)
