"""Whether a reader can tell from which day an article speaks."""

from verifact.analysis.calendar_dates import dates_in, dates_of
from verifact.model import Article
from verifact.spans import Span

__all__ = ["is_dated"]

_EDGE = 600  # code points in which a dateline, a byline or an imprint stands


def is_dated(article: Article) -> bool:
    """Tell whether there is a date of publication, or a full date at the top or the end that can be read as one."""
    if article.published is not None:
        return True
    dates = article.derived(dates_of)
    end = len(article.text)
    edges = (Span(0, _EDGE), Span(max(_EDGE, end - _EDGE), max(_EDGE, end)))
    return any(date.to_date() is not None for edge in edges for date in dates_in(dates, edge))
