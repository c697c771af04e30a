"""Where in a page the content is, and what a walk has to know of it beforehand."""

from attrs import frozen

from verifact.readers.elements import HEADINGS, HIDDEN
from verifact.readers.tokens import Token, TokenKind

_ROOTS = ("article", "main", "body")  # the first that is there is the content


@frozen
class Survey:
    """What one look over a page's tokens gives.

    `first` and `last` are the range of tokens that are content, `root` the name of the element that holds
    them (None: the whole file). `layout_tables` are the offsets of tables that hold tables or headings, and
    so lay out a page. `last_ends` tells where the last end tag of each hidden element stands.
    """

    first: int
    last: int
    root: str | None
    layout_tables: frozenset[int]
    last_ends: dict[str, int]


def survey(tokens: list[Token]) -> Survey:
    """Look over the tokens of a page once."""
    ranges: dict[str, list[tuple[int, int]]] = {name: [] for name in _ROOTS}
    opened: dict[str, list[int]] = {name: [] for name in _ROOTS}
    tables: list[int] = []
    layout: set[int] = set()
    last_ends: dict[str, int] = {}
    for index, (kind, start, _, name) in enumerate(tokens):
        if kind is TokenKind.START:
            if name in ranges:
                opened[name].append(index)
            elif name == "table":
                if tables:
                    layout.add(tables[-1])
                tables.append(start)
            elif tables and name in HEADINGS:
                layout.add(tables[-1])
        elif kind is TokenKind.END:
            if name in ranges:
                if opened[name]:
                    first = opened[name].pop()
                    if not opened[name]:
                        ranges[name].append((first, index))
            elif name == "table":
                if tables:
                    tables.pop()
            elif name in HIDDEN:
                last_ends[name] = start
    for name in _ROOTS:
        if opened[name]:
            ranges[name].append((opened[name][0], len(tokens)))
        if ranges[name]:
            first, last = max(ranges[name], key=lambda pair: tokens[pair[1] - 1][2] - tokens[pair[0]][1])
            return Survey(first, last, name, frozenset(layout), last_ends)
    return Survey(0, len(tokens), None, frozenset(layout), last_ends)
