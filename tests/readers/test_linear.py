from time import process_time

import pytest

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

SIZE = 12_500
MOST = 3.2  # for twice the size; quadratic is 4
ENOUGH = 0.05  # seconds below which a ratio says nothing


@pytest.mark.parametrize(
    ("markup", "fragment"),
    [(Format.MARKDOWN, f) for f in MARKDOWN] + [(Format.HTML, f) for f in HTML] + [(Format.TEXT, f) for f in PLAIN],
)
def test_time_grows_with_size(markup: Format, fragment: str) -> None:
    def seconds(times: int) -> float:
        raw = fragment * times
        best = float("inf")
        for _ in range(2):
            start = process_time()
            read_text(raw, markup)
            best = min(best, process_time() - start)
        return best

    for _ in range(3):  # a busy machine may spoil one measurement, not three
        larger = seconds(4 * SIZE)
        if larger < ENOUGH or larger < MOST * MOST * seconds(SIZE):
            return
    pytest.fail(f"{fragment!r} is read in more than linear time")
