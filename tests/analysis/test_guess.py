"""In which language a text is read."""

import pytest

from verifact import parse
from verifact.analysis.guess import supported_language
from verifact.analysis.words import split_words

PROSE = {
    "en": "The situation in the town is grave. Nobody knows how it will go on, and no one asks what the state wants.",
    "fr": "La situation dans la ville est grave. Personne ne sait comment la suite se passera, ni ce que veut l’État.",
    "es": "La situación en la ciudad es grave. Nadie sabe cómo va a seguir, y ya no se pregunta qué quiere el estado.",
    "it": "La situazione in città è grave. Nessuno sa come andrà avanti, e nessuno chiede più che cosa vuole lo Stato.",
    "nl": "De situatie in de stad is ernstig. Niemand weet hoe het verder moet, en niemand vraagt wat de staat wil.",
    "fi": "Kaupungin tilanne on vakava. Kukaan ei tiedä, miten se jatkuu, eikä kukaan enää kysy, mitä valtio tahtoo.",
    "ru": "Положение в городе тяжёлое. Никто не знает, что будет дальше, и никто не спрашивает, чего хочет страна.",
    "zh": "这座城市的局势十分严峻。没有人知道接下来会发生什么，也没有人再问政府想要什么。市民们都在等待消息。",
}


@pytest.mark.parametrize("language", PROSE)
def test_prose(language: str) -> None:
    assert supported_language(None, split_words(PROSE[language], None)) == ("en" if language == "en" else None)


def test_german_is_never_taken_for_english() -> None:
    text = "Die Lage in der Stadt ist ernst. Niemand weiß, wie es weitergehen soll, und keiner fragt mehr danach."
    assert supported_language(None, split_words(text, None)) != "en"


@pytest.mark.parametrize(
    ("declared", "language"),
    [("en", "en"), ("EN-us", "en"), ("en_GB", "en"), (" en ", "en"), ("fr", None), ("x", None), ("", None)],
)
def test_what_is_declared_is_believed(declared: str, language: str | None) -> None:
    assert supported_language(declared, split_words(PROSE["fr"], None)) == language


def test_declared_in_the_file() -> None:
    assert parse(f"---\nlang: fr\n---\n\n{PROSE['en']}\n", "markdown").language is None
    assert parse(f"<html lang='en'><p>{PROSE['fr']}</p></html>", "html").language == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("Fire kills two", "en"),
        ("Café in Orléans “burns” – €5 lost 🔥", "en"),
        ("Положение тяжёлое", None),
        ("北京", None),
        ("Oslo, Bergen, Tromsø, Bodø, Narvik, Alta, Vadsø, Kirkenes, Hamar, Molde, Moss, Horten", None),
    ],
)
def test_short_texts(text: str, language: str | None) -> None:
    assert supported_language(None, split_words(text, None)) == language


def test_no_claims_and_no_attributions_in_an_unknown_language() -> None:
    article = parse(PROSE["fr"] + " « C’est fini », dit-il. [Voir](https://a.example)", "markdown")
    assert (article.claims, article.attributions) == ((), ())
    assert len(article.sentences) == 4
    assert len(article.quotes) == 1
    assert len(article.citations) == 1
