"""What the web archive and Crossref say, from a server that answers as they do."""

import asyncio
from datetime import date
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from tests.evidence.servers import options, see

from verifact.evidence import FetchOptions, SnapshotStore, gather
from verifact.evidence.registers import plain_doi, work_in
from verifact.evidence.web import WebFetcher
from verifact.model import LinkState, Work

COPY = "http://web.archive.org/web/20240506/http://localhost/x"
AVAILABLE = {
    "archived_snapshots": {"closest": {"available": True, "url": COPY, "status": "200", "timestamp": "20240506"}}
}


def crossref(message: dict[str, Any]) -> dict[str, Any]:
    return {"status": "ok", "message-type": "work", "message": message}


class TestArchive:
    def gone(self, server: HTTPServer, said: Any, status: int = 200) -> str:
        server.expect_request("/x").respond_with_data("no", status=404)
        server.expect_request("/wayback/available").respond_with_json(said, status=status)
        return server.url_for("/x")

    def base(self, server: HTTPServer) -> dict[str, Any]:
        return {"archive_lookups": True, "archive_base": server.url_for("")}

    def test_a_copy_of_what_is_gone_is_found_once(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        url = self.gone(httpserver, AVAILABLE)
        for _ in range(2):
            snapshot = see(url, store, **self.base(httpserver))
            assert snapshot.state is LinkState.MISSING
            assert snapshot.archive_url == COPY.replace("http://web", "https://web")
        asked = [request for request, _ in httpserver.log if request.path == "/wayback/available"]
        assert [request.args["url"] for request in asked] == [url]

    @pytest.mark.parametrize(
        "said",
        [
            {"archived_snapshots": {}},
            {"archived_snapshots": {"closest": {"available": False, "url": COPY, "status": "200"}}},
            {"archived_snapshots": {"closest": {"available": True, "url": COPY, "status": "404"}}},
            [],
            None,
        ],
    )
    def test_where_there_is_none(self, httpserver: HTTPServer, said: Any) -> None:
        assert see(self.gone(httpserver, said), **self.base(httpserver)).archive_url is None

    def test_an_archive_in_trouble_is_no_verdict(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        url = self.gone(httpserver, {}, 503)
        assert see(url, store, **self.base(httpserver)).archive_url is None
        assert store.looked_up("archive", url) is None

    def test_nobody_looks_for_a_copy_of_what_is_there(self, httpserver: HTTPServer) -> None:
        httpserver.expect_request("/x").respond_with_data("yes", content_type="text/plain")
        assert see(httpserver.url_for("/x"), **self.base(httpserver)).state is LinkState.OK
        assert len(httpserver.log) == 1


class TestWorks:
    def look(self, server: HTTPServer, dois: list[str], **given: Any) -> dict[str, Work]:
        with SnapshotStore(None) as store:
            evidence = gather([], dois, options=options(crossref_base=server.url_for("/"), **given), cache=store)
        return dict(evidence.works)

    def test_a_work_is_looked_up_once_by_any_spelling(self, httpserver: HTTPServer) -> None:
        said = crossref({"title": ["On <i>mills</i>"], "published": {"date-parts": [[2020, 5, 6]]}})
        httpserver.expect_request("/works/10.1000/mill(1)").respond_with_json(said)
        works = self.look(
            httpserver,
            ["10.1000/MILL(1)", "https://doi.org/10.1000/mill(1)", "doi:10.1000/mill(1)"],
            contact="d@ely.example",
        )
        assert works == {"10.1000/mill(1)": Work("10.1000/mill(1)", "On mills", date(2020, 5, 6))}
        assert len(httpserver.log) == 1
        assert httpserver.log[0][0].args["mailto"] == "d@ely.example"

    def test_others_register_dois_too(self, httpserver: HTTPServer) -> None:
        httpserver.expect_request("/works/10.5281/x").respond_with_data("Resource not found.", status=404)
        assert self.look(httpserver, ["10.5281/x", "no doi"]) == {}
        assert len(httpserver.log) == 1

    def test_nobody_asks_if_not_wanted(self, httpserver: HTTPServer) -> None:
        assert self.look(httpserver, ["10.5281/x"], look_up_works=False) == {}
        assert not httpserver.log

    def test_what_was_said_is_kept(self, httpserver: HTTPServer, store: SnapshotStore) -> None:
        httpserver.expect_request("/works/10.1000/x").respond_with_json(crossref({"title": ["Mills"]}))

        async def look(given: FetchOptions) -> Work | None:
            async with WebFetcher(given, store) as fetcher:
                return (await fetcher.look_up(["10.1000/x"])).get("10.1000/x")

        works = [
            asyncio.run(look(options(crossref_base=httpserver.url_for("/"), offline=offline)))
            for offline in (False, True)
        ]
        assert works == [Work("10.1000/x", "Mills")] * 2
        assert len(httpserver.log) == 1

    @pytest.mark.parametrize(
        ("message", "work"),
        [
            ({"title": ["Mills"], "updated-by": [{"type": "retraction", "DOI": "10.1000/R"}]}, Work("d", "Mills", None, True, "10.1000/r")),
            ({"title": ["Mills"], "updated-by": [{"type": "correction", "DOI": "10.1000/C"}]}, Work("d", "Mills")),
            ({"title": ["RETRACTED: Mills"]}, Work("d", "RETRACTED: Mills", None, True)),
            ({"title": ["Retracted Article: Mills"]}, Work("d", "Retracted Article: Mills", None, True)),
            ({"title": ["[Retracted] Mills"]}, Work("d", "[Retracted] Mills", None, True)),
            ({"title": ["Retracted mills of the Ouse"]}, Work("d", "Retracted mills of the Ouse")),
            # The notice itself is no retracted work.
            ({"title": ["Retraction of: Mills"], "update-to": [{"type": "retraction", "DOI": "10.1000/x"}]}, Work("d", "Retraction of: Mills")),
            ({"published-print": {"date-parts": [[2020, 6, 1]]}, "published-online": {"date-parts": [[2020, 5, 6]]}}, Work("d", None, date(2020, 5, 6))),
            ({"title": [], "published": {"date-parts": [[2020]]}}, Work("d")),
            ({"title": None, "issued": {"date-parts": [[None]]}, "updated-by": "x"}, Work("d")),
            ({"title": "Mills", "issued": {"date-parts": [[2020, 99, 1]]}, "updated-by": [None]}, Work("d")),
        ],
    )  # fmt: skip
    def test_what_crossref_says(self, message: dict[str, Any], work: Work) -> None:
        assert work_in("d", crossref(message)) == work

    @pytest.mark.parametrize("said", [None, [], {}, {"message": []}, "x"])
    def test_what_is_no_work(self, said: Any) -> None:
        assert work_in("d", said) is None


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/ABC", "10.1000/abc"),
        (" https://dx.doi.org/10.1000/abc ", "10.1000/abc"),
        ("doi: 10.1000/abc", "10.1000/abc"),
        ("10.12/abc", None),
        ("https://ely.example/10.1000/abc", None),
        ("", None),
    ],
)
def test_dois(text: str, doi: str | None) -> None:
    assert plain_doi(text) == doi
