import pytest

from verifact.language.frequency import frequencies, is_word, zipf


def test_common_words_rank_above_rare_ones() -> None:
    assert zipf("the") > 7 > zipf("they") > zipf("theory") > zipf("manipulation") > 2


def test_an_unknown_word_is_zero() -> None:
    assert zipf("ory") == 0.0
    assert not is_word("ory")


@pytest.mark.parametrize(
    "word", ["labor", "labour", "centered", "traveling", "fueled", "defense", "organized", "analyze"]
)
def test_british_and_american_spellings(word: str) -> None:
    assert is_word(word)


def test_letter_case_does_not_matter() -> None:
    assert zipf("Theory") == zipf("theory")
    assert is_word("October")


def test_unknown_and_common_words() -> None:
    table = frequencies("en")
    assert table.unknown(["theory", "ory"]) == {"ory"}
    assert "the" in table.common(7.0)
    assert "theory" not in table.common(7.0)


def test_a_language_without_a_table() -> None:
    with pytest.raises(KeyError):
        frequencies("xx")
