"""The last step before a report: silence, tell of idle suppressions, sort, name each finding for ever."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from verifact.checks.base import Check
from verifact.document import Document
from verifact.findings import Finding, Suppressed, fingerprint
from verifact.triage.findings import about_file, at_raw
from verifact.triage.selection import Selection
from verifact.triage.suppression import Entry, Suppressions, read_suppressions

_UNUSED, _UNKNOWN = "VF901", "VF902"


@frozen
class Triaged:
    """The findings to be told, in the order of the text, and those that somebody silenced."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]


def triage(
    found: Iterable[Finding],
    document: Document,
    selection: Selection,
    enabled: Sequence[Check],
    ran: frozenset[str],
) -> Triaged:
    """Sort out the findings of one file.

    `enabled` are the checks that are on; `ran` the codes of those that ran to their end and did not abstain:
    only for them can a suppression be called unused.
    """
    findings = name_findings(sorted(found, key=order))
    suppressions = read_suppressions(document, selection.config, selection.checks)
    told, suppressed = suppressions.apply(findings)
    notes = sorted(_notes(suppressions, document, selection, enabled, ran), key=order)
    if notes:
        more_told, more_suppressed = suppressions.apply(name_findings(notes))
        told = sorted([*told, *more_told], key=order)
        suppressed = sorted([*suppressed, *more_suppressed], key=lambda item: order(item.finding))
    return Triaged(tuple(told), tuple(suppressed))


def order(finding: Finding) -> tuple[int, int, str, str]:
    """Return the key to sort findings by: the article as a whole first, then by place, code and message."""
    start, end = (-1, -1) if finding.raw_span is None else (finding.raw_span.start, finding.raw_span.end)
    return start, end, finding.code, finding.message


def name_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with their fingerprints, which count the earlier ones of the same code and text."""
    seen: Counter[tuple[str, str]] = Counter()
    named = []
    for finding in findings:
        # What has no place of its own is told apart by what it says.
        text = finding.excerpt or finding.message
        key = (finding.code, " ".join(text.casefold().split()))
        named.append(evolve(finding, fingerprint=fingerprint(finding.code, text, seen[key])))
        seen[key] += 1
    return tuple(named)


def _notes(
    suppressions: Suppressions,
    document: Document,
    selection: Selection,
    enabled: Sequence[Check],
    ran: frozenset[str],
) -> Iterator[Finding]:
    on = {check.code: check for check in enabled}
    if _UNKNOWN in on:
        for mistake in suppressions.mistakes:
            yield at_raw(on[_UNKNOWN], selection, document, mistake.span, mistake.message, mistake.advice)
    if _UNUSED in on:
        # Where no source was looked up, nobody can tell what is said of one.
        online = any(check.evidence for check in enabled)
        asked = {code: check for code, check in selection.checks.items() if online or not check.evidence}
        for entry in suppressions.unused(asked, ran):
            yield _unused(entry, on[_UNUSED], document, selection)


def _unused(entry: Entry, check: Check, document: Document, selection: Selection) -> Finding:
    what = entry.code or "every check"
    if entry.span is None:
        text = f" with the text {entry.text!r}" if entry.text else ""
        source = selection.config.source or "the configuration"
        message = f"{source} suppresses {what}{text} here, and nothing of the kind was found"
        return about_file(check, selection, message, "remove the entry")
    message = f"the suppression of {what} silences nothing"
    return at_raw(check, selection, document, entry.span, message, "remove it, or move it to what it should silence")
