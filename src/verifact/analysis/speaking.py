"""Quotations and the attributions that give them their speakers."""

from bisect import bisect_left

from attrs import evolve

from verifact.model import Attribution, Quote

__all__ = ["with_speakers"]


def with_speakers(quotes: tuple[Quote, ...], attributions: tuple[Attribution, ...]) -> tuple[Quote, ...]:
    """Return the quotations, each with the speaker of the attribution whose content holds it, where there is one."""
    contents = sorted(
        ((part.start, part.end, attribution) for attribution in attributions for part in attribution.content),
        key=lambda item: item[:2],
    )
    starts = [content[0] for content in contents]
    spoken = []
    for quote in quotes:
        index = bisect_left(starts, quote.span.end) - 1
        speaker = None
        for position in range(index, max(-1, index - 4), -1):
            _, end, attribution = contents[position]
            if end > quote.span.start:
                speaker = attribution.speaker
                break
        spoken.append(quote if speaker is None else evolve(quote, speaker=speaker))
    return tuple(spoken)
