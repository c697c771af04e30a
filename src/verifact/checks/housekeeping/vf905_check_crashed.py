"""VF905: a part of verifact, or of a plug-in, that failed on this file."""

from verifact.checks.base import ERROR, housekeeping

check_crashed = housekeeping(
    "VF905",
    "check-crashed",
    severity=ERROR,
    doc="""A check that raised an exception did not see the whole article: it must not pass for clean.

    The message names the check and the exception, the help the line that raised it. The other checks and the
    other files go on. It is also reported where reading or analysing a file fails in a way nobody foresaw,
    and where a plug-in's check gives a place that lies outside the text. It is a defect of verifact or of the
    plug-in, never of the article: please report it, with the article if you may share it.

    It is on whatever is selected. Only `ignore = ["VF905"]`, its full code, silences it.
    """,
)
