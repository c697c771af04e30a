"""PDF to text by pypdf, in a process of its own: a file may be built to take hours or all memory, and then only that ends."""

import json
import subprocess
import sys

from verifact.evidence.pages import Page
from verifact.readers.dates import parse_date

__all__ = ["read_pdf"]

_SECONDS = 30.0


def read_pdf(body: bytes) -> Page:
    """Return the text of a PDF and what its properties say; partial where not all of it could be read. Never raises."""
    # -P: what lies in the working directory is never imported.
    command = [sys.executable, "-P", "-m", "verifact.evidence.pdf_process"]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
        said = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        return Page(is_partial=True)
    return Page(
        title=said["title"],
        published=parse_date(said["created"]),
        text=said["text"],
        is_partial=said["is_partial"],
    )
