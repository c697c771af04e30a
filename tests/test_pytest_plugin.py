"""`pytest --verifact` and the fixture, as a project that uses them sees them."""

import subprocess
import sys

import pytest

GOOD = "The mayor, Jane Roe, said on Monday that the bridge would stay open.\n"
BAD = "The council voted to keep the bridge open, Jane Roe said.\n\nScroll to Top\n"


@pytest.fixture(autouse=True)
def _plain_project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    pytester.makeini("[pytest]\n")


def write(pytester: pytest.Pytester, **files: str) -> None:
    for name, text in files.items():
        path = pytester.path / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_each_article_is_a_test(pytester: pytest.Pytester) -> None:
    write(pytester, content__good_md=GOOD, content__bad_txt=BAD, content__data_csv="a,b\n")
    result = pytester.runpytest("--verifact", "-v")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["content/bad.txt::verifact FAILED*", "content/good.md::verifact PASSED*"])


def test_a_failure_reads_like_the_command(pytester: pytest.Pytester) -> None:
    write(pytester, bad_txt=BAD)
    command = subprocess.run(
        [sys.executable, "-m", "verifact", "check", "bad.txt"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    result = pytester.runpytest("--verifact")
    assert command.stdout.startswith("bad.txt:3:1 VF401 error")
    assert command.stdout.rstrip() in result.stdout.str()
    assert "Traceback" not in result.stdout.str()


@pytest.mark.parametrize("processes", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_with_and_without_xdist(pytester: pytest.Pytester, processes: tuple[str, ...]) -> None:
    write(pytester, a_txt=BAD, b_md=GOOD, c_html=f"<p>{GOOD}</p>")
    pytester.makepyfile(test_own="def test_own(): pass")
    result = pytester.runpytest_subprocess("--verifact", *processes)
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["a.txt:3:1 VF401 error *"])


def test_not_asked_for_nothing_is_collected_or_loaded(pytester: pytest.Pytester) -> None:
    write(pytester, bad_txt=BAD)
    pytester.makepyfile(
        """
        import sys

        def test_nothing_is_loaded():
            loaded = {name for name in sys.modules if name.startswith("verifact")}
            assert loaded == {"verifact", "verifact._version", "verifact.lazy", "verifact.pytest_plugin"}
        """
    )
    pytester.runpytest_subprocess("-v").assert_outcomes(passed=1)


def test_doctests_in_text_files_go_on(pytester: pytest.Pytester) -> None:
    write(pytester, test__x_txt=">>> 1 + 1\n3\n")
    (pytester.path / "test_doc.txt").write_text(">>> 1 + 1\n2\n", encoding="utf-8")
    pytester.runpytest("test_doc.txt").assert_outcomes(passed=1)
    result = pytester.runpytest("--verifact", "-v", "test_doc.txt")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["test_doc.txt::test_doc.txt PASSED*"])


class TestWhichFiles:
    def test_globs_of_the_ini_file(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\nverifact_files = content/**/*.md *.article\n")
        write(pytester, content__deep__good_md=GOOD, drafts__bad_md=BAD, notes_article=GOOD, readme_txt=BAD)
        result = pytester.runpytest("--verifact", "-v")
        result.assert_outcomes(passed=2)
        result.stdout.fnmatch_lines(["content/deep/good.md::verifact*", "notes.article::verifact*"])

    @pytest.mark.parametrize("ini", ["", "verifact_files = content/*.md\n"])
    @pytest.mark.parametrize("name", ["bad.txt", "bad.md", "bad.txt::verifact"])
    def test_named_on_the_command_line(self, pytester: pytest.Pytester, ini: str, name: str) -> None:
        pytester.makeini(f"[pytest]\n{ini}")
        write(pytester, bad_txt=BAD, bad_md=BAD)
        pytester.runpytest("--verifact", name).assert_outcomes(failed=1)

    def test_what_the_command_leaves_out(self, pytester: pytest.Pytester) -> None:
        write(pytester, good_txt=GOOD, drafts__bad_txt=BAD, public__bad_html=BAD)
        (pytester.path / "verifact.toml").write_text('extend-exclude = ["drafts"]\n', encoding="utf-8")
        (pytester.path / ".gitignore").write_text("public/\n", encoding="utf-8")
        (pytester.path / ".git").mkdir()
        pytester.runpytest("--verifact").assert_outcomes(passed=1)

    def test_python_files_stay_tests(self, pytester: pytest.Pytester) -> None:
        path = pytester.makepyfile(test_own="def test_own(): pass")
        result = pytester.runpytest("--verifact", "-v", str(path))
        result.assert_outcomes(passed=1)


class TestOutcome:
    def test_the_failing_level_is_the_configurations(self, pytester: pytest.Pytester) -> None:
        write(pytester, loose__a_txt=GOOD + "Analysts warn that it may fall.\n", strict__a_txt=BAD)
        for folder, level in (("loose", "error"), ("strict", "warning")):
            path = pytester.path / folder / "verifact.toml"
            path.write_text(f'fail-level = "{level}"\nselect = ["VF201", "VF401"]\n', encoding="utf-8")
        result = pytester.runpytest("--verifact", "-v", "-rP")
        result.assert_outcomes(passed=1, failed=1)
        result.stdout.fnmatch_lines(["loose/a.txt:2:1 VF201 warning*"])  # told, though it does not fail

    def test_an_unreadable_file_fails(self, pytester: pytest.Pytester) -> None:
        (pytester.path / "latin.txt").write_bytes(b"caf\xe9\n")
        result = pytester.runpytest("--verifact")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["latin.txt:1:1 VF904 error *"])

    def test_a_bad_configuration_fails_with_its_message(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\nverifact_files = *.txt\n")
        write(pytester, a_txt=GOOD)
        (pytester.path / "verifact.toml").write_text("selekt = []\n", encoding="utf-8")
        result = pytester.runpytest("--verifact")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*unknown key 'selekt'; did you mean 'select'?*"])
        assert "Traceback" not in result.stdout.str()

    @pytest.mark.parametrize("processes", [(), ("-n", "1")], ids=["alone", "xdist"])
    def test_a_bad_configuration_ends_the_run(self, pytester: pytest.Pytester, processes: tuple[str, ...]) -> None:
        write(pytester, a_txt=GOOD)
        (pytester.path / "verifact.toml").write_text("selekt = []\n", encoding="utf-8")
        result = pytester.runpytest_subprocess("--verifact", *processes)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["ERROR: verifact: *unknown key 'selekt'; did you mean 'select'?*"])

    def test_a_defect_keeps_its_traceback(self, pytester: pytest.Pytester) -> None:
        write(pytester, a_txt=GOOD)
        pytester.makeconftest(
            """
            from verifact.engine import Checker

            def fail(self, path):
                raise RuntimeError("a defect")

            Checker.file = fail
            """
        )
        result = pytester.runpytest_subprocess("--verifact")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*RuntimeError: a defect*"])


def test_the_fixture(pytester: pytest.Pytester) -> None:
    write(pytester, bad_md=BAD)
    pytester.makepyfile(
        """
        from datetime import date

        def test_text(verifact):
            report = verifact.check_text("Scroll to Top", select=["VF401"])
            assert [finding.code for finding in report.findings] == ["VF401"]
            assert not verifact.check_text("<p>Fine.</p>", "html", select="VF4", title="A").findings

        def test_published(verifact):
            text = "The vote was held on October 24, Jane Roe said."
            assert verifact.check_text(text, select="VF501").findings
            assert not verifact.check_text(text, select="VF501", published="2024-10-27").findings

        def test_file(verifact):
            report = verifact.check_file("bad.md", ignore=["VF1"])
            assert report.path == "bad.md"
            assert "VF401" in {finding.code for finding in report.findings}
        """
    )
    pytester.runpytest().assert_outcomes(passed=3)


class TestKeys:
    def test_select_and_ignore(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\nverifact_select = VF2\n")
        write(pytester, bad_txt=BAD)
        pytester.runpytest("--verifact").assert_outcomes(passed=1)
        pytester.makeini("[pytest]\nverifact_ignore = VF401 VF4\n")
        pytester.runpytest("--verifact").assert_outcomes(passed=1)

    def test_the_failing_level(self, pytester: pytest.Pytester) -> None:
        write(pytester, bare_md="Sources say the deal is done.\n")
        pytester.runpytest("--verifact").assert_outcomes(failed=1)
        pytester.makeini("[pytest]\nverifact_fail_level = error\n")
        pytester.runpytest("--verifact").assert_outcomes(passed=1)

    @pytest.mark.parametrize(
        ("line", "said"),
        [("verifact_fail_level = eror", "none of error, warning, info"), ("verifact_select = VQ", "unknown code 'VQ'")],
    )
    def test_mistakes_end_the_run(self, pytester: pytest.Pytester, line: str, said: str) -> None:
        pytester.makeini(f"[pytest]\n{line}\n")
        write(pytester, good_md=GOOD)
        result = pytester.runpytest("--verifact")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        assert said in result.stderr.str()


@pytest.mark.parametrize("processes", [(), ("-n", "1")], ids=["alone", "xdist"])
class TestWhatPytestDoes:
    def test_marker_keyword_and_stop(self, pytester: pytest.Pytester, processes: tuple[str, ...]) -> None:
        write(pytester, a_txt=BAD, b_txt=BAD, c_md=GOOD)
        pytester.makepyfile(test_own="def test_own(): pass")
        pytester.runpytest("--verifact", "-m", "not verifact", *processes).assert_outcomes(passed=1)
        pytester.runpytest("--verifact", "-m", "verifact", *processes).assert_outcomes(passed=1, failed=2)
        pytester.runpytest("--verifact", "-k", "c.md", *processes).assert_outcomes(passed=1)
        if not processes:
            pytester.runpytest("--verifact", "-x").assert_outcomes(failed=1)

    def test_last_failed(self, pytester: pytest.Pytester, processes: tuple[str, ...]) -> None:
        write(pytester, a_txt=BAD, c_md=GOOD)
        pytester.runpytest("--verifact", *processes)
        pytester.runpytest("--verifact", "--lf", *processes).assert_outcomes(failed=1)

    def test_junit_properties(self, pytester: pytest.Pytester, processes: tuple[str, ...]) -> None:
        write(pytester, a_txt=BAD)
        pytester.runpytest("--verifact", "--junitxml=report.xml", *processes)
        text = (pytester.path / "report.xml").read_text()
        assert '<property name="verifact.error" value="1"' in text
        assert '<property name="verifact.claims"' in text


ASSERTIONS = """
import pytest
import verifact as package

BARE = "The Ely council bought 40 houses in Ely for $3 million in 2019. " * 4
SAID = "The council bought 40 houses in Ely for $3 million in 2019, Mayor Ann Lee said.\\n\\n"


def test_sourced(verifact, tmp_path):
    verifact.assert_sourced(package.parse(SAID * 3), floor=1)
    (tmp_path / "a.md").write_text(SAID * 3 + BARE)
    verifact.assert_sourced(tmp_path / "a.md", floor=0.2)
    with pytest.raises(AssertionError, match="claims worth checking have a source, and 90% should"):
        verifact.assert_sourced(tmp_path / "a.md", floor=0.9)
    with pytest.raises(ValueError):
        verifact.assert_sourced(tmp_path / "a.md", floor=50)


def test_quotes(verifact):
    verifact.assert_quotes_attributed(package.parse("“The dam is safe for now,” Ann Lee said."))
    verifact.assert_quotes_attributed(package.parse("There was no news."))
    with pytest.raises(AssertionError, match="VF208"):
        verifact.assert_quotes_attributed(package.parse("The gates are shut. “There was nothing left for us to do in this town.” The yard is empty."))


def test_citations(verifact):
    text = "It rained in Ely [9].\\n\\nSources\\n\\n1. “Rain in Ely.” The Herald, 2 May 2020.\\n2. “More rain in Ely.” The Herald, 3 May 2020.\\n"
    verifact.assert_citations_complete(package.parse("There was no list."))
    with pytest.raises(AssertionError, match="VF30"):
        verifact.assert_citations_complete(package.parse(text))
"""


def test_the_assertions(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(ASSERTIONS)
    pytester.runpytest_subprocess().assert_outcomes(passed=3)


def test_a_failed_assertion_shows_the_findings_alone(pytester: pytest.Pytester) -> None:
    write(
        pytester, bad_md="The gates are shut. “There was nothing left for us to do in this town.” The yard is empty.\n"
    )
    pytester.makepyfile("def test_story(verifact): verifact.assert_quotes_attributed('bad.md')")
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*bad.md:1:21 VF208 warning*"])
    assert "pytest_assertions.py" not in result.stdout.str()
