"""The article as it reads: its blocks, with findings marked and what each speaker says coloured, each at its place."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from attrs import field, frozen

from verifact.document import Block, BlockKind
from verifact.findings import Finding
from verifact.model import Article, CitationKind
from verifact.reporters.page.markup import Markup, element, join
from verifact.reporters.page.speakers import Voice
from verifact.spans import Span

__all__ = ["body"]

_Event = tuple[int, bool, "_Layer"]  # place, whether the layer opens there

_TAGS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "p",
    BlockKind.FOOTNOTE: "p",
    BlockKind.CAPTION: "p",
    BlockKind.BLOCK_QUOTE: "blockquote",
    BlockKind.TABLE: "pre",
    BlockKind.CODE: "pre",
}
_MOST_MARKS, _MOST_VOICES = 8, 3
_ANCHORS = {"finding": "m", "marker": "p"}
_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@frozen
class _Layer:
    """A stretch of the text and what it is: a finding, what points to a citation, or the part of an attribution called `role`."""

    span: Span
    index: int
    role: str  # "finding", "marker", "said", "source", "cue"


@frozen
class _Painter:
    """Paints the text piece by piece. A piece shows the few findings and attributions that opened last around it.

    In a text that is one long sentence everything may lie in everything; to show all of it at each place would take a page
    that grows with the square of the text. What is not shown keeps its anchor.
    """

    article: Article
    findings: Sequence[Finding]
    known: Mapping[str, Voice]
    page: str
    marked: dict[_Layer, None] = field(factory=dict)  # open now, in the order of opening
    spoken: dict[_Layer, None] = field(factory=dict)
    pointing: dict[_Layer, None] = field(factory=dict)
    fresh: list[_Layer] = field(factory=list)  # opened since the last piece
    anchored: set[str] = field(factory=set)

    def open(self, layer: _Layer) -> None:
        """Let a layer begin."""
        self._stack(layer)[layer] = None
        self.fresh.append(layer)

    def close(self, layer: _Layer) -> None:
        """Let a layer end."""
        self._stack(layer).pop(layer, None)

    def _stack(self, layer: _Layer) -> dict[_Layer, None]:
        return {"finding": self.marked, "marker": self.pointing}.get(layer.role, self.spoken)

    def paint(self, words: str) -> Markup:
        """Return a stretch of text inside everything that it is part of."""
        anchors = [element("i", id=name) for name in self._names() if name not in self.anchored]
        self.anchored.update(self._names())
        self.fresh.clear()
        hits = sorted({layer.index for layer in islice(reversed(self.marked), _MOST_MARKS)})
        pointer = self._pointer(words)
        painted = self._marked(pointer, hits, anchors) if hits else join(*anchors, pointer)
        for layer in islice(reversed(self.spoken), _MOST_VOICES):
            painted = self._spoken(painted, layer)
        return painted

    def _names(self) -> list[str]:
        return [f"{self.page}{_ANCHORS.get(layer.role, 'a')}{layer.index}" for layer in self.fresh]

    def _pointer(self, words: str) -> str:
        """Return a stretch of text as a link to the entry that it points to, if there is one in the list."""
        for layer in islice(reversed(self.pointing), _MOST_VOICES):
            for index in self.article.markers[layer.index].entries[:1]:
                if self.article.citations[index].kind is not CitationKind.LINK:
                    return element("a", words, href=f"#{self.page}e{index}", class_="pointer")
        return words

    def _marked(self, words: str, hits: list[int], anchors: list[Markup]) -> Markup:
        found = [self.findings[index] for index in hits]
        worst = max(found, key=lambda finding: finding.severity.rank)
        is_blank = not any(finding.excerpt.strip() for finding in found)
        return element(
            "mark",
            *anchors,
            words,
            class_=f"{worst.severity}{' blank' * is_blank}",
            data_f=" ".join(f"{self.page}f{index}" for index in hits),
            title="\n".join(f"{finding.code} {finding.message}" for finding in found),
            aria_details=f"{self.page}f{hits[0]}",
            tabindex=0 if anchors else None,
        )

    def _spoken(self, painted: Markup, layer: _Layer) -> Markup:
        voice = self.known.get(self.article.attributions[layer.index].speaker.name.casefold())
        title = f"{voice.speaker.name} ({voice.speaker.kind})" if voice else None
        return element("span", painted, class_=f"{layer.role} s{voice.color if voice else 'x'}", title=title)


def body(article: Article, findings: Sequence[Finding], known: Mapping[str, Voice], page: str) -> Iterator[Markup]:
    """Yield the blocks; `page` opens the names of all anchors. Time is linear but for sorting."""
    painter = _Painter(article, findings, known, page)
    events = _events(article, findings)
    starts = [*(block.span.start for block in article.blocks[1:]), len(article.text)]
    index = 0
    for block, end in zip(article.blocks, _reaches(article.blocks, starts, events), strict=True):
        pieces: list[Markup] = []
        start = min(block.span.start, events[0][0]) if events and index == 0 else block.span.start
        while index < len(events) and events[index][0] <= end:
            place, opens, layer = events[index]
            if opens and place == end:
                break
            if place > start:
                pieces.append(painter.paint(article.text[start:place]))
                start = place
            (painter.open if opens else painter.close)(layer)
            index += 1
        if start < end:
            pieces.append(painter.paint(article.text[start:end]))
        shows_label = block.label is not None and article.text[block.span.start : block.span.end].lstrip(
            "(["
        ).startswith(block.label)
        yield _block(block, pieces, label=None if shows_label else block.label)


def _reaches(blocks: Sequence[Block], starts: Sequence[int], events: Sequence[_Event]) -> Iterator[int]:
    """Yield where each block is to end: behind the blanks after it where something was found in them."""
    ends = sorted(place for place, opens, _ in events if not opens)
    for block, following in zip(blocks, starts, strict=False):  # an empty text has no block, and an end all the same
        index = bisect_right(ends, following) - 1
        yield max(block.span.end, ends[index]) if index >= 0 else block.span.end


def _events(article: Article, findings: Sequence[Finding]) -> list[_Event]:
    """Return where layers open and close, in order; at one place what ends comes first."""
    layers = []
    for index, finding in enumerate(findings):
        layers += [_Layer(span, index, "finding") for span in (finding.span, *finding.related) if span is not None]
    for index, attribution in enumerate(article.attributions):
        layers += [_Layer(span, index, "said") for span in attribution.content]
        layers += [_Layer(attribution.source, index, "source")] if attribution.source else []
        layers += [_Layer(attribution.cue, index, "cue")] if attribution.cue else []
    layers += [_Layer(marker.span, index, "marker") for index, marker in enumerate(article.markers) if marker.entries]
    layers = [layer for layer in dict.fromkeys(layers) if len(layer.span) > 0]
    events = [(layer.span.start, True, layer) for layer in layers] + [
        (layer.span.end, False, layer) for layer in layers
    ]
    return sorted(events, key=lambda event: event[:2])


def _block(block: Block, pieces: Iterable[Markup], label: str | None) -> Markup:
    if block.kind in _HEADINGS:
        level = 3 if block.kind is BlockKind.TITLE else min(6, 3 + max(block.level, 1))
        return element(f"h{level}", *pieces, class_=block.kind)
    number = element("span", f"{label}. ", class_="label") if label else Markup()
    return element(_TAGS[block.kind], number, *pieces, class_=f"{block.kind}{' numbered' * bool(block.label)}")
