"""What the examples of the VF6 checks cannot show: severities, many sites at once, time."""

from time import process_time

import pytest
from tests.engine.webs import PAGE, SOURCES, STORY

from verifact.checks.base import Abstain, Hit
from verifact.checks.discovery import all_checks
from verifact.engine import parse
from verifact.findings import Severity
from verifact.model import Evidence, LinkState, Review, Snapshot, Work

EVIDENCE = Evidence({PAGE.url: PAGE})
QUOTE = "“We shall buy the building ourselves if nobody else does,”"
CODES = [f"VF{number}" for number in range(601, 612)]


def outcomes(code: str, text: str, evidence: Evidence = EVIDENCE, form: str = "text") -> list[Hit | Abstain]:
    return [*all_checks()[code].run(parse(text, form), None, evidence)]


def hits(code: str, text: str, evidence: Evidence = EVIDENCE, form: str = "text") -> list[Hit]:
    return [each for each in outcomes(code, text, evidence, form) if isinstance(each, Hit)]


def test_all_of_them_need_evidence_and_find_nothing_without() -> None:
    assert [code for code, check in all_checks().items() if check.code.startswith("VF6")] == CODES
    for code in CODES:
        check = all_checks()[code]
        assert check.evidence
        assert tuple(check.run(parse(check.bad[0].text.replace("⟦", "").replace("⟧", "")))) == ()


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (f"{QUOTE} Ann Lee [said]({PAGE.url}).", Severity.WARNING),
        (f"{QUOTE} said [Ann Lee]({PAGE.url}).", Severity.INFO),
        (f"[{QUOTE}]({PAGE.url}) Ann Lee said.", Severity.WARNING),
        (
            f"{QUOTE} Ann Lee said, as she had after the vote on Monday, and then {'again and ' * 9}again.[^1]",
            Severity.INFO,
        ),
        (f"{QUOTE} Ann Lee said.[^1]", Severity.WARNING),
    ],
)
def test_how_sure_a_quotation_is_meant_to_be_in_the_source(text: str, severity: Severity) -> None:
    (hit,) = hits("VF604", f"{text}\n\n[^1]: “Mill to close”, The Ely Herald, {PAGE.url}\n", form="markdown")
    assert hit.severity is severity


def test_one_finding_for_all_places_of_an_address() -> None:
    dead = Evidence({PAGE.url: Snapshot(PAGE.url, LinkState.DEAD, status=404)})
    text = " ".join(f"The mill [closes]({PAGE.url}) in May." for _ in range(50))
    (hit,) = hits("VF601", text, dead, "markdown")
    assert len(hit.related) == 49


@pytest.mark.parametrize("state", LinkState)
def test_only_what_is_dead_is_called_dead(state: LinkState) -> None:
    text = f"The mill closes, the council said [1].{SOURCES}"
    evidence = Evidence({PAGE.url: Snapshot(PAGE.url, state, title="Mill on the Ouse to close")})
    found = {code for code in ("VF601", "VF602", "VF607") if hits(code, text, evidence)}
    expected = {
        LinkState.DEAD: {"VF601"},
        LinkState.MOVED_HOME: {"VF607"},
        LinkState.OK: set(),
        LinkState.REDIRECTED: set(),
    }
    assert found == expected.get(state, {"VF602"})


def test_what_nobody_read_is_never_missing() -> None:
    text = f"{QUOTE} Ann Lee said [1]. The mill lost 12,000 pounds a month, its owners said [1].{SOURCES}"
    for page in (
        Snapshot(PAGE.url, LinkState.OK, text=STORY, is_partial=True),
        Snapshot(PAGE.url, LinkState.OK, text=" ".join(STORY.split()[:60])),
        Snapshot(PAGE.url, LinkState.OK),
        Snapshot(PAGE.url, LinkState.OK, text=f"{STORY}\n\nSubscribe now to read on. Already a subscriber? Log in."),
        Snapshot(PAGE.url, LinkState.OK, text=STORY, title="Just a moment..."),
        Snapshot(PAGE.url, LinkState.BLOCKED, status=403),
    ):
        for code in ("VF603", "VF604", "VF605", "VF611"):
            assert not hits(code, text, Evidence({PAGE.url: page})), (code, page)


def test_a_figure_that_one_of_the_pages_has_is_there() -> None:
    other = Snapshot("https://post.example/b", LinkState.OK, text=STORY.replace("8,000", "12,000"))
    text = f"The mill lost 12,000 pounds a month, its owners said [1][2].{SOURCES}2. “Losses”, The Post, {other.url}\n"
    assert not hits("VF605", text, Evidence({PAGE.url: PAGE, other.url: other}))
    assert len(hits("VF605", text, Evidence({PAGE.url: PAGE, other.url: PAGE}))) == 1


def test_what_leans_on_very_many_pages_is_left_alone() -> None:
    pages = [Snapshot(f"https://herald.example/{number}", LinkState.OK, text=STORY) for number in range(30)]
    marks = "".join(f"[{number}]" for number in range(1, 31))
    entries = "\n".join(f"{n}. “Mill”, The Ely Herald, {page.url}" for n, page in enumerate(pages, 1))
    text = f"The mill lost 12,000 pounds a month, its owners said {marks}.\n\nSources\n\n{entries}\n"
    evidence = Evidence({page.url: page for page in pages})
    assert not hits("VF605", text, evidence)
    assert outcomes("VF605", text, evidence)


def _seconds(size: int) -> float:
    urls = [f"https://herald.example/{number}" for number in range(size)]
    body = " ".join(f"{QUOTE} Ann Lee [said]({url}) of {number + 20} mills." for number, url in enumerate(urls))
    entries = "\n".join(f"{n}. Lee, A. (2020). The mill. J Mills. https://doi.org/10.1000/{n}" for n in range(1, size))
    article = parse(f"{body}\n\n## Sources\n\n{entries}\n", "markdown").complete()
    page = Snapshot(PAGE.url, LinkState.DEAD, text=STORY, reviews=(Review("x", "false"),))
    evidence = Evidence(
        dict.fromkeys(urls, page), {f"10.1000/{n}": Work(f"10.1000/{n}", is_retracted=True) for n in range(size)}
    )
    start = process_time()
    for code in CODES:
        tuple(all_checks()[code].run(article, None, evidence))
    return process_time() - start


def test_time_is_linear() -> None:
    _seconds(50)
    small = min(_seconds(150) for _ in range(2))
    assert _seconds(600) < 4 * 2.5 * small + 0.1
