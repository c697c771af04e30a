"""From paths and texts to reports, whatever goes wrong on the way."""

import gc
import sys
import weakref
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import verifact
from verifact.checks.base import Abstain, Check, Hit
from verifact.checks.discovery import all_checks
from verifact.config import Config
from verifact.document import Format
from verifact.engine import Checker, Settings, many, reading
from verifact.errors import ConfigError, UnreadableError, UsageError
from verifact.findings import Severity, Stats
from verifact.model import Article, Attribution, Claim, ClaimKind, Speaker, SpeakerKind
from verifact.spans import Span

SCROLL = "The mayor spoke on Monday.\n\nScroll to Top\n"


def checker_with(function: Any, language: str | tuple[str, ...] = "", **config: Any) -> Checker:
    check = Check("VF199", "test-check", Severity.WARNING, function, "Why.", language=language)
    return Checker(Settings(config=Config(**config)), {**all_checks(), "VF199": check})


class TestReading:
    def test_published_and_title_come_before_the_text(self) -> None:
        article = verifact.parse(
            "---\ntitle: A\ndate: 2020-01-01\n---\nText.", "markdown", published="2024-10-27", title="B"
        )
        assert (article.published, article.title) == (date(2024, 10, 27), "B")

    @pytest.mark.parametrize("day", [date(2024, 1, 2), datetime(2024, 1, 2, 3), "2024-01-02", "2024-01-02T03:04:05Z"])
    def test_forms_of_a_day(self, day: date | str) -> None:
        assert verifact.parse("Text.", published=day).published == date(2024, 1, 2)

    def test_no_day(self) -> None:
        with pytest.raises(UsageError, match="published: 'soon' is not a date as in 2024-10-27"):
            verifact.parse("Text.", published="soon")

    @pytest.mark.parametrize(
        ("name", "said"), [("markdwon", "did you mean 'markdown'"), ("q", "it can be text, markdown, html")]
    )
    def test_an_unknown_format(self, name: str, said: str) -> None:
        with pytest.raises(UsageError, match=said):
            verifact.parse("Text.", name)

    def test_the_suffix_tells_the_format_unless_told(self, tmp_path: Path) -> None:
        path = tmp_path / "a.md"
        path.write_text("*Text.*", encoding="utf-8")
        assert verifact.read(path).text.strip() == "Text."
        assert verifact.read(str(path), format="text").text == "*Text.*"
        assert verifact.read(path).path == str(path)

    def test_what_cannot_be_read(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableError):
            verifact.read(tmp_path / "none.txt")


class TestCheck:
    def test_an_article_a_path_and_a_text_say_the_same(self, tmp_path: Path) -> None:
        path = tmp_path / "a.md"
        path.write_text("x <!-- verifact: ignore[VF9x] -->", encoding="utf-8")
        reports = [
            verifact.check(path),
            verifact.check(str(path)),
            verifact.check(verifact.read(path)),
            verifact.check(path.read_text(encoding="utf-8"), format="markdown"),
        ]
        assert [report.path for report in reports] == [str(path)] * 3 + [None]
        assert all([f.code for f in report.findings] == ["VF902"] for report in reports)
        assert reports[0] == reports[1] == reports[2]

    def test_an_unreadable_path(self, tmp_path: Path) -> None:
        report = verifact.check(tmp_path / "none.txt")
        (finding,) = report.findings
        assert (finding.code, finding.severity, report.is_readable) == ("VF904", Severity.ERROR, False)
        assert finding.fingerprint
        assert verifact.check(tmp_path / "none.txt", ignore=["VF904"]).findings == ()
        assert verifact.check(tmp_path / "none.txt", ignore=["VF9"], select="VF1").findings != ()

    def test_codes_as_a_string(self) -> None:
        text = "x <!-- verifact: ignore[VF9x] -->"
        assert verifact.check(text, format="markdown", select="VF1, VF902").findings
        assert not verifact.check(text, format="markdown", select="VF1,").findings

    def test_an_unknown_code(self) -> None:
        with pytest.raises(UsageError, match="ignore: unknown code 'VF9O4'; did you mean 'VF904'"):
            verifact.check("x", format="text", ignore=["VF9O4"])

    def test_the_call_comes_before_the_configuration(self, tmp_path: Path) -> None:
        (tmp_path / "verifact.toml").write_text('select = ["VF1"]\nignore = ["VF902"]', encoding="utf-8")
        path = tmp_path / "a.md"
        path.write_text("x <!-- verifact: ignore[VF9x] -->", encoding="utf-8")
        assert not verifact.check(path, extend_select=["VF9"]).findings
        assert verifact.check(path, select=["VF902"]).findings
        assert not verifact.check(path, select=["VF902"], ignore=["VF902"]).findings
        assert verifact.check(path, config=Config()).findings

    def test_the_configuration_fills_what_the_file_does_not_say(self) -> None:
        seen: list[Article] = []

        def function(article: Article) -> list[Hit]:
            seen.append(article)
            return []

        checker = checker_with(function, published=date(2024, 1, 2), publisher="P")
        checker.article(verifact.parse("Text."))
        checker.article(verifact.parse("---\ndate: 2020-01-01\n---\nText.", "markdown"))
        assert [article.published for article in seen] == [date(2024, 1, 2), date(2020, 1, 1)]
        assert seen[0].metadata.publisher == "P"

    def test_a_broken_configuration_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "verifact.toml").write_text("selekt = []", encoding="utf-8")
        with pytest.raises(ConfigError, match="did you mean 'select'"):
            verifact.check(tmp_path / "a.md")


