"""VF410 deleted-token: a scraper cut one word out everywhere."""

from collections.abc import Iterator

from verifact.analysis.deleted_strings import deleted_string_of
from verifact.analysis.deletion_case import case_of, counted
from verifact.checks.base import ERROR, WARNING, Hit, check
from verifact.model import Article


@check(
    "VF410",
    "deleted-token",
    severity=WARNING,
    bad=[
        "The scouts reached the ridge. Instead, ⟦y⟧ was ordered to attack, which works in ⟦ory⟧ alone.",
        "Work at the ⟦fice⟧ stopped, a ⟦ficial⟧ said. Nothing was ⟦fered⟧, and ⟦ficers⟧ stayed away.",
        "He warned ⟦that \u00a0North⟧ Koreans must face ⟦what \u00a0Russian⟧ men did, blunt in ⟦ory⟧ or not.",
        "Each ⟦morning  army⟧ counted its losses, which ⟦mselves⟧ were ⟦few;  rest⟧ it replaced.",
    ],
    good=[
        "In theory they were ordered to attack, and the other scouts stayed where they were.",
        "The valley of the Ory has had no road since the flood, said Y. Sato, who lives there.",
        "He is fluent in Spanish: “Pan y vino”, he says, is all that anybody needs.",
        "The price  rose again  in May, and nobody at the  ministry could say why.",
        "Prices rose by 10 percent, Mr. Smith said.  The ministry would not comment.",
        "Set x and y to zero, then run `se -ir ory` and wait.",
        "The shop sold a ropey telly for 5 m and no more.",
        "Officials beleive teh plan will work, a note said.",
    ],
)
def deleted_token(article: Article) -> Iterator[Hit]:
    """A text that lost one word everywhere no longer says what its author wrote.

    A scraper that replaces a string throughout ("the", "of", any short word) leaves scars: two blanks, or a
    blank beside a no-break space, inside a sentence; stumps of longer words ("ory" for "theory"); orphan
    letters ("y" for "they"); and a text without a single "of", though every fortieth word of English is one.
    Each common function word is asked how many of these signs it explains: a stump speaks for it where the
    stump is no word and becomes a common one when the token is put back, absence where prose of this length
    is never without it. The word that explains most is named, with all sites in one finding. Two kinds of
    sign make it an error. A string that is no word ("tion") is found by its stumps, where the text has it nowhere
    although English of that length is never without it. There is no fix: nobody may guess a deleted word.

    It stays silent on one weak sign: a lone typing error or orphan letter, double blanks alone (VF405), a
    short text without some word. Names and whatever has a capital letter are no stumps, nor are words among
    others in a foreign language, units after figures, addresses, code, tables and the citation list. A
    no-break space by itself is typography. Shares of function words are those of the Brown corpus (Francis
    and Kucera 1982) and present-day news.
    """
    case, string = article.derived(case_of), article.derived(deleted_string_of)
    if case is not None and string is not None and string.text in case.token and string.text != case.token:
        case = None  # without "th" there is no "the" either
    if case is not None:
        sites, kinds, what = case.sites, case.kinds, f"the word “{case.token}” seems"
    elif string is not None:
        stump, word = string.stumps[0]
        sites, what = string.sites, f"the letters “{string.text}” seem"
        kinds = (
            f"{counted(len(sites), 'broken word')} (“{stump.text}” for “{word}”)",
            f"not one left where about {round(string.expected)} are usual",
        )
    else:
        return
    places = f" at {counted(len(sites), 'place')}" if sites else ""
    yield Hit(
        sites[0] if sites else None,
        f"{what} to have been cut out{places}: {'; '.join(kinds)}",
        help="compare with the original and restore it; nobody should guess a deleted word",
        related=tuple(sites[1:]),
        severity=ERROR if len(kinds) > 1 else WARNING,
    )
