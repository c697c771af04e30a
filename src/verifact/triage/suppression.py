"""Findings that somebody silenced, and suppressions that silence nothing."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import define, field, frozen

from verifact.checks.base import Check
from verifact.config import Config
from verifact.document import Document
from verifact.findings import Finding, Severity, Suppressed
from verifact.spans import Span
from verifact.triage.directives import Directive, Malformed, Verb, directives, unknown_code
from verifact.triage.scopes import Scopes
from verifact.triage.selection import matches

_HOUSEKEEPING = "VF9"


@define
class Entry:
    """One code (or prefix; "" for all) that is silenced somewhere.

    `span` is the raw range of what was written, `scope` the raw range it speaks for (None: the whole file);
    `reopened` are codes that an `enable` lets speak again, each with the offset from which. `text` has to be
    part of what a finding flags. `reportable` is False where silencing nothing is no mistake.
    """

    code: str
    by: str
    reason: str = ""
    span: Span | None = None
    scope: Span | None = None
    with_article: bool = True
    text: str | None = None
    reportable: bool = True
    reopened: list[tuple[str, int]] = field(factory=list)
    used: bool = False

    def silences(self, finding: Finding) -> bool:
        """Tell whether the entry speaks for a finding that stands in its scope."""
        if not finding.code.startswith(self.code):
            return False
        if finding.code.startswith(_HOUSEKEEPING) and not self.code.startswith(_HOUSEKEEPING):
            return False  # a comment that silences everything must not silence that it silences nothing
        if self.text is not None and self.text not in " ".join(finding.excerpt.split()):
            return False
        if finding.raw_span is None:
            return self.with_article
        start = finding.raw_span.start
        return not any(finding.code.startswith(code) and start >= at for code, at in self.reopened)


@frozen
class Suppressions:
    """Everything that silences findings of one file, and the mistakes in it."""

    entries: tuple[Entry, ...]
    mistakes: tuple[Malformed, ...]

    def apply(self, findings: Sequence[Finding]) -> tuple[list[Finding], list[Suppressed]]:
        """Split findings, sorted by place, into those told and those silenced; mark the entries used."""
        starts = [-1 if f.raw_span is None else f.raw_span.start for f in findings]
        articles = bisect_left(starts, 0)
        silenced: dict[int, Entry] = {}
        seen: dict[tuple[object, ...], Entry] = {}
        for entry in self.entries:
            same = seen.setdefault((entry.code, entry.scope, entry.with_article, entry.text), entry)
            if same is not entry and not entry.reopened and not same.reopened:
                entry.used |= same.used  # a thousand comments in one block cost one look at its findings
                continue
            for index in _within(entry, starts, articles):
                if entry.silences(findings[index]):
                    entry.used = True
                    silenced.setdefault(index, entry)
        told = [finding for index, finding in enumerate(findings) if index not in silenced]
        return told, [Suppressed(findings[index], entry.by, entry.reason) for index, entry in sorted(silenced.items())]

    def unused(self, checks: Mapping[str, Check], ran: frozenset[str]) -> Iterator[Entry]:
        """Yield the entries that silenced nothing, though all that they speak for ran (`ran` are codes)."""
        for entry in self.entries:
            if not entry.used and entry.reportable and _can_tell(entry, checks, ran):
                yield entry


def _within(entry: Entry, starts: Sequence[int], articles: int) -> Iterator[int]:
    if entry.with_article:
        yield from range(articles)
    if entry.scope is None:
        yield from range(articles, len(starts))
    else:
        yield from range(
            bisect_left(starts, entry.scope.start, lo=articles),
            bisect_left(starts, entry.scope.end, lo=articles),
        )


def _can_tell(entry: Entry, checks: Mapping[str, Check], ran: frozenset[str]) -> bool:
    if entry.code.startswith(_HOUSEKEEPING):  # they are made of what this very function says
        return False
    meant = {c.code: c for c in checks.values() if c.code.startswith(entry.code) and c.function is not None}
    default = {code for code, check in meant.items() if check.severity is not Severity.INFO}
    return default <= ran and not ran.isdisjoint(meant)


def read_suppressions(document: Document, config: Config, checks: Mapping[str, Check]) -> Suppressions:
    """Gather what a file's comments and front matter and the configuration silence in it."""
    entries: list[Entry] = []
    said = document.metadata.problems
    mistakes = [Malformed(each.span, each.message, each.help) for each in said if each.in_suppression]
    for code, span in document.metadata.ignore:
        mistake = unknown_code(code, span, checks)
        if mistake:
            mistakes.append(mistake)
        else:
            entries.append(Entry(code, "front matter", span=span))
    scopes = Scopes(document) if document.comments else None
    ranges = _Ranges(len(document.raw))
    for item in directives(document, checks):
        if isinstance(item, Malformed):
            mistakes.append(item)
        elif scopes is not None:
            entries.extend(_entries(item, scopes, ranges))
    for entry in config.suppress:
        if document.path is not None and matches(entry.path, document.path, config.root):
            text = None if entry.text is None else " ".join(entry.text.split())
            reportable = _names(entry.path, document.path, config.root)
            entries.extend(
                Entry(code, "configuration", entry.reason, text=text, reportable=reportable) for code in entry.codes
            )
    return Suppressions(tuple(entries), tuple(mistakes))


def _names(pattern: str, path: str, root: Path | None) -> bool:
    """Tell whether a pattern, written out, is this very file: one of the same name elsewhere needs no silencing."""
    return Path(path).absolute() == (root or Path()).absolute() / pattern.removeprefix("/")


def _entries(directive: Directive, scopes: Scopes, ranges: "_Ranges") -> Iterator[Entry]:
    codes = directive.codes or ("",)
    at_top = scopes.is_at_top(directive.span)
    match directive.verb:
        case Verb.DISABLE:
            yield from (ranges.disable(code, directive, at_top) for code in codes)
        case Verb.ENABLE:
            yield from ranges.enable(codes, directive)
        case Verb.IGNORE:
            scope = scopes.around(directive.span)
            yield from (_comment(code, directive, scope, at_top) for code in codes)
        case Verb.IGNORE_NEXT:
            scope = scopes.next_block(directive.span) or directive.span
            yield from (_comment(code, directive, scope, with_article=False) for code in codes)


def _comment(code: str, directive: Directive, scope: Span, with_article: bool) -> Entry:
    return Entry(code, "comment", directive.reason, span=directive.span, scope=scope, with_article=with_article)


class _Ranges:
    """The `disable` comments that no `enable` has ended yet."""

    def __init__(self, end: int) -> None:
        self._end = end + 1
        self._open: dict[str, Entry] = {}

    def disable(self, code: str, directive: Directive, at_top: bool) -> Entry:
        """Open a range to the end of the file; where it is open already, the comment speaks for nothing."""
        if code in self._open:
            return _comment(code, directive, directive.span, with_article=False)
        entry = _comment(code, directive, Span(directive.span.start, self._end), at_top)
        self._open[code] = entry
        return entry

    def enable(self, codes: Sequence[str], directive: Directive) -> Iterator[Entry]:
        """End the ranges of `codes`, or parts of them; if there are none, yield an idle entry."""
        at = directive.span.start
        for code in codes:
            ended = [opened for opened in self._open if opened.startswith(code)]
            for opened in ended:
                entry = self._open.pop(opened)
                entry.scope = Span(entry.scope.start if entry.scope else 0, at)
            wider = [entry for opened, entry in self._open.items() if code.startswith(opened)]
            for entry in wider:
                entry.reopened.append((code, at))
            if not ended and not wider:
                yield _comment(code, directive, Span(at, at), with_article=False)
