"""Citation lists in which one entry of some was exchanged for one about something else (VF303), and their parsing."""

import json
from collections import Counter
from pathlib import Path

from benchmarks.accuracy.figures import share

import verifact
from verifact.spans import Span

NEEDS = "lists/dev.jsonl"


def measure(corpora: Path) -> dict[str, float]:
    """Return the share of planted entries found, of right ones blamed, and of entries read exactly."""
    seen, hits = Counter[str](), Counter[str]()
    with (corpora / NEEDS).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            article = verifact.parse(row["text"])
            blamed = [f.span for f in verifact.check(article, select=["VF303"]).findings if f.span is not None]
            read = {(citation.title or "", citation.publisher or "") for citation in article.citations}
            place = row["text"].rindex("\n\n")
            for entry in row["entries"]:
                start = row["text"].index(entry["title"], place)
                place = start + len(entry["title"])
                kind = "planted" if entry["unrelated"] else row["kind"]
                seen[kind] += 1
                hits[kind] += any(span.overlaps(Span(start, place)) for span in blamed)
                seen["entries"] += 1
                hits["entries"] += (entry["title"], entry["publisher"]) in read
    return {
        "recall": share(hits["planted"], seen["planted"]),
        "false_news": share(hits["news"], seen["news"]),
        "false_wikipedia": share(hits["wikipedia"], seen["wikipedia"]),
        "parsed": share(hits["entries"], seen["entries"]),
    }
