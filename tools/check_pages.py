#!/usr/bin/env python3
"""Write the reference pages of the checks, `docs/checks/`, from the files of the checks.

usage: check_pages.py [--check]

One page a check, and a table of all of them. With --check nothing is written: exit 1, naming the pages, where one
is not what would be written.
"""

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from pkgutil import iter_modules

from attrs import NOTHING, Attribute, fields

import verifact.checks
from verifact.checks.base import Check, Example
from verifact.checks.discovery import all_checks
from verifact.findings import Severity

PAGES = Path(__file__).parents[1] / "docs" / "checks"
MADE = "<!-- Made by tools/check_pages.py from the file of the check: change that. -->\n"
OPEN, CLOSE = "⟦", "⟧"


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with `--check` compare them; return the exit code."""
    wanted = dict(pages(all_checks().values()))
    there = {path: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    stale = sorted(path for path in wanted.keys() | there.keys() if wanted.get(path) != there.get(path))
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(PAGES.parents[1])} is not current: run tools/check_pages.py", file=sys.stderr)
        return 1 if stale else 0
    PAGES.mkdir(exist_ok=True)
    for path in stale:
        if path in wanted:
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


def pages(checks: Iterable[Check]) -> Iterator[tuple[Path, str]]:
    """Yield each page with its path."""
    checks = list(checks)
    questions = families()
    yield PAGES / "index.md", "".join(_index(checks, questions))
    for check in checks:
        yield PAGES / f"{check.code}.md", "".join(_page(check, questions[check.family]))


def families() -> dict[str, str]:
    """Return what each family asks ("VF1": "who says so?"), as the docstring of its folder has it."""
    packages = (import_module(f"verifact.checks.{m.name}") for m in iter_modules(verifact.checks.__path__) if m.ispkg)
    pairs = (str(package.__doc__).strip().rstrip(".").split(": ", 1) for package in packages)
    return dict(sorted((code, question) for code, question in pairs))


def _index(checks: Sequence[Check], questions: dict[str, str]) -> Iterator[str]:
    yield "# The checks\n\n" + MADE
    yield "\nErrors and warnings are on by default; info is off unless [selected](../configuration.md).\n"
    yield "In the examples the flagged places are <mark>marked</mark>, and ⍽ stands for a no-break space.\n"
    for family, question in questions.items():
        members = [check for check in checks if check.family == family]
        if members:
            yield f"\n## {family}: {question}\n\n| Code | Name | Severity | Why |\n|---|---|---|---|\n"
            for check in members:
                summary = _prose(check.summary).replace("|", "\\|")
                yield f"| [{check.code}]({check.code}.md) | {check.name} | {check.severity} | {summary} |\n"


def _page(check: Check, question: str) -> Iterator[str]:
    yield f"# {check.code} {check.name}\n\n{MADE}\n"
    facts = [
        f"**{check.severity.capitalize()}**",
        "off unless selected" if check.severity is Severity.INFO else "on by default",
    ]
    facts.append(f"{check.family}: {question}")
    if check.languages:
        facts.append(f"reads {', '.join(f'`{tag}`' for tag in check.languages)}")
    if check.evidence:
        facts.append("needs the cited sources: `verifact verify`, `verifact check --online`")
    yield f"{' · '.join(facts)}\n\n{_prose(check.doc)}\n"
    if check.options is not None:
        yield f"\n## Options\n\n{_prose(cleandoc(str(check.options.__doc__)))}\n\n"
        yield f"```toml\n[tool.verifact.checks.{check.code}]\n"
        yield from (f"{each.name.replace('_', '-')} = {_toml(_default(each))}\n" for each in fields(check.options))
        yield "```\n"
    shown: set[str] = set()
    yield from _examples("Flagged", "bad", check.bad, shown)
    yield from _examples("Not flagged", "good", check.good, shown)


def _prose(text: str) -> str:
    """Return a docstring as Markdown: outside of code nothing in it is HTML."""
    parts = text.split("`")
    parts[::2] = (part.replace("<", "&lt;") for part in parts[::2])
    return "`".join(parts)


def _default(option: "Attribute[object]") -> object:
    if option.default is NOTHING:
        raise ValueError(f"the option {option.name} has no default")
    factory = getattr(option.default, "factory", None)
    return factory() if callable(factory) else option.default


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple | set | frozenset):
        return f"[{', '.join(map(_toml, sorted(value) if isinstance(value, set | frozenset) else value))}]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f'"{key}" = {_toml(item)}' for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return str(value) if isinstance(value, int | float) else f'"{value}"'


def _examples(title: str, kind: str, examples: Sequence[Example], shown: set[str]) -> Iterator[str]:
    """Yield examples; `shown` are the lines about sources that the page has already."""
    if examples:
        yield f"\n## {title}\n"
    for example in examples:
        yield "\n"
        facts = [] if example.format == "text" else [{"markdown": "Markdown", "html": "HTML"}[example.format]]
        facts += [f"published {example.published}"] if example.published else []
        facts += [f"titled “{example.title}”"] if example.title else []
        facts += [f"`{key.replace('_', '-')} = {_toml(value)}`" for key, value in example.options.items()]
        facts += [_prose(example.note)] if example.note else []
        if facts:
            yield f"{'; '.join(facts)}:\n\n"
        yield f'<pre class="example {kind}">{_shown(example.text)}</pre>\n'
        if example.world:
            yield "\nSeen of its sources:\n\n"
            for line in example.world:
                yield (
                    f"- {escape(line.partition(';')[0], quote=False)}: as above\n"
                    if line in shown
                    else f"- {escape(line, quote=False)}\n"
                )
            shown.update(example.world)


def _shown(text: str) -> str:
    visible = "".join(map(_visible, text.strip("\n")))
    # A line feed right after <pre> is dropped by browsers, a blank line would end the block for some renderers.
    html = escape(visible, quote=False).replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
    return html.replace("\n\n", "\n&#32;\n")


def _visible(character: str) -> str:
    if character == "\u00a0":
        return "⍽"
    if character not in "\n\t" and unicodedata.category(character) in {"Cc", "Cf", "Co", "Zl", "Zp"}:
        return f"‹U+{ord(character):04X}›"
    return character


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
