"""Whose voice a stretch of text is in."""

from verifact import Article, parse
from verifact.analysis.voice import Voices, voices_of
from verifact.spans import Span

TEXT = """A title of it

The town was lost in May. Mary Miller said that the river was high. “We lost the whole town,” said John Smith.

The “bridge” fell too.[1]

Sources

1. First title here  Reuters
2. Second title here  BBC News
"""
ARTICLE: Article = parse(TEXT)
VOICES: Voices = ARTICLE.derived(voices_of)


def at(words: str) -> Span:
    start = ARTICLE.text.index(words)
    return Span(start, start + len(words))


def test_own() -> None:
    assert VOICES.is_own(at("The town was lost"))
    assert not VOICES.is_own(at("river"))
    assert not VOICES.is_own(at("whole town"))
    assert not VOICES.is_own(at("A title"))
    assert not VOICES.is_own(at("First title"))


def test_quoted() -> None:
    assert VOICES.is_quoted(at("whole town"))
    assert VOICES.is_quoted(at("bridge"))
    assert not VOICES.is_quoted(at("John Smith"))


def test_speech_inside_a_span() -> None:
    first, second, third = ARTICLE.sentences[1:4]
    assert not VOICES.quotes_speech(first.span)
    assert not VOICES.quotes_speech(second.span)
    assert VOICES.quotes_speech(third.span)
    assert not VOICES.quotes_speech(ARTICLE.sentences[4].span)  # a word, not speech


def test_entries() -> None:
    assert VOICES.is_entry(at("BBC News"))
    assert not VOICES.is_entry(at("Sources"))


def test_attributed() -> None:
    miller, smith = VOICES.attributed(at("river")), VOICES.attributed(at("whole town"))
    assert miller is not None
    assert miller.speaker.name == "Mary Miller"
    assert smith is not None
    assert smith.speaker.name == "John Smith"
    assert VOICES.attributed(at("The town was lost")) is None


def test_by_cue() -> None:
    found = VOICES.attributions_in(ARTICLE.blocks[1].span)
    assert [attribution.speaker.name for attribution in found] == ["Mary Miller", "John Smith"]
    assert VOICES.attributions_in(at("The town was lost")) == []


def test_sentences_by_offset() -> None:
    sentence = VOICES.sentence_at(at("river").start)
    assert sentence is not None
    assert sentence.text == "Mary Miller said that the river was high."
    assert VOICES.sentence_at(at("\n\nThe “bridge”").start) is None
    assert VOICES.sentence_at(len(TEXT) + 5) is None
    assert parse("").derived(voices_of).sentence_at(0) is None
