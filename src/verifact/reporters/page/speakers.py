"""Who said what: a colour and a list of statements for each speaker."""

from collections.abc import Mapping

from attrs import frozen

from verifact.model import Article, Attribution, Speaker, SpeakerKind
from verifact.reporters.page.markup import Markup, element, join
from verifact.reporters.page.score import bar
from verifact.reporters.visible import clipped

__all__ = ["Voice", "section", "voices"]

_COLORS = 8  # that can be told apart; further speakers share the last one
_LONGEST = 240
_NOBODY = frozenset({SpeakerKind.NONE})


@frozen
class Voice:
    """A speaker of the article: `color` is 0 to 7, the most heard first, and 8 for all others."""

    speaker: Speaker
    color: int
    statements: tuple[tuple[int, Attribution], ...]  # with their place among the attributions


def voices(article: Article) -> dict[str, Voice]:
    """Return the speakers by their names in lower case, the most heard first."""
    heard: dict[str, list[tuple[int, Attribution]]] = {}
    for index, attribution in enumerate(article.attributions):
        if attribution.speaker.kind not in _NOBODY:
            heard.setdefault(attribution.speaker.name.casefold(), []).append((index, attribution))
    ranked = sorted(heard.items(), key=lambda item: -len(item[1]))
    return {
        name: Voice(statements[0][1].speaker, min(rank, _COLORS), tuple(statements))
        for rank, (name, statements) in enumerate(ranked)
    }


def section(article: Article, known: Mapping[str, Voice], page: str) -> Markup:
    """Return the list of speakers with what they said, each statement a link to its place."""
    if not known:
        return element("p", "Nobody is said to have said anything.")
    most = max(len(voice.statements) for voice in known.values())
    return element("div", *(_voice(article, voice, most, page) for voice in known.values()), class_="voices")


def _voice(article: Article, voice: Voice, most: int, page: str) -> Markup:
    speaker, count = voice.speaker, len(voice.statements)
    head = element(
        "summary",
        element("b", speaker.name),
        " ",
        element("small", f"{speaker.kind.replace('-', ' ')}, {count} statement{'s' * (count != 1)}"),
        bar(count / most),
    )
    said = [element("li", _statement(article, index, a, page)) for index, a in voice.statements]
    return element("details", head, element("ul", *said), class_=f"s{voice.color}", open=count <= 3 or voice.color == 0)


def _statement(article: Article, index: int, attribution: Attribution, page: str) -> Markup:
    shown = clipped(" … ".join(span.of(article.text) for span in attribution.content), _LONGEST)
    return join(element("a", shown, href=f"#{page}a{index}"), element("small", f" {attribution.kind}"))
