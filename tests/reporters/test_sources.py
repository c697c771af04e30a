"""What sources show of claims, in the forms that people read: whole, and nothing in it acts."""

import re

from tests.reporters.test_html import Page

import verifact
from verifact.findings import Report
from verifact.model import Article, ClaimEvidence, LinkState, Vote
from verifact.reporters import View, load_reporter
from verifact.reporters.backing import state_in_words
from verifact.spans import Span

HOSTILE = "<script>alert(1)</script>\x1b[31m\u202e"
EVIDENCE = (
    ClaimEvidence(
        Span(0, 9), f"It rains {HOSTILE}", 1, 0, f"[{HOSTILE}]", "https://e.example/a", LinkState.OK, "https://e.example/a",
        0.5, Span(3, 9), f"passage {HOSTILE}", ("8,000",), (HOSTILE,), (), f"a [-{HOSTILE}-]", (Vote("c", "u", "small", 0.25),),
    ),
    ClaimEvidence(Span(0, 9), f"It rains {HOSTILE}", 1, 1, "[2]", "javascript:alert(2)", LinkState.REFUSED),
    ClaimEvidence(Span(10, 19), "It snows.", 12, 1, "[2]"),
)  # fmt: skip
REPORT = Report("a.md", evidence=EVIDENCE)


def text(*, quiet: bool = False) -> str:
    return "".join(load_reporter("text")([REPORT], View(quiet=quiet)))


def html() -> str:
    article = verifact.parse("It rains. It snows.")

    def article_of(_: Report) -> Article:
        return article

    return "".join(load_reporter("html")([REPORT], View(article_of=article_of)))


def test_the_text() -> None:
    assert text().splitlines()[:12] == [
        "a.md: what its sources say",
        " 1 | It rains <script>alert(1)</script>\\x1b[31m\\u202e",
        "   = [<script>alert(1)</script>\\x1b[31m\\u202e] https://e.example/a: read, fit 0.50",
        "     “passage <script>alert(1)</script>\\x1b[31m\\u202e”",
        "     not in it: 8,000, <script>alert(1)</script>\\x1b[31m\\u202e",
        "     quoted otherwise: a [-<script>alert(1)</script>\\x1b[31m\\u202e-]",
        "     as models read it: small 0.25",
        "   = [2] javascript:alert(2): verifact asks for no such address",
        "12 | It snows.",
        "   = [2]: it has no address",
        "",
        "a.md: nothing to mark; 0 claims, 0 sources, 0 citations",
    ]
    assert "sources say" not in text(quiet=True)


def test_the_page() -> None:
    page = html()
    found = Page(page)
    assert found.open == []
    assert [tag for tag, _ in found.elements].count("script") == 1
    assert [each for each in found.values("href") if not each.startswith("#")] == ["https://e.example/a"]
    shown = re.sub(r"<[^>]+>", "", page[page.index("What its sources say") :])
    for words in ("8,000", "read, fit 0.50", "It snows.", "small 0.25", "line 12"):
        assert words in shown


def test_a_page_without_evidence_says_nothing_of_it() -> None:
    article = verifact.parse("It rains.")
    assert "its sources" not in "".join(load_reporter("html")([Report("a.md")], View(article_of=lambda _: article)))


def test_every_state_has_words_of_its_own() -> None:
    said = [
        state_in_words(ClaimEvidence(Span(0, 1), "x", 1, 0, "[1]", "https://e.example/", state)) for state in LinkState
    ]
    assert len(set(said)) == len(LinkState)
    dead = ClaimEvidence(Span(0, 1), "x", 1, 0, "[1]", "https://a.example", LinkState.DEAD, "https://b.example", 0.25)
    assert state_in_words(dead) == "dead, an archived copy was read, fit 0.25"
