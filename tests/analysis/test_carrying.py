"""How far a source carries: the rest of its paragraph, or its sentence alone."""

from pathlib import Path

import pytest

import verifact
from verifact.analysis.carrying import within_sentences
from verifact.config import Config
from verifact.config_file import load_config
from verifact.errors import ConfigError
from verifact.model import Carrying

TEXT = (
    "The vote is next week.\n\n"
    "The council bought 40 houses in Ely in 2019, Mayor Ann Lee said. It sold 12 of them to Acme Holdings in 2020.\n\n"
    "It closed 14 schools in Ely in 2021."
)


def test_a_source_carries_the_rest_of_its_paragraph() -> None:
    claims = {claim.text[:7]: claim for claim in verifact.parse(TEXT).claims}
    assert (claims["The cou"].is_sourced, claims["The cou"].is_carried) == (True, False)
    assert (claims["It sold"].is_sourced, claims["It sold"].is_carried) == (True, True)
    assert (claims["It clos"].is_sourced, claims["It clos"].is_carried) == (False, False)


def test_a_vague_source_carries_nothing() -> None:
    vague = verifact.parse(TEXT.replace("Mayor Ann Lee said", "sources said"))
    assert not [claim for claim in vague.claims if claim.is_carried]


def test_within_sentences() -> None:
    article = within_sentences(verifact.parse(TEXT))
    assert [claim.text[:7] for claim in article.claims if claim.is_sourced] == ["The cou"]
    assert within_sentences(article) is article


def test_the_configuration_decides() -> None:
    strict = Config(select=("VF102",), carry_sources=Carrying.SENTENCE)
    loose, asked = (verifact.check(verifact.parse(TEXT), config=c) for c in (Config(select=("VF102",)), strict))
    assert loose.stats.sourced_share is not None
    assert asked.stats.sourced_share is not None
    assert loose.stats.sourced_share > asked.stats.sourced_share
    assert len(asked.findings) >= len(loose.findings)


def test_the_key(tmp_path: Path) -> None:
    path = tmp_path / "verifact.toml"
    path.write_text('carry-sources = "sentence"')
    assert load_config(path).carry_sources is Carrying.SENTENCE
    path.write_text('carry-sources = "sentense"')
    with pytest.raises(ConfigError, match="did you mean 'sentence'"):
        load_config(path)
