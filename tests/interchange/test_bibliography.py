"""A bibliography file as an article's list: given by the caller, named in the front matter, cited by Pandoc's keys."""

import json
from pathlib import Path

import pytest

import verifact
from verifact.cli import main
from verifact.interchange import read_bibliography
from verifact.model import CitationKind, MarkerKind

ITEMS = [
    {"id": "lee2020", "type": "article-newspaper", "title": "Mill to close", "container-title": "The Ely Herald", "author": [{"family": "Lee", "given": "Ann"}]},
    {"id": "kim:2019", "type": "book", "title": "The mill", "publisher": "Ely Press", "issued": {"date-parts": [[2019]]}},
    {"id": "unused", "type": "book", "title": "Volcanoes of Iceland and how they erupt", "publisher": "Ely Press"},
]  # fmt: skip
TEXT = "It closes [@lee2020; see @kim:2019, p. 4]. As @lee2020 said, write to a@lee2020.example, or @nobody.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "refs.json").write_text(json.dumps(ITEMS), encoding="utf-8")
    (tmp_path / "refs.bib").write_text(
        "@book{bibkey, title = {The wheel}, author = {Lee, Ann}, year = 2001}\n", encoding="utf-8"
    )
    return tmp_path


def keys(article: verifact.Article) -> list[tuple[str, tuple[int, ...]]]:
    return [(marker.label, marker.entries) for marker in article.markers if marker.kind is MarkerKind.KEY]


def test_given_to_parse(folder: Path) -> None:
    article = verifact.parse(TEXT, "markdown", bibliography=folder / "refs.json")
    assert [(c.label, c.kind) for c in article.citations] == [
        ("lee2020", CitationKind.FILE),
        ("kim:2019", CitationKind.FILE),
    ]
    assert keys(article) == [("@lee2020; @kim:2019", (0, 1)), ("@lee2020", (0,))]
    assert [len(c.markers) for c in article.citations] == [2, 1]
    assert article.citations[0].authors == ("Lee, Ann",)
    assert verifact.Article.from_dict(article.to_dict()) == article


def test_without_keys_the_file_is_the_list(folder: Path) -> None:
    article = verifact.parse("It closes.", bibliography=[folder / "refs.json", folder / "refs.bib"])
    assert [c.label for c in article.citations] == ["lee2020", "kim:2019", "unused", "bibkey"]


def test_named_in_the_front_matter(folder: Path) -> None:
    story = folder / "story.md"
    story.write_text(
        f"---\nbibliography: [refs.json, refs.bib]\n---\n\n{TEXT}\nIt turns [@bibkey; @gone].\n", encoding="utf-8"
    )
    article = verifact.read(story)
    assert [c.label for c in article.citations] == ["lee2020", "kim:2019", "bibkey"]
    (finding,) = verifact.check(article, select=["VF302"]).findings
    assert finding.excerpt == "[@bibkey; @gone]"


def test_where_the_front_matter_leads_nowhere(folder: Path) -> None:
    story = folder / "story.md"
    for name in ("gone.json", "/etc/passwd", "story.md"):
        story.write_text(f"---\nbibliography: {name}\n---\n\n{TEXT}", encoding="utf-8")
        report = verifact.check(story, select=["VF302", "VF9"])
        assert report.findings == ()
        assert [a.code for a in report.abstained] == ["VF302"]


def test_findings_about_entries_of_a_file_have_no_place(folder: Path) -> None:
    article = verifact.parse("It closes [@lee2020].\n", "markdown", bibliography=folder / "refs.json")
    (finding,) = verifact.check(article, select=["VF305"]).findings
    assert finding.span is None
    assert finding.message == "“lee2020” of the bibliography: the entry gives no address and no date"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", "{"),
        ("a.json", "3"),
        ("a.json", "[" * 100_000),
        ("a.bib", "It rained."),
        ("a.json", "[" + "9" * 5000 + "]"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(verifact.UnreadableError, match="the bibliography cannot be read"):
        read_bibliography(path)
    with pytest.raises(verifact.UnreadableError):
        read_bibliography(tmp_path / "nothing.json")


def test_wrapped_items(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"items": ITEMS}), encoding="utf-8")
    assert len(read_bibliography(path)) == 3


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = folder / "story.txt"
    story.write_text(
        "It closes [1].\n\nSources\n\n1. Lee, Ann (4 May 2024). “Mill to close”. The Ely Herald. https://h.example/a\n",
        encoding="utf-8",
    )
    assert main(["citations", str(story)]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].split() == ["who", "title", "outlet", "date", "address"]
    assert table[1].split("  ")[0] == "1"
    assert "Mill to close" in table[1]
    assert main(["citations", str(story), "--format", "csl"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["title"] == "Mill to close"
    assert main(["citations", str(story), "--format", "bibtex"]) == 0
    assert capsys.readouterr().out.startswith("@article{lee2024mill,")
    assert main(["citations", str(story), "--format", "ris", "--bibliography", str(folder / "refs.bib")]) == 0
    assert "TI  - The wheel" in capsys.readouterr().out
    assert main(["citations", str(story), "--bibliography", str(folder / "gone.bib")]) == 2


def test_check_with_a_bibliography(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = folder / "story.md"
    story.write_text("It closes [@lee2020; @gone].\n", encoding="utf-8")
    assert main(["check", str(story), "--select", "VF302", "-q", "--bibliography", str(folder / "refs.json")]) == 1
    assert "VF302" in capsys.readouterr().out
    assert main(["check", str(story), "--select", "VF302", "-q"]) == 0
