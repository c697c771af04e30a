"""Saved pages: a folder that can be committed, read, and trusted no further than that."""

import asyncio
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evidence.servers import options

from verifact.errors import UnreadableError, UsageError
from verifact.evidence import Fetcher, SavedPages, WorkRegister, gather, save
from verifact.evidence.folder import _stem
from verifact.model import LinkState, Review, Snapshot, Work

URL = "https://www.ely.example/2024/The-Mill?x=1#part"
PAGE = Snapshot(
    URL,
    LinkState.OK,
    URL,
    200,
    "it answers 200",
    {"etag": '"a"'},
    "text/html",
    "The “mill”",
    "The Ely News",
    date(2024, 5, 6),
    "It closed.\n\nNobody knew.",
    digest="00",
    fetched_at=datetime(2024, 5, 7, 12, 0, tzinfo=UTC),
    reviews=(Review("It closed", "True", published=date(2024, 5, 8)),),
)
WORK = Work("10.1000/x", "Mills", date(2020, 5, 6), True, "10.1000/r")


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    save([PAGE], tmp_path / "sources", [WORK])
    saved = SavedPages(tmp_path / "sources")
    assert isinstance(saved, Fetcher)
    assert isinstance(saved, WorkRegister)
    evidence = gather([URL, "https://ely.example/other"], ["doi:10.1000/X"], options=options(), client=saved)
    assert evidence.snapshots[URL] == PAGE
    assert evidence.snapshots["https://ely.example/other"].state is LinkState.UNSEEN
    assert evidence.works == {"10.1000/x": WORK}
    # Another part of the same page.
    assert saved.snapshot("https://www.ely.example/2024/The-Mill?x=1").text == PAGE.text


def test_the_files_are_for_people_too(tmp_path: Path) -> None:
    written = save([PAGE], tmp_path)
    assert sorted(path.suffix for path in written) == [".json", ".json", ".txt"]
    (text,) = tmp_path.glob("*.txt")
    assert text.name.startswith("ely-example-2024-the-mill-x-1-")
    assert text.read_bytes() == b"It closed.\n\nNobody knew."
    about = json.loads(text.with_suffix(".json").read_text(encoding="utf-8"))
    assert (about["title"], about["text"], about["url"]) == ("The “mill”", "", URL)
    assert list(json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))["pages"].values()) == [text.stem]


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    others = [Snapshot(f"https://ely.example/{number}", LinkState.OK, text="x") for number in range(5)]
    save([PAGE, *others], tmp_path, [WORK])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    save([*reversed(others), PAGE], tmp_path, [WORK])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_later_failure_does_not_take_a_pages_place(tmp_path: Path) -> None:
    save([PAGE], tmp_path)
    for state in (LinkState.TRANSIENT, LinkState.BLOCKED, LinkState.RATE_LIMITED, LinkState.UNSEEN):
        save([Snapshot(URL, state)], tmp_path)
        assert SavedPages(tmp_path).snapshot(URL).state is LinkState.OK
    save([Snapshot(URL, LinkState.DEAD, status=404)], tmp_path)
    assert SavedPages(tmp_path).snapshot(URL) == Snapshot(URL, LinkState.DEAD, status=404)
    assert not list(tmp_path.glob("*.txt"))


def test_pages_are_added_to_those_that_are_there(tmp_path: Path) -> None:
    save([PAGE], tmp_path, [WORK])
    save([Snapshot("https://ely.example/2", LinkState.OK, text="x")], tmp_path)
    saved = SavedPages(tmp_path)
    assert len(saved.index) == 2
    assert dict(saved.works) == {WORK.doi: WORK}


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=150))
def test_any_address_gives_a_name_for_a_file(key: str) -> None:
    name = _stem(key)
    assert 8 <= len(name) <= 100
    assert name.isascii()
    assert not set(name) & set("/\\:.")


