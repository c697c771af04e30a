"""Gold attributions in brat's standoff format, as PolNeAR gives them: DOI 10.18653/v1/W18-1210."""

from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

Ranges = tuple[tuple[int, int], ...]


@frozen
class Gold:
    """One annotated attribution: ranges of code points of its source, cue and content (empty where not stated)."""

    source: Ranges = ()
    cue: Ranges = ()
    content: Ranges = ()


@frozen
class GoldArticle:
    """An article and what all its annotators marked."""

    text: str
    attributions: tuple[Gold, ...] = field(factory=tuple)


def articles(corpus: Path) -> Iterator[GoldArticle]:
    """Yield the annotated articles of a folder that holds `text` and `attributions`."""
    marked: dict[Path, list[Path]] = {}
    for path in sorted((corpus / "attributions").glob("*.ann")):
        # several annotators of one article: "name_1.ann", "name_2.ann" beside "name.txt"
        candidates = [corpus / "text" / f"{stem}.txt" for stem in (path.stem, path.stem.rpartition("_")[0])]
        text = next((candidate for candidate in candidates if candidate.exists()), None)
        if text is not None:
            marked.setdefault(text, []).append(path)
    for text, paths in marked.items():
        yield GoldArticle(text.read_bytes().decode(), tuple(gold for path in paths for gold in _read(path)))


def _read(path: Path) -> Iterator[Gold]:
    marks: dict[str, tuple[str, Ranges]] = {}
    groups: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            label, _, offsets = rest.partition("\t")[0].partition(" ")
            marks[key] = (label.casefold(), tuple(_range(part) for part in offsets.split(";")))
        elif key.startswith("E"):
            groups.append([role.partition(":")[2] for role in rest.split()])
    for group in groups:
        parts: dict[str, list[tuple[int, int]]] = {}
        for label, ranges in (marks[key] for key in group if key in marks):
            parts.setdefault(label, []).extend(ranges)
        gold = Gold(*(tuple(parts.get(role, ())) for role in ("source", "cue", "content")))
        if gold.content:
            yield gold


def _range(offsets: str) -> tuple[int, int]:
    start, _, end = offsets.partition(" ")
    return int(start), int(end)
