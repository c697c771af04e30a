"""What was seen of the sources that an article cites. Field names after schema.org, HTTP (RFC 9110) and ClaimReview."""

from collections.abc import Mapping
from datetime import date, datetime

from attrs import field, frozen

from verifact.backing import LinkState, Vote

__all__ = ["Evidence", "LinkState", "Review", "Snapshot", "Vote", "Work"]


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
