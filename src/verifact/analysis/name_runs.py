"""Runs of capitalised words: where a name begins and where it ends, whoever bears it."""

from itertools import compress
from operator import ne

from verifact.analysis.grammar import Grammar
from verifact.analysis.words import Words

__all__ = ["Run", "find_runs"]

_LONGEST = 8  # words of a person's name, titles and all
Run = tuple[int, int]  # first word, last word (not included)


def find_runs(words: Words, known: Grammar) -> list[Run]:
    """Return the runs of capitalised words that belong together."""
    written, lower, gaps, connectors = words.words, words.lower, words.gaps, known.name_connectors
    not_names, inside_no_name = known.not_names, known.inside_no_name
    capital = bytes(map(ne, written, lower))  # 1 for a word with a capital somewhere, nearly always its first letter
    acronyms: frozenset[str] | None = None
    count, last = len(capital), 0
    runs: list[Run] = []
    for index in compress(range(count), capital):
        if index < last or not written[index][0].isupper():
            continue
        word = lower[index]
        if (word in not_names or ("'" in word and _is_contraction(word, not_names))) and not _is_ampersand(
            words, index
        ):
            if acronyms is None and written[index][1:].isupper():
                acronyms = _introduced_acronyms(words)
            if acronyms is None or written[index] not in acronyms:
                continue
        last = index + 1
        while last < count and (capital[last] or lower[last] in connectors) and not lower[last - 1].endswith("'s"):
            if (
                capital[last]
                and (gaps[last] == " " or _joined(lower[last - 1], gaps[last], lower[last], known))
                and written[last][0].isupper()
            ):
                if lower[last] in inside_no_name:
                    break
                last += 1
                continue
            if lower[last] not in connectors:
                break
            after = _after_connectors(words, last, known)
            if (
                after == last
                or not written[after][0].isupper()
                or not gaps[after].isspace()
                or lower[after] in not_names
            ):
                break
            if lower[last] not in known.name_particles and _is_somebody(words, index, last, known):
                break  # "Mary Miller of Yale" is Mary Miller
            last = after + 1
        runs.append((index, last))
    return runs


def _is_contraction(word: str, not_names: frozenset[str]) -> bool:
    """Whether a word with an apostrophe has its capital for another reason than being a name: "I'm", "Don't"."""
    return word.removesuffix("n't").partition("'")[0] in not_names


def _after_connectors(words: Words, index: int, known: Grammar) -> int:
    """Return the word after up to two connectors from word `index` on ("Institute | for the | Study"), else `index`."""
    after = index
    while words.lower[after] in known.name_connectors and after < index + 2 and words.gaps[after].isspace():
        after += 1
        if after == len(words):
            return index
    return after


def _is_somebody(words: Words, first: int, last: int, known: Grammar) -> bool:
    """Whether the words name a person by themselves, so that "of Yale" behind them only tells where from."""
    if last - first > _LONGEST:
        return False
    lower = words.lower[first:last]
    titles = 0
    while titles < len(lower) and lower[titles] in known.person_titles:
        titles += 1
    core = lower[titles:]
    if not core or any(word in known.organization_words or word in known.name_connectors for word in core):
        return False
    if titles:
        return True
    given = core[0] in known.given_names or any(len(word) == 1 for word in core[1:])
    return len(core) > 1 and given


def _introduced_acronyms(words: Words) -> frozenset[str]:
    """Return what stands in brackets in capitals, so that "WHO" is told from "who"."""
    written, gaps = words.words, words.gaps
    return frozenset(
        written[index]
        for index in compress(range(len(written)), map(str.isupper, written))
        if len(written[index]) > 1 and gaps[index].endswith("(") and gaps[index + 1].startswith(")")
    )


def _is_ampersand(words: Words, index: int) -> bool:
    """Whether the word opens a name such as AT&T."""
    return words.gaps[index + 1] == "&" and words.words[index].isupper() and index + 1 < len(words)


def _joined(previous: str, gap: str, following: str, known: Grammar) -> bool:
    if gap.isspace():
        return "\n\n" not in gap
    if not gap:
        return False
    if gap[0] == "." and gap[1:].isspace() and "\n" not in gap:
        return len(previous) == 1 or previous in known.titles_before_names
    return gap in (" & ", "&", "-", "–") or (gap == ", " and following in ("jr", "sr"))
