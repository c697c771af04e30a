"""`verifact: {ignore: [VF303]}` in front matter: the codes, where each stands, and what was meant for one."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from verifact.document import Problem
from verifact.spans import Span
from verifact.suggest import did_you_mean

_CODE = re.compile(r"VF\d{1,3}\b")
_FORM = "as in `verifact: {ignore: [VF303]}`"


@frozen
class Ignored:
    """The codes that front matter silences, each with the range of the word in the file, and the mistakes."""

    codes: tuple[tuple[str, Span], ...] = ()
    problems: tuple[Problem, ...] = ()


def read_ignored(settings: Any, raw: str, block: Span) -> Ignored:
    """Return what stands under the key `verifact` of the front matter in the range `block`."""
    if settings is None:
        return Ignored()
    place = _place(raw, block)
    if not isinstance(settings, Mapping):
        return Ignored(problems=(_mistake(place, "`verifact` in the front matter silences nothing", _FORM),))
    problems = list(_unknown_keys(settings, place))
    listed = settings.get("ignore")
    items = listed if isinstance(listed, list) else [] if listed is None else [listed]
    found: dict[str, Span] = {}
    for match in _CODE.finditer(raw, place.start, block.end):
        found.setdefault(match[0], Span(*match.span()))
    codes = []
    for item in items:
        if isinstance(item, str):
            codes.append((item, found.get(item, block)))
        else:
            problems.append(_mistake(place, f"{item!r} is not a code, and silences nothing", _FORM))
    return Ignored(tuple(codes), tuple(problems))


def _unknown_keys(settings: Mapping[Any, Any], place: Span) -> Iterator[Problem]:
    for key in settings:
        if key != "ignore":
            near = did_you_mean(str(key), ["ignore"]).removeprefix("; ")
            yield _mistake(place, f"unknown key {str(key)!r} under `verifact` in the front matter", near or _FORM)


def _mistake(place: Span, message: str, advice: str) -> Problem:
    return Problem(place, message, advice, in_suppression=True)


def _place(raw: str, block: Span) -> Span:
    match = re.compile(r"\bverifact\b", re.IGNORECASE).search(raw, block.start, block.end)
    return Span(*match.span()) if match else block
