"""The sourcing score as a picture: how much of what is worth checking has a source, and on whom the article leans."""

from collections.abc import Iterable

from verifact.findings import Stats
from verifact.reporters.page.markup import Markup, element
from verifact.reporters.page.speakers import Voice

__all__ = ["section"]

_WIDTH, _BAR, _ROW = 320, 12, 22
_MOST = 8


def section(stats: Stats, known: Iterable[Voice]) -> Markup:
    """Return the shares as bars with their figures, then the most heard speakers."""
    rows = [
        _share("claims worth checking that have a source", stats.sourced_share, stats.claims),
        _share("attributions whose source has a name", stats.named_share, stats.attributions),
        _share("attributions that go to the one most used", stats.concentration, stats.attributions),
    ]
    heard = sorted(known, key=lambda voice: -len(voice.statements))[:_MOST]
    most = max((len(voice.statements) for voice in heard), default=0)
    bars = [_bar(v.speaker.name, len(v.statements) / most, f"{len(v.statements)}", f"s{v.color}") for v in heard]
    parts = [element("div", *rows, class_="bars")]
    if bars:
        parts += [element("h4", "Most heard"), element("div", *bars, class_="bars")]
    return element("div", *parts, class_="score")


def _share(name: str, share: float | None, of: int) -> Markup:
    if share is None:
        return element("p", f"{name}: there are none")
    return _bar(name, share, f"{share:.0%} of {of:,}", "share")


def _bar(name: str, share: float, figure: str, kind: str) -> Markup:
    picture = element(
        "svg",
        element("rect", class_="ground", x=0, y=0, width=_WIDTH, height=_BAR, rx=3),
        element("rect", class_=f"fill {kind}", x=0, y=0, width=round(_WIDTH * share), height=_BAR, rx=3),
        viewBox=f"0 0 {_WIDTH} {_BAR}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
    label = element("span", name, " ", element("b", figure), class_="label")
    return element("div", label, picture, class_="bar")
