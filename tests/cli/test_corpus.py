"""`verifact corpus`: arguments, summary, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.corpus.made_up import article, articles, files_in, in_this_process, jsonl, rows_in

from verifact.cli import main
from verifact.corpus import workers


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with an archive, without processes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(workers, "check_all", in_this_process)
    (tmp_path / "in.jsonl").write_bytes(jsonl(articles(5)))
    return tmp_path


def test_the_summary(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "in.jsonl", "out"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0] == "5 articles, 150 words, 10 findings (5 errors, 5 warnings)"
    assert lines[1:3] == ["  VF204  5", "  VF401  5"]
    assert lines[3].startswith("0.0 MB in ")
    assert "articles/s" in lines[3]
    assert lines[4] == "written to out"
    assert err == ""
    assert main(["corpus", "in.jsonl", "out"]) == 0
    assert "5 were checked by an earlier run" in capsys.readouterr().out
    assert main(["corpus", "in.jsonl", "out", "-q"]) == 0
    assert capsys.readouterr().out == ""


def test_it_is_the_same_run_as_the_library_makes(folder: Path) -> None:
    from verifact.corpus import run

    assert (
        main(["corpus", "in.jsonl", "out", "--isolated", "--select", "VF2,VF4", "--ignore=VF401", "--sample=4", "-j1"])
        == 0
    )
    run("in.jsonl", "other", select="VF2,VF4", ignore="VF401", sample=4)
    assert files_in(folder / "out") == files_in(folder / "other")
    assert len(rows_in(folder / "out", "articles")) == 4


def test_columns_and_formats(folder: Path) -> None:
    rows = [{"nr": row["id"], "words": row["text"]} for row in articles(2)]
    (folder / "odd.data").write_bytes(jsonl(rows))
    arguments = [
        "--columns",
        "id=nr,text=words",
        "--input-format",
        "jsonl",
        "--output-format",
        "jsonl",
        "--part-articles=1",
    ]
    assert main(["corpus", "odd.data", "out", *arguments]) == 0
    assert [row["id"] for row in rows_in(folder / "out", "articles")] == ["a0", "a1"]
    assert sorted(path.name for path in (folder / "out" / "findings").iterdir()) == [
        "part-00000.jsonl",
        "part-00001.jsonl",
    ]


def test_the_configuration_of_the_working_directory_holds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "verifact.toml").write_text('select = ["VF401"]\npublisher = "House"\n', encoding="utf-8")
    assert main(["corpus", "in.jsonl", "out"]) == 0
    assert {row["code"] for row in rows_in(folder / "out", "findings")} == {"VF401"}
    assert main(["corpus", "in.jsonl", "out", "--isolated"]) == 2
    assert "was begun otherwise: settings.config" in capsys.readouterr().err
    assert main(["corpus", "in.jsonl", "out", "--isolated", "--restart"]) == 0


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("info", 1)])
def test_the_failing_level(level: str, code: int) -> None:
    assert main(["corpus", "in.jsonl", "out", "--fail-level", level]) == code
    assert main(["corpus", "in.jsonl", "other", "--select", "VF204", "--fail-level", level]) == int(level != "error")


def test_what_could_not_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.csv").write_bytes(b"a,b\n1,2\n")
    (folder / "half.jsonl").write_bytes(jsonl([article(1)]) + b"{half")
    assert main(["corpus", "bad.csv", "none.parquet", "half.jsonl", "out"]) == 2
    out, err = capsys.readouterr()
    assert "2 articles" in out
    assert "1 could not be read, 0 could not be analysed" in out
    assert "verifact: bad.csv: no column holds the text; it has a, b." in err
    assert "verifact: none.parquet does not exist" in err
    assert main(["corpus", "half.jsonl", "fine"]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["in.jsonl"], "the following arguments are required: OUTPUT"),
        (["in.jsonl", "out", "--sample", "x"], "neither a number of articles nor a share"),
        (["in.jsonl", "out", "--columns", "x=y"], "unknown field 'x'"),
        (["in.jsonl", "out", "--output-format", "csv"], "unknown output format 'csv'"),
        (["in.jsonl", "out", "--max-article-size", "big"], "'big' is not a size as in 500kB"),
        (["none.jsonl", "out"], "none.jsonl does not exist"),
        (["in.jsonl", "in.jsonl"], "in.jsonl is a file; the output is a folder"),
        (["in.jsonl", "."], "is not empty, and holds no _verifact.json"),
        (["s5://a/b.jsonl", "out"], "s5://a/b.jsonl: Protocol not known: s5"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert main(["corpus", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not (folder / "out").exists()


@pytest.mark.parametrize(("size", "articles_read"), [("100", 0), ("1kB", 5), ("2MB", 5), ("1GB", 5)])
def test_sizes(size: str, articles_read: int, folder: Path) -> None:
    assert main(["corpus", "in.jsonl", "out", "--max-article-size", size]) == 0
    assert sum(row["status"] == "ok" for row in rows_in(folder / "out", "articles")) == articles_read


def test_the_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["corpus", "in.jsonl", "out"]) == 0
    assert "5 articles" in capsys.readouterr().err


def test_without_the_extra(folder: Path) -> None:
    script = "import sys; sys.modules.update(dict.fromkeys(['fsspec', 'pyarrow', 'pyarrow.compute', 'fsspec.core']))\n"
    script += "from verifact.cli import main; sys.exit(main(['corpus', 'in.jsonl', 'out']))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "install verifact[archive]" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_loads_nothing_of_it(folder: Path) -> None:
    script = "import sys; from verifact.cli import main; main(['check', 'in.jsonl', '--isolated'])\n"
    script += "print([name for name in ('pyarrow', 'fsspec', 'verifact.corpus') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]"


def test_json_in_the_manifest_is_readable(folder: Path) -> None:
    main(["corpus", "in.jsonl", "out"])
    assert json.loads((folder / "out" / "_verifact.json").read_text(encoding="utf-8"))["summary"]["articles"] == 5
