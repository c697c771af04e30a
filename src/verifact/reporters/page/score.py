"""The sourcing score as a chart: how much of what is worth checking has a source, and on whom the article leans."""

from verifact.findings import Stats
from verifact.reporters.page.markup import Markup, element

__all__ = ["bar", "section"]

_WIDTH, _HEIGHT = 320, 10


def section(stats: Stats) -> Markup:
    """Return the shares, each as a figure with its bar."""
    shares = (
        _share(
            "of the claims worth checking have a source", stats.sourced_share, stats.claims, "claims worth checking"
        ),
        _share("of the attributions name their source", stats.named_share, stats.attributions, "attributions"),
        _share("of the attributions go to the one most used", stats.concentration, stats.attributions, ""),
    )
    return element("div", *shares, class_="score", role="group", aria_label="How well it is sourced")


def _share(name: str, share: float | None, of: int, lacking: str) -> Markup:
    if share is None:
        return element("p", f"There are no {lacking}.", class_="share none") if lacking else Markup()
    figure = element("b", f"{share:.0%}")
    said = element("span", name, " ", element("small", f"{round(share * of):,} of {of:,}"))
    return element("p", figure, " ", said, bar(share), class_="share")


def bar(share: float) -> Markup:
    """Return a bar that is filled to a share, 0 to 1. Its figure has to stand beside it: nobody hears a picture."""
    return element(
        "svg",
        element("rect", class_="ground", width=_WIDTH, height=_HEIGHT),
        element("rect", class_="fill", width=round(_WIDTH * share), height=_HEIGHT),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