@pytest.mark.parametrize(
    "index",
    [
        "rubbish",
        "[]",
        "{}",
        '{"form": 2, "pages": {}}',
        '{"form": 1, "pages": []}',
        '{"form": 1, "pages": {"https://ely.example/": "../../etc/passwd"}}',
        '{"form": 1, "pages": {"https://ely.example/": "/etc/passwd"}}',
        '{"form": 1, "pages": {"https://ely.example/": 3}}',
        "[" * 100_000,
    ],
)
def test_an_index_that_is_none_is_said_so(tmp_path: Path, index: str) -> None:
    (tmp_path / "index.json").write_text(index, encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"index\.json"):
        SavedPages(tmp_path)


def test_a_folder_without_saved_pages_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        SavedPages(tmp_path)
    with pytest.raises(UnreadableError, match="cannot be read"):
        SavedPages(tmp_path / "no-such")


@pytest.mark.parametrize(
    "about", ["rubbish", "{}", '{"url": "x", "state": "fine"}', '{"url": "x", "state": "ok", "no": 1}']
)
def test_a_damaged_page_is_said_so(tmp_path: Path, about: str) -> None:
    save([PAGE], tmp_path)
    (text,) = tmp_path.glob("*.txt")
    text.with_suffix(".json").write_text(about, encoding="utf-8")
    with pytest.raises(UnreadableError, match="ely-example"):
        asyncio.run(SavedPages(tmp_path).fetch([URL]))


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be saved"):
        save([PAGE], tmp_path / "file")


@pytest.mark.parametrize(
    "url", ["ftp://ely.example/é", "https://ann:secret@ely.example/", "http://10.0.0.1/", "http://[::1"]
)
def test_what_is_refused_for_its_form_is_refused_again_and_saved_nowhere(tmp_path: Path, url: str) -> None:
    save([PAGE, Snapshot(url, LinkState.REFUSED, reason="why")], tmp_path)
    assert SavedPages(tmp_path).snapshot(url).state is LinkState.REFUSED
    assert "secret" not in "".join(f"{path} {path.read_text(encoding='utf-8')}" for path in tmp_path.iterdir())


def test_what_was_refused_on_its_way_is_saved(tmp_path: Path) -> None:
    refused = Snapshot(
        URL, LinkState.REFUSED, "http://10.0.0.1/", 302, "10.0.0.1 is not a public address", fetched_at=PAGE.fetched_at
    )
    save([refused], tmp_path)
    assert SavedPages(tmp_path).snapshot(URL) == refused


def test_a_link_out_of_the_folder_is_neither_read_nor_written_through(tmp_path: Path) -> None:
    folder, secret = tmp_path / "sources", tmp_path / "secret"
    save([PAGE], folder)
    secret.write_text("a password", encoding="utf-8")
    (text,) = folder.glob("*.txt")
    text.unlink()
    text.symlink_to(secret)
    with pytest.raises(UnreadableError, match=r"\.txt cannot be read: it is a link"):
        SavedPages(folder).snapshot(URL)
    text.with_suffix(".json").unlink()
    text.with_suffix(".json").symlink_to(secret)
    with pytest.raises(UnreadableError, match=r"\.json cannot be read: it is a link"):
        save([PAGE], folder)
    (folder / "index.json").write_text('{"form": 1, "pages": {}}', encoding="utf-8")
    save([PAGE], folder)
    assert secret.read_text(encoding="utf-8") == "a password"
    assert SavedPages(folder).snapshot(URL) == PAGE


def test_a_folder_may_be_a_link_itself(tmp_path: Path) -> None:
    save([PAGE], tmp_path / "sources")
    (tmp_path / "link").symlink_to(tmp_path / "sources")
    assert SavedPages(tmp_path / "link").snapshot(URL) == PAGE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    save([PAGE], tmp_path)
    (text,) = tmp_path.glob("*.txt")
    text.unlink()
    os.mkfifo(text)
    with pytest.raises(UnreadableError, match="not a regular file"):
        SavedPages(tmp_path).snapshot(URL)
