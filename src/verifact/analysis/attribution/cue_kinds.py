"""What a term of the lexicon can be a cue as."""

from functools import cache
from typing import NamedTuple

_VERBS = frozenset({"cue_verbs", "attitude_verbs"})
_VERB_FORMS = ("cue_verbs.", "attitude_verbs.")


class Cue(NamedTuple):
    """What a term can be a cue as."""

    verb: bool
    according: bool
    refusal: bool
    noun: bool
    adjective: bool
    impression: bool
    poll: bool
    behind: bool  # "X zufolge"
    particle: bool  # "so X"
    forms: frozenset[str]  # of the verb


@cache
def cue_of(categories: tuple[str, ...]) -> Cue | None:
    """Return what a term of these categories can be a cue as, None for nothing."""
    cue = Cue(
        verb=not _VERBS.isdisjoint(categories),
        according="according_to" in categories,
        refusal="refusals" in categories,
        noun="cue_nouns" in categories,
        adjective="attitude_adjectives" in categories,
        impression="impressions" in categories,
        poll="poll_nouns" in categories,
        behind="according_to_behind" in categories,
        particle="cue_particles" in categories,
        forms=frozenset(category.rpartition(".")[2] for category in categories if category.startswith(_VERB_FORMS)),
    )
    return cue if any(cue[:9]) else None
