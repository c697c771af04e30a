"""What a test can assert of an article; a failure shows each finding as the command would."""

from collections.abc import Iterable
from pathlib import Path

from verifact.analysis.claims import worthy_claims
from verifact.engine import check, read
from verifact.findings import Report
from verifact.model import Article, Claim
from verifact.reporters import View, load_reporter

__all__ = ["citations_complete", "quotes_attributed", "sourced"]

Source = Article | str | Path

# A quotation without a speaker, or with one nobody can find.
QUOTES = ("VF207", "VF208")
# Every entry has what a reader needs to find it, is used, and can be what it says; every marker leads to one.
CITATIONS = ("VF301", "VF302", "VF304", "VF305", "VF306", "VF308", "VF310", "VF311", "VF314", "VF315", "VF320", "VF321")
_SHOWN = 20


def sourced(source: Source, floor: float) -> None:
    """Raise AssertionError where less than `floor` (0 to 1) of the claims worth checking have a source or a citation."""
    __tracebackhide__ = True
    if not 0 <= floor <= 1:
        raise ValueError(f"floor is a share, 0 to 1, not {floor!r}")
    article = _article(source)
    worthy = worthy_claims(article)
    bare = [claim for claim in worthy if not claim.is_sourced]
    if worthy and 1 - len(bare) / len(worthy) < floor:
        share = 1 - len(bare) / len(worthy)
        lines = [
            f"{share:.0%} of {len(worthy)} claims worth checking have a source, and {floor:.0%} should; these don't:"
        ]
        lines += [_line(article, claim) for claim in sorted(bare, key=lambda c: -c.worthiness)[:_SHOWN]]
        lines += [f"and {len(bare) - _SHOWN} more"] if len(bare) > _SHOWN else []
        raise AssertionError("\n".join(lines))


def quotes_attributed(source: Source, ignore: Iterable[str] = ()) -> None:
    """Raise AssertionError where a quotation has no speaker, or one that cannot be found (VF207, VF208)."""
    __tracebackhide__ = True
    _nothing_found(source, QUOTES, ignore)


def citations_complete(source: Source, ignore: Iterable[str] = ()) -> None:
    """Raise AssertionError where an entry lacks something, is not used or cannot be, or a marker leads nowhere."""
    __tracebackhide__ = True
    _nothing_found(source, CITATIONS, ignore)


def _nothing_found(source: Source, codes: Iterable[str], ignore: Iterable[str]) -> None:
    __tracebackhide__ = True
    left_out = set(ignore)
    report = check(_article(source), select=[code for code in codes if code not in left_out])
    if report.findings:
        raise AssertionError(_text(report))


def _article(source: Source) -> Article:
    return source if isinstance(source, Article) else read(source)


def _text(report: Report) -> str:
    return "\n" + "".join(load_reporter("text")([report], View())).rstrip()


def _line(article: Article, claim: Claim) -> str:
    place = article.document.position(article.document.raw_span(claim.span).start)
    return f"{article.path or '<text>'}:{place.line}:{place.column} {' '.join(claim.text.split())}"
