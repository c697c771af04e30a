"""The arguments of every command. Nothing is imported here that a command may not need."""

from argparse import (
    ArgumentParser,
    ArgumentTypeError,
    RawDescriptionHelpFormatter,
    _ArgumentGroup,
    _SubParsersAction,
)

from verifact._version import __version__
from verifact.cli import lsp_arguments
from verifact.cli.corpus_arguments import add_corpus
from verifact.cli.corpus_report_arguments import add_corpus_report
from verifact.cli.snapshot_arguments import add_snapshot
from verifact.cli.verify_arguments import add_look_ups

# Each command and the module of this folder that carries it out, with `run(args) -> int`.
COMMANDS = {
    "check": "check",
    "verify": "check",
    "init": "init",
    "explain": "explain",
    "rules": "rules",
    "show-config": "show_config",
    "inspect": "inspect_file",
    "citations": "citations",
    "snapshot": "snapshot",
    "completion": "completion",
    "lsp": "lsp",
    "corpus": "corpus",
    "corpus-report": "corpus_report",
}
FORMATS = ("text", "markdown", "html")
SEVERITIES = ("error", "warning", "info")

_EPILOG = """exit codes:
  0  nothing at or over the failing level
  1  findings at or over the failing level
  2  wrong usage, unusable configuration, or a file that cannot be read
"""


