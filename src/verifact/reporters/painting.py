"""Styled pieces of text as a terminal wants them, by rich."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text


def paint(pieces: Iterable[tuple[str, str]]) -> str:
    """Return pieces of text (each with a style as rich names it) as one string with ANSI colours."""
    # Whether there is to be colour was decided before; rich would ask the environment again.
    console = Console(
        file=StringIO(), force_terminal=True, color_system="standard", no_color=False, legacy_windows=False
    )
    with console.capture() as captured:
        console.print(Text.assemble(*pieces), end="", soft_wrap=True, highlight=False, markup=False, emoji=False)
    return captured.get()
