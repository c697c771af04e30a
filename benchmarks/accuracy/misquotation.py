"""Quotations of news articles, some of them misquoted, held against the article they are from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from attrs import frozen
from benchmarks.accuracy.figures import share
from benchmarks.accuracy.misquoting import FAITHFUL, MISQUOTED, WORD, Classes, class_of

import verifact
from verifact.analysis.comparing import compare_quote
from verifact.spans import Span

NEEDS = "polnear"
_LEAST = 25  # characters


@frozen
class _Quoted:
    text: str
    span: Span
    article: str
    name: str


def measure(corpora: Path) -> dict[str, float]:
    """Return the share of misquotations found, of those whose place in the article was found too, of faithful
    quotations blamed; and the first and the last for each kind of change.
    """
    texts = {path.stem: path.read_bytes().decode() for path in sorted((corpora / NEEDS).rglob("text/*.txt"))}
    classes = _classes(texts.values())
    seen, found, placed = Counter[str](), Counter[str](), Counter[str]()
    for quoted in _quotations(texts):
        for kind, change in {**MISQUOTED, **FAITHFUL}.items():
            changed = change(
                quoted.text, Random(f"{quoted.name}-{quoted.span.start}-{kind}"), classes
            )  # not for secrets
            if changed is None or (kind in MISQUOTED and _same(changed, quoted.text)):
                continue
            match = compare_quote(changed, quoted.article)
            seen[kind] += 1
            found[kind] += not match.is_verbatim
            placed[kind] += match.found is not None and match.found.overlaps(quoted.span)
    figures = {
        "found": share(sum(found[kind] for kind in MISQUOTED), sum(seen[kind] for kind in MISQUOTED)),
        "placed": share(sum(placed[kind] for kind in MISQUOTED), sum(seen[kind] for kind in MISQUOTED)),
        "false": share(sum(found[kind] for kind in FAITHFUL), sum(seen[kind] for kind in FAITHFUL)),
        "tried": sum(seen.values()),
    }
    return figures | {kind: share(found[kind], seen[kind]) for kind in {**MISQUOTED, **FAITHFUL}}


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _classes(texts: Iterable[str]) -> Classes:
    words: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for word in WORD.findall(text):
            words[class_of(word)].add(word)
    return {name: sorted(found) for name, found in words.items()}


def _quotations(texts: dict[str, str]) -> Iterator[_Quoted]:
    for name, text in texts.items():
        article = verifact.parse(text)
        for quote in article.quotes:
            if quote.depth == 0 and quote.closed and len(quote.parts) == 1 and len(quote.text) >= _LEAST:
                yield _Quoted(quote.text, quote.span, article.text, name)
