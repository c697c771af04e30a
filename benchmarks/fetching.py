#!/usr/bin/env python3
"""Fetch many pages from many hosts, all of them on loopback: how many at once, in how much time and memory.

usage: fetching.py [PAGES [HOSTS]]

Each page is of 40 kB and takes the server 20 ms. The fetching runs in a process of its own, whose peak memory is
measured. Prints the figures; exit 1 where a host was asked for more than its limit at once, where a page is missing, or where
the peak is over 300 MB. PAGES is 2000 by default, HOSTS 50.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from attrs import define, field

from verifact.evidence import FetchOptions, SnapshotStore
from verifact.evidence.web import WebFetcher

MEMORY = 300  # MB
PER_HOST = 2
DELAY = 0.02  # seconds
PARAGRAPH = "<p>The mill on the river Ouse closed in May 2024, the council of Ely said; {} people worked there.</p>\n"
PAGE = f"<html><head><title>The mill</title></head><body><article>{PARAGRAPH * 370}</article></body></html>"


@define
class Load:
    """How many requests a server bore: in all, and at most at once, together and at one host."""

    requests: int = 0
    together: int = 0
    at_one_host: int = 0
    _now: Counter[str] = field(factory=Counter)

    def begin(self, host: str) -> None:
        """Count a request in."""
        self.requests += 1
        self._now[host] += 1
        self.together = max(self.together, self._now.total())
        self.at_one_host = max(self.at_one_host, self._now[host])

    def end(self, host: str) -> None:
        """Count it out."""
        self._now[host] -= 1


@contextmanager
def server(delay: float = DELAY) -> Iterator[tuple[int, Load]]:
    """Run a server on loopback that has every page of every host; give its port and its load."""
    load = Load()
    loop = asyncio.new_event_loop()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
                host = request.partition("\r\nhost: ")[2].partition("\r\n")[0]
                load.begin(host)
                await asyncio.sleep(delay)
                missing = request.startswith("get /robots.txt")
                body = b"" if missing else PAGE.replace("{}", str(load.requests)).encode()
                status = "404 Not Found" if missing else "200 OK"
                load.end(host)
                writer.write(
                    f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                    + body
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    listening = loop.run_until_complete(asyncio.start_server(serve, "127.0.0.1", 0, backlog=1000))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield listening.sockets[0].getsockname()[1], load
    finally:
        loop.call_soon_threadsafe(listening.close)
        loop.call_soon_threadsafe(lambda: [task.cancel() for task in asyncio.all_tasks(loop)])
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()


def fetch(port: int, pages: int, hosts: int, store: Path) -> int:
    """Fetch so many pages from so many hosts, all of them at `port` of this machine; return how many came with their text."""
    names = [f"host{number}.example" for number in range(hosts)]
    urls = [f"http://{names[number % hosts]}:{port}/{number}" for number in range(pages)]

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    async def run() -> int:
        options = FetchOptions(allow_hosts=frozenset(names), per_host=PER_HOST)
        with SnapshotStore(store) as opened:
            async with WebFetcher(options, opened, resolver=resolve) as fetcher:
                seen = await fetcher.fetch(urls)
        return sum("river Ouse" in snapshot.text for snapshot in seen.values())

    return asyncio.run(run())


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return the exit code."""
    if arguments[:1] == ["--fetch"]:
        import resource

        port, many, few = map(int, arguments[1:4])
        came = fetch(port, many, few, Path(arguments[4]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(json.dumps({"came": came, "peak": peak / (1e6 if sys.platform == "darwin" else 1e3)}))
        return 0
    pages, hosts = (*map(int, arguments), *(2000, 50)[len(arguments) :])
    with server() as (port, load), tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        command = [sys.executable, __file__, "--fetch", *map(str, (port, pages, hosts, Path(folder) / "s.sqlite3"))]
        said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        taken = perf_counter() - start
    print(f"{said['came']} of {pages} pages from {hosts} hosts in {taken:.1f} s ({pages / taken:.0f}/s)")
    print(f"at most {load.at_one_host} at once at one host (limit {PER_HOST}), {load.together} together")
    print(f"peak memory {said['peak']:.0f} MB (bar {MEMORY})")
    return int(load.at_one_host > PER_HOST or said["came"] < pages or said["peak"] > MEMORY)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
