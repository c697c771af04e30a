"""The one batch function: what comes out of any row, and that no row is ever in another's way."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.corpus.made_up import article, articles, batch_of, checked, page

import verifact
from verifact.config import Config
from verifact.corpus import batch as batch_module
from verifact.corpus import check_batch, input_schema, output_schema
from verifact.corpus.articles import article_of
from verifact.corpus.batch import lost_batch
from verifact.corpus.schema import FINDING_FIELDS, STATUSES, articles_schema, findings_schema
from verifact.engine import Settings
from verifact.errors import ConfigError, UsageError
from verifact.model import Article


def codes(row: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in row["findings"]]


class TestSchemas:
    def test_the_input(self) -> None:
        names = ["id", "url", "text", "html", "format", "title", "published", "publisher", "lang"]
        assert input_schema().names == names
        assert set(input_schema().types) == {pa.string()}
        assert not input_schema().field("id").nullable

    def test_the_output_is_the_articles_with_their_findings(self) -> None:
        schema = output_schema()
        assert schema.remove(schema.get_field_index("findings")) == articles_schema()
        nested = schema.field("findings").type.value_type
        assert [field.name for field in nested] == list(FINDING_FIELDS)
        assert findings_schema().names == ["id", *FINDING_FIELDS]


class TestOneRow:
    def test_it_says_what_check_says(self) -> None:
        row = article(1)
        report = verifact.check(verifact.parse(row["text"], published=row["published"], path=row["id"]))
        (found,) = checked([row])
        assert len(report.findings) >= 2
        for finding, told in zip(report.findings, found["findings"], strict=True):
            assert finding.span is not None
            assert told == {
                "code": finding.code,
                "name": finding.name,
                "severity": finding.severity.value,
                "start": finding.span.start,
                "end": finding.span.end,
                "line": finding.line,
                "column": finding.column,
                "excerpt": row["text"][finding.span.start : finding.span.end],
                "message": finding.message,
                "help": finding.help,
                "fingerprint": finding.fingerprint,
            }
        stats = report.stats
        assert (found["words"], found["claims"], found["citations"]) == (stats.words, stats.claims, stats.citations)
        assert (found["sourced_share"], found["named_share"]) == (stats.sourced_share, stats.named_share)
        assert (found["speakers"], found["named_speakers"]) == (stats.sources, stats.named_sources)
        assert (found["status"], found["language"], found["publisher"]) == ("ok", "en", "The Times")
        assert found["published"] == date(2024, 10, 28)
        assert found["sources"] == ["Jane Roe"]
        assert found["residue"] == 1

    def test_hosts_are_those_of_the_citations(self) -> None:
        text = "It [is](https://www.B.example/x) [so](https://a.example:8000/), [or](https://a.example/z) [not](http://[bad)."
        (row,) = checked([{"id": "a", "text": text, "format": "markdown"}])
        assert row["cited_hosts"] == ["a.example", "b.example"]

    def test_columns_come_before_what_the_article_says(self) -> None:
        html = "<html lang=de><head><title>Own</title></head><body><p>The mayor spoke.</p></body></html>"
        known = {
            "title": "Given",
            "published": "2020-01-02",
            "publisher": "P",
            "url": "https://x.example/",
            "lang": "en",
        }
        own, given_ = checked([{"id": "a", "html": html}, {"id": "b", "html": html, **known}])
        assert (own["title"], own["language"]) == ("Own", "de")
        assert given_["published"] == date(2020, 1, 2)
        assert [given_[name] for name in ("title", "publisher", "url", "language")] == [
            "Given",
            "P",
            "https://x.example/",
            "en",
        ]

    def test_html_counts_where_there_is_no_text(self) -> None:
        html = "<p>The mayor &amp; all spoke.</p>"
        both, alone, odd = checked(
            [
                {"id": "a", "text": "A.", "html": html},
                {"id": "b", "html": html},
                {"id": "c", "html": html, "format": "text"},
            ]
        )
        assert [row["words"] for row in (both, alone, odd)] == [1, 5, 5]

    def test_the_day_in_the_id(self) -> None:
        (row,) = checked([{"id": "posts/2019-10-29-title.md", "text": "It is.", "format": "markdown"}])
        assert row["published"] == date(2019, 10, 29)

    def test_a_bibliography_is_not_looked_for(self, tmp_path: Any) -> None:
        (tmp_path / "refs.json").write_text('[{"id": "lee", "type": "book", "title": "T"}]', encoding="utf-8")
        text = "---\nbibliography: refs.json\n---\nIt is so [@lee]."
        (row,) = checked([{"id": str(tmp_path / "a.md"), "text": text, "format": "markdown"}])
        assert row["citations"] == 0

    def test_a_page_is_its_main_text(self) -> None:
        (row,) = checked([{"id": "a", "html": page(1), "format": "page"}])
        assert row["status"] == "ok"
        assert (row["title"], row["published"], row["cited_hosts"]) == ("Page 1", date(2024, 10, 28), ["example.org"])
        assert "VF204" in codes(row)
        assert not row["residue"]

    def test_a_page_without_a_main_text(self) -> None:
        (row,) = checked([{"id": "a", "html": "<html><body></body></html>", "format": "page"}])
        assert (row["status"], row["findings"][0]["message"]) == ("unreadable", "no main text was found in the page")

    def test_half_a_surrogate_pair(self) -> None:
        (row,) = checked([{"id": "a", "html": "<p>The mayor &#xD800; spoke.</p>"}])
        assert row["status"] == "ok"
        found = lost_batch(batch_of(articles(1)), None, "a check of somebody’s said \ud800").to_pylist()
        assert "a check of somebody’s said ?" in found[0]["findings"][0]["message"]


class TestBadRows:
    @pytest.mark.parametrize(
        ("row", "message"),
        [
            ({}, "there is no text"),
            ({"text": " \n"}, "text is empty"),
            ({"text": "x", "format": "markdwon"}, "format: unknown format 'markdwon'; did you mean 'markdown'?"),
            ({"text": "x", "format": "q"}, "format: unknown format 'q': it can be text, markdown, html, page"),
        ],
    )
    def test_without_a_text(self, row: dict[str, str], message: str) -> None:
        good, bad, last = checked([article(1), {"id": "bad", **row}, article(2)])
        assert (good["status"], bad["status"], last["status"]) == ("ok", "unreadable", "ok")
        assert [(f["code"], f["message"]) for f in bad["findings"]] == [("VF904", message)]
        assert (bad["findings"][0]["start"], bad["findings"][0]["severity"]) == (None, "error")
        assert len(bad["findings"][0]["fingerprint"]) == 16

    @pytest.mark.parametrize("day", ["soon", "2024-13-45", "March 2019", "99999999"])
    def test_a_day_that_is_none_does_not_cost_the_article(self, day: str) -> None:
        (row,) = checked([{**article(1), "published": day}])
        assert row["status"] == "ok"
        assert row["published"] is None
        assert row["findings"][0]["message"] == f"published: {day!r} is not a date as in 2024-10-27"
        assert codes(row)[0] == "VF904"
        assert "VF401" in codes(row)

    @pytest.mark.parametrize("day", ["2024-10-28", "20241028", "28 October 2024", "2024-10-28T01:02:03Z"])
    def test_days(self, day: str) -> None:
        (row,) = checked([{**article(1), "published": day}])
        assert (row["published"], "VF904" in codes(row)) == (date(2024, 10, 28), False)

    def test_columns_of_other_types(self) -> None:
        batch = pa.RecordBatch.from_pydict(
            {
                "id": pa.array([1, 2]),
                "text": pa.array([b"The mayor spoke.", b"caf\xe9"]),
                "published": pa.array([datetime(2024, 10, 28, 3), None]),
            }
        )
        good, bad = check_batch(batch).to_pylist()
        assert (good["id"], good["status"], good["published"]) == ("1", "ok", date(2024, 10, 28))
        assert (bad["id"], bad["status"]) == ("2", "unreadable")
        assert (
            bad["findings"][0]["message"] == "text is not UTF-8: byte 3 (0xe9) cannot be decoded. Re-save it as UTF-8."
        )

    def test_a_string_that_is_no_utf8(self) -> None:
        data = pa.py_buffer(b"caf\xe9fine")
        offsets = pa.py_buffer(b"\0\0\0\0\x04\0\0\0\x08\0\0\0")
        column = pa.StringArray.from_buffers(2, offsets, data)
        bad, good = check_batch(pa.RecordBatch.from_arrays([pa.array(["a", "b"]), column], ["id", "text"])).to_pylist()
        assert (bad["status"], good["status"]) == ("unreadable", "ok")
        assert bad["findings"][0]["message"] == "text: byte 3 (0xe9) is not UTF-8"

    def test_an_analysis_that_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        real = article_of

        def fails(row: Any) -> Article:
            if row.id == "a1":
                raise RecursionError("too deep")
            return real(row)

        monkeypatch.setattr(batch_module, "article_of", fails)
        rows = checked(articles(3))
        assert [row["status"] for row in rows] == ["ok", "crashed", "ok"]
        assert codes(rows[1]) == ["VF905"]
        assert "RecursionError: too deep" in rows[1]["findings"][0]["message"]

    def test_articles_whose_process_ended(self) -> None:
        rows = lost_batch(batch_of(articles(2)), None, "the process ended").to_pylist()
        assert [(row["id"], row["status"], codes(row)) for row in rows] == [
            (f"a{n}", "crashed", ["VF905"]) for n in range(2)
        ]

    def test_an_empty_batch(self) -> None:
        found = check_batch(batch_of([]))
        assert (found.num_rows, found.schema) == (0, output_schema())

    @given(
        st.lists(
            st.fixed_dictionaries(
                {"id": st.text()},
                optional={name: st.none() | st.text(max_size=60) for name in input_schema().names if name != "id"},
            ),
            max_size=3,
        )
    )
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_any_rows_at_all(self, rows: list[dict[str, Any]]) -> None:
        rows = [{name: _encodable(value) for name, value in row.items()} for row in rows]
        found = check_batch(batch_of(rows))
        assert found.schema == output_schema()
        assert found.column("id").to_pylist() == [row["id"] for row in rows]
        assert set(found.column("status").to_pylist()) <= set(STATUSES)
        found.validate(full=True)


def _encodable(value: str | None) -> str | None:
    return None if value is None else value.encode(errors="replace").decode()


class TestSettings:
    def test_they_hold(self) -> None:
        (row,) = checked([article(1)], Settings.of(None, ["VF401"], None, None))
        assert codes(row) == ["VF401"]

    def test_of_one_call_after_another(self) -> None:
        one, other = Settings(select=("VF401",)), Settings(select=("VF204",))
        assert [codes(checked([article(1)], each)[0]) for each in (one, other, one)] == [
            ["VF401"],
            ["VF204"],
            ["VF401"],
        ]

    def test_the_configuration_stands_in(self) -> None:
        config = Config(publisher="House", published=date(2021, 1, 1), per_file_ignores={"old/*": ("VF",)})
        row = {"text": article(1)["text"]}
        plain, ignored = checked([{"id": "new/a", **row}, {"id": "old/a", **row}], Settings(config=config))
        assert (plain["publisher"], plain["published"]) == ("House", date(2021, 1, 1))
        assert plain["findings"]
        assert not ignored["findings"]

    def test_no_configuration_file_is_looked_for(self, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "verifact.toml").write_text('select = ["VF999"]', encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        assert checked([{**article(1), "id": str(tmp_path / "a.md")}])[0]["findings"]

    def test_unknown_codes(self) -> None:
        with pytest.raises(UsageError, match="unknown code 'VF9999'"):
            checked([article(1)], Settings(select=("VF9999",)))
        with pytest.raises(ConfigError, match="unknown code 'VF9999'"):
            checked([article(1)], Settings(config=Config(select=("VF9999",))))

    def test_it_can_be_sent_to_another_process(self) -> None:
        function, given_ = pickle.loads(pickle.dumps((check_batch, Settings(select=("VF4",)))))
        assert function is check_batch
        assert given_ == evolve(Settings(), select=("VF4",))


def test_columns_twice_and_times_that_python_lacks() -> None:
    nowhere = pa.array([1_700_000_000_123_456_789], pa.timestamp("ns", "Nowhere/Land"))
    batch = pa.RecordBatch.from_arrays(
        [pa.array(["a"]), pa.array(["Hello."]), pa.array(["Other."]), nowhere], ["id", "text", "text", "published"]
    )
    (row,) = check_batch(batch).to_pylist()
    assert (row["status"], str(row["published"]), row["words"]) == ("ok", "2023-11-14", 1)


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_html_is_read_where_the_text_is_blank(text: str | None) -> None:
    (row,) = checked([{"id": "a", "text": text, "html": "<p>Sources say the deal is done.</p>"}])
    assert (row["status"], row["words"]) == ("ok", 6)


def test_threads_with_settings_of_their_own() -> None:
    batches = [
        (batch_of([article(number)]), Settings(select=(code,))) for number in range(6) for code in ("VF2", "VF4")
    ]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda each: check_batch(*each).to_pylist(), batches))
    for (row,), (_, own) in zip(found, batches, strict=True):
        assert row["findings"]
        assert {finding["code"][:3] for finding in row["findings"]} == {*(own.select or ())}
