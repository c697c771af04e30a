"""What the cited sources show of the claims that cite them."""

from attrs import frozen

from verifact.model.evidence import LinkState, Vote
from verifact.spans import Span

__all__ = ["ClaimEvidence"]


@frozen
class ClaimEvidence:
    """What one source shows of one claim that cites it. It is no verdict: it tells a person where to look.

    `claim` is a range of `Article.text`, `text` what stands there, `line` its line in the file, from 1. `citation` is an index
    into `Article.citations`, `label` what the entry goes by ("[1]", "[^note]", the words of a link). `url` is the address as
    cited, `state` what became of it. `read` is the address of the page that was read, which may be an archived copy; it is None
    where none could be read whole, and then the rest is empty.

    `score` is 0 to 1: how well the page backs the claim, as far as words can tell (`compare`). `passage` is the range of the
    page's text (`Snapshot.text`) that fits best, `passage_text` what stands there. What the claim has and the page has not is
    in `missing_figures`, `missing_names` and `missing_dates`, as the claim writes it; `quote_diff` shows the first quotation
    that the page has in other words, in the notation of wdiff. `votes` are those of the installed models.
    """

    claim: Span
    text: str
    line: int
    citation: int
    label: str
    url: str | None = None
    state: LinkState = LinkState.UNSEEN
    read: str | None = None
    score: float | None = None
    passage: Span | None = None
    passage_text: str = ""
    missing_figures: tuple[str, ...] = ()
    missing_names: tuple[str, ...] = ()
    missing_dates: tuple[str, ...] = ()
    quote_diff: str | None = None
    votes: tuple[Vote, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Everything that the claim has and the page has not."""
        return (*self.missing_figures, *self.missing_names, *self.missing_dates)
