"""Answers to states: a table of what is what, and of what it must not be taken for."""

import pytest

from verifact.evidence.answers import Answer, Failure
from verifact.evidence.states import state_of
from verifact.model import LinkState

OK, REDIRECTED, HOME, BLOCKED, MISSING = (
    LinkState.OK,
    LinkState.REDIRECTED,
    LinkState.MOVED_HOME,
    LinkState.BLOCKED,
    LinkState.MISSING,
)
SITE = "https://ely.example"


@pytest.mark.parametrize(
    ("asked", "final", "state"),
    [
        ("/story", "/story", OK),
        ("/", "/", OK),
        ("/", "/en/", REDIRECTED),
        ("/", "/home", REDIRECTED),
        ("/en", "/en/", REDIRECTED),
        ("/?utm_source=x", "/", REDIRECTED),
        ("/story", "/news/story", REDIRECTED),
        ("/story?id=3", "/story", REDIRECTED),
        ("/login/help", "/login/help/2", REDIRECTED),
        ("/authors/lee", "/authors/ann-lee", REDIRECTED),
        ("/story", "/consented-adults", REDIRECTED),
        ("/story/4", "/", HOME),
        ("/story/4", "/?from=404", HOME),
        ("/story/4", "/index.php", HOME),
        ("/story/4", "/de/", HOME),
        ("/story/4", "/en-gb/home", HOME),
        ("/?p=4", "/", HOME),
        ("/story", "/login", BLOCKED),
        ("/story", "/users/sign_in", BLOCKED),
        ("/story", "/wp-login.php?redirect_to=x", BLOCKED),
        ("/story", "/collectConsent?sessionId=3", BLOCKED),
        ("/story", "https://login.ely.example/x", BLOCKED),
        ("/story", "https://consent.ely.example/", BLOCKED),
        ("/story", "/404", MISSING),
        ("/story", "/error/404.html", MISSING),
        ("/story", "/not-found", MISSING),
    ],
)
def test_where_a_redirect_leads(asked: str, final: str, state: LinkState) -> None:
    final = final if "://" in final else SITE + final
    assert state_of(SITE + asked, Answer(final, 200))[0] is state


def test_a_short_address_may_lead_to_a_front_page() -> None:
    assert state_of("https://bit.ly/3xYz", Answer(f"{SITE}/", 200))[0] is REDIRECTED


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("404", MISSING),
        ("404 Not Found", MISSING),
        ("Error 404 | Ely News", MISSING),
        ("Ely News | Page not found", MISSING),
        ("Page Not Found – Ely News", MISSING),
        ("Sorry, this page can’t be found", MISSING),
        ("Seite nicht gefunden", MISSING),
        ("Not Found", MISSING),
        ("404: Page not found", MISSING),
        ("Not found – the missing mill", OK),
        ("Not found: the missing mill of Ely", OK),
        ("404 mills closed in May", OK),
        ("Why “page not found” is everywhere", OK),
        ("Access denied: how the mill locked its doors", OK),
        ("Just a moment...", BLOCKED),
        ("Attention Required! | Cloudflare", BLOCKED),
        ("Access Denied", BLOCKED),
    ],
)
def test_what_a_title_says(title: str, state: LinkState) -> None:
    assert state_of(f"{SITE}/story", Answer(f"{SITE}/story", 200), [title])[0] is state


@pytest.mark.parametrize("failure", Failure)
def test_each_failure_has_a_state_and_only_a_host_that_is_not_there_is_missing(failure: Failure) -> None:
    state, reason = state_of(f"{SITE}/story", Answer(f"{SITE}/story", failure=failure, reason="why"))
    assert reason == "why"
    assert not state.has_page
    assert (state is MISSING) == (failure is Failure.NO_SUCH_HOST)
    assert state is not LinkState.DEAD


def test_no_status_but_two_is_gone() -> None:
    for status in range(300, 600):
        state, _ = state_of(f"{SITE}/story", Answer(f"{SITE}/story", status))
        assert not state.has_page, status
        assert (state is MISSING) == (status in (404, 410)), status
        assert (state is LinkState.RATE_LIMITED) == (status == 429), status
        assert state is LinkState.TRANSIENT or status < 500, status
