"""VF901: a suppression that silences nothing."""

from verifact.checks.base import WARNING, housekeeping

unused_suppression = housekeeping(
    "VF901",
    "unused-suppression",
    severity=WARNING,
    doc="""A suppression that silences nothing hides the next real finding at its place, so it should go.

    It is reported for a comment (`<!-- verifact: ignore[VF303] -->`), a code in the front matter and an entry
    of `[[tool.verifact.suppress]]` whose path, written out, is this file, where the check ran in full and
    nothing at that place was silenced. It stays silent where the check was not selected or abstained: then nobody can know
    whether the suppression is still needed. A family (`ignore[VF3]`) or an `ignore` without codes counts as
    unused only where all of its checks that are on by default ran.

    A comment that stands alone on its line speaks for the block that starts right below it. With a blank line
    in between it speaks for nothing: write `ignore-next`, or move it down.
    """,
)
