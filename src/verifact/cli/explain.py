"""`verifact explain`: why a check exists, what it flags and what it lets pass."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from attrs import Factory, fields

from verifact.checks.base import Check, Example
from verifact.checks.discovery import all_checks
from verifact.errors import UsageError
from verifact.reporters.visible import escape
from verifact.suggest import did_you_mean


def run(args: Namespace) -> int:
    """Print the explanation."""
    print("\n".join(_explanation(_find(args.rule))))
    return 0


def _find(word: str) -> Check:
    checks = all_checks()
    for check in checks.values():
        if word.upper() == check.code or word.lower() == check.name:
            return check
    known = [*checks, *(check.name for check in checks.values())]
    advice = did_you_mean(word, known) or "; `verifact rules` lists the checks"
    raise UsageError(f"there is no check {word!r}{advice}")


def _explanation(check: Check) -> Iterator[str]:
    default = "on by default" if check.severity.rank else "off unless selected"
    online = ", needs the cited sources: verifact verify" if check.evidence else ""
    yield f"{check.code} {check.name} ({check.severity}, {default}{online})"
    yield ""
    yield check.doc
    yield from _options(check)
    yield from _examples("Flagged (the place between ⟦ and ⟧):", check.bad)
    yield from _examples("Not flagged:", check.good)


def _options(check: Check) -> Iterator[str]:
    if check.options is not None:
        yield ""
        yield f"Options ([tool.verifact.checks.{check.code}]):"
        for each in fields(check.options):
            default = each.default
            if isinstance(default, Factory):  # type: ignore[arg-type]  # attrs types it as a function
                default = default.factory()
            yield f"  {each.name.replace('_', '-')} = {default!r}"


def _examples(title: str, examples: Sequence[Example]) -> Iterator[str]:
    if examples:
        yield ""
        yield title
    for example in examples:
        facts = [str(example.format)] if example.format != "text" else []
        facts += [f"published {example.published}"] if example.published else []
        facts += [f"{key} = {value!r}" for key, value in example.options.items()]
        facts += [example.note] if example.note else []
        if facts:
            yield f"  ({'; '.join(facts)})"
        yield from (f"    {escape(line)}" for line in example.text.splitlines())
        yield from (f"  seen: {escape(line)}" for line in example.world)
        yield ""
