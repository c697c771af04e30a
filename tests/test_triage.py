"""What becomes of the hits: selection, severity, suppression, order, names for ever."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from verifact.checks.base import Abstain, Check, Hit, housekeeping
from verifact.config import Config, Suppression
from verifact.document import Format
from verifact.engine import parse
from verifact.engine.run import run_checks
from verifact.errors import ConfigError
from verifact.findings import Finding, Report, Severity
from verifact.model import Article
from verifact.spans import Span
from verifact.triage import select_checks

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@frozen
class Options:
    """Settings of the check VF401 here."""

    least_words: int = 3
    words: tuple[str, ...] = ()


def finder(code: str, name: str, word: str, severity: Severity = WARNING) -> Check:
    """Make a check that flags every place of a word."""

    def function(article: Article) -> Iterator[Hit]:
        for match in re.finditer(word, article.text):
            yield Hit(Span(*match.span()), f"{word} is not said")

    return Check(code, name, severity, function, "Rationale.", language="")


def on_article(article: Article) -> Iterator[Hit]:
    yield Hit(None, "the article lacks something")


def with_options(article: Article, options: Options) -> Iterator[Hit | Abstain]:
    if len(article.text.split()) < options.least_words:
        yield Abstain("too short")
    for word in options.words:
        yield Hit(None, word)


CHECKS = {
    check.code: check
    for check in (
        finder("VF101", "no-apples", "apple"),
        finder("VF102", "no-pears", "pear", ERROR),
        finder("VF201", "no-plums", "plum"),
        finder("VF203", "no-kiwis", "kiwi", INFO),
        Check("VF301", "whole", WARNING, on_article, "Rationale.", language=""),
        Check("VF401", "options", WARNING, with_options, "Rationale.", options=Options, language=""),
        housekeeping("VF901", "unused-suppression", severity=WARNING, doc="x"),
        housekeeping("VF902", "unknown-code-in-suppression", severity=WARNING, doc="x"),
        housekeeping("VF904", "unreadable-file", severity=ERROR, doc="x"),
        housekeeping("VF905", "check-crashed", severity=ERROR, doc="x"),
    )
}
FRUIT = ("VF1", "VF2", "VF9")


def report(text: str, kind: str = "markdown", path: str | None = None, **config: Any) -> Report:
    config.setdefault("select", FRUIT)
    article = parse(text, kind, path=path)
    return run_checks(article, select_checks(Config(**config), CHECKS))


def codes(findings: Any) -> list[str]:
    return [finding.code for finding in findings]


def told(text: str, kind: str = "markdown", **config: Any) -> list[str]:
    return codes(report(text, kind, **config).findings)


class TestSelection:
    @pytest.mark.parametrize(
        ("config", "on"),
        [
            ({}, "VF101 VF102 VF201 VF301 VF401 VF901 VF902 VF904 VF905"),
            ({"select": ("VF2",)}, "VF201 VF203 VF904 VF905"),
            ({"select": ()}, "VF904 VF905"),
            (
                {"extend_select": ("VF203",), "ignore": ("VF1", "VF3", "VF4", "VF9")},
                "VF201 VF203 VF904 VF905",
            ),
            ({"select": ("VF1",), "ignore": ("VF102",)}, "VF101 VF904 VF905"),
            ({"select": ("VF1",), "ignore": ("VF",)}, "VF101 VF102 VF904 VF905"),
            (
                {"select": ("VF", "VF102"), "ignore": ("VF1",)},
                "VF102 VF201 VF203 VF301 VF401 VF901 VF902 VF904 VF905",
            ),
            ({"select": ("VF1",), "ignore": ("VF1",)}, "VF904 VF905"),
            ({"select": ("VF101",), "ignore": ("VF904", "VF905")}, "VF101"),
            ({"select": ("VF1",), "per_file_ignores": {"*.md": ("VF101",)}}, "VF102 VF904 VF905"),
            ({"select": ("VF1",), "per_file_ignores": {"other/*.md": ("VF101",)}}, "VF101 VF102 VF904 VF905"),
        ],
    )
    def test_enabled(self, config: dict[str, Any], on: str, tmp_path: Path) -> None:
        selection = select_checks(Config(root=tmp_path, **config), CHECKS)
        assert " ".join(codes(selection.enabled(str(tmp_path / "a" / "x.md")))) == on

    def test_a_file_outside_of_the_root_is_matched_by_its_name(self, tmp_path: Path) -> None:
        config = Config(root=tmp_path / "in", per_file_ignores={"x.md": ("VF",), "/in/*": ("VF9",)})
        assert codes(select_checks(config, CHECKS).enabled(str(tmp_path / "x.md")))[:1] == ["VF904"]

    @pytest.mark.parametrize(
        ("severity", "expected"),
        [({}, ERROR), ({"VF": INFO}, INFO), ({"VF1": WARNING, "VF": INFO}, WARNING), ({"VF2": INFO}, ERROR)],
    )
    def test_severity(self, severity: dict[str, Severity], expected: Severity) -> None:
        (finding,) = report("A pear.", severity=severity).findings
        assert finding.severity is expected

    def test_a_severity_turns_nothing_on(self) -> None:
        assert told("A kiwi.", select=None, ignore=("VF3", "VF4"), severity={"VF203": ERROR}) == []

    @pytest.mark.parametrize(
        ("config", "said"),
        [
            ({"select": ("VF7",)}, r"select: unknown code 'VF7'; did you mean 'VF1'\?"),
            ({"ignore": ("no-pears",)}, r"ignore: unknown code 'no-pears'; did you mean 'VF102'\?"),
            ({"extend_select": ("",)}, "extend-select: unknown code ''"),
            ({"severity": {"VF999": INFO}}, "severity: unknown code 'VF999'"),
            ({"per_file_ignores": {"*.md": ("Q",)}}, r"per-file-ignores.'\*.md': unknown code 'Q'"),
            ({"suppress": (Suppression("a", ("Q",)),)}, "suppress.0.codes: unknown code 'Q'"),
            ({"options": {"VF402": {}}}, r"checks.VF402: unknown code 'VF402'; did you mean 'VF401'\?"),
            ({"options": {"VF101": {}}}, "checks.VF101: no-apples has no options"),
            (
                {"options": {"VF1": {}}},
                "options belong to single checks, and VF1 stands for VF101, VF102",
            ),
            ({"per_file_ignores": {"[z-a]": ()}}, r"per-file-ignores.'\[z-a\]': '\[z-a\]' is not a glob"),
            ({"suppress": (Suppression("!", ("VF1",)),)}, "suppress.0.path: '!' is not a glob"),
            (
                {"options": {"VF401": {"least-word": 1}}},
                r"unknown option 'least-word'; did you mean 'least-words'\?",
            ),
            ({"options": {"VF401": {"least-words": "x"}}}, "least_words: expected int, got str"),
        ],
    )
    def test_mistakes(self, config: dict[str, Any], said: str) -> None:
        with pytest.raises(ConfigError, match=said):
            select_checks(Config(**config), CHECKS)

    def test_a_mistake_names_the_file(self) -> None:
        with pytest.raises(ConfigError, match=r"^verifact\.toml: select: "):
            select_checks(Config(select=("Q",), source=Path("verifact.toml")), CHECKS)

    def test_options_reach_the_check(self) -> None:
        options = {"VF401": {"least-words": 1, "words": ["fig"]}}
        result = report("One.", select=("VF4",), options=options)
        assert [finding.message for finding in result.findings] == ["fig"]
        assert result.abstained == ()


class TestSuppression:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            # On a line with other text: the block.
            ("An apple. <!-- verifact: ignore[VF101] -->\n\nAn apple.", ["VF101"]),
            ("An apple\nand more. <!-- verifact: ignore[VF1] it is a poem -->", []),
            ("An apple <!-- verifact: ignore --> and a pear", []),
            ("An apple and a pear <!-- verifact: ignore[VF101] -->", ["VF102"]),
            ("An apple and a plum <!-- verifact: ignore[VF101, VF2] -->", []),
            ("- An apple <!-- verifact: ignore[VF101] -->\n- An apple", ["VF101"]),
            # Alone on its line: the block right below, nothing else.
            ("<!-- verifact: ignore[VF101] -->\nAn apple.\n\nAn apple.", ["VF101"]),
            ("<!-- verifact: ignore[VF101] -->\r\nAn apple.\r\n\r\nAn apple.", ["VF101"]),
            ("<!-- verifact: ignore[VF101] -->\n\nAn apple.", ["VF901", "VF101"]),
            ("An apple.\n\n<!-- verifact: ignore[VF101] -->", ["VF101", "VF901"]),
            ("<!-- verifact: ignore[VF101] --><!-- verifact: ignore[VF102] -->\nAn apple, a pear.", []),
            # The next block.
            ("<!-- verifact: ignore-next[VF101] -->\n\nAn apple.\n\nAn apple.", ["VF101"]),
            ("An apple.\n\n<!-- verifact: ignore-next[VF101] -->", ["VF101", "VF901"]),
            # Ranges.
            ("An apple.\n\n<!-- verifact: disable[VF1] -->\n\nAn apple.\n\nA pear.", ["VF101"]),
            (
                "<!-- verifact: disable -->\n\nAn apple.\n\n<!-- verifact: enable -->\n\nAn apple.",
                ["VF101"],
            ),
            (
                "<!-- verifact: disable -->\n\nA plum.\n\n<!-- verifact: enable[VF101] -->\n\nplum, apple",
                ["VF101"],
            ),
            (
                "<!-- verifact: disable[VF101] -->\n\napple\n\n<!-- verifact: enable[VF1] -->\n\napple",
                ["VF101"],
            ),
            ("<!-- verifact: enable[VF101] -->\n\nAn apple.", ["VF901", "VF101"]),
            (
                "<!-- verifact: disable[VF101] -->\n\n<!-- verifact: disable[VF101] -->\n\nAn apple.",
                ["VF901"],
            ),
            # Case and space do not matter, other comments do not either.
            ("An apple <!--VERIFACT:Ignore [ VF101 ] -->", []),
            ("An apple <!-- TODO: verifact -->", ["VF101"]),
            # Unused; a code that is not on says nothing.
            ("Fine. <!-- verifact: ignore[VF101] -->", ["VF901"]),
            ("Fine. <!-- verifact: ignore[VF1] -->", ["VF901"]),
            ("Fine. <!-- verifact: ignore[VF301] -->", []),
            ("Fine. <!-- verifact: ignore -->", []),
            ("Fine. <!-- verifact: ignore[VF901] -->", []),
            # Far above its block.
            ("<!-- verifact: ignore[VF101] -->" + "\n<!-- x -->" * 300 + "\nAn apple.", ["VF901", "VF101"]),
            # Mistakes.
            ("Fine. <!-- verifact: ignore[VF777] -->", ["VF902"]),
            ("An apple <!-- verifact: ignore[VF777, VF101] -->", ["VF902"]),
            ("An apple <!-- verifact: ingore[VF101] -->", ["VF101", "VF902"]),
            ("An apple <!-- verifact: ignore[VF101 -->", ["VF101", "VF902"]),
            ("An apple <!-- verifact: ignore[] -->", ["VF101", "VF902"]),
            ("An apple <!-- verifact: ignore VF101 -->", ["VF101", "VF902"]),
            ("An apple <!-- verifact: ignore: vf101, VF2 a recipe -->", ["VF101", "VF902"]),
            ("An apple <!-- verifact ignore[VF101] -->", ["VF101", "VF902"]),
            ("An apple <!-- verifact - disable -->", ["VF101", "VF902"]),
            ("An apple <!-- verifact = fine -->", ["VF101"]),
            ("An apple <!-- verifact is asked to ignore this -->", ["VF101"]),
            # Only those who name them silence the housekeeping codes.
            ("<!-- verifact: disable -->\n\nA pear. <!-- verifact: ignore[VF9x] -->", ["VF902"]),
            ("<!-- verifact: disable[VF902] -->\n\nFine. <!-- verifact: ignore[VF9x] -->", []),
        ],
    )
    def test_comments_in_markdown(self, text: str, expected: list[str]) -> None:
        assert told(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("<p>An apple.</p><!-- verifact: ignore[VF101] -->\n<p>An apple.</p>", ["VF101"]),
            ("<!-- verifact: ignore[VF101] -->\n<p>\nAn apple.</p>\n<p>An apple.</p>", ["VF101"]),
            ("<p>An apple,\n<!-- verifact: ignore[VF101] -->\nan apple.</p>", []),
        ],
    )
    def test_comments_in_html(self, text: str, expected: list[str]) -> None:
        assert told(text, "html") == expected

    @pytest.mark.parametrize(
        ("comment", "advice"),
        [
            ("verifact: ignore VF1 VF2, a reason", "as in ignore[VF1, VF2]"),
            ("verifact ignore-next [VF1]", "as in <!-- verifact: ignore-next[VF1] -->"),
            ("verifact; disable", "as in <!-- verifact: disable -->"),
        ],
    )
    def test_the_right_form(self, comment: str, advice: str) -> None:
        (finding,) = report(f"Fine. <!-- {comment} -->").findings
        assert (finding.code, finding.help) == ("VF902", advice)

    def test_front_matter_that_is_misspelt(self) -> None:
        result = report("---\nverifact: {ignor: [VF101]}\n---\n\nAn apple.")
        assert codes(result.findings) == ["VF902", "VF101"]
        assert (result.findings[0].line, result.findings[0].help) == (2, "did you mean 'ignore'?")
        assert result.is_readable

    @pytest.mark.parametrize("comment", ["", "<!-- verifact: disable[VF904] -->"])
    def test_front_matter_that_cannot_be_read(self, comment: str) -> None:
        result = report(f"---\ntitle: T\nx: a: b\n---\n{comment}\n\nAn apple.")
        assert codes(result.findings) == ["VF904", "VF101"]
        first = result.findings[0]
        assert (first.line, first.excerpt, first.severity) == (3, "x: a: b", ERROR)
        assert first.fingerprint
        assert not result.is_readable

    def test_the_front_matter_silences_the_whole_file(self) -> None:
        text = "---\nverifact:\n  ignore: [VF101, VF102, VF77]\n---\n\nAn apple.\n\nAn apple, a plum."
        result = report(text)
        assert sorted(codes(result.findings)) == ["VF201", "VF901", "VF902"]
        assert [item.by for item in result.suppressed] == ["front matter", "front matter"]

    def test_a_suppressed_finding_is_kept_with_its_reason(self) -> None:
        (item,) = report("An apple. <!-- verifact: ignore[VF101] a recipe -->").suppressed
        assert (item.finding.code, item.by, item.reason) == ("VF101", "comment", "a recipe")

    @pytest.mark.parametrize(
        ("text", "silent"),
        [
            ("<!-- verifact: disable[VF301] -->\n\nText.", True),
            ("Text. <!-- verifact: ignore[VF301] -->\n\nMore.", True),
            ("Text.\n\nMore. <!-- verifact: ignore[VF301] -->", False),
            ("<!-- verifact: ignore-next[VF301] -->\n\nText.\n\nMore.", False),
            ("---\nverifact: {ignore: [VF3]}\n---\nText.", True),
        ],
    )
    def test_the_article_as_a_whole(self, text: str, silent: bool) -> None:
        assert ("VF301" not in told(text, select=("VF3",))) is silent

    @pytest.mark.parametrize(
        ("entry", "expected"),
        [
            (Suppression("a.txt", ("VF101",)), []),
            (Suppression("*.txt", ("VF1",), "an\n apple", "why"), ["VF101"]),
            (Suppression("*.txt", ("VF1",), "apple", "why"), []),
            (Suppression("b.txt", ("VF101",)), ["VF101"]),
            (Suppression("a.txt", ("VF101",), "quince"), ["VF901", "VF101"]),
            (Suppression("*.txt", ("VF101",), "quince"), ["VF101"]),
            (Suppression("a.txt", ("VF102",)), ["VF901", "VF101"]),
        ],
    )
    def test_the_configuration(self, entry: Suppression, expected: list[str], tmp_path: Path) -> None:
        path = str(tmp_path / "a.txt")
        result = report("An apple.", "text", path=path, suppress=(entry,), root=tmp_path)
        assert codes(result.findings) == expected
        assert all(item.by == "configuration" for item in result.suppressed)

    @pytest.mark.parametrize(("name", "expected"), [("a.txt", ["VF901"]), ("sub/a.txt", []), ("sub/b.txt", ["VF901"])])
    def test_an_entry_is_unused_only_in_its_own_file(self, name: str, expected: list[str], tmp_path: Path) -> None:
        entries = (Suppression("a.txt", ("VF101",)), Suppression("/sub/b.txt", ("VF101",)))
        path = str(tmp_path / name)
        result = report("Fine.", "text", path=path, suppress=entries, root=tmp_path)
        assert codes(result.findings) == expected

    def test_an_abstaining_check_leaves_its_suppression_alone(self) -> None:
        text = "Two words. <!-- verifact: ignore[VF401] -->"
        assert told(text, select=("VF4", "VF9")) == []

    def test_unused_info_checks_count_where_they_ran(self) -> None:
        assert told("x <!-- verifact: ignore[VF203] -->", select=("VF203", "VF901")) == ["VF901"]

    def test_the_notes_can_be_switched_off(self) -> None:
        assert told("x <!-- verifact: ignore[VF101] --> <!-- verifact: ignore[Q] -->", select=("VF1",)) == []

    def test_the_help_of_a_mistake_names_the_near_miss(self) -> None:
        (finding,) = report("x <!-- verifact: ingore[VF101] -->").findings
        assert finding.help == "did you mean 'ignore'?"
        assert (finding.line, finding.column, finding.span) == (1, 3, None)
        assert finding.excerpt == "<!-- verifact: ingore[VF101] -->"

    def test_many_comments_cost_no_more_than_their_number(self) -> None:
        text = "An apple <!-- verifact: ignore[VF101] --> " * 5_000
        assert told(text) == []


class TestFindings:
    def test_order_is_that_of_the_text_the_article_first(self) -> None:
        result = report("A plum, a pear.\n\nAn apple.", select=("VF",))
        assert codes(result.findings) == ["VF301", "VF201", "VF102", "VF101"]

    def test_the_same_text_is_told_apart_by_its_occurrence(self) -> None:
        first = report("apple\n\napple").findings
        moved = report("New.\n\napple\n\nNew.\n\napple").findings
        assert [f.fingerprint for f in first] == [f.fingerprint for f in moved]
        assert len({f.fingerprint for f in first}) == 2

    def test_a_suppression_renames_no_other_finding(self) -> None:
        free = report("apple <!-- x -->\n\napple").findings
        silenced = report("apple <!-- verifact: ignore -->\n\napple").findings
        assert silenced[0].fingerprint == free[1].fingerprint

    def test_place_and_context(self) -> None:
        (finding,) = report("---\ntitle: T\n---\n\nA *ripe* &amp; red apple.").findings
        assert isinstance(finding, Finding)
        assert (finding.line, finding.column, finding.end_column) == (5, 20, 25)
        assert (finding.context, finding.context_column) == ("A *ripe* &amp; red apple.", 1)
        assert finding.excerpt == "apple"

    def test_a_very_long_line_is_cut(self) -> None:
        (finding,) = report("x" * 1000 + " apple " + "y" * 1000, "text").findings
        assert (finding.column, finding.context_column) == (1002, 802)
        assert finding.context == "x" * 199 + " apple " + "y" * 199

    def test_related_places(self) -> None:
        def function(article: Article) -> Iterator[Hit]:
            yield Hit(Span(0, 1), "m", related=(Span(5, 6),))

        check = Check("VF500", "x", WARNING, function, "d", language="")
        result = run_checks(parse("abc\n\ndef", Format.TEXT), select_checks(Config(), {"VF500": check}))
        (finding,) = result.findings
        assert [(place.line, place.column) for place in finding.related_at] == [(3, 1)]
