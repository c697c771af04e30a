"""VF401 interface-residue: a web page's own words among the author's."""

from collections.abc import Iterator

from verifact.analysis.residue import ResidueKind, residue_of
from verifact.checks.base import ERROR, Abstain, Example, Hit, check
from verifact.checks.integrity._mending import ground_of
from verifact.document import Format
from verifact.model import Article


@check(
    "VF401",
    "interface-residue",
    severity=ERROR,
    language="",
    bad=[
        "The council voted to keep the bridge open.\n\n⟦Scroll to Top⟧",
        "⟦Share this article⟧\n\nThe council voted.\n\n⟦Sign up for our newsletter⟧\n\nWork starts in May.",
        "The council voted.\n\n⟦Advertisement⟧\n\nWork starts.\n\n⟦Read more⟧\n\n⟦Facebook Twitter Email⟧",
        Example(
            "The vote was close.\n\n⟦Click here to subscribe!⟧\n\nWork starts in May.\n",
            format=Format.MARKDOWN,
        ),
        Example("<p>The vote was close.</p><p>⟦Related stories⟧</p><p>Work starts.</p>", format=Format.HTML),
        "It was close.\n\n⟦Leave a comment⟧\n\n⟦24 Comments⟧\n\n⟦© 2024 The Paper. All rights reserved.⟧",
        "The vote was close.\n\n⟦Updated May 3, 2024, 9:28 AM EST⟧\n\n⟦3 min read⟧\n\n⟦Photo: Jane Roe / The Paper⟧\n\n⟦Read more⟧\n\nIt rained.",
        "The vote was close.\n\n⟦Related: Three dead in Springfield fire⟧\n\n⟦Thanks for signing up!⟧\n\nWork starts in May.",
        Example(
            "⟦Home\nNews\nSport\nOur Town\nSign in\nSubscribe⟧\n\nThe council voted on Monday to keep the old bridge open.",
            note="A menu is found by its run of lines, and told as one.",
        ),
    ],
    good=[
        "You can read more about the bridge in the council's report.",
        "Children read more in winter than in summer, the survey found.",
        "He recorded “Share This” and\n“Back to Top” in 1974, both songs of his father's.",
        Example("## Learn more\n\nThe report has the figures.\n", format=Format.MARKDOWN),
        Example("## Sign up for an account\n\nOpen the page and choose a name.\n", format=Format.MARKDOWN),
        "1. Click here to open the menu\n2. Enter your email\n3. Close the app\n",
        "The button says “Subscribe now”, and nobody clicks it.",
        "The committee sat for hours and heard from everybody who wished to\nread more\nof the report.",
        "Follow the money\n\nThe trail led to three banks.",
        "Mayor resigns over bridge\n\nBy Jane Roe\n\nMay 3, 2024\n\nThe mayor resigned on Monday over the old bridge.",
        "Advertising\n\nThe town spends more on advertising than on its two bridges, the mayor said on Monday.",
        "We packed for the day:\n\nwater\nhealthy snacks\ntwo maps\na camera\n\nThe weather was better than the forecast had said.",
        "The vote was close, the council said on Monday in the old town hall.\n\nSource: Reuters\n",
        "Photo: Ann Lee\n\nThe vote was close, the council said on Monday.\n\nPublished 14 April 2024\n",
        "The app has two new pages.\n\nSearch\n\nIt finds a word in every report that the council has published since May.",
        Example("- [FAQ](faq.md)\n- Search\n- Log in\n", format=Format.MARKDOWN),
        "10 p.m.\n\nThe vote is over.\n\n9:15 p.m.\n\nThe council sits.",
    ],
)
def interface_residue(article: Article) -> Iterator[Hit | Abstain]:
    """A button's label or a shelf of other stories shows that nobody read what the scraper brought home.

    Whole lines are judged, never a part of one. By what they say: fixed labels ("Scroll to Top",
    "Advertisement"), an imperative whose object is the page's own furniture ("Sign up for our newsletter"),
    the heading of a shelf ("Most popular in Sport"), a row of sharing services, counters, the hour of
    publication, reading times, image credits, teasers ("Related: …"), the answers of forms, a copyright line.
    And by where they stand: short lines that are no sentences, among others of the interface, are the page's
    as well. Such a run is told as one.

    It stays silent inside sentences, also where a line is broken in their middle, on quotations, in code
    and tables, in the headings of Markdown; in numbered steps, which tell a reader how to use a page, and in headings only labels count
    that are no instruction. A title, a byline, a date, data and words that the article's own sentences use are
    left alone wherever they stand; so are links and the items of lists in Markdown and HTML, a word that heads a
    part, a day of publication, and a credit at the top or the end, unless lines beyond doubt stand beside them. The fix
    is safe only for lines beyond doubt by what they say ("Scroll to Top"). Headlines of other stories and names cannot be told from an author's
    headings: they are found only between other lines of the interface.
    """
    if article.language not in ("en", None):  # a page of nothing but menus has no sentences to tell its language by
        yield Abstain(f"it reads 'en', and the article is in {article.language!r}")
        return
    ground = article.derived(ground_of)
    for residue in article.derived(residue_of):
        if residue.kind is ResidueKind.CONSENT:
            continue
        run = residue.kind is ResidueKind.RUN
        yield Hit(
            residue.span,
            f"{residue.lines} lines of the page’s interface, not of the article"
            if run and residue.lines > 1
            else "words of the page’s interface, not of the article",
            help="delete the lines" if residue.lines > 1 else "delete the line",
            fix=tuple(ground.line_edits(residue.span, safe=residue.is_certain)),
        )
