"""VF510: a quotation that begins and never ends."""

from collections.abc import Iterator

from verifact.analysis.quote_balance import unpaired_marks
from verifact.checks.base import ERROR, WARNING, Example, Hit, check
from verifact.document import Format
from verifact.model import Article


@check(
    "VF510",
    "unbalanced-quotes",
    severity=ERROR,
    language="",
    bad=[
        "The mayor said: ⟦“⟧It rains, and left.\n\nNobody answered.",
        "“It rains,” the mayor said. It will rain for days.⟦”⟧\n\nNobody answered.",
        'The mayor said: ⟦"⟧It rains. She left.\n\nNobody answered.',
        "Der Bürgermeister sagte: ⟦„⟧Es regnet, und ging.\n\nNiemand kam.",
        "“It rains,” she said. ⟦“⟧It pours.\n\nThe “flood” came.",
    ],
    good=[
        "“It rains,” the mayor said. “It pours.”",
        "“It rains,” the mayor said. “It pours.\n\n“It will rain for days.”\n\nShe left.",
        "“It rains,” the mayor said. “It pours.\n\nIt will rain for days.”\n\nShe left.",
        'The ’90s were wet. The board is 6\'2" long and 4" wide.',
        "“He is 6’2” and she is 5' 7\",” the coach said.",
        "He said “it “rains” here” and left.",
        "Er las „Der Spiegel“ gern. „Es regnet“, sagte sie.",
        "Er rief: „Es regnet.\n\n„Es gießt seit Tagen.“\n\nNiemand kam.",
        "Czytał „Gazetę” i „Politykę”.",
        "Han sa: ”Det regnar.” Hon läste ”Dagens Nyheter”.",
        "Il lit « Le Monde », «Libération» et »Die Zeit«, ›taz‹, 「朝日」.",
        Example('Write `print("It rains)` and run it.', format=Format.MARKDOWN),
    ],
)
def unbalanced_quotes(article: Article) -> Iterator[Hit]:
    """Without its second mark a quotation runs on into the writer's own words, or the writer's words into it.

    Found by pairing double quotation marks, curly and straight, within each paragraph. It is a warning only where the mark is a
    straight one, which may be left over from something else (inches, an attribute, code). Silent where a quotation goes on in
    the next paragraph (which opens it again, or at least closes it), for inches, apostrophes and single marks, in code and in
    tables.
    """
    for span, opens in unpaired_marks(article):
        mark = span.of(article.text)
        if opens:
            message, advice = f"the quotation that {mark} opens is never closed", "close it where the quoted words end"
        else:
            message, advice = f"{mark} closes a quotation that was never opened", "open it where the quoted words begin"
        yield Hit(span, message, help=advice, severity=None if mark in "“”„" else WARNING)
