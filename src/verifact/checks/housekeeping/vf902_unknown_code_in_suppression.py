"""VF902: a suppression that names no check, or is not a directive at all."""

from verifact.checks.base import WARNING, housekeeping

unknown_code_in_suppression = housekeeping(
    "VF902",
    "unknown-code-in-suppression",
    severity=WARNING,
    doc="""A suppression with a misspelt code or verb silences nothing, and its author believes that it does.

    It is reported for comments that begin with `verifact:` and for `verifact: {ignore: [...]}` in the front
    matter: a code that is neither a check's nor the beginning of one, an unknown verb (`ingore`), brackets
    that are empty or never closed. The help names the nearest code or verb. A code that the configuration
    gets wrong ends the run instead.

    A code without its brackets (`ignore VF205`) or a comment without its colon (`verifact ignore[VF205]`)
    silences nothing either, nor do other keys below `verifact` in the front matter, or anything that is not a
    code in its `ignore`.
    """,
)
