"""How far a source carries that was named once: a choice of the configuration that the article keeps in mind.

It stands apart from the model, which a run that finds every report in its cache never loads.
"""

from enum import StrEnum

__all__ = ["Carrying"]


class Carrying(StrEnum):
    """How far a source carries that was named once: within its sentence, or to the later sentences of its paragraph."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
