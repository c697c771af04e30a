"""The articles to look at first."""

from collections.abc import Iterator

from verifact.corpus.report.sections.wording import publisher_name, rate, shown
from verifact.corpus.report.summary import Summary, Worst
from verifact.reporters.page.markup import Markup, element, link

__all__ = ["worst"]

_LONGEST = 120


def worst(summary: Summary) -> Iterator[Markup]:
    """Yield the articles with the most errors, then warnings, per 1,000 words."""
    if not summary.worst:
        yield element("p", "No article has an error or a warning.")
        return
    yield element(
        "p",
        "Most errors per 1,000 words first, then most warnings; articles of less than 200 words count as of 200.",
        class_="about",
    )
    yield element("ol", *map(_article, summary.worst), class_="worst")


def _article(article: Worst) -> Markup:
    name = shown(article.title or "", _LONGEST) or shown(article.id, _LONGEST)
    facts = [publisher_name(article.publisher or "")]
    facts += [str(article.published)] if article.published else []
    facts.append(f"{article.words:,} words")
    counts = [
        element("span", f"{number:,} {severity}{'s' * (number != 1)}", class_=f"severity {severity}")
        for severity, number in (("error", article.errors), ("warning", article.warnings))
        if number
    ]
    per = rate(article.errors_per_thousand or article.warnings_per_thousand)
    kind = "errors" if article.errors else "warnings"
    return element(
        "li",
        element("span", link(article.url or "", name), class_="name"),
        element("span", *_joined(counts), f" – {per} {kind} per 1,000 words", class_="counts"),
        element("span", "; ".join(facts), class_="facts"),
        element("code", shown(article.id, _LONGEST)) if name != shown(article.id, _LONGEST) else Markup(),
    )


def _joined(pieces: list[Markup]) -> Iterator[str]:
    for index, piece in enumerate(pieces):
        if index:
            yield ", "
        yield piece
