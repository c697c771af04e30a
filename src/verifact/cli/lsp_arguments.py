"""The arguments of `verifact lsp`."""

from argparse import ArgumentParser, ArgumentTypeError

__all__ = ["add"]


def add(parser: ArgumentParser) -> None:
    """Add them."""
    # Editors' clients pass this by habit; there is no other way to connect.
    parser.add_argument("--stdio", action="store_true", help="speak over stdin and stdout (it always does)")
    parser.add_argument(
        "--docs", type=_address, metavar="URL", help="where your copy of verifact's documentation is, for links to it"
    )


def _address(text: str) -> str:
    if not text.lower().startswith(("https://", "http://", "file://")):
        raise ArgumentTypeError(f"{text!r} is no address as in https://example.org/verifact")
    return text
