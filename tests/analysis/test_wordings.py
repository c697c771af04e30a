"""Two wordings of one text."""

import pytest

from verifact.analysis.wordings import differences

ONE = "we will open the mill again before the first snow falls"


@pytest.mark.parametrize(
    ("other", "here", "there"),
    [
        ("we will open the mill again after the first snow falls", "before", "after"),
        ("we will open the mill again before first snow falls", "the", ""),
        ("and we will open the old mill again before the first snow", "", "old"),
        ("we will open the mill before the first snow falls", "again", ""),
        ("we will open the mill again and again before the first snow falls", "", "again and"),
        ("we will open the mill again long long long long before the first snow falls", None, None),
        (ONE, None, None),
        ("the first snow falls", None, None),
        ("open the mill for the first snow falls", None, None),  # three and four words alone are chance
    ],
)
def test_differences(other: str, here: str | None, there: str | None) -> None:
    texts = [ONE.split(), other.split()]
    found = [
        (" ".join(texts[each.one][slice(*each.in_one)]), " ".join(texts[each.other][slice(*each.in_other)]))
        for each in differences(texts)
    ]
    assert found == ([] if here is None else [(here, there)])


def test_the_places_lie_inside_whatever_repeats() -> None:
    texts = [["a", "a", "b"] * 9, ["a", "b"] * 9, ["a"] * 20, [], ["a", "b", "a"] * 9, ["b"] * 3 + ["a"] * 17]
    for each in differences(texts):
        for index, (first, last) in ((each.one, each.in_one), (each.other, each.in_other)):
            assert 0 < first <= last < len(texts[index])
