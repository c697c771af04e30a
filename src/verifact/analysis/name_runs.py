"""Runs of capitalised words: where a name begins and where it ends, whoever bears it."""

from verifact.analysis.grammar import Grammar
from verifact.analysis.words import Words

__all__ = ["find_runs"]

Run = tuple[int, int]  # first word, last word (not included)


def find_runs(words: Words, vocabulary: set[str], known: Grammar) -> list[Run]:
    """Return the runs of capitalised words that belong together; `vocabulary` holds every word as written."""
    lower, gaps, not_names, inside_no_name = words.lower, words.gaps, known.not_names, known.inside_no_name
    capitals = {word for word in vocabulary if word[0].isupper()}
    capital = bytes(map(capitals.__contains__, words.words))
    acronyms: frozenset[str] | None = None
    count, runs = len(capital), []
    index = capital.find(1)
    while index >= 0:
        last = index + 1
        if _is_no_name(lower[index], not_names) and not _is_ampersand(words, index):
            if acronyms is None and words.words[index][1:].isupper():
                acronyms = _introduced_acronyms(words)
            if acronyms is None or words.words[index] not in acronyms:
                index = capital.find(1, last)
                continue
        while last < count and not lower[last - 1].endswith("'s"):
            if capital[last] and (gaps[last] == " " or _joined(lower[last - 1], gaps[last], lower[last], known)):
                if lower[last] in inside_no_name:
                    break
                last += 1
                continue
            after = _after_connectors(words, last, known)
            if after == last or not capital[after] or not gaps[after].isspace() or lower[after] in not_names:
                break
            if lower[last] not in known.name_particles and _is_somebody(words, index, last, known):
                break  # "Mary Miller of Yale" is Mary Miller
            last = after + 1
        runs.append((index, last))
        index = capital.find(1, last)
    return runs


def _is_no_name(word: str, not_names: frozenset[str]) -> bool:
    """Whether a capitalised word has its capital for another reason: "However", "I'm", "Don't"."""
    return word in not_names or ("'" in word and word.removesuffix("n't").partition("'")[0] in not_names)


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
    gaps = words.gaps
    return frozenset(
        word
        for index, word in enumerate(words.words)
        if word.isupper() and len(word) > 1 and gaps[index].endswith("(") and gaps[index + 1].startswith(")")
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
