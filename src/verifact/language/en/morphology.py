"""Inflected forms of English verbs and nouns (rules after Quirk et al., A Comprehensive Grammar, ch. 3 and 5)."""

import re
from collections.abc import Iterator

_IRREGULAR = """
be is was been being; become becomes became become becoming; begin begins began begun beginning;
bet bets bet bet betting; bid bids bid bid bidding; break breaks broke broken breaking; bring brings brought brought bringing;
broadcast broadcasts broadcast broadcast broadcasting; build builds built built building;
burst bursts burst burst bursting; buy buys bought bought buying; cast casts cast cast casting;
catch catches caught caught catching; choose chooses chose chosen choosing; come comes came come coming;
cost costs cost cost costing; cut cuts cut cut cutting; deal deals dealt dealt dealing; do does did done doing;
draw draws drew drawn drawing; drive drives drove driven driving; eat eats ate eaten eating;
fall falls fell fallen falling; feel feels felt felt feeling; fight fights fought fought fighting;
find finds found found finding; flee flees fled fled fleeing; fly flies flew flown flying;
forbid forbids forbade forbidden forbidding; foresee foresees foresaw foreseen foreseeing;
foretell foretells foretold foretold foretelling; forgive forgives forgave forgiven forgiving; forget forgets forgot forgotten forgetting;
get gets got got getting; give gives gave given giving; go goes went gone going; grow grows grew grown growing;
have has had had having; hear hears heard heard hearing; hit hits hit hit hitting; hold holds held held holding;
hurt hurts hurt hurt hurting; keep keeps kept kept keeping; know knows knew known knowing;
lay lays laid laid laying; lead leads led led leading; leave leaves left left leaving;
lend lends lent lent lending; let lets let let letting; lose loses lost lost losing; make makes made made making;
mean means meant meant meaning; meet meets met met meeting; mislead misleads misled misled misleading;
overcome overcomes overcame overcome overcoming; pay pays paid paid paying; put puts put put putting;
quit quits quit quit quitting; read reads read read reading; retell retells retold retold retelling;
rise rises rose risen rising; run runs ran run running; say says said said saying; see sees saw seen seeing;
seek seeks sought sought seeking; sell sells sold sold selling; send sends sent sent sending;
set sets set set setting; shoot shoots shot shot shooting; show shows showed shown showing;
shrink shrinks shrank shrunk shrinking; shut shuts shut shut shutting; sing sings sang sung singing;
sink sinks sank sunk sinking; sit sits sat sat sitting; speak speaks spoke spoken speaking;
spend spends spent spent spending; split splits split split splitting; spread spreads spread spread spreading;
stand stands stood stood standing; steal steals stole stolen stealing; stick sticks stuck stuck sticking;
strike strikes struck struck striking; swear swears swore sworn swearing; sweep sweeps swept swept sweeping;
take takes took taken taking; teach teaches taught taught teaching; tear tears tore torn tearing; tell tells told told telling;
think thinks thought thought thinking; throw throws threw thrown throwing;
underline underlines underlined underlined underlining; understand understands understood understood understanding;
uphold upholds upheld upheld upholding; wear wears wore worn wearing; win wins won won winning;
withdraw withdraws withdrew withdrawn withdrawing; withhold withholds withheld withheld withholding;
withstand withstands withstood withstood withstanding; write writes wrote written writing
"""
_IRREGULAR_VERBS = {forms.split()[0]: forms.split()[1:] for forms in _IRREGULAR.split(";")}
_IRREGULAR_NOUNS = {
    "man": "men",
    "woman": "women",
    "person": "people",
    "child": "children",
    "medium": "media",
}
_IRREGULAR_NOUNS |= {
    "analysis": "analyses",
    "crisis": "crises",
    "thesis": "theses",
    "hypothesis": "hypotheses",
}

# Polysyllables stressed on the last syllable double their final consonant; monosyllables are told by their shape.
_DOUBLING = frozenset(
    [
        "abhor",
        "acquit",
        "admit",
        "allot",
        "aver",
        "commit",
        "compel",
        "concur",
        "confer",
        "control",
        "deadpan",
        "defer",
        "demur",
        "deter",
        "dispel",
        "embed",
        "emit",
        "equip",
        "excel",
        "expel",
        "incur",
        "infer",
        "kidnap",
        "occur",
        "omit",
        "overlap",
        "patrol",
        "permit",
        "prefer",
        "propel",
        "rebel",
        "recap",
        "rebut",
        "recur",
        "refer",
        "regret",
        "repel",
        "submit",
        "transfer",
        "transmit",
    ]
)
_SINGLE_SYLLABLE = re.compile(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxy]$")
_SIBILANTS = ("s", "x", "z", "ch", "sh")


def inflect(term: str, part_of_speech: str) -> Iterator[tuple[str, str]]:
    """Yield (form name, form) for a verb ("base", "third", "past", "participle", "gerund") or a noun ("one", "many").

    Of a phrase the first word (verb: "point out") or the last one (noun: "news release") is inflected.
    """
    words = term.split(" ")
    if part_of_speech == "verb":
        tail = "".join(f" {word}" for word in words[1:])
        for name, form in zip(("base", "third", "past", "participle", "gerund"), _verb(words[0]), strict=True):
            yield name, form + tail
    else:
        head = "".join(f"{word} " for word in words[:-1])
        yield "one", term
        yield "many", head + plural(words[-1])


def irregular_pasts() -> frozenset[str]:
    """Return the past tenses of the irregular verbs, but for those that look like the present ("cut", "put")."""
    return frozenset(past for verb, (_, past, _, _) in _IRREGULAR_VERBS.items() if past not in (verb, "read", "lay"))


def plural(noun: str) -> str:
    """Return the plural of a noun in the singular."""
    if noun in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[noun]
    if noun.endswith(("man", "woman")) and noun not in ("human", "german", "ottoman", "roman", "shaman"):
        return noun[:-2] + "en"
    return _add_s(noun)


def _verb(verb: str) -> list[str]:
    if verb in _IRREGULAR_VERBS:
        return [verb, *_IRREGULAR_VERBS[verb]]
    for prefix in ("re", "mis", "fore", "out", "over", "under", "un"):
        base = verb.removeprefix(prefix)
        if base != verb and base in _IRREGULAR_VERBS:
            return [verb, *(prefix + form for form in _IRREGULAR_VERBS[base])]
    past = _add_ed(verb)
    return [verb, _add_s(verb), past, past, _add_ing(verb)]


def _add_s(word: str) -> str:
    if word.endswith(_SIBILANTS):
        return word + "es"
    if _ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + "s"


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and len(word) > 1 and word[-2] not in "aeiou"


def _doubles(verb: str) -> bool:
    return verb in _DOUBLING or bool(_SINGLE_SYLLABLE.fullmatch(verb))


def _add_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if _ends_in_consonant_y(verb):
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _doubles(verb) else "") + "ed"


def _add_ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _doubles(verb) else "") + "ing"
