"""German is a folder of words: what the analysis finds in it, and which checks read it."""

import pytest

import verifact
from verifact.checks.discovery import all_checks
from verifact.model import Article, SpeakerKind

STORY = """Die alte Mühle am Fluss schließt im Mai. „Wir haben lange gekämpft, aber das Geld reicht nicht“, sagte \
Bürgermeisterin Anna Huber am Montag.

Laut der Polizei ist das Gelände bereits gesperrt. Huber erklärte: „Das Land ist verkauft, und die Firma zahlt gut.“

Nach Angaben von Peter Schulz wird das Werk abgerissen. Die Mühle sei nicht zu retten, teilte ein Sprecher der \
Stadtverwaltung mit.
"""
ENGLISH_ONLY = sorted(
    check.code for check in all_checks().values() if check.languages == ("en",) and not check.evidence
)


@pytest.fixture(scope="module")
def article() -> Article:
    return verifact.parse(STORY)


def test_quotes_and_who_says_them(article: Article) -> None:
    assert article.language == "de"
    assert [(quote.text[:15], quote.speaker and quote.speaker.name) for quote in article.quotes] == [
        ("Wir haben lange", "Anna Huber"),
        ("Das Land ist ve", "Anna Huber"),
    ]


def test_speakers(article: Article) -> None:
    assert [(speaker.name, speaker.kind) for speaker in article.speakers] == [
        ("Anna Huber", SpeakerKind.PERSON),
        ("der Polizei", SpeakerKind.GROUP),
        ("Peter Schulz", SpeakerKind.PERSON),
        ("ein Sprecher der Stadtverwaltung", SpeakerKind.ROLE),
    ]


def test_nouns_are_no_names(article: Article) -> None:
    assert not {"Mühle", "Geld", "Land", "Firma"} & {speaker.name for speaker in article.speakers}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("„Die Mühle schließt“, sagte sie. „Nein“, sagte er.", ["Die Mühle schließt", "Nein"]),
        ("»Wir gehen nicht«, sagte er. Das »neue« Werk steht.", ["Wir gehen nicht", "neue"]),
        ("«Wir gehen nicht», sagte er.", ["Wir gehen nicht"]),
    ],
)
def test_marks(text: str, quoted: list[str]) -> None:
    quotes = verifact.parse(text).quotes
    assert [quote.text for quote in quotes] == quoted
    assert all(quote.closed for quote in quotes)


def test_checks() -> None:
    report = verifact.check(
        verifact.parse("Experten warnen vor dem Plan der Stadt. Der Betreiber hat die Fabrik angeblich verkauft."),
        extend_select=["VF1", "VF2"],
    )
    assert [(finding.code, finding.excerpt) for finding in report.findings] == [
        ("VF201", "Experten warnen"),
        ("VF205", "angeblich verkauft"),
    ]
    assert {abstention.code for abstention in report.abstained} >= {"VF101", "VF102", "VF106"}


def test_checks_of_english_are_silent(article: Article) -> None:
    report = verifact.check(article, select=ENGLISH_ONLY)
    assert report.findings == ()
    assert [abstention.code for abstention in report.abstained] == ENGLISH_ONLY


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Die Hard is on again.", "en"),
        ("The mayor was in the hall, and an hour later he left with her.", "en"),
        ("Experten warnen vor dem Plan der Stadt.", "de"),
        ("De burgemeester zei dat de molen in mei dicht gaat, en dat er geen geld meer is voor het werk.", None),
        ("Borgmesteren sagde, at den gamle mølle lukker i maj, og at der ikke er flere penge til det.", None),
        ("Le maire a dit que le moulin ferme en mai et que la ville ne peut pas payer les travaux.", None),
        ("El alcalde dijo que el molino cierra en mayo y que no hay dinero para las obras de la ciudad.", None),
    ],
)
def test_the_language_is_told(text: str, tag: str | None) -> None:
    assert verifact.parse(text).language == tag


def test_a_declared_language_is_believed() -> None:
    assert verifact.parse("---\nlang: de-AT\n---\n\nExperten warnen.", "markdown").language == "de"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("„Wir haben gekämpft und verloren“, so Anna Huber.", "Anna Huber", ["„Wir haben gekämpft und verloren“"]),
        ("»Das Geld reicht nicht für alle«, sagte Anna Huber.", "Anna Huber", ["»Das Geld reicht nicht für alle«"]),
        ("Die Mühle sei verloren, so der Sprecher der Stadt.", "der Sprecher der Stadt", ["Die Mühle sei verloren"]),
        ("Anna Huber zufolge ist das Werk verloren.", "Anna Huber", ["ist das Werk verloren"]),
        ("Laut Anna Huber ist das Werk verloren.", "Anna Huber", ["ist das Werk verloren"]),
        ("Das Werk ist nach Angaben der Polizei verloren.", "Polizei", ["Das Werk ist", "verloren"]),
        ("Am Montag sagte Anna Huber, dass das Werk verloren sei.", "Anna Huber", ["das Werk verloren sei"]),
        ("Am Montag erklärte der Minister, das Werk sei verloren.", "der Minister", ["das Werk sei verloren"]),
        ("Das Werk ist verloren, wie Anna Huber am Montag sagte.", "Anna Huber", ["Das Werk ist verloren"]),
    ],
)
def test_orders_of_words(text: str, source: str, content: list[str]) -> None:
    text = "Die Mühle am Fluss schließt, und das ist nicht gut für die Stadt. " + text
    (found,) = verifact.parse(text).attributions
    assert found.source is not None
    assert found.source.of(text) == source
    assert [part.of(text) for part in found.content] == content
