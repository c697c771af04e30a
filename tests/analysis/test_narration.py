"""Who tells the story."""

import pytest

from verifact import parse
from verifact.analysis.narration import is_first_person


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("I left the town. We went to the river. It was cold.", True),
        ("The town fell. The river rose. “I left it,” Mary Miller said.", False),
        ("", False),
        ("J’ai quitté la ville, et personne ne sait comment la suite se passera là-bas.", False),
    ],
)
def test_first_person(text: str, first: bool) -> None:
    assert is_first_person(parse(text)) is first
