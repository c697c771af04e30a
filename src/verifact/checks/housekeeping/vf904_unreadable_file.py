"""VF904: a file whose text cannot be had."""

from verifact.checks.base import ERROR, housekeeping

unreadable_file = housekeeping(
    "VF904",
    "unreadable-file",
    severity=ERROR,
    doc="""A file that cannot be read was not checked, and must not pass for clean.

    It is reported for a path that does not exist or is a link that leads nowhere, a folder given as a file, a
    device or a pipe, a file without read permission, and bytes that are not UTF-8 (with or without a byte-order
    mark) or UTF-16 with a byte-order mark; the message gives the offset of the first offending byte. The other
    files are still checked; the command ends with exit code 2.

    Front matter that is not valid YAML or TOML is reported too, at its line: then the article is checked
    without its title, its date and its suppressions. What stands between two rules and is no list of keys is
    prose, not front matter.

    It is on whatever is selected. Only `ignore = ["VF904"]`, its full code, silences it.
    """,
)
