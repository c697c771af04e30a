"""`verifact verify` against a server: a page that is quoted wrongly, one that is gone, one that leads home now."""

from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from tests.engine.webs import STORY
from werkzeug import Response

from verifact.cli import main

PAGE = (
    "<!doctype html><html lang=en><head><title>Mill on the Ouse to close | The Ely Herald</title></head><body><article>"
    f"<h1>Mill on the Ouse to close</h1><p>{STORY}</p></article></body></html>"
)
HOME = "<!doctype html><title>The Ely Herald</title><p>News of Ely.</p>"


@pytest.fixture
def article(tmp_path: Path, httpserver: HTTPServer) -> Path:
    httpserver.expect_request("/mill").respond_with_data(PAGE, content_type="text/html; charset=utf-8")
    httpserver.expect_request("/gone").respond_with_data("gone", status=404)
    httpserver.expect_request("/old").respond_with_response(Response(status=302, headers={"Location": "/"}))
    httpserver.expect_request("/").respond_with_data(HOME, content_type="text/html")
    site = httpserver.url_for("").rstrip("/")
    path = tmp_path / "a.txt"
    path.write_text(
        "“It is a sad day for a town that has had no mill since the twelfth century,” Ann Lee said [1]. The bakery stays open, "
        "the family said [2]. A museum will take over, the council of Ely said on Monday [3].\n\nSources\n\n"
        f"1. “Mill on the Ouse to close”, The Ely Herald, 4 May 2024, {site}/mill\n"
        f"2. “Bakery in Littleport stays”, The Ely Herald, 4 May 2024, {site}/gone\n"
        f"3. “Museum at the mill”, The Ely Herald, 4 May 2024, {site}/old\n",
        encoding="utf-8",
    )
    return path


def verify(path: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    given = ["--snapshots-cache", str(path.parent / "cache"), "--no-robots", "--no-archive", "--no-crossref"]
    code = main(["verify", str(path), *given, "--retries", "0", "-q", *arguments])
    return code, [line.split(" ", 2)[1] for line in capsys.readouterr().out.splitlines()]


def test_from_the_article_to_the_findings(
    article: Path, httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    local = ("--allow-host", httpserver.host)
    assert verify(article, capsys, *local, "--confirm") == (1, ["VF604", "VF602", "VF607"])
    assert verify(article, capsys, *local, "--confirm") == (1, ["VF604", "VF601", "VF607"])
    asked = [request.path for request, _ in httpserver.log]
    assert (asked.count("/mill"), asked.count("/gone")) == (1, 2)
    assert verify(article, capsys, *local, "--offline")[1] == ["VF604", "VF601", "VF607"]
    assert len(httpserver.log) == len(asked)


def test_a_private_address_is_not_asked_without_leave(
    article: Path, httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(article, capsys) == (0, ["VF602"] * 3)
    assert len(httpserver.log) == 0
