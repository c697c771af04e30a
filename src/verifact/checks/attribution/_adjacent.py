"""Whether two words follow each other in one phrase."""

from verifact.analysis.words import Words

__all__ = ["joined"]


def joined(words: Words, at: int) -> bool:
    """Whether nothing but white space within a paragraph stands before word `at`.

    Stricter than `noun_phrases.is_plain`, which reads on over a hyphen, an ampersand or the stop of an abbreviation: what
    is looked for here are verbs and their subjects, and no part of a name.
    """
    return at < len(words) and words.gaps[at].isspace() and "\n\n" not in words.gaps[at]
