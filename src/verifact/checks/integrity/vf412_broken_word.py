"""VF412 broken-word: the rest of a word that something cut."""

from collections.abc import Iterator

from verifact.analysis.deletion_case import is_deletion_named
from verifact.analysis.deletions import broken_words_of
from verifact.checks.base import WARNING, Hit, check
from verifact.model import Article


@check(
    "VF412",
    "broken-word",
    severity=WARNING,
    bad=[
        "The plan works in ⟦ory⟧ alone, said Jane Roe of the treasury.",
        "Nobody at the ministry’s ⟦fice⟧ would comment on the report on Monday.",
        "The ministers blamed ⟦mselves⟧ for the long delay.",
    ],
    good=[
        "The plan works in theory alone, said Jane Roe of the treasury.",
        "The valley of the Ory has had no road since the flood.",
        "Officials beleive teh plan will work.",
        "Set the option `ory` to zero and run it.",
        "The plan works in ory alone, and nothing was fered; mselves, said the ficial at the fice.",
    ],
)
def broken_word(article: Article) -> Iterator[Hit]:
    """A stump of a word tells that a scraper replaced a string without looking where a word ends.

    Found where what stands alone is no word and becomes a common one when a function word is put back in
    front ("ory" and "the": theory). It stays silent in quotations, code and tables, on names and whatever has
    a capital letter, among words of another language, and where VF410 names the word that was cut out
    everywhere. There is no fix: nobody may guess a deleted word.
    """
    if is_deletion_named(article):
        return
    for stump, whole in article.derived(broken_words_of):
        yield Hit(
            stump.span,
            f"“{stump.text}” is no word, and what is left of one such as “{whole}”",
            help="compare with the original",
        )
