"""`verifact snapshot`: save what an article's citations and links show today, to check against later, offline."""

from argparse import Namespace
from collections import Counter
from pathlib import Path

from verifact.cli.fetch_progress import FetchProgress
from verifact.cli.online_arguments import fetch_options, snapshot_store
from verifact.cli.streams import complain
from verifact.document import Format
from verifact.engine import read
from verifact.errors import UnreadableError
from verifact.evidence import gather, save, wanted_of
from verifact.model import Citation, Evidence, LinkState
from verifact.reporters.visible import escape

UNREADABLE = 2
_WIDTH = max(map(len, LinkState))


def run(args: Namespace) -> int:
    """Fetch, save and list the pages; return 2 where an article cannot be read. Raises UsageError and MissingExtraError."""
    options = fetch_options(args)
    citations, is_readable = _citations(args)
    wanted = wanted_of(citations)
    if not (wanted.urls or wanted.dois):
        if is_readable:
            complain(f"warning: no source with an address in {', '.join(args.paths)}")
        return 0 if is_readable else UNREADABLE
    store = snapshot_store(args)
    try:
        with FetchProgress() as progress:
            evidence = gather(wanted.urls, wanted.dois, options=options, cache=store, progress=progress)
    finally:
        if store is not None:
            store.close()
    for snapshot in evidence.snapshots.values():
        reason = "" if snapshot.state is LinkState.OK else f"  {snapshot.reason}"
        print(escape(f"{snapshot.state:<{_WIDTH}}  {snapshot.url}{reason}"))
    save(evidence.snapshots.values(), Path(args.output), evidence.works.values())
    print(f"{_summary(evidence)}: see {args.output}")
    return 0 if is_readable else UNREADABLE


def _citations(args: Namespace) -> tuple[list[Citation], bool]:
    kind = Format(args.format) if args.format else None
    found: list[Citation] = []
    is_readable = True
    for path in args.paths:
        try:
            found += read(path, format=kind, bibliography=args.bibliography or ()).citations
        except UnreadableError as error:
            complain(f"error: {error}")
            is_readable = False
    return found, is_readable


def _summary(evidence: Evidence) -> str:
    counts = Counter(snapshot.state.has_page for snapshot in evidence.snapshots.values())
    parts = [_counted(counts[True], "page")]
    if counts[False]:
        parts.append(f"{counts[False]} without one")
    if evidence.works:
        parts.append(_counted(len(evidence.works), "work"))
    return ", ".join(parts)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
