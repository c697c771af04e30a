"""The accuracy runner, on a small corpus made up for it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.accuracy.floors import broken

PROJECT = Path(__file__).parents[1]
TEXT = "The dam is safe, Ann Lee said on Monday.\n\nThe river rose."


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    news = tmp_path / "polnear" / "dev"
    (news / "text").mkdir(parents=True)
    (news / "attributions").mkdir()
    (news / "text" / "dam.txt").write_text(TEXT)
    marks = {"T1": ("Source", "Ann Lee"), "T2": ("Cue", "said"), "T3": ("Content", "The dam is safe")}
    lines = [
        f"{key}\t{label} {TEXT.index(words)} {TEXT.index(words) + len(words)}\t{words}"
        for key, (label, words) in marks.items()
    ]
    (news / "attributions" / "dam.ann").write_text(
        "\n".join([*lines, "E1\tAttribution:T3 Content:T3 Cue:T2 Source:T1"])
    )
    (tmp_path / "claims").mkdir()
    rows = [
        {"set": "towns", "text": "The dam cost 20 million dollars in 2019.", "label": 1},
        {"set": "towns", "text": "How are you this morning?", "label": 0},
    ]
    (tmp_path / "claims" / "dev.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    (tmp_path / "weasel").mkdir()
    (tmp_path / "weasel" / "train.csv").write_text("text,label\nSome say it is old.,1\nIt was built in 1901.,0\n")
    (tmp_path / "wice").mkdir()
    evidence = ["The dam of Oslo cost 20 million dollars in 2019.", "It rained."]
    claims = [("The dam of Oslo cost $20 million.", "supported"), ("The dam of Rome cost 90 million.", "not_supported")]
    (tmp_path / "wice" / "dev.jsonl").write_text(
        "".join(f"{json.dumps({'claim': claim, 'label': label, 'evidence': evidence})}\n" for claim, label in claims)
    )
    return tmp_path


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "benchmarks.accuracy", *map(str, arguments)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


def test_figures_of_a_known_corpus(corpora: Path) -> None:
    done = run(corpora, "--only", "attribution,claims,weasel", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    perfect = ("attribution.sentence_f1", "attribution.content_f1", "attribution.source", "claims.towns_auroc")
    assert {name: figures[name] for name in perfect} == dict.fromkeys(perfect, 1.0)
    assert (figures["weasel.precision"], figures["weasel.recall"]) == (1.0, 1.0)


def test_figures_of_evidence(corpora: Path) -> None:
    quoted = "“We did not know that the dam was built for 20 people who left, and we will not ask them,” Ann Lee said."
    (corpora / "polnear" / "dev" / "text" / "quoted.txt").write_text(quoted)
    done = run(corpora, "--only", "evidence,misquotation", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    perfect = ("evidence.auroc", "evidence.figure_precision", "evidence.figure_recall", "misquotation.found")
    assert {name: figures[name] for name in perfect} == dict.fromkeys(perfect, 1.0)
    assert figures["misquotation.false"] == 0.0
    assert figures["misquotation.tried"] == 11


def test_missing_corpora_are_named(corpora: Path) -> None:
    done = run(corpora, "--only", "claims,citations")
    assert done.returncode == 0
    assert "claims.towns_auroc" in done.stdout
    assert "citations: left out, there is no" in done.stderr


def test_nothing_measured_is_a_failure(tmp_path: Path) -> None:
    assert run(tmp_path).returncode == 1


def test_unknown_question(tmp_path: Path) -> None:
    done = run(tmp_path, "--only", "truth")
    assert done.returncode == 2
    assert "no question is called truth" in done.stderr


def test_floors(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text('[least]\n"a.f1" = 0.8\n"b.f1" = 0.9\n[most]\n"a.noise" = 2\n')
    assert list(broken({"a.f1": 0.8, "a.noise": 2.0}, floors)) == []
    assert list(broken({"a.f1": 0.7999, "a.noise": 2.01}, floors)) == [
        "a.f1 is 0.7999, its floor 0.8",
        "a.noise is 2.0100, its ceiling 2",
    ]
