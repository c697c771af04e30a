"""`verifact snapshot`, and the arguments it shares with all that asks the web."""

import argparse
import io
import json
import sys
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from tests.evidence.servers import only_loopback

from verifact.cli import main
from verifact.cli.fetch_progress import FetchProgress
from verifact.cli.online_arguments import add_online, fetch_options, snapshot_store
from verifact.evidence import FetchOptions, SavedPages
from verifact.model import LinkState

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("socket.getaddrinfo", only_loopback)
    return tmp_path


def serve(server: HTTPServer) -> str:
    server.expect_request("/robots.txt").respond_with_data("", status=404)
    server.expect_request("/mill").respond_with_data("<article><p>It closed.</p></article>", content_type="text/html")
    server.expect_request("/gone").respond_with_data("", status=404)
    server.expect_request("/works/10.1000/x").respond_with_json({"message": {"title": ["Mills"]}})
    base = server.url_for("/").rstrip("/")
    return f"It [closed]({base}/mill#a), [they]({base}/gone) [said](mailto:a@b.example), doi:10.1000/x.\n\n## Sources\n\n1. Lee, “Mills”, doi:10.1000/x\n"


def test_sources_are_saved(httpserver: HTTPServer, here: Path, capsys: Output) -> None:
    (here / "a.md").write_text(serve(httpserver), encoding="utf-8")
    base = httpserver.url_for("/").rstrip("/")
    command = [
        "snapshot",
        "a.md",
        "--allow-host",
        "localhost",
        "--no-archive",
        "--crossref",
        base,
        "--output",
        "kept",
        "--retries",
        "0",
    ]
    assert main(command) == 0
    out = capsys.readouterr()
    assert out.err == ""
    assert out.out.splitlines() == [
        "transient     https://doi.org/10.1000/x  the name could not be resolved: doi.org: Temporary failure in name resolution",
        f"ok            {base}/mill#a",
        f"missing       {base}/gone  it answers 404",
        "1 page, 2 without one, 1 work: see kept",
    ]
    saved = SavedPages(here / "kept")
    assert saved.snapshot(f"{base}/mill").text == "It closed."
    assert saved.snapshot(f"{base}/gone").state is LinkState.MISSING
    assert saved.works["10.1000/x"].title == "Mills"
    assert (here / "cache" / "verifact" / "snapshots.sqlite3").exists()


def test_an_unreadable_article_does_not_keep_the_others(httpserver: HTTPServer, here: Path, capsys: Output) -> None:
    (here / "a.md").write_text(serve(httpserver), encoding="utf-8")
    command = [
        "snapshot",
        "no-such.md",
        "a.md",
        "--allow-host",
        "localhost",
        "--no-archive",
        "--no-crossref",
        "--retries",
        "0",
    ]
    assert main([*command, "--no-snapshots-cache"]) == 2
    assert "no-such.md does not exist" in capsys.readouterr().err
    assert len(SavedPages(here / "sources").index) == 3
    assert not (here / "cache").exists()


def test_private_addresses_are_refused_unless_allowed(httpserver: HTTPServer, here: Path, capsys: Output) -> None:
    (here / "a.md").write_text(serve(httpserver), encoding="utf-8")
    assert main(["snapshot", "a.md", "--no-crossref", "--retries", "0"]) == 0
    assert capsys.readouterr().out.count("refused ") == 2
    assert not httpserver.log


def test_an_article_without_sources(here: Path, capsys: Output) -> None:
    (here / "a.md").write_text("It rains.\n", encoding="utf-8")
    assert main(["snapshot", "a.md"]) == 0
    assert "no source with an address in a.md" in capsys.readouterr().err
    assert not (here / "sources").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--timeout", "0"],
        ["--timeout", "nan"],
        ["--timeout", "inf"],
        ["--retries", "-1"],
        ["--concurrency", "0"],
        ["--per-host", "x"],
        ["--snapshots-cache", ""],
        ["--contact", "a\nb"],
        ["--crossref", "ftp://x"],
        ["--refresh", "--offline"],
        ["--snapshots-cache", "x", "--no-snapshots-cache"],
    ],
)
def test_arguments_that_make_no_sense(here: Path, wrong: list[str], capsys: Output) -> None:
    (here / "a.md").write_text("[It](https://ely.example/) rains.\n", encoding="utf-8")
    assert main(["snapshot", "a.md", *wrong]) == 2
    assert "error: " in capsys.readouterr().err


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_online(parser)
    return parser.parse_args(arguments)


def test_without_arguments_the_options_are_the_usual_ones() -> None:
    assert fetch_options(parsed()) == FetchOptions()
    assert snapshot_store(parsed()) is None


def test_each_argument_has_its_option(here: Path) -> None:
    args = parsed(
        *[
            "--timeout",
            "5",
            "--retries",
            "0",
            "--concurrency",
            "3",
            "--per-host",
            "1",
            "--max-bytes",
            "9",
            "--allow-host",
            "A.example",
            "--allow-host",
            "b",
            "--no-robots",
        ],
        *[
            "--contact",
            "me",
            "--user-agent",
            "us",
            "--proxy",
            "http://p:1",
            "--offline",
            "--confirm",
            "--no-archive",
            "--archive-url",
            "http://a",
        ],
        *["--no-crossref", "--crossref", "http://c", "--snapshots-cache", "kept"],
    )
    assert fetch_options(args) == FetchOptions(
        total_timeout=5.0,
        connect_timeout=5.0,
        read_timeout=5.0,
        retries=0,
        concurrency=3,
        per_host=1,
        max_bytes=9,
        allow_hosts=frozenset({"a.example", "b"}),
        respect_robots=False,
        contact="me",
        user_agent="us",
        proxy="http://p:1",
        offline=True,
        confirm=True,
        archive_lookups=False,
        archive_base="http://a",
        look_up_works=False,
        crossref_base="http://c",
    )
    store = snapshot_store(args)
    assert store is not None
    store.close()
    assert (here / "kept" / "snapshots.sqlite3").exists()


def test_without_the_extra_it_is_named(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setitem(sys.modules, "protego", None)
    (here / "a.md").write_text("[It](https://ely.example/) rains.\n", encoding="utf-8")
    assert main(["snapshot", "a.md"]) == 2
    assert "verifact[online]" in capsys.readouterr().err


def test_saved_pages_are_json_and_text(httpserver: HTTPServer, here: Path) -> None:
    (here / "a.md").write_text(serve(httpserver), encoding="utf-8")
    main(["snapshot", "a.md", "--allow-host", "localhost", "--no-archive", "--no-crossref", "--retries", "0"])
    index = json.loads((here / "sources" / "index.json").read_text(encoding="utf-8"))
    assert set(index["pages"]) >= {httpserver.url_for("/mill"), httpserver.url_for("/gone")}


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("seconds", "shows"), [(1.0, False), (3.0, True)])
def test_a_bar_for_who_waits(seconds: float, shows: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    ticks = iter([0.0, *[seconds] * 10])
    monkeypatch.setattr("verifact.cli.fetch_progress.monotonic", lambda: next(ticks))
    with FetchProgress() as progress:
        for done in range(1, 4):
            progress(done, 3)
    assert ("asking for sources" in screen.getvalue()) is shows
