"""Who is said to say what, where no reader would doubt it."""

import pytest

from verifact import Attribution, parse

MILLER = ("Mary Miller", "person")
ISW = ("Institute for the Study of War", "organization")

# the text, the speaker's name and kind, direct or indirect, cue, content
ONE = [
    # direct: before, after, inverted
    ("Mary Miller said, “We lost the town.”", MILLER, "direct", "said", ["“We lost the town.”"]),
    ("“We lost the town,” Mary Miller said.", MILLER, "direct", "said", ["“We lost the town,”"]),
    ("“We lost the town,” said Mary Miller.", MILLER, "direct", "said", ["“We lost the town,”"]),
    ("“Is it lost?” Mary Miller asked.", MILLER, "direct", "asked", ["“Is it lost?”"]),
    ("“Go!” Mary Miller said.", MILLER, "direct", "said", ["“Go!”"]),
    ("“We lost,” Mary Miller said. “It is gone.”", MILLER, "direct", "said", ["“We lost,”", "“It is gone.”"]),
    ("“We lost,” Mary Miller, a lawyer, said, “the whole town.”", MILLER, "direct", "said", ["“We lost,”", "“the whole town.”"]),
    ("“We lost,” the Kremlin said in May.", ("Kremlin", "organization"), "direct", "said", ["“We lost,”"]),
    # direct: over paragraphs
    (
        "“We lost the town.\n\n“We lost it all,” Mary Miller said.",
        MILLER,
        "direct",
        "said",
        ["“We lost the town.\n\n“We lost it all,”"],
    ),
    # indirect
    ("Mary Miller said that the town was lost.", MILLER, "indirect", "said", ["the town was lost"]),
    ("Mary Miller said the town was lost.", MILLER, "indirect", "said", ["the town was lost"]),
    ("Mary Miller believes that it was lost.", MILLER, "indirect", "believes", ["it was lost"]),
    ("The town was lost, Mary Miller told Reuters.", MILLER, "indirect", "told", ["The town was lost"]),
    ("As Mary Miller noted, the town was lost.", MILLER, "indirect", "noted", ["the town was lost"]),
    ("In a letter, Mary Miller said it was lost.", MILLER, "indirect", "said", ["it was lost"]),
    ("The town was lost, according to Mary Miller.", MILLER, "indirect", "according to", ["The town was lost"]),
    (
        "The Washington Post reported that the town was lost.",
        ("Washington Post", "organization"),
        "indirect",
        "reported",
        ["the town was lost"],
    ),
    # relative clauses beside the source
    ("Mary Miller, who lives in Yale, said it was lost.", MILLER, "indirect", "said", ["it was lost"]),
    ("“It is,” Mary Miller, who studies wars, said.", MILLER, "direct", "said", ["“It is,”"]),
    # pronouns and short forms
    ("Mary Miller spoke. She said that it was lost.", MILLER, "indirect", "said", ["it was lost"]),
    ("Mary Miller left. “We lost the town,” she said.", MILLER, "direct", "said", ["“We lost the town,”"]),
    ("Jane Doe left. Mr. John Roe stayed. “We lost,” he said.", ("John Roe", "person"), "direct", "said", ["“We lost,”"]),
    ("Mary Miller left. “We lost the town,” Miller said.", MILLER, "direct", "said", ["“We lost the town,”"]),
    ("The Institute for the Study of War (ISW) met. The ISW noted that it was lost.", ISW, "indirect", "noted", ["it was lost"]),
    ("The Institute for the Study of War (ISW) met. It was lost, the ISW noted.", ISW, "indirect", "noted", ["It was lost"]),
    # the subject where it is hard to see
    ("Mary Miller met Jolly. The town was lost, Miller said.", MILLER, "indirect", "said", ["The town was lost"]),
    ("While it rained, the town was lost, Mary Miller said.", MILLER, "indirect", "said", ["While it rained, the town was lost"]),
    ("But the town was lost, Mary Miller said.", MILLER, "indirect", "said", ["But the town was lost"]),
    ("The town, Mary Miller said, was lost.", MILLER, "indirect", "said", ["The town", "was lost"]),
    ("“We lost,” Mary Miller, a lawyer, said, “all.”", MILLER, "direct", "said", ["“We lost,”", "“all.”"]),
    ("“We lost the town,” said former mayor Mary Miller, who lives in Yale.", MILLER, "direct", "said", ["“We lost the town,”"]),
    ("Mary Miller claims she’s lost the town.", MILLER, "indirect", "claims", ["she’s lost the town"]),
    ("Mary Miller declined to comment.", MILLER, "indirect", "declined", ["to comment"]),
    ("Mary Miller wants to compromise.", MILLER, "indirect", "wants", ["to compromise"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "kind", "cue", "content"), ONE, ids=[case[0] for case in ONE])
def test_one(text: str, speaker: tuple[str, str], kind: str, cue: str, content: list[str]) -> None:
    (found,) = attributions(text)
    assert (found.speaker.name, found.speaker.kind) == speaker
    assert found.kind == kind
    assert found.cue is not None
    assert found.cue.of(text) == cue
    assert [part.of(text) for part in found.content] == content
    assert found.is_named


def attributions(text: str) -> tuple[Attribution, ...]:
    return parse(text).attributions


@pytest.mark.parametrize(
    ("text", "kind", "vague"),
    [
        ("Critics say the town was lost.", "anonymous", True),
        ("Officials said the town was lost.", "role", False),
        ("A spokesman for Acme said the town was lost.", "role", False),
        ("It is said that the town was lost.", "none", True),
    ],
)
def test_others(text: str, kind: str, vague: bool) -> None:
    (found,) = attributions(text)
    assert (found.speaker.kind, found.is_vague, found.is_named) == (kind, vague, False)


@pytest.mark.parametrize(
    "text",
    [
        "The town was lost.",
        "“We lost the town.”",
        "Mary Miller left the town.",
        "The so-called “bridge” fell.",
    ],
)
def test_none(text: str) -> None:
    assert not attributions(text)


def test_two_speakers() -> None:
    first, second = attributions("Sen. Ted Cruz said it was lost. “It is gone,” Mary Miller said.")
    assert (first.speaker.name, second.speaker.name) == ("Ted Cruz", "Mary Miller")


def test_quotations_get_their_speakers() -> None:
    first, second, third = parse("“We lost,” Mary Miller said. “It is gone.” The “bridge” fell.").quotes
    assert [quote.speaker and quote.speaker.name for quote in (first, second, third)] == ["Mary Miller"] * 2 + [None]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("In May, Mary Miller wrote:\n\n“We lost the town. It is gone.”", ["“We lost the town. It is gone.”"]),
        ("In May, Mary Miller wrote:\n\nWe lost the town.\n\nIt rained.", ["We lost the town."]),
        ("While Mary Miller said it was lost, the town stood.", ["it was lost"]),
        ("John Roe, who opposes the plan, left the town.", ["the plan"]),
        ("Mary Miller said in a letter to the mayor, seen by Acme, that it was lost.", ["it was lost"]),
        ("Mary Miller told the paper her town was lost.", ["her town was lost"]),
        ("“We lost the town.” ― Mary Miller\n“It is gone.” ― John Roe", ["“We lost the town.”", "“It is gone.”"]),
        ("A town.\n\n“Is it lost, the town?” Mary Miller pressed.", ["“Is it lost, the town?”"]),
        ("In a new Acme poll, Miller leads by ten points.", ["Miller leads by ten points"]),
        ("Miller leads by 10 percent in a new Acme poll.", ["Miller leads by 10 percent"]),
        ("The plan endorsed by Mary Miller failed.", ["The plan"]),
        ("Asked if it was lost, Mary Miller left.", ["if it was lost"]),
        ("Mary Miller left after saying that it was lost.", ["it was lost"]),
        ("Mary Miller spoke of “peace,” adding that “it was over.”", ["“peace,”", "“it was over.”"]),
        ("Mary Miller felt the heat of the day.", []),
        ("The town found a way out of its trouble.", []),
    ],
)
def test_content(text: str, content: list[str]) -> None:
    assert [part.of(text) for found in attributions(text) for part in found.content] == content
