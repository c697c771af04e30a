"""VF513: an article that does not say who, when or where."""

import re
from collections.abc import Iterator
from datetime import date

from verifact.checks.base import INFO, Example, Hit, check
from verifact.document import Format
from verifact.model import Article

_BYLINE = re.compile(
    r"^\W{0,4}(?:By|Von|Par|Por)\s+[A-Z]|^(?:Author|Written by|Reported by|Reporting by|Story by)\b",
    re.MULTILINE,
)
_EDGE = 600
_MIN_WORDS = 30


@check(
    "VF513",
    "missing-metadata",
    severity=INFO,
    language="",
    bad=[
        "The mill will close in May. " * 10,
        Example("The mill will close in May. " * 10, published=date(2024, 5, 4)),
        "By Ann Lee\n\n" + "The mill will close in May. " * 10,
    ],
    good=[
        Example(
            "---\ntitle: The mill\nauthor: Ann Lee\ndate: 2024-05-04\npublisher: The Ely Herald\n---\n"
            + "The mill will close in May. " * 10,
            format=Format.MARKDOWN,
        ),
        "A note.",
        Example(
            "<html><head><title>The mill</title><meta name='author' content='Ann Lee'><meta property='article:published_time' "
            "content='2024-05-04'><meta property='og:site_name' content='The Ely Herald'></head><body><h1>The mill</h1><p>"
            + "The mill will close in May. " * 10
            + "</p></body></html>",
            format=Format.HTML,
        ),
    ],
)
def missing_metadata(article: Article) -> Iterator[Hit]:
    """Who wrote it, when, for whom: without these an article can be neither dated, credited nor corrected.

    Found where neither the file's own data (front matter, meta elements, JSON-LD), nor the configuration, nor a byline at
    the top or the end gives an author, a date of publication and a publisher. The fields are those that schema.org/NewsArticle
    asks for. Silent for fragments of fewer than thirty words.
    """
    if len(article.text.split(None, _MIN_WORDS)) <= _MIN_WORDS:
        return
    text, metadata = article.text, article.metadata
    byline = _BYLINE.search(text[:_EDGE]) or _BYLINE.search(text[-_EDGE:])
    missing = [
        name
        for name, known in (
            ("author", metadata.authors or byline),
            ("date of publication", metadata.published),
            ("publisher", metadata.publisher),
        )
        if not known
    ]
    if missing:
        listed = ", ".join(missing[:-1]) + (" and " if missing[:-1] else "") + missing[-1]
        yield Hit(
            None,
            f"the article gives no {listed}",
            help="give them in front matter, meta elements or a byline",
        )
