"""Run the checks over one article and make its report; what fails on the way becomes a finding."""

from collections.abc import Sequence
from pathlib import Path
from traceback import extract_tb

from attrs import frozen

from verifact.checks.base import Abstain, Check, Hit
from verifact.engine.scoring import figures
from verifact.errors import UnreadableError
from verifact.findings import Abstention, Finding, Report
from verifact.model import Article, ClaimEvidence, Evidence
from verifact.triage import Selection, about_file, at_raw, from_hit, name_findings, order, triage


def run_checks(article: Article, selection: Selection, evidence: Evidence | None = None) -> Report:
    """Return the report on an article; a check that raises becomes a VF905 finding, the others go on.

    Without `evidence` the checks that need it are as if there were none.
    """
    enabled = [check for check in selection.enabled(article.path) if evidence is not None or not check.evidence]
    findings: list[Finding] = []
    abstained: list[Abstention] = []
    ran: set[str] = set()
    for check in enabled:
        if check.function is None:
            continue
        result = _run(check, article, selection, evidence)
        findings.extend(result.findings)
        abstained.extend(result.abstained)
        if result.is_complete:
            ran.add(check.code)
    backed: tuple[ClaimEvidence, ...] = ()
    if evidence is not None:
        from verifact.analysis.cited_pages import match_of
        from verifact.engine.backing import claim_evidence  # compares texts, which no check of an article alone does

        try:
            backed = tuple(claim_evidence(article, evidence))
            match_of.cache_clear()
        except Exception as error:
            message = f"what the sources show could not be worked out: {_describe(error)}"
            findings.extend(crash(selection, article.path, message, error))
    triaged = triage(findings, article.document, selection, enabled, frozenset(ran))
    return Report(
        path=article.path,
        findings=tuple(sorted([*_problems(article, selection), *triaged.findings], key=order)),
        abstained=tuple(dict.fromkeys(abstained)),
        suppressed=triaged.suppressed,
        stats=figures(article),
        evidence=backed,
    )


def _problems(article: Article, selection: Selection) -> Sequence[Finding]:
    """Return the VF904 findings for front matter that could not be read; nothing in the file itself silences them."""
    return name_findings(
        at_raw(check, selection, article.document, problem.span, problem.message, problem.help)
        for check in selection.enabled(article.path)
        if check.code == "VF904"
        for problem in article.document.metadata.problems
        if not problem.in_suppression
    )


@frozen
class _Result:
    """What one check came to; it is complete where it neither abstained nor crashed."""

    findings: Sequence[Finding]
    abstained: Sequence[Abstention] = ()
    is_complete: bool = True


def _run(check: Check, article: Article, selection: Selection, evidence: Evidence | None) -> _Result:
    if check.languages and article.language not in check.languages:
        spoken = article.metadata.language or article.language or "a language it does not know"
        reason = f"it reads {' and '.join(map(repr, check.languages))}, and the article is in {spoken!r}"
        return _Result((), [Abstention(check.code, reason)], is_complete=False)
    findings: list[Finding] = []
    abstained: list[Abstention] = []
    try:
        for outcome in check.run(article, selection.options.get(check.code), evidence):
            if isinstance(outcome, Hit):
                findings.append(from_hit(outcome, check, article.document, selection))
            elif isinstance(outcome, Abstain):
                abstained.append(Abstention(check.code, outcome.reason))
            else:
                raise TypeError(f"it yielded {outcome!r}, which is neither a Hit nor an Abstain")
    except Exception as error:
        message = f"{check.code} ({check.name}) crashed: {_describe(error)}"
        findings.extend(crash(selection, article.path, message, error))
        return _Result(findings, abstained, is_complete=False)
    return _Result(findings, abstained, is_complete=not abstained)


def crash(selection: Selection, path: str | None, message: str, error: Exception) -> list[Finding]:
    """Return the VF905 finding for an exception that nobody foresaw; none where VF905 is ignored."""
    frames = extract_tb(error.__traceback__)
    place = f"raised at {Path(frames[-1].filename).name}:{frames[-1].lineno}; " if frames else ""
    return _housekeeping(selection, "VF905", path, message, f"{place}this is a defect of the check, please report it")


def crashed_report(selection: Selection, path: str | None, error: Exception) -> Report:
    """Return the report on a file that could not be read or analysed because something raised `error`."""
    message = f"the file could not be analysed: {_describe(error)}"
    return Report(path=path, findings=name_findings(crash(selection, path, message, error)))


def unreadable_report(selection: Selection, path: str | None, error: UnreadableError) -> Report:
    """Return the report on a file whose text could not be had (VF904)."""
    findings = _housekeeping(selection, "VF904", path, str(error), "")
    return Report(path=path, findings=name_findings(findings))


def _housekeeping(selection: Selection, code: str, path: str | None, message: str, advice: str) -> list[Finding]:
    return [about_file(c, selection, message, advice) for c in selection.enabled(path) if c.code == code]


def _describe(error: Exception) -> str:
    text = str(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
