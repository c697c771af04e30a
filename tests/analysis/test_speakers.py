"""Whom a source means: names, short forms, descriptions, pronouns; and where nobody can know, nobody."""

import pytest

from verifact import parse


def speakers(text: str) -> list[tuple[str, str]]:
    return [(a.speaker.name, a.speaker.kind.value) for a in parse(text).attributions if a.source is not None]


def last(text: str) -> tuple[str, str]:
    return speakers(text)[-1]


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        # where somebody comes from
        ("Mary Miller of Yale said it was lost.", "Mary Miller", "person"),
        ("Sen. Amelize Poe of Vermont said it was lost.", "Amelize Poe", "person"),
        ("The Bank of England said it was lost.", "Bank of England", "organization"),
        # surnames
        ("Ann Lee spoke. Lee said it was over.", "Ann Lee", "person"),
        ("“It is over,” Lee says. It was a long day for Mayor Ann Lee.", "Ann Lee", "person"),
        ("Hillary Clinton left. Hillary Rodham Clinton said it was over.", "Hillary Rodham Clinton", "person"),
        ("Hillary Rodham Clinton left. Clinton said it was over.", "Hillary Rodham Clinton", "person"),
        ("Ann Brown wore a brown coat. Then Brown said it was over.", "Ann Brown", "person"),
        ("Mr. King said that it was over.", "King", "person"),
        ("Stephen King left. King said that it was over.", "Stephen King", "person"),
        ("Melanie said that it was over, and Melanie left.", "Melanie", "person"),
        ("Ann Lee left. Ann said that it was over.", "Ann Lee", "person"),
        # two of one surname
        ("John Lee met Ann Lee. Lee said it was over.", "Lee", "person"),
        ("John Lee met Ann Lee. Mr. Lee said it was over.", "John Lee", "person"),
        ("John Lee met Ann Lee. Ms. Lee said it was over.", "Ann Lee", "person"),
        ("Ann Lee came. Mr. Lee said it was over.", "Lee", "person"),
        ("Barack Obama left. Michelle Obama stayed. Obama said it was over.", "Obama", "person"),
        ("Donald Trump Jr. came with Donald Trump. Trump said it was over.", "Donald Trump", "person"),
        ("Donald Trump Jr. came with Donald Trump. Trump Jr. said it was over.", "Donald Trump Jr", "person"),
        # bodies
        ("Reuters reported that it was over.", "Reuters", "organization"),
        ("Moscow said it was over.", "Moscow", "organization"),
        ("The New York Times left. The Times said it was over.", "New York Times", "organization"),
        ("Acme Corp. cut jobs. Acme said it was over.", "Acme Corp", "organization"),
        ("The Affordable Care Act said it was over.", "Affordable Care Act", "organization"),
        ("ISW said it was over. The Institute for the Study of War (ISW) left.", "Institute for the Study of War", "organization"),
        # the name is not the head
        ("Ann Lee left. Lee’s lawyer said it was over.", "Lee’s lawyer", "role"),
        ("Ann Lee left. Lee's statement said it was over.", "Lee's statement", "document"),
        ("Ann Lee’s lawyer, John Poe, said it was over.", "John Poe", "person"),
        ("A neighbour, Ann Lee, said it was over.", "Ann Lee", "person"),
        ("Ann Lee left. The Lee campaign said it was over.", "The Lee campaign", "group"),
        ("Officials at Acme, a part of Ann Lee Group, said it was over.", "Officials at Acme, a part of Ann Lee Group", "role"),
        ("Ann Lee left. Lee supporters said it was over.", "Lee supporters", "role"),
        ("The Institute for the Study of War’s report said it was over.", "The Institute for the Study of War’s report", "document"),
        ("It was over, according to Ann Lee and Eve Poe.", "Ann Lee and Eve Poe", "group"),
        ("It was over, according to Ann Lee and her sons.", "Ann Lee and her sons", "group"),
        # the title again
        ("Charlotte Mayor Jennifer Poe came. The mayor said it was over.", "Jennifer Poe", "person"),
        ("Secretary of the Treasury Jack Poe came. The secretary said it was over.", "Jack Poe", "person"),
        ("Sen. Ann Lee spoke. The mill will close, the senator said.", "Ann Lee", "person"),
        ("Mayor John Poe came. “It is over,” the mayor said.", "John Poe", "person"),
        ("Ann Lee, the mayor of Ely, came. The mill will close, the mayor said.", "Ann Lee", "person"),
        ("Ann Lee, 49, a lawyer for Acme, came. “It is over,” the lawyer said.", "Ann Lee", "person"),
        ("The mayor, Ann Lee, came. The mill will close, the mayor said.", "Ann Lee", "person"),
        ("Spokeswoman Ann Lee came. The spokeswoman said it was over.", "Ann Lee", "person"),
        ("Former Gov. Ann Lee met Gov. John Poe. The governor said it was over.", "John Poe", "person"),
        ("Former Gov. Ann Lee met Gov. John Poe. The former governor said it was over.", "Ann Lee", "person"),
        ("Democratic Sen. Ann Lee met Republican Sen. Jo Poe. The Republican senator said it was over.", "Jo Poe", "person"),
        # no title fits, or too many do
        ("Sen. Ann Lee met Sen. John Poe. The mill will close, the senator said.", "the senator", "role"),
        ("The mill will close, the senator said. Sen. Ann Lee left.", "the senator", "role"),
        ("Vice President Joe Poe came. The president said it was over.", "The president", "role"),
        ("Spokeswoman Ann Lee left. The spokesman said it was over.", "The spokesman", "role"),
        ("Sen. Ann Lee left. A senator said it was over.", "A senator", "role"),
        ("Sen. Ann Lee left. The Ohio senator said it was over.", "The Ohio senator", "role"),
        ("Sen. Ann Lee left. The senator from Ohio said it was over.", "The senator from Ohio", "role"),
        ("Sens. Ann Lee and John Poe left. The senators said it was over.", "The senators", "role"),
        # the kind of body again
        ("Acme Corp cut 100 jobs. The company said that trade was slow.", "Acme Corp", "organization"),
        ("The Environmental Protection Agency sued. The agency said it was over.", "Environmental Protection Agency", "organization"),
        ("Acme, a software company, cut jobs. The company said it was over.", "Acme", "organization"),
        ("Acme Corp sued Google. The company said it was over.", "The company", "group"),
        ("Acme Corp sued Binary Inc. The company said it was over.", "The company", "group"),
        ("Ann Lee left. The company said it was over.", "The company", "group"),
        ("The Environmental Protection Agency sued. The court said it was over.", "The court", "group"),
    ],
)  # fmt: skip
def test_names_and_descriptions(text: str, speaker: str, kind: str) -> None:
    assert last(text) == (speaker, kind)


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        # the nearest who can be meant
        ("Mary Miller spoke about John Poe. He said it was over.", "John Poe", "person"),
        ("Mary Miller spoke about John Poe. She said it was over.", "Mary Miller", "person"),
        ("Ann Lee left Paris. She said it was over.", "Ann Lee", "person"),
        ("Ann Lee left for Honolulu. She said it was over.", "Ann Lee", "person"),
        ("John Poe left. “I met Rob Roe,” said Ann Lee. He said it was over.", "John Poe", "person"),
        ("Ann Lee left. Her claim that it was over was wrong.", "Ann Lee", "person"),
        ("John Poe spoke. He’s said it was over.", "John Poe", "person"),
        # who was speaking goes on
        ("Ann Lee told Eve Poe it was over. She added that she was sad.", "Ann Lee", "person"),
        ("Ann Lee said it was over. Eve Poe was there. She added that she was sad.", "Eve Poe", "person"),
        # somebody without a name
        ("John Poe came. One of the scouts spoke. “It is over,” he said.", "One of the scouts", "anonymous"),
        # who
        ("Mary Miller of Acme, who said it was over, left.", "Mary Miller", "person"),
        ("Mary Miller, who said it was over, left.", "Mary Miller", "person"),
        ("Somebody from Texas, who said it was over, left.", "who", "pronoun"),
        # it and they
        ("The World Bank said it was over. It said that it was not.", "World Bank", "organization"),
        ("The World Bank spoke with Ann Lee. It said that it was over.", "World Bank", "organization"),
        ("Officials said it was over. They said it was not.", "Officials", "role"),
        ("Ann Lee said it was over. They said it was not.", "They", "pronoun"),
        ("Then Acme said it was over. They said it was not.", "They", "pronoun"),
        # nobody
        ("He said that it was over.", "He", "pronoun"),
        ("Ann Lee left. He said that it was over.", "He", "pronoun"),
        ("It was late. They said that it was over.", "They", "pronoun"),
        ("I said that it was over.", "I", "pronoun"),
    ],
)
def test_pronouns(text: str, speaker: str, kind: str) -> None:
    assert last(text) == (speaker, kind)


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Bürgermeisterin Anna Huber kam. „Es ist aus“, sagte Huber.", "Anna Huber", "person"),
        ("Bürgermeisterin Anna Huber kam. „Es ist aus“, sagte die Bürgermeisterin.", "Anna Huber", "person"),
        ("Bürgermeister Peter Schulz kam. „Es ist aus“, sagte er.", "Peter Schulz", "person"),
        ("Anna Huber kam mit Peter Schulz. „Es ist aus“, sagte sie.", "Anna Huber", "person"),
        ("Anna Huber kam mit Peter Huber. „Es ist aus“, sagte Frau Huber.", "Anna Huber", "person"),
        ("Die Stadt war leer. „Es ist aus“, sagte ein Sprecher der Stadt.", "ein Sprecher der Stadt", "role"),
    ],
)
def test_german(text: str, speaker: str, kind: str) -> None:
    article = parse(f"---\nlang: de\n---\n\n{text}", "markdown")
    assert [(a.speaker.name, a.speaker.kind.value) for a in article.attributions][-1:] == [(speaker, kind)]


def test_where_the_speaker_was_introduced() -> None:
    text = "Mayor Ann Lee came. “It is over,” the mayor said. She added that it was late."
    for attribution in parse(text).attributions:
        assert attribution.speaker.introduced is not None
        assert attribution.speaker.introduced.of(text) == "Ann Lee"
