"""Makers of the material an article leans on."""

import pytest

from verifact import parse
from verifact.analysis.provenance import provenances_of


def makers(text: str) -> list[str]:
    article = parse("A title of it\n\n" + text)
    found = article.derived(provenances_of)
    assert all(each.span.of(article.text) for each in found)
    return [each.maker.full for each in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It shows in a video released by WarTranslated in May.", ["WarTranslated"]),
        ("It follows from a report compiled by the Acme Trust.", ["Acme Trust"]),
        ("It follows from a report compiled by, of all, the Acme Trust.", []),
        ("It is a town founded by the Acme Trust.", []),
        ("It is a report published by nobody they knew of.", []),
        ("They spoke “of a video released by WarTranslated in May” there.", []),
        ("The video was released on Monday.", []),
    ],
)
def test_makers(text: str, names: list[str]) -> None:
    assert makers(text) == names


def test_an_unknown_language_has_none() -> None:
    article = parse("La situation à Paris est grave, et personne ne sait comment la suite se passera.")
    assert provenances_of(article) == ()
