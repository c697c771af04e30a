"""Configuration files: what they may say, which one counts, and what is said of mistakes."""

from datetime import date
from pathlib import Path

import pytest

from verifact.config import DEFAULT_EXCLUDE, Config, Online, Suppression
from verifact.config_file import ConfigFinder, load_config
from verifact.errors import ConfigError
from verifact.findings import Severity

FULL = """
select = ["VF3"]
extend-select = ["VF107"]
ignore = ["VF305"]
exclude = ["old"]
extend-exclude = ["*.draft.md"]
published = 2024-10-27
publisher = "The Paper"
fail-level = "error"
[per-file-ignores]
"opinion/**" = ["VF1"]
[severity]
VF410 = "error"
[checks.VF401]
some-option = 1
[[suppress]]
path = "a.txt"
codes = ["VF204"]
text = "Sources say"
reason = "a lyric"
"""


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key(tmp_path: Path) -> None:
    path = write(tmp_path, "verifact.toml", FULL)
    assert load_config(path) == Config(
        select=("VF3",),
        extend_select=("VF107",),
        ignore=("VF305",),
        per_file_ignores={"opinion/**": ("VF1",)},
        severity={"VF410": Severity.ERROR},
        exclude=("old", "*.draft.md"),
        options={"VF401": {"some-option": 1}},
        suppress=(Suppression("a.txt", ("VF204",), "Sources say", "a lyric"),),
        published=date(2024, 10, 27),
        publisher="The Paper",
        fail_level=Severity.ERROR,
        root=tmp_path,
        source=path,
    )


def test_a_pyproject_is_read_at_its_table(tmp_path: Path) -> None:
    path = write(tmp_path, "pyproject.toml", '[project]\nname = "x"\n[tool.verifact]\nignore = ["VF1"]\n')
    assert load_config(path).ignore == ("VF1",)


@pytest.mark.parametrize("text", ['"2024-10-27"', "2024-10-27T10:00:00Z"])
def test_published_in_other_forms(tmp_path: Path, text: str) -> None:
    assert load_config(write(tmp_path, "c.toml", f"published = {text}")).published == date(2024, 10, 27)


def test_extend_exclude_adds_to_the_defaults(tmp_path: Path) -> None:
    path = write(tmp_path, "verifact.toml", 'extend-exclude = ["drafts"]')
    assert load_config(path).exclude == (*DEFAULT_EXCLUDE, "drafts")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selekt = []", "unknown key 'selekt'; did you mean 'select'?"),
        ("zzz = 1", "unknown key 'zzz'"),
        ('select = "VF3"', "select: expected an array of strings, got a string"),
        ("select = [1]", "select.0: expected a string, got an integer"),
        ("severity = 3", "severity: expected a table, got an integer"),
        ('fail-level = "eror"', "fail-level: 'eror' is none of error, warning, info; did you mean 'error'?"),
        ('exclude = ["a", "!"]', "exclude.1: '!' is not a glob"),
        ('extend-exclude = ["[z-a]"]', "extend-exclude.0: '[z-a]' is not a glob"),
        ('[per-file-ignores]\n"[z-a]" = []', "per-file-ignores: '[z-a]' is not a glob"),
        ('[[suppress]]\npath = "!"\ncodes = ["VF1"]', "suppress.0.path: '!' is not a glob"),
        ('[[suppress]]\npath = "a"\ncodes = []', "suppress.0.codes: it names no code"),
        ("x = " + "[" * 100_000, "it is nested too deeply"),
        ('published = "soon"', "published: 'soon' is not a date as in 2024-10-27"),
        ("published = 1", "published: expected a date, got an integer"),
        ("published = 10:00:00", "published: expected a date, got a time"),
        ("checks = {VF401 = 1}", "checks.VF401: expected a table, got an integer"),
        ("suppress = {}", "suppress: expected an array of tables, got a table"),
        ("suppress = [1]", "suppress.0: expected a table, got an integer"),
        ('[[suppress]]\npath = "a"', "suppress.0: the key 'codes' is missing"),
        ('[[suppress]]\npaths = "a"', "suppress.0: unknown key 'paths'; did you mean 'path'?"),
        (
            '[[suppress]]\npath = "a"\ncodes = ["VF1"]\ntext = 1',
            "suppress.0.text: expected a string, got an integer",
        ),
        ("online = true", "online: expected a table, got a boolean"),
        ("[online]\ntimeout = 0", "online.timeout: 0 is not a number of seconds"),
        ("[online]\ntimeout = true", "online.timeout: expected a number of seconds, got a boolean"),
        ("[online]\narchive-all = 1", "online.archive-all: expected a boolean, got an integer"),
        ('[online]\ncontact = "a\\nb"', "online.contact: it can only hold printable ASCII"),
        ('[online]\ncontct = "a"', "online: unknown key 'contct'; did you mean 'contact'?"),
        ('[online]\nallow-host = ["10.0.0.1"]', "online.allow-host: only the command line says so"),
        ("= 1", "not valid TOML"),
    ],
)
def test_mistakes_name_the_file_the_key_and_the_near_miss(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, "verifact.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool]\nverifact = 1", "tool.verifact: expected a table, got an integer"),
        ("tool = 1", "there is no [tool.verifact] in it"),
        ("", "there is no [tool.verifact] in it"),
    ],
)
def test_mistakes_in_a_pyproject(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=r"pyproject\.toml: ") as caught:
        load_config(write(tmp_path, "pyproject.toml", text))
    assert said in str(caught.value)


def test_how_sources_are_looked_up(tmp_path: Path) -> None:
    text = '[online]\ncontact = "desk@herald.example"\ntimeout = 5\narchive-all = true\nsources = "saved"'
    config = load_config(write(tmp_path, "verifact.toml", text))
    assert config.online == Online("desk@herald.example", 5.0, True, tmp_path / "saved")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load_config(tmp_path / "none.toml")


def test_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "verifact.toml"
    path.write_bytes(b'publisher = "\xff"')
    with pytest.raises(ConfigError, match="not valid TOML"):
        load_config(path)


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    outer = write(tmp_path, "verifact.toml", "")
    inner = write(tmp_path / "a" / "b", "pyproject.toml", "[tool.verifact]")
    finder = ConfigFinder()
    assert finder.for_file(tmp_path / "a" / "b" / "c" / "x.md").source == inner
    assert finder.for_file(tmp_path / "a" / "x.md").source == outer
    assert finder.for_file(tmp_path / "a" / "b" / "x.md").source == inner


def test_a_pyproject_without_the_table_does_not_count(tmp_path: Path) -> None:
    outer = write(tmp_path, "verifact.toml", "")
    write(tmp_path / "a", "pyproject.toml", "[project]")
    assert ConfigFinder().for_file(tmp_path / "a" / "x.md").source == outer


def test_its_own_file_comes_before_the_pyproject(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", "[tool.verifact]")
    own = write(tmp_path, "verifact.toml", "")
    assert ConfigFinder().for_file(tmp_path / "x.md").source == own


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "verifact.toml", "")
    finder = ConfigFinder()
    first = finder.for_file(tmp_path / "a" / "x.md")
    path.write_text("broken", encoding="utf-8")
    assert finder.for_file(tmp_path / "a" / "y.md") is first
    assert finder.for_file(tmp_path / "y.md") is first
