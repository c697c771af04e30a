"""What sort of work an entry cites, in the types of CSL 1.0.2, where the entry gives it away."""

import re

from verifact.analysis.citing.addresses import host_of
from verifact.language import lexicon

__all__ = ["type_of"]

# What an entry says of itself, the most telling first.
_SAID = (
    ("personal_communication", r"\bpersonal (?:communication|interview|correspondence)\b|\be-?mail to\b"),
    ("interview", r"\binterview(?:ed)? (?:with|by)\b"),
    ("thesis", r"\b(?:dissertation|(?:master|bachelor|doctoral|phd)(?:['’]?s)? thesis|diss\.)"),
    ("paper-conference", r"\bproceedings of\b|\bproc\.|\bconference on\b|\bsymposium on\b"),
    ("broadcast", r"\b(?:television|radio) (?:programme|program|broadcast)\b|\btranscript\b|\bpodcast\b|\[podcast\]"),
    ("motion_picture", r"\[video\]|\bdirected by\b|\bdocumentary\b"),
    ("post", r"\[(?:tweet|post|facebook status update|thread|toot)\]"),
    ("report", r"\bworking paper\b|\bwhite paper\b|\btechnical report\b|\breport no\b|\bpolicy brief\b"),
    ("patent", r"\bpatent\b[^.]{0,20}\d"),
    ("legal_case", r"\b\d{1,4} (?:U\.S\.|F\.[23]d|S\. ?Ct\.|A\.C\.) \d"),
    ("dataset", r"\[data ?set\]"),
    ("software", r"\[(?:computer )?software\]|\[source code\]"),
)
_SAYS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _SAID)
_ISSUE = re.compile(
    r"\b\d{1,4}\s?\(\d{1,3}(?:[–/-]\d{1,3})?\)|\bvol(?:ume|\.)\s?\d|\d{4};\s?\d{1,4}[(:]", re.IGNORECASE
)
_HOSTS = {
    "twitter.com": "post",
    "x.com": "post",
    "bsky.app": "post",
    "facebook.com": "post",
    "instagram.com": "post",
    "t.me": "post",
    "youtube.com": "motion_picture",
    "youtu.be": "motion_picture",
    "vimeo.com": "motion_picture",
    "github.com": "software",
    "wikipedia.org": "entry-encyclopedia",
}
_WORD = re.compile(r"[^\W\d_]+")


def type_of(raw: str, container: str | None, url: str | None, schemes: frozenset[str], *, in_book: bool) -> str | None:
    """Return the CSL type of the work that an entry cites, None where nothing tells it.

    `schemes` are those of its identifiers; `in_book` tells that a publisher and no periodical was read.
    """
    for kind, pattern in _SAYS:
        if pattern.search(raw):
            return kind
    words = {word.casefold() for word in _WORD.findall(container or "")}
    if "arxiv" in schemes:
        return "article"
    if "isbn" in schemes or in_book:
        return "chapter" if container else "book"
    if words & lexicon("en").terms["journal_words"] or _ISSUE.search(raw) or "issn" in schemes or "pmid" in schemes:
        return "article-journal"
    host = host_of(url) if url else ""
    for name, kind in _HOSTS.items():
        if host == name or host.endswith(f".{name}"):
            return kind
    if words & lexicon("en").terms["newspaper_words"]:
        return "article-newspaper"
    if "doi" in schemes:
        return "article-journal"
    return "webpage" if url else None
