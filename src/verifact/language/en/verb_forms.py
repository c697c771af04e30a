"""Which English words are verbs in the past tense, as far as their form tells."""

from verifact.language.en.morphology import irregular_pasts

__all__ = ["is_past"]

_PAST = irregular_pasts() | {"were", "wasn't", "weren't", "didn't", "hadn't"}
# Words in -ed that are no verbs in the past.
_NOT_PAST = frozenset(
    {"aged", "embed", "hundred", "infrared", "kindred", "naked", "newlywed", "sacred", "shed", "wicked"}
)
_IN_EED = frozenset({"agreed", "decreed", "disagreed", "freed", "guaranteed"})
_SHORTEST = 4  # "used"; "red", "bed" and "led" are shorter


def is_past(word: str) -> bool:
    """Tell whether a word, in lower case, looks like a past tense ("rained", "wrote"); participles do too ("hated")."""
    if word.endswith("ed") and len(word) >= _SHORTEST:
        return word in _IN_EED if word.endswith("eed") else word not in _NOT_PAST
    return word in _PAST
