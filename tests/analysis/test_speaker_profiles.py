"""Each speaker with all mentions and all that they said."""

from verifact import parse
from verifact.model import Article, SpeakerKind, SpeakerProfile

STORY = """Mayor Ann Lee opened the hall on Monday. “It took us nine years,” she said. “It is done.”

The Institute for the Study of War (ISW) was there. ISW said that the road is open, and Lee agreed that it was time. \
Officials said the mill will close. It is said that the land was sold.

The mayor added that the mill was old.
"""


def profiles() -> dict[str, SpeakerProfile]:
    return {profile.speaker.name: profile for profile in parse(STORY).speakers}


def test_speakers_in_the_order_of_their_first_words() -> None:
    assert list(profiles()) == ["Ann Lee", "Institute for the Study of War", "Officials"]


def test_mentions_are_names_pronouns_and_descriptions() -> None:
    found = profiles()
    assert [span.of(STORY) for span in found["Ann Lee"].mentions] == ["Mayor Ann Lee", "she", "Lee", "The mayor"]
    assert [span.of(STORY) for span in found["Institute for the Study of War"].mentions] == [
        "Institute for the Study of War",
        "ISW",
        "ISW",
    ]
    assert [span.of(STORY) for span in found["Officials"].mentions] == ["Officials"]


def test_what_they_said() -> None:
    found = profiles()
    article = parse(STORY)
    assert [article.quotes[index].text for index in found["Ann Lee"].quotes] == [
        "It took us nine years,",
        "It is done.",
    ]
    said = [article.attributions[index] for index in found["Ann Lee"].statements]
    contents = [[part.of(STORY) for part in attribution.content] for attribution in said]
    assert contents[-1] == ["the mill was old"]
    assert not found["Officials"].quotes
    assert len(found["Officials"].statements) == 1


def test_nobody_has_no_profile() -> None:
    assert parse("It is said that the town was lost.").speakers == ()
    assert parse("").speakers == ()


def test_they_survive_json() -> None:
    article = parse(STORY)
    assert Article.from_dict(article.to_dict()).speakers == article.speakers
    assert article.speakers[0].name == "Ann Lee"
    assert article.speakers[0].kind is SpeakerKind.PERSON
