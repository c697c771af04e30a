"""VF402 consent-or-paywall: a page's notice about cookies, subscriptions or scripts."""

from collections.abc import Iterator

from verifact.analysis.residue import ResidueKind, residue_of
from verifact.checks.base import ERROR, Abstain, Example, Hit, check
from verifact.checks.integrity._mending import ground_of
from verifact.document import Format
from verifact.model import Article


@check(
    "VF402",
    "consent-or-paywall",
    severity=ERROR,
    language="",
    bad=[
        "⟦This website uses cookies to improve your experience. We'll assume you're ok with this.⟧\n\nThe council voted.",
        "The council voted on Monday.\n\n⟦Subscribe to continue reading⟧",
        "The council voted on Monday.\n\n⟦Already a subscriber? Log in⟧\n\n⟦Accept cookies⟧",
        "⟦Please enable JavaScript to view the comments.⟧\n\nThe council voted.",
        Example(
            "<p>⟦By continuing to browse you agree to our use of cookies.⟧</p><p>It rained.</p>", format=Format.HTML
        ),
        Example("The council voted.\n\n⟦This article is for subscribers only.⟧\n", format=Format.MARKDOWN),
    ],
    good=[
        "The site uses cookies to follow its readers, the regulator found on Monday.",
        "“We use cookies on every page,” the editor told the regulator.",
        "Bake the cookies for ten minutes, then let them cool.",
        "The paper lost half of its subscribers when it put up a paywall in 2019.",
        "Subscribers of the theatre voted for the new play, the director said.",
        Example("Pages that need JavaScript:\n\n```\nPlease enable JavaScript.\n```\n", format=Format.MARKDOWN),
    ],
)
def consent_or_paywall(article: Article) -> Iterator[Hit | Abstain]:
    """Where a notice stands instead of the text, a reader gets the lock instead of the room.

    Whole lines are judged. Such a notice names cookies, consent, scripts or a subscription, and speaks as a
    page does to its reader: "this site uses", "by continuing", "to continue reading", "subscribers only". A
    label of the interface that names one of these ("Accept cookies") counts as well.

    It stays silent on sentences about such things, which have no such frame, in quotations, code, tables,
    citations, headings and numbered steps.
    """
    if article.language not in ("en", None):
        yield Abstain(f"it reads 'en', and the article is in {article.language!r}")
        return
    ground = article.derived(ground_of)
    for residue in article.derived(residue_of):
        if residue.kind is ResidueKind.CONSENT:
            yield Hit(
                residue.span,
                "a page’s notice about consent or a subscription, not the article’s",
                help="delete the line, and see whether the text behind it is whole",
                fix=tuple(ground.line_edits(residue.span)),
            )
