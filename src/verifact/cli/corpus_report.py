"""`verifact corpus-report`: one page about a whole archive."""

from argparse import Namespace

from verifact.cli.output import open_output
from verifact.corpus.extra import needs_extra


def run(args: Namespace) -> int:
    """Write the page. Raises UnreadableError for an output that is missing or damaged, MissingExtraError without the extra."""
    needs_extra(what="to report on an archive")
    from verifact.corpus.report import render, summarise

    summary = summarise(args.folder)
    with open_output(args.output_file, ()) as out:
        out.writelines(render(summary, args.folder))
    return 0
