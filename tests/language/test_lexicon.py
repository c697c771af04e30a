"""The data files, and what is made of them."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from verifact import language
from verifact.analysis.words import split_words
from verifact.language import lexicon, supported
from verifact.language.en import morphology

FOLDER = Path(language.__file__).parent
FILES = sorted(FOLDER.glob("*/*.txt"))
HEADERS = {"verb", "noun", "set"}


def terms_of(path: Path) -> list[str]:
    lines = (line.partition("#")[0] for line in path.read_text(encoding="utf-8").splitlines())
    return [line.rstrip() for line in lines if line.strip()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_data_files(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    terms = terms_of(path)
    assert terms
    assert text.endswith("\n")
    assert [term for term, count in Counter(terms).items() if count > 1] == []
    for term in terms:
        assert term == " ".join(term.split()) == term.lower()
        assert "’" not in term
    for line in text.splitlines()[:1]:
        if line.startswith("#:"):
            assert set(line[2:].split()) <= HEADERS


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A language "xx" in place of all others; verbs are inflected as English ones."""
    path = tmp_path / "xx"
    path.mkdir()
    monkeypatch.setattr(language, "_FOLDER", tmp_path)
    supported.cache_clear()
    lexicon.cache_clear()
    yield path
    monkeypatch.undo()
    supported.cache_clear()
    lexicon.cache_clear()


def test_loading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "find_spec", lambda _: True)
    monkeypatch.setattr(language, "import_module", lambda _: morphology)
    (folder / "says.txt").write_text("#: verb\n# Comment\n\nsay  # another\npoint out\n", encoding="utf-8")
    (folder / "people.txt").write_text("#: noun set\nman\n", encoding="utf-8")
    (folder / "plain.txt").write_text("says\npoint\nsay it\n", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    known = lexicon("xx")
    assert supported() == {"xx"}
    assert known.tag == "xx"
    assert known.terms["says"] >= {"say", "said", "pointed out"}
    assert known.terms["says.past"] == {"said", "pointed out"}
    assert known.terms["people"] == {"man", "men"}
    assert known.terms["people.many"] == {"men"}
    assert known.terms["plain"] == {"says", "point", "say it"}
    assert known.terms["empty"] == frozenset()
    assert "says.past" in known
    assert "people" in known
    assert "others" not in known
    assert "man" not in known.single  # a set is not searched for
    assert known.single["says"] == ("plain", "says", "says.third")
    assert known.single["point"] == ("plain",)
    assert known.phrases["point", "out"] == ((("out",), ("says", "says.base")),)


def test_the_longest_phrase_comes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "find_spec", lambda _: None)
    (folder / "many.txt").write_text("as well\nas well as\nas far as\nas\n", encoding="utf-8")
    known = lexicon("xx")
    assert [rest for rest, _ in known.phrases["as", "well"]] == [("well", "as"), ("well",)]
    assert [rest for rest, _ in known.phrases["as", "far"]] == [("far", "as")]
    assert known.single == {"as": ("many",)}


def test_without_morphology(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "find_spec", lambda _: None)
    (folder / "says.txt").write_text("#: verb\nsay\n", encoding="utf-8")
    assert lexicon("xx").terms == {"says": {"say"}}


def test_an_unknown_language() -> None:
    with pytest.raises(KeyError):
        lexicon("tlh")


def test_the_longest_phrase_hides_the_shorter() -> None:
    words = split_words("He pointed out that he pointed at it, according to\nher.", "en")
    found = [" ".join(words.lower[term.first : term.last]) for term in words.terms]
    assert "pointed out" in found
    assert "according to" in found
    first = found.index("pointed out")
    assert "pointed" not in found[: first + 1]


def test_a_phrase_does_not_run_over_punctuation() -> None:
    words = split_words("It is according, to her.", "en")
    assert "according to" not in [" ".join(words.lower[term.first : term.last]) for term in words.terms]


def test_terms_by_category() -> None:
    words = split_words("She said so. He says so.", "en")
    assert [words.term_span(term).of(words.text) for term in words.find("cue_verbs")] == ["said", "says"]
    assert [words.lower[term.first] for term in words.find("cue_verbs.past")] == ["said"]
    assert words.find("no such") == []
    assert [words.lower[t.first] for t in words.find_in("cue_verbs", words.span(3, 6))] == ["says"]
    assert words.find_in("no such", words.span(0, 6)) == []


def test_words_by_offset() -> None:
    words = split_words("It’s 8,000 U.S. troops.", None)
    assert words.words == ["It's", "8,000", "U.S.", "troops"]
    assert words.terms == []
    assert (words.at_or_after(1), words.at(1), words.at(-1)) == (1, 0, -1)
    assert list(words.range_in(words.span(1, 3))) == [1, 2]
    assert words.gaps == ["", " ", " ", " ", "."]
