"""What stands around a page: its head, its own style and script, and the policy that lets nothing else in."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from verifact.reporters.page.markup import Markup, element

__all__ = ["document", "own_script", "own_style"]

_HERE = Path(__file__).parent


def own_style() -> Markup:
    """Return the style that verifact's pages share."""
    return Markup((_HERE / "page.css").read_text(encoding="utf-8"))


def own_script() -> Markup:
    """Return the script of the page about articles."""
    return Markup((_HERE / "page.js").read_text(encoding="utf-8"))


def document(title: str, body: Iterable[str], *, style: Markup, script: Markup | None = None) -> Iterator[str]:
    """Yield a whole page; `body` is markup and may be long.

    A content security policy allows this style and this script, by their digests, and nothing else.
    """
    scripts = "" if script is None else f"script-src '{_digest(script)}'; "
    policy = f"default-src 'none'; style-src '{_digest(style)}'; {scripts}base-uri 'none'; form-action 'none'"
    yield '<!doctype html>\n<html lang="en">\n'
    yield element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", style),
    )
    yield "\n<body>\n"
    yield from body
    if script is not None:
        yield element("script", script)
    yield "\n</body>\n</html>\n"


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
