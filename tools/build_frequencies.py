#!/usr/bin/env python3
"""Build `src/verifact/language/en/frequency.zlib` from the English word list of symspellpy.

usage: build_frequencies.py frequency_dictionary_en_82_765.txt [OUTPUT]

The input has one "word count" a line; `docs/frequency.md` says where it comes from and under which licence.
The output is one zlib stream: the words in order, a line feed between them, a NUL, then one byte a word: its
Zipf value (log10 of occurrences per billion words) in steps of 1/32, rounded, at least 1.
"""

import math
import re
import sys
import zlib
from pathlib import Path

# The tokens of the corpus that the counts were taken from.
CORPUS_TOKENS = 1_024_908_267_229
STEPS_PER_UNIT = 32
OUTPUT = Path(__file__).parent.parent / "src/verifact/language/en/frequency.zlib"

# The list spells British English only. Each rule gives an American spelling, which gets the same count.
AMERICAN = [
    (re.compile(rule), new)
    for rule, new in (
        (
            r"(?<=[a-z]{2})our(?=(s|ed|ing|ings|ite|ites|able|ably|hood|hoods|ful|fully|less|er|ers|ism|ist|al|ally)?$)",
            "or",
        ),
        (
            r"(?<=[aeiou][bcdfgjklmnpqrstvwxz])(?P<vowel>[aeiou])ll(?=(ed|ing|ings|er|ers|or|ors)$)",
            r"\g<vowel>l",
        ),
        (
            r"(?<=[aeiou][bcdfgjklmnpqrstvwxz]{2})(?P<vowel>[aeiou])ll(?=(ed|ing|ings|er|ers|or|ors)$)",
            r"\g<vowel>l",
        ),
        (r"(?<=[fdgr]ue)ll(?=(ed|ing|er|ers)$)", "l"),
        (r"(?<=[bt])re(?=s?$)", "er"),
        (r"(?<=[bt])r(?=ed$)", "er"),
        (r"(?<=def|off|ret)ence(?=(s|less|man)?$)", "ense"),
        (r"is(?=(e|es|ed|ing|er|ers|ation|ations)$)", "iz"),
        (r"(?<=al)ys(?=(e|es|ed|ing|er|ers)$)", "yz"),
        (r"^scept(?=ic)", "skept"),
        (r"(?<=^man)oeuvr(e(?=s?$))?", "euver"),
        (r"(?<=euver)(e|ed|es|ing)$", r"\1"),
        (r"^aero(?=plane)", "air"),
        (r"^plough", "plow"),
        (r"^cos(?=(y|ier|iest|ily)$)", "coz"),
        (r"^phoney$", "phony"),
        (r"^maths$", "math"),
        (r"^mum(?=s?$)", "mom"),
        (r"(?<=nr)ol(?=ments?$)", "oll"),
        (r"(?<=^an)aem", "em"),
        (r"^advert(?=s?$)", "ad"),
    )
]


def american(counts: dict[str, int]) -> dict[str, int]:
    """Return the American spellings that `counts` lacks."""
    found: dict[str, int] = {}
    for word, count in counts.items():
        for rule, new in AMERICAN:
            variant = rule.sub(new, word)
            if variant not in counts:
                found[variant] = max(count, found.get(variant, 0))
    return found


def read(path: Path) -> dict[str, int]:
    """Return word -> count; a count above that of "the" is a slip of the list and becomes a plain word's."""
    counts: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        word, _, count = line.rpartition(" ")
        if word:
            counts[word.lower()] = int(count)
    ceiling = counts["the"]
    counts = {word: count if count <= ceiling else 100_000_000 for word, count in counts.items()}
    return counts | american(counts)


def pack(counts: dict[str, int]) -> bytes:
    """Return the compressed table."""
    words = sorted(counts)
    steps = bytes(
        max(1, min(255, round(STEPS_PER_UNIT * math.log10(counts[word] / CORPUS_TOKENS * 1e9)))) for word in words
    )
    return zlib.compress("\n".join(words).encode() + b"\0" + steps, 9)


def main(source: str, output: str = str(OUTPUT)) -> None:
    """Read `source`, write `output`, say how large it became."""
    packed = pack(read(Path(source)))
    Path(output).write_bytes(packed)
    print(f"{output}: {len(packed):,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
