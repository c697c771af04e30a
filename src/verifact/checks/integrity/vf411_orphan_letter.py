"""VF411 orphan-letter: one letter where a word should be."""

from collections.abc import Iterator

from verifact.analysis.deletion_case import is_deletion_named
from verifact.analysis.deletions import lone_letters_of
from verifact.checks.base import WARNING, Hit, check
from verifact.model import Article


@check(
    "VF411",
    "orphan-letter",
    severity=WARNING,
    bad=[
        "The scouts reached the ridge. Instead, ⟦y⟧ was ordered to attack at once.",
        "The ministers met on Monday and ⟦y⟧ agreed on the plan, said Jane Roe of the treasury.",
        "The council met twice in May. Lee asked that ⟦y⟧ wait for the report.",
    ],
    good=[
        "They were ordered to attack at once.",
        "She took the money with a tip o' the hat and left.",
        "Let x and y be the lengths of the two sides, and z the third.",
        "He speaks Spanish: “Pan y vino”, he says. She is from Castilla y León.",
        "The shop sold 5 m of cloth and a 4 x 4 truck.",
        "Point b) of the plan was dropped; point a. was kept.",
        "The scouts reached the ridge. Instead, y was ordered to attack, which works in ory alone.",
    ],
)
def orphan_letter(article: Article) -> Iterator[Hit]:
    """A letter on its own is the rest of a word that something cut.

    Found where a small letter that is no English word stands alone among English words, and a very common
    word ends in it ("y" of "they"). It stays silent in quotations, code, tables, formulas (another lone letter
    nearby), after figures and between names, and where VF410 names the word that was cut out everywhere. There is no fix: nobody
    may guess a deleted word.
    """
    if is_deletion_named(article):
        return
    for stump, whole in article.derived(lone_letters_of):
        yield Hit(
            stump.span,
            f"“{stump.text}” stands alone, the rest of a word such as “{whole}”",
            help="compare with the original",
        )
