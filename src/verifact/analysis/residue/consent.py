"""Tells a page's notices (cookies, paywalls, scripts that are off) from an author's sentences, a line at a time."""

from verifact.analysis.words import words_of
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

__all__ = ["is_consent_notice", "speaks_of_consent"]

_LABELS = frozenset({"cookie", "cookies", "consent", "javascript", "adblocker", "gdpr", "ccpa"})


def is_consent_notice(article: Article, line: Span) -> bool:
    """Tell whether a line speaks to its reader about consent, a subscription or a browser's settings.

    It has to name such a thing, and to have the frame of a notice ("this site uses", "by continuing",
    "to continue reading").
    """
    words = article.derived(words_of)
    if not words.find("consent_frames"):
        return False
    among = words.range_in(line)
    if lexicon("en").terms["consent_objects"].isdisjoint(words.lower[among.start : among.stop]):
        return False
    return bool(words.find_in("consent_frames", line))


def speaks_of_consent(article: Article, label: Span) -> bool:
    """Tell whether a line of the interface is a button of such a notice ("Accept cookies")."""
    words = article.derived(words_of)
    among = words.range_in(label)
    return not _LABELS.isdisjoint(words.lower[among.start : among.stop])
