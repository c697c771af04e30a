"""The comment that silences a finding: it does, and the text reads as before."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verifact
from verifact.config import Config
from verifact.config_file import load_config
from verifact.document import Format
from verifact.engine import Settings
from verifact.findings import Finding
from verifact.fixing import applied
from verifact.lsp.client import Client
from verifact.lsp.suppressing import comment_for, entry_for
from verifact.lsp.understanding import Draft, Understood, understand

ALL = Settings(config=Config(select=("VF",)))
SAID = "Sources say the deal is done."


def understood(text: str, kind: Format, path: Path | None = None, settings: Settings = ALL) -> Understood:
    return understand(Draft("untitled:a", 1, text, kind, path), settings, Client())


def finding(it: Understood, code: str) -> Finding:
    return next(each for each in it.report.findings if each.code == code)


def silenced(text: str, code: str, kind: Format) -> str:
    """Return the text with the comment that is offered for the first finding of a code."""
    it = understood(text, kind)
    edit = comment_for(finding(it, code), it)
    assert edit is not None
    return applied(text, [edit])


COMMENT = "<!-- verifact: ignore[VF204] -->"


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("markdown", f"# T\n\n{SAID}\n", f"# T\n\n{COMMENT}\n{SAID}\n"),
        ("markdown", f"# T\r\n\r\n{SAID}\r\n", f"# T\r\n\r\n{COMMENT}\r\n{SAID}\r\n"),
        ("markdown", f"- One.\n- {SAID}\n- Three.\n", f"- One.\n- {SAID} {COMMENT}\n- Three.\n"),
        ("markdown", f"1. One.\n2. {SAID}\n", f"1. One.\n2. {SAID} {COMMENT}\n"),
        ("markdown", f"---\ntitle: T\n---\n{SAID}\n", f"---\ntitle: T\n---\n{COMMENT}\n{SAID}\n"),
        ("html", f"<p>One.</p><p>{SAID}</p>", f"<p>One.</p><p>{SAID} {COMMENT}</p>"),
        ("html", f"<ul><li>{SAID}</li></ul>", f"<ul><li>{SAID} {COMMENT}</li></ul>"),
    ],
)
def test_where_the_comment_stands(kind: str, text: str, wanted: str) -> None:
    assert silenced(text, "VF204", Format(kind)) == wanted


@pytest.mark.parametrize("kind", [Format.MARKDOWN, Format.HTML])
def test_a_finding_on_the_article_is_silenced_at_its_top(kind: Format) -> None:
    text = "\n\n".join(f"<p>The mill is old, and it has {n} doors.</p>" for n in range(100, 140))
    if kind is Format.MARKDOWN:
        text = text.replace("<p>", "").replace("</p>", "")
    done = silenced(text, "VF513", kind)
    assert "VF513" in {each.finding.code for each in verifact.check(done, format=kind, select=["VF"]).suppressed}


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                SAID,
                "> quoted",
                "- item",
                f"- {SAID}",
                "",
                "",
                "# Head",
                "`code`",
                "| a | b |\n|---|---|",
                "    code",
                "***",
            ]
        ),
        max_size=8,
    )
)
def test_no_comment_changes_how_the_rest_reads(lines: list[str]) -> None:
    text = "\n".join([*lines, "", SAID])
    it = understood(text, Format.MARKDOWN)
    for each in it.report.findings:
        edit = comment_for(each, it)
        if edit is None:
            continue
        after = verifact.check(applied(text, [edit]), format="markdown", select=["VF"])
        assert each.fingerprint in {silent.finding.fingerprint for silent in after.suppressed}
        assert len(after.findings) == len(it.report.findings) - len(after.suppressed) + len(it.report.suppressed)


@pytest.mark.parametrize(
    ("name", "before", "table"),
    [
        ("verifact.toml", 'fail-level = "error"', "[[suppress]]"),
        ("pyproject.toml", "[tool.verifact]\n", "[[tool.verifact.suppress]]"),
    ],
)
@pytest.mark.parametrize("file", ["a.txt", "b [1]* #.mdx"])
def test_what_holds_no_comment_is_silenced_in_the_configuration(
    tmp_path: Path, name: str, before: str, table: str, file: str
) -> None:
    (tmp_path / name).write_text(before, encoding="utf-8")
    path = tmp_path / file
    kind = Format.MARKDOWN if file.endswith("mdx") else Format.TEXT
    text = f"The mill is old.\n\n{SAID}\n\nAnonymous sources say “no”.\n"
    it = understood(text, kind, path, Settings())
    found = finding(it, "VF204")
    assert comment_for(found, it) is None
    entry = entry_for(found, it)
    assert entry is not None
    assert entry.path == tmp_path / name
    assert table in entry.written
    entry.path.write_text(entry.before + entry.written, encoding="utf-8")
    assert len(load_config(entry.path).suppress) == 1
    assert found.fingerprint not in {
        each.fingerprint for each in understood(text, kind, path, Settings()).report.findings
    }


def test_no_entry_where_the_configuration_cannot_take_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    (tmp_path / "verifact.toml").write_text('suppress = [{path = "b.txt", codes = ["VF1"]}]', encoding="utf-8")
    it = understood(f"{SAID}\n", Format.TEXT, path, Settings())
    assert entry_for(finding(it, "VF204"), it) is None
    (tmp_path / "verifact.toml").unlink()
    it = understood(f"{SAID}\n", Format.TEXT, path, Settings())
    assert entry_for(finding(it, "VF204"), it) is None
