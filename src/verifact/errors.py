"""What verifact raises. Everything a caller may want to catch is a `VerifactError`."""

from pathlib import Path


class VerifactError(Exception):
    """Base of all errors that verifact raises on purpose."""


class UsageError(VerifactError):
    """A call or a command line that cannot be carried out as written (exit code 2)."""


class ConfigError(VerifactError):
    """A configuration that cannot be used: unknown key, wrong type, unreadable file (exit code 2)."""


class UnreadableError(VerifactError):
    """A file whose text cannot be had: missing, a directory, binary, or not decodable.

    `offset` is the byte offset of the first offending byte, where there is one.
    """

    def __init__(self, message: str, *, path: Path | str | None = None, offset: int | None = None) -> None:
        super().__init__(message)
        self.path = path
        self.offset = offset


class MissingExtraError(VerifactError):
    """An optional part was asked for and its extra is not installed; the message names the extra."""
