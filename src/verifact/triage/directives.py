"""Suppression comments, read: `<!-- verifact: ignore[VF303, VF2] reason -->`."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from attrs import frozen

from verifact.checks.base import Check
from verifact.document import Comment, Document
from verifact.spans import Span
from verifact.suggest import did_you_mean
from verifact.triage.codes import is_known, suggestion

# Longer than any comment that somebody wrote for verifact: what else a comment holds is nobody's directive.
_LONGEST = 2_000
_DIRECTIVE = re.compile(
    r"\s*verifact\b\s*(?P<colon>[:;=,.–—]|-+)?\s*(?P<verb>[\w-]*)\s*(?:\[(?P<codes>[^\[\]]*)\])?\s*(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
# What follows a verb where somebody forgot the brackets.
_BARE_CODES = re.compile(r"[:=({\s]*(VF\d*\b(?:[\s,]+VF\d*\b)*)", re.IGNORECASE)


class Verb(StrEnum):
    """What a comment asks for."""

    IGNORE = "ignore"
    IGNORE_NEXT = "ignore-next"
    DISABLE = "disable"
    ENABLE = "enable"


@frozen
class Directive:
    """A well-formed suppression comment.

    `codes` are known codes or prefixes; none at all stands for every check.
    """

    span: Span
    verb: Verb
    codes: tuple[str, ...]
    reason: str


@frozen
class Malformed:
    """A mistake in a suppression (VF902), at a range of the raw text (None: the front matter at large)."""

    span: Span
    message: str
    advice: str


def directives(document: Document, checks: Mapping[str, Check]) -> Iterator[Directive | Malformed]:
    """Yield what the comments of a document ask for, in order, and the mistakes in them."""
    for comment in document.comments:
        match = _DIRECTIVE.match(comment.text[:_LONGEST])
        if match:
            yield from _directive(comment, match, checks)


def unknown_code(code: str, span: Span, checks: Mapping[str, Check]) -> Malformed | None:
    """Return the mistake where a suppression names a code that no check has."""
    if is_known(code, checks):
        return None
    near = suggestion(code, checks).removeprefix("; ")
    return Malformed(span, f"unknown code {code!r} in a suppression", near or "`verifact rules` lists the codes")


def _directive(comment: Comment, match: re.Match[str], checks: Mapping[str, Check]) -> Iterator[Directive | Malformed]:
    verb, codes, rest = match["verb"].lower(), match["codes"], match["rest"].strip()
    if match["colon"] != ":":
        if verb in set(Verb):  # else somebody writes about verifact, not to it
            form = f"verifact: {verb}" + (f"[{codes.strip()}]" if codes else "")
            yield Malformed(comment.span, "a comment to verifact without its colon", f"as in <!-- {form} -->")
        return
    if verb not in set(Verb):
        near = did_you_mean(verb, list(Verb)).removeprefix("; ")
        yield Malformed(comment.span, f"unknown directive {verb!r}", near or f"it can be {', '.join(Verb)}")
        return
    if rest.startswith("["):
        yield Malformed(comment.span, "the brackets with the codes are never closed", f"as in {verb}[VF303]")
        return
    bare = _BARE_CODES.match(rest) if codes is None else None
    if bare:
        listed = ", ".join(bare[1].upper().replace(",", " ").split())
        yield Malformed(comment.span, "codes without brackets silence nothing", f"as in {verb}[{listed}]")
        return
    names = tuple(name.strip() for name in (codes or "").split(",") if name.strip())
    if codes is not None and not names:
        yield Malformed(comment.span, "the brackets name no code", f"as in {verb}[VF303]; {verb} alone is for all")
        return
    known = []
    for name in names:
        mistake = unknown_code(name, comment.span, checks)
        if mistake:
            yield mistake
        else:
            known.append(name)
    if known or codes is None:
        yield Directive(comment.span, Verb(verb), tuple(known), rest)