def build_parser() -> ArgumentParser:
    """Return the parser of the whole command line."""
    parser = ArgumentParser(
        prog="verifact",
        description="A fact-checking desk's first pass over articles: sources, attribution, citations.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"verifact {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _check(_command(commands, "check", "check articles"))
    _verify(_command(commands, "verify", "look up what articles cite, and see whether it says so"))
    _init(_command(commands, "init", "write a configuration under which today's articles pass"))
    _explain(_command(commands, "explain", "say why a check exists, with examples"))
    _rules(_command(commands, "rules", "list the checks"))
    _show_config(_command(commands, "show-config", "show the configuration that holds for a path"))
    _inspect(_command(commands, "inspect", "show what was understood of an article"))
    _citations(_command(commands, "citations", "write an article's citations for reference managers"))
    add_snapshot(_command(commands, "snapshot", "save what an article's sources show today"))
    add_corpus(_command(commands, "corpus", "check a whole archive, and write tables of what is found"))
    add_corpus_report(_command(commands, "corpus-report", "write a page about what corpus found"))
    _completion(_command(commands, "completion", "print a completion script for a shell"))
    _lsp(_command(commands, "lsp", "serve an editor (language server, over stdin and stdout)"))
    return parser


def _command(commands: "_SubParsersAction[ArgumentParser]", name: str, summary: str) -> ArgumentParser:
    return commands.add_parser(name, help=summary, description=f"{summary.capitalize()}.", allow_abbrev=False)


def _check(parser: ArgumentParser) -> None:
    _articles(parser)
    _selection(parser)
    fixes = parser.add_argument_group("fixes")
    how = fixes.add_mutually_exclusive_group()
    how.add_argument("--fix", action="store_true", help="write what can safely be fixed into the files")
    how.add_argument("--diff", action="store_true", help="show what --fix would do, and do nothing; exit 1 if it would")
    fixes.add_argument("--unsafe-fixes", action="store_true", help="also what may change what the text says")
    adoption = _adoption(parser)
    adoption.add_argument(
        "--update-baseline", action="store_true", help="take today's findings for known, and tell none"
    )
    _output(parser)
    _jobs(parser)
    # Accepted so that scripts can say so already; no verdict is ever cached.
    parser.add_argument("--no-cache", action="store_true", help="no cache is kept yet")
    sources = parser.add_argument_group("sources")
    sources.add_argument("--online", action="store_true", help="also look up what the articles cite, as `verify` does")
    add_look_ups(parser)
    parser.set_defaults(evidence_only=False)


def _verify(parser: ArgumentParser) -> None:
    _articles(parser)
    _selection(parser)
    _adoption(parser)
    _output(parser)
    add_look_ups(parser)
    parser.set_defaults(
        evidence_only=True, online=True, fix=False, diff=False, unsafe_fixes=False, update_baseline=False, jobs=None
    )


def _articles(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=_path, default=["."], metavar="PATH", help="files and folders; - is stdin"
    )
    parser.add_argument(
        "--force-exclude", action="store_true", help="leave out what `exclude` names even where it is given by name"
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name of what comes from stdin")
    _format(parser)
    _bibliography(parser)


def _selection(parser: ArgumentParser) -> None:
    selection = parser.add_argument_group("what is checked")
    for name, meaning in (
        ("--select", "codes or prefixes, comma-separated, instead of the configured ones"),
        ("--extend-select", "codes or prefixes to add"),
        ("--ignore", "codes or prefixes to leave out"),
    ):
        selection.add_argument(name, action="append", metavar="CODES", help=meaning)
    _configuration(selection)


def _adoption(parser: ArgumentParser) -> _ArgumentGroup:
    adoption = parser.add_argument_group("adoption")
    adoption.add_argument(
        "--baseline", type=_path, metavar="FILE", help="do not tell the findings that are known there"
    )
    adoption.add_argument(
        "--diff-base", metavar="REF", help="tell only what stands on lines changed since the branch left REF (git)"
    )
    return adoption


def _output(parser: ArgumentParser) -> None:
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format",
        default="text",
        metavar="NAME",
        help="text (default), json, github, junit, …: any other NAME lists them all",
    )
    output.add_argument("--output-file", type=_path, metavar="FILE", help="write there instead of to stdout")
    output.add_argument("--statistics", action="store_true", help="count the findings of each check")
    output.add_argument("-q", "--quiet", action="store_true", help="one line a finding, nothing else")
    output.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    output.add_argument("--fail-level", choices=SEVERITIES, help="exit 1 from this severity on (default: warning)")
    output.add_argument("--exit-zero", action="store_true", help="exit 0 whatever is found")


def _init(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=_path, default=["."], metavar="PATH", help="the articles (default: this folder's)"
    )
    _jobs(parser)


def _explain(parser: ArgumentParser) -> None:
    parser.add_argument("rule", metavar="CODE", help="a code (VF303) or a name (unrelated-citation)")


def _rules(parser: ArgumentParser) -> None:
    _text_or_json(parser)


def _show_config(parser: ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", type=_path, default=".", metavar="PATH", help="a file or a folder (default: .)"
    )
    _configuration(parser)


def _inspect(parser: ArgumentParser) -> None:
    parser.add_argument("path", type=_path, metavar="FILE", help="a file; - is stdin")
    _format(parser)
    _text_or_json(parser)


def _citations(parser: ArgumentParser) -> None:
    parser.add_argument("path", type=_path, metavar="FILE", help="a file; - is stdin")
    parser.add_argument(
        "--format", choices=("table", "csl", "bibtex", "ris"), default="table", help="what to write (default: table)"
    )
    parser.add_argument("--input-format", choices=FORMATS, help="the markup of the file, whatever its suffix")
    parser.add_argument("--links", action="store_true", help="write the links of the text, too")
    _bibliography(parser)


def _bibliography(parser: ArgumentParser | _ArgumentGroup) -> None:
    parser.add_argument(
        "--bibliography",
        action="append",
        type=_path,
        metavar="FILE",
        help="CSL-JSON or BibTeX with the article's sources",
    )


def _completion(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"))


def _lsp(parser: ArgumentParser) -> None:
    lsp_arguments.add(parser)
    _configuration(parser)


def _jobs(parser: ArgumentParser) -> None:
    parser.add_argument("-j", "--jobs", type=_positive, metavar="N", help="processes (default: as many as pay)")


def _format(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, help="the markup (default: as the suffix says)")


def _text_or_json(parser: ArgumentParser) -> None:
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="default: text")


def _configuration(parser: ArgumentParser | _ArgumentGroup) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--config", type=_path, metavar="FILE", help="this configuration, not the nearest")
    which.add_argument("--isolated", action="store_true", help="no configuration file")


def _path(text: str) -> str:
    if not text:
        raise ArgumentTypeError("the path is empty")
    return text


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)
