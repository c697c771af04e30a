"""From an answer to the state of an address: never one for another, and when in doubt the one that says less."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from verifact.analysis.citing.tracking import is_shortened
from verifact.evidence.answers import Answer, Failure
from verifact.model import LinkState

__all__ = ["state_of"]

_FAILURES = {
    Failure.REFUSED: LinkState.REFUSED,
    Failure.NO_SUCH_HOST: LinkState.MISSING,
    Failure.ROBOTS: LinkState.BLOCKED,
}
_GONE = frozenset({404, 410})
_BLOCKED = frozenset({401, 402, 403, 451, 999})  # 999: LinkedIn's
_PASSING = frozenset({408, 421, 425})
_TOO_MANY = 429

# The front page of a site, of one of its languages, or what stands for it.
_FRONT = re.compile(
    r"/*(?:[a-z]{2}(?:[-_][a-z]{2})?/*)?(?:(?:index|default|home|homepage|main|start)(?:\.(?:html?|php|aspx?|jsp|cfm))?/*)?\Z",
    re.IGNORECASE,
)
_IDENTIFYING = frozenset(
    {"p", "id", "page_id", "article", "articleid", "story", "storyid", "post", "item", "aid", "sid", "nid"}
)
_GONE_PATH = re.compile(
    r"/(?:(?:error|errors)/)?(?:404|410|not[-_]?found|page[-_]?not[-_]?found|gone)(?:\.\w{2,5})?/?\Z", re.IGNORECASE
)
_GONE_TITLE = re.compile(
    r"(?:(?:error\s*)?404(?::?\s*(?:error|not found|page not found|file not found|error page))?"
    r"|(?:error\s*)?(?:404\s*)?(?:sorry,?\s*)?(?:the\s|this\s)?page (?:not found|(?:can(?:not|'t|’t)|could not) be found"
    r"|(?:does not|doesn't|doesn’t) exist|no longer exists)|seite nicht gefunden|page (?:non trouvée|introuvable)"
    r"|página no encontrada)[.!]?",
    re.IGNORECASE,
)
_LONGEST_TITLE = 80
_TITLE_BREAK = re.compile(r"\s*[|–—·»]\s*|\s+-\s+")
_WALL_PATH = re.compile(
    r"/(?:log[-_]?in|sign[-_]?in|sso|oauth2?|authorize|authenticate|auth|wp-login\.php|users/sign_in|accounts?/login"
    r"|collectconsent|consent|captcha|paywall|access-denied|checkpoint)(?:[/.;]|\Z)",
    re.IGNORECASE,
)
_WALL_HOST = re.compile(r"\A(?:login|signin|accounts?|auth|sso|idp|consent|guce|myaccount)\.", re.IGNORECASE)
_WALL_TITLE = re.compile(
    r"just a moment\.{3}|attention required! \| cloudflare|access denied|are you a robot\?|ddos-guard|please wait\.{3}"
    r"|security check(?:point)?|robot check|human verification|pardon our interruption",
    re.IGNORECASE,
)


def state_of(asked: str, answer: Answer, titles: Iterable[str] = ()) -> tuple[LinkState, str]:
    """Return the state of the address `asked` after one answer, and the reason in words.

    `titles` are what the page that came is called. What is gone is `MISSING` here: whether it is dead only several answers tell.
    """
    if answer.failure is not None:
        return _of_failure(answer)
    status = answer.status or 0
    if 200 <= status < 300:
        return _of_page(asked, answer, titles)
    reason = answer.reason or f"it answers {status}"
    if "challenge" in answer.headers.get("cf-mitigated", "").lower():
        return LinkState.BLOCKED, f"{reason}: a test that only a person's browser passes"
    if status in _GONE:
        return LinkState.MISSING, reason
    if status == _TOO_MANY:
        return LinkState.RATE_LIMITED, reason
    if status in _BLOCKED or (400 <= status < 500 and status not in _PASSING):
        return LinkState.BLOCKED, reason
    return LinkState.TRANSIENT, reason


def _of_failure(answer: Answer) -> tuple[LinkState, str]:
    if answer.failure is Failure.HELD and answer.wait is not None:
        return LinkState.RATE_LIMITED, answer.reason
    return _FAILURES.get(answer.failure, LinkState.TRANSIENT) if answer.failure else LinkState.TRANSIENT, answer.reason


def _of_page(asked: str, answer: Answer, titles: Iterable[str]) -> tuple[LinkState, str]:
    final = answer.final_url
    is_elsewhere = final != asked
    before, after = urlsplit(asked), urlsplit(final)
    if is_elsewhere:
        if _GONE_PATH.search(after.path) and not _GONE_PATH.search(before.path):
            return LinkState.MISSING, f"it redirects to {final}"
        if _is_wall(before.path, after.path, _WALL_PATH) or _is_wall(
            before.hostname or "", after.hostname or "", _WALL_HOST
        ):
            return LinkState.BLOCKED, f"it redirects to {final}, which asks who is reading"
    for title in titles:
        shown = title.strip()[:_LONGEST_TITLE]
        parts = _TITLE_BREAK.split(shown)
        if _WALL_TITLE.fullmatch(shown):
            return LinkState.BLOCKED, f"the page is a test of its readers (“{shown}”)"
        if shown.lower() == "not found" or _GONE_TITLE.fullmatch(parts[0]) or _GONE_TITLE.fullmatch(parts[-1]):
            return LinkState.MISSING, f"it answers {answer.status}, but its title is “{shown}”"
    if (
        is_elsewhere
        and _is_front(after.path, after.query)
        and _is_deeper(before.path, before.query)
        and not is_shortened(asked)
    ):
        return LinkState.MOVED_HOME, f"it redirects to {final}, a front page"
    return (
        (LinkState.REDIRECTED, f"it redirects to {final}")
        if is_elsewhere
        else (LinkState.OK, f"it answers {answer.status}")
    )


def _is_wall(before: str, after: str, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(after)) and not pattern.search(before)


def _is_front(path: str, query: str) -> bool:
    return bool(_FRONT.match(path)) and not _identifies(query)


def _is_deeper(path: str, query: str) -> bool:
    return not _FRONT.match(path) or _identifies(query)


def _identifies(query: str) -> bool:
    return any(name.lower() in _IDENTIFYING for name, _ in parse_qsl(query[:2000]))