class TestCrashes:
    def crash(self, article: Article) -> Iterator[Hit]:
        yield Hit(Span(0, 1), "found before")
        raise RuntimeError("no\nway")

    def test_a_check_that_raises(self) -> None:
        report = checker_with(self.crash, select=("VF199",)).article(verifact.parse("Text."))
        crashed, before = report.findings
        assert crashed.message == "VF199 (test-check) crashed: RuntimeError: no\nway"
        assert (crashed.code, crashed.help[:24]) == ("VF905", "raised at test_engine.py")
        assert before.message == "found before"

    def test_a_crash_can_be_ignored_by_its_full_code_alone(self) -> None:
        for ignore, expected in ((("VF9",), 2), (("VF905",), 1)):
            checker = checker_with(self.crash, select=("VF199",), ignore=ignore)
            assert len(checker.article(verifact.parse("Text.")).findings) == expected

    @pytest.mark.parametrize("span", [Span(0, 99), Span(-1, 2), Span(3, 2)])
    def test_a_place_outside_of_the_text(self, span: Span) -> None:
        for hit in (Hit(span, "m"), Hit(None, "m", related=(span,))):
            checker = checker_with(lambda article, hit=hit: [hit], select=("VF199",))
            (finding,) = checker.article(verifact.parse("Text.")).findings
            assert "lies outside the text" in finding.message

    def test_what_is_no_outcome(self) -> None:
        checker = checker_with(lambda article: ["x"], select=("VF199",))
        (finding,) = checker.article(verifact.parse("Text.")).findings
        assert "neither a Hit nor an Abstain" in finding.message

    def test_an_exception_without_words(self) -> None:
        def function(article: Article) -> list[Hit]:
            raise ValueError

        (finding,) = checker_with(function, select=("VF199",)).article(verifact.parse("Text.")).findings
        assert finding.message.endswith("crashed: ValueError")

    def test_a_failing_analysis_is_a_finding(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        def analyse(document: object) -> Article:
            raise RecursionError("too deep")

        monkeypatch.setattr(reading, "analyse", analyse)
        path = tmp_path / "a.txt"
        path.write_text("Text.", encoding="utf-8")
        (finding,) = verifact.check(path).findings
        assert (finding.code, finding.message) == (
            "VF905",
            "the file could not be analysed: RecursionError: too deep",
        )


class TestAbstaining:
    def test_reasons_are_told_once(self) -> None:
        def function(article: Article) -> Iterator[Abstain]:
            yield Abstain("who knows")
            yield Abstain("who knows")

        report = checker_with(function, select=("VF199",)).article(verifact.parse("Text."))
        assert [(item.code, item.reason) for item in report.abstained] == [("VF199", "who knows")]

    def test_another_language(self) -> None:
        checker = checker_with(lambda article: [Hit(None, "m")], language="xx", select=("VF199",))
        report = checker.article(verifact.parse("The mayor said that he was there."))
        assert report.findings == ()
        assert report.abstained[0].reason == "it reads 'xx', and the article is in 'en'"

    def test_several_languages(self) -> None:
        checker = checker_with(lambda article: [Hit(None, "m")], language=("xx", "en"), select=("VF199",))
        assert checker.article(verifact.parse("The mayor said that he was there.")).findings


def test_figures() -> None:
    mary, nobody = Speaker("Mary", SpeakerKind.PERSON), Speaker("sources", SpeakerKind.ANONYMOUS)
    said = [Attribution(None, None, (Span(0, 1),), speaker) for speaker in (mary, mary, nobody)]
    claims = tuple(
        Claim(Span(0, 1), "x", ClaimKind.EVENT, worthiness, attribution)
        for worthiness, attribution in ((0.5, said[0]), (0.9, said[2]), (0.9, None), (0.4, said[0]))
    )
    article = evolve(verifact.parse("Four words of text."), attributions=tuple(said), claims=claims)
    assert verifact.check(article).stats == Stats(
        words=4,
        claims=3,
        sourced_share=1 / 3,
        attributions=3,
        named_share=2 / 3,
        named_sources=1,
        sources=2,
        concentration=2 / 3,
    )
    assert verifact.check("", format="text").stats == Stats()


class TestManyFiles:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for index in range(6):
            (tmp_path / f"{index}.md").write_text(f"{index} <!-- verifact: x -->", encoding="utf-8")
        (tmp_path / "3.md").write_bytes(b"\xff\xfe\x00")
        return tmp_path

    @pytest.mark.parametrize("jobs", [None, 1, 2])
    def test_in_order_whatever_fails(self, folder: Path, jobs: int | None) -> None:
        reports = list(verifact.check_paths([folder, folder / "gone.md"], jobs=jobs))
        assert [Path(report.path or "").name for report in reports] == [
            *(f"{index}.md" for index in range(6)),
            "gone.md",
        ]
        expected = ["VF902"] * 3 + ["VF904"] + ["VF902"] * 2 + ["VF904"]
        assert [report.findings[0].code for report in reports] == expected

    def test_other_arguments(self, folder: Path) -> None:
        reports = verifact.check_paths([str(folder / "0.md")], format="text", select=["VF902"])
        assert [report.findings for report in reports] == [()]

    def test_processes_only_where_they_pay(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        files = sorted(folder.iterdir())
        monkeypatch.setattr(many, "_processors", lambda: 4)
        assert many._processes(files, None) == 1
        assert many._processes(files, 9) == 6
        assert many._processes(files[:1], 9) == 1
        monkeypatch.setattr(many, "_WORTH_A_FORK", 10)
        monkeypatch.setattr(many, "_WORTH_A_SPAWN", 1000)
        monkeypatch.setattr(many, "can_fork", lambda: True)
        assert many._processes([*files, folder / "gone"], None) == 4
        monkeypatch.setattr(many, "can_fork", lambda: False)
        assert many._processes([*files, folder / "gone"], None) == 1

    @pytest.mark.parametrize("forks", [True, False])
    def test_a_process_that_dies(self, folder: Path, monkeypatch: pytest.MonkeyPatch, forks: bool) -> None:
        if forks and not sys.platform.startswith("linux"):
            pytest.skip("only Linux forks")
        monkeypatch.setattr(many, "can_fork", lambda: forks)
        package = folder / "dying.py"
        package.write_text(
            "import os\n"
            "from verifact.engine import many\n"
            "real = many._do_chunk\n"
            "def chunk(work, checker, files):\n"
            "    if any(f.name == '2.md' for f in files):\n"
            "        os._exit(1)\n"
            "    return real(work, checker, files)\n"
            "def in_spawned(work, files):\n"
            "    return chunk(work, many._checker, files)\n",
            encoding="utf-8",
        )
        monkeypatch.syspath_prepend(folder)
        import dying  # type: ignore[import-not-found]

        monkeypatch.setattr(many, "_do_chunk", dying.chunk)
        monkeypatch.setattr(many, "_do_in_spawned", dying.in_spawned)
        files = [folder / f"{index}.md" for index in range(6)]
        settings = Settings()
        reports = list(many.check_files(files, settings, Checker(settings), 2))
        assert [report.path for report in reports] == [str(path) for path in files]
        assert [report.findings[0].code for report in reports] == [
            "VF902",
            "VF902",
            "VF905",
            "VF904",
            "VF902",
            "VF902",
        ]


def test_stdin_bytes_are_decoded() -> None:
    checker = Checker(Settings(format=Format.TEXT))
    assert checker.data(b"\xff", "<stdin>").findings[0].code == "VF904"
    assert checker.data("\ufeffé".encode(), "<stdin>").stats.words == 1


def test_a_wrong_format_in_a_made_article_is_no_crash() -> None:
    with pytest.raises(UsageError):
        Checker(Settings()).made(None, lambda: verifact.parse("x", "nonsense"))


def test_an_article_is_freed_without_the_collector_of_cycles() -> None:
    # A batch holds one article at a time only if nothing that was derived from it holds it.
    checker = Checker(Settings(config=Config(select=("VF",))))
    gc.collect()
    gc.disable()
    try:
        article = checker.decoded(SCROLL.encode(), "scroll.txt")
        assert isinstance(article, Article)
        assert checker.article(article).findings
        gone = weakref.ref(article)
        del article
        assert gone() is None
    finally:
        gc.enable()
