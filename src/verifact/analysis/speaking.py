"""Quotations and the attributions that give them their speakers."""

from bisect import bisect_left

from verifact.model import Attribution, Quote

__all__ = ["with_speakers"]

_DEEP = 4  # contents back: what may still hold a quotation


def with_speakers(quotes: tuple[Quote, ...], attributions: tuple[Attribution, ...]) -> tuple[Quote, ...]:
    """Return the quotations, each with the speaker of the attribution whose content holds it, where there is one."""
    contents = [(part.start, part.end, number) for number, found in enumerate(attributions) for part in found.content]
    contents.sort()
    starts = [start for start, _, _ in contents]
    spoken = []
    for quote in quotes:
        start = quote.span.start
        index = bisect_left(starts, quote.span.end)
        for _, end, number in reversed(contents[max(0, index - _DEEP) : index]):
            if end > start:
                who = attributions[number].speaker
                quote = Quote(quote.span, quote.parts, quote.text, quote.kind, quote.depth, quote.closed, who)
                break
        spoken.append(quote)
    return tuple(spoken)
