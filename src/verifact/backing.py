"""What the cited sources show of the claims that cite them: light to load, as every report may hold it."""

from enum import StrEnum

from attrs import frozen

from verifact.spans import Span

__all__ = ["ClaimEvidence", "LinkState", "Vote"]


class LinkState(StrEnum):
    """What became of an address when it was asked for: never one of these for another.

    `ok`: a page came. `redirected`: a page came from another address. `moved-home`: a redirect to the site's front page
    (a "soft 404"). `blocked`: the server, its robots.txt or a login refuses readers like this one (401, 403, 451).
    `rate-limited`: it asked to come again later (429). `transient`: it failed in a way that may pass (5xx, time-out, a reset
    connection, a name that could not be resolved for now). `dead`: gone, and seen to be gone often enough to say so (404, 410,
    no such host). `missing`: the same answer, but seen too seldom to call it dead. `refused`: verifact does not ask for such
    an address (another scheme, credentials, a private network). `unseen`: nobody asked.
    """

    OK = "ok"
    REDIRECTED = "redirected"
    MOVED_HOME = "moved-home"
    BLOCKED = "blocked"
    RATE_LIMITED = "rate-limited"
    TRANSIENT = "transient"
    DEAD = "dead"
    MISSING = "missing"
    REFUSED = "refused"
    UNSEEN = "unseen"

    @property
    def has_page(self) -> bool:
        """Whether there is a page that can be read."""
        return self in (LinkState.OK, LinkState.REDIRECTED)


@frozen
class Vote:
    """What a model says of a claim and the passage of a page that fits it best: 0 (it does not say so) to 1 (it does).

    `claim` is the claim's text, `url` the address of the page, `model` the name under which the model is installed.
    """

    claim: str
    url: str
    model: str
    score: float


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
