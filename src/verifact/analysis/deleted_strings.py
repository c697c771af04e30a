"""Which string was cut out of a text everywhere, where it is no word of its own: "tion", "er", "th".

What is left of longer words are stumps that no dictionary knows; the string itself stands nowhere any more.
"""

from collections.abc import Sequence

from attrs import frozen

from verifact.analysis.deletions import Stump, signals_of
from verifact.language.en.letter_groups import PER_THOUSAND
from verifact.language.frequency import Frequencies, frequencies
from verifact.model import Article
from verifact.spans import Span

__all__ = ["DeletedString", "deleted_string_of"]

# Bars set on 1,164 articles, whole (none fires) and with a string cut out.
_COMMON = 4.0  # Zipf: how common the words are that have to come out
_FEWEST, _FEWEST_OF_TWO_LETTERS = 2, 4  # different stumps that the string explains
_SHARE = 0.4  # of the different stumps of the text
_USUAL = 3.0  # how often the string has to be expected, to be missed
_STRANGE = 0.003  # the share of stumps among the words from which it is asked for at all


@frozen
class DeletedString:
    """A string that was cut out, and each stump it left with the common word it becomes when it is put back."""

    text: str
    stumps: tuple[tuple[Stump, str], ...]
    expected: float

    @property
    def sites(self) -> tuple[Span, ...]:
        """The places of the stumps, in order."""
        return tuple(stump.span for stump, _ in self.stumps)


def deleted_string_of(article: Article) -> DeletedString | None:
    """Return the string that was cut out of an English article, or None; ask through `article.derived`.

    Only groups of letters are asked that are common in English and that the text has nowhere.
    """
    signals, known = article.derived(signals_of), frequencies("en")
    strange = {stump.text for stump in signals.strange if len(stump.text) > 1}
    if len(strange) < max(_FEWEST, _STRANGE * signals.words):
        return None
    lower = article.text.lower()
    best: tuple[int, int, str] = (0, 0, "")
    wholes: dict[str, dict[str, str]] = {}
    for group, per_thousand in PER_THOUSAND.items():
        if per_thousand * signals.words < 1000 * _USUAL or group in lower:
            continue
        whole = wholes[group] = _completed(strange, group, known)
        fewest = _FEWEST if len(group) > 2 else _FEWEST_OF_TWO_LETTERS
        if len(whole) >= max(fewest, _SHARE * len(strange)):
            best = max(best, (len(whole), len(group), group))
    if not best[2]:
        return None
    whole = wholes[best[2]]
    stumps = tuple((stump, whole[stump.text]) for stump in signals.strange if stump.text in whole)
    return DeletedString(best[2], stumps, PER_THOUSAND[best[2]] * signals.words / 1000)


def _completed(stumps: set[str], group: str, known: Frequencies) -> dict[str, str]:
    """Return the stumps that become a common word with `group` in them, each with the commonest."""
    count, least = known.steps.get, known.in_steps(_COMMON)
    found = {}
    for stump in stumps:
        if len(stump) >= known.longest:
            continue  # nothing longer is a word, and to try each place in it takes quadratic time
        words: Sequence[str] = [stump[:at] + group + stump[at:] for at in range(len(stump) + 1)]
        best = max(words, key=lambda word: count(word, 0))
        if count(best, 0) >= least:
            found[stump] = best
    return found
