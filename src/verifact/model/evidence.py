"""What was seen of the sources that an article cites. Field names after schema.org, HTTP (RFC 9110) and ClaimReview."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from attrs import field, frozen

__all__ = ["Evidence", "LinkState", "Review", "Snapshot", "Vote", "Work"]


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
class Review:
    """A fact-check that a page carries (schema.org ClaimReview)."""

    claim: str
    rating: str
    author: str | None = None
    url: str | None = None
    published: date | None = None


@frozen
class Snapshot:
    """What was seen of one address.

    `url` is the address as it was asked for, `final_url` the one that answered after redirects. `status` is that of HTTP, None
    where no answer came. `reason` says in words why the state is what it is. `headers` have their names in lower case.
    `text` is the page's main text, empty where there was none to read; `is_partial` tells that only its beginning was
    fetched or that scripts would have to fill it, so that what it lacks proves nothing. `digest` is the SHA-256 of the
    body in hexadecimal digits. `fetched_at` has a time zone. `published` and `modified` are the dates that the page gives for itself.
    `archive_url` is a copy in a web archive, where one was looked for and found; `is_archived` is None where nobody asked or
    the archive did not answer.
    """

    url: str
    state: LinkState
    final_url: str | None = None
    status: int | None = None
    reason: str = ""
    headers: Mapping[str, str] = field(factory=dict)
    content_type: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    text: str = ""
    is_partial: bool = False
    digest: str | None = None
    fetched_at: datetime | None = None
    archive_url: str | None = None
    is_archived: bool | None = None
    reviews: tuple[Review, ...] = ()
    modified: date | None = None


@frozen
class Work:
    """What a register of works (Crossref) says of a DOI. `retracted_by` is the DOI of the notice of retraction."""

    doi: str
    title: str | None = None
    published: date | None = None
    is_retracted: bool = False
    retracted_by: str | None = None


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
class Evidence:
    """Everything that was looked up for an article: snapshots by the address as cited, works by their DOI in lower case.

    `votes` are those of the installed models, if any.
    """

    snapshots: Mapping[str, Snapshot] = field(factory=dict)
    works: Mapping[str, Work] = field(factory=dict)
    votes: tuple[Vote, ...] = ()

    def snapshot(self, url: str | None) -> Snapshot | None:
        """Return what was seen of an address, None where nobody asked for it."""
        return None if url is None else self.snapshots.get(url)
