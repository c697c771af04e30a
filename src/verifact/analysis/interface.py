"""Tells a web page's own words (buttons, links, shelf headings) from an author's, a line at a time."""

import re
from functools import cache, cached_property

from attrs import frozen

from verifact.language import lexicon

__all__ = ["LONGEST", "Interface", "interface_of"]

LONGEST = 110  # characters; the words of an interface are short
_MOST_WORDS = 12
_MOST_NAMES = 3
_LONGEST_LABEL = 6  # words; longer ones stand alone

# Bullets, arrows and brackets around a label.
_TRIM = " \t\u00a0\u200b*-–—•·|›»«‹>→←↑↓▲▼▸►●○■□…:!?.,;()[]{}<>\"”'’/\\"
_BULLET = re.compile(r"[o+] (?=\S)")
_WORD = re.compile(r"[^\s|/·•,;:!?()\[\]“”\"…]+")
_LETTERS = frozenset({"newsletter", "newsletters"})
_PRESSED = frozenset(
    {"click", "tap", "sign", "subscribe", "register", "log", "login", "download", "scroll", "share", "join"}
)
_POINTING = frozenset({"below", "above"})
_SHELF_ENDS = frozenset({"news", "stories", "headlines", "articles", "posts", "videos"})
_POPULAR = frozenset({"popular", "trending"})
# What only the visitor of a page is told to do; where others may be told it, with what.
_VISITORS = {
    "share": frozenset({"article", "story", "page", "post", "facebook", "twitter", "whatsapp", "linkedin", "reddit"}),
    "tweet": frozenset({"article", "story", "page", "post", "this"}),
    "click": frozenset({"here"}),
    "tap": frozenset({"here"}),
    "subscribe": frozenset(),
    "sign": frozenset({"newsletter", "newsletters", "alerts", "digest", "briefing"}),
    "follow": frozenset({"us"}),
    "scroll": frozenset({"top"}),
}
_OPENERS = (("subscribe", "to"), ("sign", "up", "to"), ("sign", "up", "for"))
_QUOTED = ("“", '"', "‘", "'", "«")
_COUNTED = re.compile(
    r"(?:view |see |show |read )?(?:all )?\(?\d[\d,.]*k?\)? (?:comments?|shares?|replies|likes?|views)"
)
_COPYRIGHT = re.compile(
    r"(?:copyright )?(?:©|\(c\)) ?(?:copyright )?(?:\d{4}|by )|copyright \d{4}|.{0,60}\ball rights reserved$"
)


