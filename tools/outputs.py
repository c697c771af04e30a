#!/usr/bin/env python3
"""Bring the outputs shown in README.md and docs/ up to date, by running their commands.

usage: outputs.py [--check]

An output stands in a fenced block between two comments, of which the first holds the command:

    <!-- output: verifact check seeds/ -->
    ...
    <!-- /output -->

Commands run in the root of the project, or in the folder that a leading `cd FOLDER &&` names. With --check nothing
is written: exit 1, naming the files, where an output is not what the command prints.
"""

import os
import re
import shlex
import sys
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from verifact.cli import main as verifact

PROJECT = Path(__file__).parents[1]
OUTPUT = re.compile(r"(?P<open><!-- output: (?P<command>.+?) -->\n).*?(?P<close><!-- /output -->)", re.DOTALL)
COMMAND = re.compile(r"(?:cd (?P<folder>\S+) && )?(?P<command>verifact .+)")


def main(arguments: Sequence[str]) -> int:
    """Rewrite the files, or with `--check` compare them; return the exit code."""
    os.environ["NO_COLOR"] = "1"
    stale = []
    for path in sorted([PROJECT / "README.md", *(PROJECT / "docs").rglob("*.md")]):
        old = path.read_text(encoding="utf-8")
        new = OUTPUT.sub(_filled, old)
        if new != old:
            stale.append(path.relative_to(PROJECT))
            if "--check" not in arguments:
                path.write_text(new, encoding="utf-8")
    if "--check" in arguments:
        for name in stale:
            print(f"{name} shows an output that is not current: run tools/outputs.py", file=sys.stderr)
        return 1 if stale else 0
    return 0


def _filled(block: "re.Match[str]") -> str:
    match = COMMAND.fullmatch(block["command"])
    if match is None:
        raise SystemExit(f"not a command of verifact: {block['command']}")
    text = _run(match["command"], PROJECT / (match["folder"] or "."))
    return f"{block['open']}```console\n$ {match['command']}\n{text.rstrip()}\n```\n{block['close']}"


def _run(command: str, folder: Path) -> str:
    out, said = StringIO(), StringIO()
    with chdir(folder), redirect_stdout(out), redirect_stderr(said):
        verifact(shlex.split(command)[1:])
    if said.getvalue():
        raise SystemExit(f"{command}: {said.getvalue().strip()}")
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
