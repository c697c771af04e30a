"""The process that reads one PDF: bytes on stdin, JSON on stdout, within bounds of pages, time and memory."""

import json
import logging
import sys
import warnings
from contextlib import suppress
from io import BytesIO
from time import monotonic
from typing import Any

_PAGES = 200
_SECONDS = 20.0
_MEMORY = 1_500_000_000  # bytes of address space
_CHARACTERS = 2_000_000


def main() -> None:
    """Read stdin, write what `read` returns."""
    with suppress(ImportError, ValueError, OSError):  # no such limits on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    logging.disable()
    warnings.simplefilter("ignore")
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)


def read(body: bytes) -> dict[str, Any]:
    """Return title, day of creation (ISO), text, and whether it is partial. Raises whatever pypdf does."""
    from pypdf import PdfReader

    start = monotonic()
    reader = PdfReader(BytesIO(body))
    about = reader.metadata
    created = None
    with suppress(Exception):  # a date that is none
        created = about.creation_date.date().isoformat() if about and about.creation_date else None
    texts: list[str] = []
    is_partial = False
    for index, page in enumerate(reader.pages):
        if index >= _PAGES or monotonic() - start > _SECONDS or sum(map(len, texts)) > _CHARACTERS:
            is_partial = True
            break
        try:
            texts.append(page.extract_text().strip())
        except Exception:  # one damaged page; the others may be whole
            is_partial = True
    text = "\n\n".join(filter(None, texts))
    title = str(about.title).strip() or None if about and about.title else None
    # Pictures of pages have no text.
    return {"title": title, "created": created, "text": text, "is_partial": is_partial or not text}


if __name__ == "__main__":
    main()
