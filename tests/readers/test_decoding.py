import os
import sys
from pathlib import Path

import pytest

from verifact.errors import UnreadableError
from verifact.readers.decoding import decode, read_file


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("é\r\nb".encode(), "é\r\nb", "utf-8"),
        (b"\xef\xbb\xbfa", "a", "utf-8"),
        (b"\xff\xfe" + "é日".encode("utf-16-le"), "é日", "utf-16-le"),
        (b"\xfe\xff" + "a𝄞".encode("utf-16-be"), "a𝄞", "utf-16-be"),
    ],
)
def test_what_is_accepted(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "offset", "words"),
    [
        (b"caf\xe9 ", 3, "byte 3 (0xe9)"),
        (b"\xef\xbb\xbfa\xff", 4, "Re-save it as UTF-8"),
        (b"\xff\xfea", 2, "UTF-16-LE"),
        (b"\xff\xfe\x00\xd8", 2, "UTF-16-LE"),
        (b"PK\0\1", 2, "binary file"),
        (b"\x89PNG\0", 4, "binary file"),
        (b"a" * 20_000 + b"\0", 20_000, "binary file"),
        (b"\xff\xfe" + "a\0".encode("utf-16-le"), 4, "binary file"),
        (b"\xff\xfe\0\0" + "a".encode("utf-32-le"), 0, "UTF-32"),
        (b"\0\0\xfe\xff" + "a".encode("utf-32-be"), 0, "UTF-32"),
        (b"\xed\xa0\x80", 0, "not UTF-8"),
    ],
)
def test_what_is_refused(data: bytes, offset: int, words: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data, "a/story.txt")
    assert caught.value.offset == offset
    assert caught.value.path == "a/story.txt"
    assert "a/story.txt" in str(caught.value)
    assert words in str(caught.value)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo")
    assert read_file(path) == ("one\r\ntwo", "utf-8")
    assert read_file(str(path)) == ("one\r\ntwo", "utf-8")


def test_a_file_that_cannot_be_had_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"gone\.txt does not exist"):
        read_file(tmp_path / "gone.txt")
    with pytest.raises(UnreadableError, match="is a directory"):
        read_file(tmp_path)
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_file("a\0b")


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_file(tmp_path / "a")
    (tmp_path / "b").unlink()
    with pytest.raises(UnreadableError, match="is a link that leads nowhere"):
        read_file(tmp_path / "a")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(UnreadableError, match="permission denied"):
        read_file(path)


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such files")
def test_what_has_no_end_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "zero.md").symlink_to("/dev/zero")
    for path in (tmp_path / "pipe.md", tmp_path / "zero.md", Path("/dev/zero")):
        with pytest.raises(UnreadableError, match="not a regular file"):
            read_file(path)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no such folder")
def test_what_the_shell_substitutes_is_read() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"text")
    os.close(writer)
    assert read_file(f"/dev/fd/{reader}") == ("text", "utf-8")
    os.close(reader)
