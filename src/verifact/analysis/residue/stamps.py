"""Lines that a page's own machinery writes: the hour of publication, reading time, counters, credits, teasers."""

import re
from functools import cache

from attrs import frozen

from verifact.language import lexicon

__all__ = ["Stamps", "stamps_of"]

_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?|\d+(?:[:./-]\d+)*(?:st|nd|rd|th|am|pm)?", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:am|pm)?|\d{1,2}(?:am|pm)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMERIC_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}[./-]\d{1,2}[./-]\d{1,2}")
_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}", re.IGNORECASE)
_SMALL = frozenset({"at", "on", "of", "the", "and", "utc", "gmt", "hrs", "h", "am", "pm", "a.m", "p.m", "a.m.", "p.m."})
_ZONE = re.compile(r"[A-Z]{1,2}[SD]?T|UTC|GMT|CEST|AEST|AEDT|BST|IST")
_READING = re.compile(
    r"(?:• ?|· ?|\| ?)?\d{1,3}[ -]?(?:min|mins|minute|minutes)(?: to)? (?:read|watch|listen)", re.IGNORECASE
)
_OF_MANY = re.compile(
    r"(?:(?:image|photo|slide|picture|page|video) )?\d{1,3} {0,2}(?:/|of)(?: ?/)? {0,2}\d{1,3}(?: (?:images|photos|slides|pictures|comments))?",
    re.IGNORECASE,
)
_PLAYER = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?: ?/ ?\d{1,2}:\d{2}(?::\d{2})?)?")
_AGO = re.compile(
    r"(?:\w+ ){0,2}(?:\d{1,2}|an?|one) (?:min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?) ago", re.IGNORECASE
)
_HANDLE = re.compile(r"(?:follow )?@\w{2,30}", re.IGNORECASE)
_SOCIAL = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?:twitter|facebook|instagram|linkedin|youtube|t\.me|pinterest)(?:\.com)?/[\w./@-]{1,60}",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")
_FILE = re.compile(r"https?://\S{1,200}\.(?:png|jpe?g|gif|webp|svg|mp4)(?:\?\S{0,100})?", re.IGNORECASE)
_BYLINE = re.compile(r"\b[Bb]y(?: (?:[A-Z][\w.'’-]+|and|&|,)){1,8},?")
_DIGIT_OR_NAME = re.compile(r"[\d@/]| ago$")
_NUMERAL = re.compile(r"\d{6,20}")
_CREDIT = re.compile(
    r"([^\W\d_]+)(?: (?:credits?|source|illustration|courtesy|by|via|copyright|caption))*(?: ?[:/] ?| ?(?=©)| by | of | copyright )(\S.*)",
    re.IGNORECASE,
)
_LABEL_END = re.compile(r"[:|»>]")
_LABELLED = re.compile(r"([^\W\d_][^:|»>\n]{2,30}?) ?[:|»>] ?(?=\S)(.*)")


@frozen
class Stamps:
    """The words that such lines are made of in one language."""

    months: frozenset[str]
    verbs: frozenset[str]
    credits: frozenset[str]
    teasers: frozenset[str]
    messages: frozenset[str]
    message_openers: frozenset[str]

    def wrote(self, label: str, words: int) -> bool:
        """Tell whether a page's machinery wrote a line: a stamp, a credit, a teaser, the answer of a form."""
        first = label.split(None, 1)[0].casefold().replace("’", "'").rstrip(":/|")
        if first in self.credits and self.is_credit(label):
            return True
        if first in self.message_openers and self.is_message(label, words):
            return True
        return self.is_stamp(label, words) or self.is_teaser(label)

    def is_stamp(self, label: str, words: int) -> bool:
        """Tell whether a line, without bullets, is one that a page's machinery wrote."""
        if not _DIGIT_OR_NAME.search(label):
            return False
        if words <= 6 and (
            _READING.fullmatch(label)
            or _OF_MANY.fullmatch(label)
            or _PLAYER.fullmatch(label)
            or _AGO.fullmatch(label)
            or _HANDLE.fullmatch(label)
            or _SOCIAL.fullmatch(label)
            or _NUMERAL.fullmatch(label)
            or _ISO.fullmatch(label)
            or _FILE.fullmatch(label)
        ):
            return True
        label = label.lstrip("|·•/- \t")
        return words <= 20 and (self._is_hour(label) or self._is_hour(_BYLINE.sub("", label, count=1).strip(" -–—|,")))

    def is_of_author(self, label: str) -> bool:
        """Tell whether a line is a day of publication, which an author gives as well; the minute is the page's."""
        parts = self._parts(label)
        return parts is not None and "clock" not in parts

    def is_date(self, label: str) -> bool:
        """Tell whether a line is a date and nothing else."""
        return self._parts(label) is not None

    def is_credit(self, label: str) -> bool:
        """Tell whether a line is the credit of an image and nothing else."""
        if label.endswith((".", "?", "!")) or len(label) > 100:
            return False
        match = _CREDIT.fullmatch(label)
        return bool(match and match[1].casefold() in self.credits and (match[2][0].isupper() or match[2][0] == "©"))

    def is_message(self, label: str, words: int) -> bool:
        """Tell whether a line is the answer of a page's form ("Thanks for signing up!")."""
        if words > 25:
            return False
        lower = [word.rstrip(".,:;!?…") for word in label.casefold().replace("’", "'").split()]
        return any(" ".join(lower[:count]) in self.messages for count in range(3, min(7, len(lower)) + 1)) or (
            " ".join(lower[:2]) in self.messages and bool({"i", "you"} & set(lower))
        )

    def is_teaser(self, label: str) -> bool:
        """Tell whether a line is the headline of another piece behind a label ("Related: …", "Read more | …")."""
        if not _LABEL_END.search(label):
            return False
        match = _LABELLED.fullmatch(label)
        return bool(
            match and match[1].casefold().replace("’", "'") in self.teasers and not label.endswith((".", ";", ","))
        )

    def _is_hour(self, label: str) -> bool:
        parts = self._parts(label)
        return parts is not None and ("verb" in parts or {"clock", "year"} <= parts)

    def _parts(self, label: str) -> set[str] | None:
        """Return what makes a stamp of a date (the hour, the year, a word such as "updated"); None where it is no date."""
        tokens = _TOKEN.findall(label) if label[:1] != "(" else ()
        if not 2 <= len(tokens) <= 14:
            return None
        found: set[str] = set()
        for token in tokens:
            low = token.casefold()
            bare = low.rstrip(".")
            if _CLOCK.fullmatch(token):
                found.add("clock")
            elif _YEAR.fullmatch(token):
                found.add("year")
            elif _NUMERIC_DATE.fullmatch(token):
                found |= {"month", "year"}
            elif bare in self.months:
                found.add("month")
            elif bare in self.verbs:
                found.add("verb")
            elif not (_NUMBER.fullmatch(token) or low in _SMALL or bare in _DAYS or _ZONE.fullmatch(token)):
                return None
        return found if found & {"month", "year"} else None


_DAYS = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
    }
)


@cache
def stamps_of(tag: str) -> Stamps:
    """Return the words of such lines in a supported language."""
    terms = lexicon(tag).terms
    return Stamps(
        months=terms["months"],
        verbs=frozenset(word for term in terms["interface_stamps"] for word in term.split()),
        credits=terms["interface_credits"],
        teasers=terms["interface_teasers"],
        messages=terms["interface_messages"],
        message_openers=frozenset(message.split()[0] for message in terms["interface_messages"]),
    )