@frozen
class Interface:
    """The interface vocabulary of a language."""

    phrases: frozenset[str]
    actions: frozenset[str]
    objects: frozenset[str]
    fillers: frozenset[str]
    services: frozenset[str]
    shelves: frozenset[str]
    shelved: frozenset[str]
    unmistakable: frozenset[str]

    @cached_property
    def _furniture(self) -> frozenset[str]:
        return self.objects | self.services

    @cached_property
    def _labels(self) -> frozenset[str]:
        return self.phrases | self.services

    @cached_property
    def _openers(self) -> frozenset[str]:
        """The first words of labels: nearly every line is told to be none by its first word."""
        return frozenset(label.partition(" ")[0] for label in self._labels)

    def speaks(self, line: str, *, is_step: bool = False) -> bool:
        """Tell whether a whole line is made of a page's own words.

        `is_step` is a line that belongs to instructions or is a heading of the text: only fixed phrases count
        there.
        """
        if not 2 < len(line) <= LONGEST or line.startswith(_QUOTED):
            return False
        ended = line.rstrip().endswith(".")
        line = _BULLET.sub("", line.strip(_TRIM), count=1) if line[0] in "o+" else line.strip(_TRIM)
        label = line.casefold().replace("’", "'").replace("\u00a0", " ")
        if label in self.phrases:
            return True
        if is_step:
            return False
        words = _WORD.findall(line)
        if not words or len(words) > _MOST_WORDS:
            return False
        lower = [word.casefold().replace("’", "'").rstrip(".") for word in words]
        if _COUNTED.fullmatch(label) or _COPYRIGHT.match(label):
            return True
        return (
            self._is_row(lower)
            or self._is_button(words, lower, ended)
            or self._is_subscription(words, lower)
            or self._is_shelf(words, lower, ended)
        )

    def is_unmistakable(self, line: str) -> bool:
        """Tell whether a whole line cannot be an author's, whatever stands around it.

        Such a line tells the visitor of a page what to do with the page ("Scroll to Top", "Share this article"), in words
        that all belong to pages. A label that may head a part of a text as well ("See also", "Comments") is none.
        """
        if not 2 < len(line) <= LONGEST or line.startswith(_QUOTED):
            return False
        label = line.strip(_TRIM).casefold().replace("’", "'").replace("\u00a0", " ")
        if label in self.unmistakable:
            return True
        lower = label.split()
        if (
            len(lower) < 2
            or len(lower) > _MOST_WORDS
            or self._furniture.isdisjoint(lower[1:])
            or lower[-1] in _POINTING
        ):
            return False
        known = all(word in self._furniture or word in self.fillers or word in self.actions for word in lower)
        aims = _VISITORS.get(lower[0])
        return known and aims is not None and not (aims and aims.isdisjoint(lower[1:]))

    def _is_row(self, lower: list[str]) -> bool:
        """Whether the words are several labels in a row ("Sign In Subscribe", "Facebook Twitter Email")."""
        if len(lower) < 2 or lower[0] not in self._openers:
            return False
        whole = [True, *([False] * len(lower))]  # whole[n]: the first n words are labels
        for end in range(1, len(lower) + 1):
            starts = range(max(0, end - _LONGEST_LABEL), end)
            whole[end] = any(whole[start] and " ".join(lower[start:end]) in self._labels for start in starts)
        return whole[-1]

    def _is_button(self, words: list[str], lower: list[str], ended: bool) -> bool:
        if lower[-1] in _POINTING and not ended:
            return False  # "Watch the ad below:" leads over to what the author shows
        if lower[0] not in self.actions or len(lower) == 1 or self._furniture.isdisjoint(lower[1:]):
            return False
        strange = [
            word
            for word, low in zip(words, lower, strict=True)
            if low not in self._furniture and low not in self.fillers and low not in self.actions
        ]
        if ended:  # with a full stop it may be a sentence to the reader, or the line about the author
            return not strange and lower[0] in _PRESSED
        return len(strange) <= _MOST_NAMES and all(word[0].isupper() or word[0] in "@#" for word in strange)

    def _is_subscription(self, words: list[str], lower: list[str]) -> bool:
        """Whether it names what to subscribe to ("Subscribe to The Sun", "The Morning Newsletter")."""
        if lower[-1] in _LETTERS and len(lower) <= _MOST_NAMES + 2:
            return all(word[0].isupper() for word in words)
        for opener in _OPENERS:
            if tuple(lower[: len(opener)]) == opener and len(opener) < len(lower) <= len(opener) + 4:
                return all(
                    word[0].isupper() or low in self.fillers
                    for word, low in zip(words[len(opener) :], lower[len(opener) :], strict=True)
                )
        return False

    def _is_shelf(self, words: list[str], lower: list[str], ended: bool) -> bool:
        if lower[0] not in self.shelves or len(lower) < 2 or len(lower) > 6 or ended:
            return False
        if lower[0] == "more" and lower[-1] in _SHELF_ENDS and all(word[0].isupper() for word in words):
            return True  # "More Business News"
        if lower[0] in _POPULAR and lower[1] in {"on", "in"} and len(lower) <= 4:
            return words[-1][0].isupper()
        if lower[1] in self.shelved:
            return all(
                low in self.fillers or low in self.shelved or word[0].isupper()
                for word, low in zip(words[2:], lower[2:], strict=True)
            )
        return lower[0] == "more" and lower[1] in {"in", "on", "about"} and len(lower) <= 5 and words[-1][0].isupper()


@cache
def interface_of(tag: str) -> Interface:
    """Return the interface vocabulary of a supported language. Raises KeyError for another one."""
    terms = lexicon(tag).terms
    return Interface(
        phrases=terms["interface_phrases"],
        actions=terms["interface_actions"],
        objects=terms["interface_objects"],
        fillers=terms["interface_fillers"],
        services=terms["interface_services"],
        shelves=terms["interface_shelves"],
        shelved=terms["interface_shelved"],
        unmistakable=terms["interface_unmistakable"],
    )
