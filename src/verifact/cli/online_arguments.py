"""The arguments of every command that asks the web for sources, and what they mean."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verifact.evidence import FetchOptions, SnapshotStore

__all__ = ["add_online", "fetch_options", "path", "snapshot_store"]


def add_online(parser: ArgumentParser | _ArgumentGroup) -> None:
    """Add what says how sources are asked for."""
    how = parser.add_argument_group("how sources are asked for")
    how.add_argument(
        "--timeout", type=_seconds, metavar="SECONDS", help="for one address with all its redirects (default: 60)"
    )
    how.add_argument("--retries", type=_count, metavar="N", help="after a failure that may pass (default: 2)")
    how.add_argument("--concurrency", type=_at_least_one, metavar="N", help="requests at once (default: 16)")
    how.add_argument("--per-host", type=_at_least_one, metavar="N", help="requests at once at one host (default: 2)")
    how.add_argument("--max-bytes", type=_at_least_one, metavar="N", help="read no more of a page (default: 10000000)")
    how.add_argument(
        "--allow-host", action="append", metavar="HOST", help="a host that may be private, such as one of the intranet"
    )
    how.add_argument("--no-robots", action="store_true", help="do not heed robots.txt")
    how.add_argument("--contact", metavar="ADDRESS", help="how servers' keepers reach you: sent as part of who asks")
    how.add_argument("--user-agent", metavar="TEXT", help="sent instead of verifact's own")
    how.add_argument("--proxy", metavar="URL", help="a proxy (those of the environment are not used)")
    what = parser.add_argument_group("what is asked for")
    again = what.add_mutually_exclusive_group()
    again.add_argument("--refresh", action="store_true", help="ask for everything again")
    again.add_argument("--offline", action="store_true", help="ask for nothing: what was seen before has to do")
    what.add_argument(
        "--confirm", action="store_true", help="ask again for what was gone: gone in two such runs, it is dead"
    )
    kept = what.add_mutually_exclusive_group()
    kept.add_argument(
        "--snapshots-cache", type=path, metavar="DIR", help="keep what was seen there, not in the user's cache"
    )
    kept.add_argument("--no-snapshots-cache", action="store_true", help="keep nothing that was seen")
    what.add_argument("--no-archive", action="store_true", help="do not look for archived copies of what is gone")
    what.add_argument("--archive-url", metavar="URL", help="the web archive's API (default: https://archive.org)")
    what.add_argument("--no-crossref", action="store_true", help="do not look DOIs up")
    what.add_argument(
        "--crossref", metavar="URL", help="Crossref's API, or a mirror's (default: https://api.crossref.org)"
    )


def fetch_options(args: Namespace) -> "FetchOptions":
    """Return what the arguments of `add_online` say. Raises UsageError for values that make no sense."""
    from verifact.evidence import FetchOptions

    given = {
        "total_timeout": args.timeout,
        "retries": args.retries,
        "concurrency": args.concurrency,
        "per_host": args.per_host,
        "max_bytes": args.max_bytes,
        "user_agent": args.user_agent,
        "contact": args.contact,
        "proxy": args.proxy,
        "archive_base": args.archive_url,
        "crossref_base": args.crossref,
    }
    if args.timeout is not None:
        given |= {"connect_timeout": min(10.0, args.timeout), "read_timeout": min(20.0, args.timeout)}
    return FetchOptions(
        **{name: value for name, value in given.items() if value is not None},
        allow_hosts=frozenset(args.allow_host or ()),
        respect_robots=not args.no_robots,
        confirm=args.confirm,
        refresh=args.refresh,
        offline=args.offline,
        archive_lookups=not args.no_archive,
        look_up_works=not args.no_crossref,
    )


def snapshot_store(args: Namespace) -> "SnapshotStore | None":
    """Return the store that the arguments name; None: the user's own. Raises UsageError where it cannot be opened."""
    from verifact.evidence import SnapshotStore

    if args.no_snapshots_cache:
        return SnapshotStore(None)
    return None if args.snapshots_cache is None else SnapshotStore(f"{args.snapshots_cache}/snapshots.sqlite3")


def path(text: str) -> str:
    """Return a path that is one. Raises ArgumentTypeError for an empty one."""
    if not text:
        raise ArgumentTypeError("the path is empty")
    return text


def _number(text: str, least: int) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) < least:
        raise ArgumentTypeError(f"{text!r} is not a number from {least} on")
    return int(text)


def _at_least_one(text: str) -> int:
    return _number(text, 1)


def _count(text: str) -> int:
    return _number(text, 0)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise ArgumentTypeError(f"{text!r} is not a number of seconds")
    return value
