"""Lines of a Markdown file that instruct the site's generator: Liquid, Hugo, kramdown, MDX."""

import re

_HINT = re.compile(r"\{[%{:]|^[ \t]*(?:import|export)\s|<[A-Z]", re.MULTILINE)
_LIQUID = r"\{%(?>[^%{]|%(?!\})|\{(?!%))*+%\}[ \t]*+"  # {% … %}, which may run over lines
_COMMENT = r"<!--(?>[^-<]|-(?!->)|<(?!!--))*+-->[ \t]*+"
_SHORTCODE = r"\{\{[<%](?>[^{}]|\}(?!\}))*+\}\}[ \t]*+"  # {{< … >}}
_ATTRIBUTES = r"\{:[^{}\n]*+\}[ \t]*+"  # {: .caption}
_IMPORT = r"import\s[^\n'\"]*+['\"][^'\"\n]*+['\"];?[ \t]*+"
_EXPORT = r"export\s++(?:const|let|var|default|function|async)\b[^\n]*+"
_LINES = re.compile(
    rf"^[ \t>]*+(?:(?:{_LIQUID}|{_SHORTCODE}|{_COMMENT})++|{_ATTRIBUTES}|{_IMPORT}|{_EXPORT})\r?$",
    re.MULTILINE,
)
_REGION = re.compile(r"\{%-?[ \t]*(comment|highlight)\b")
_REGION_ENDS = {name: re.compile(rf"\{{%-?[ \t]*end{name}[ \t]*-?%\}}") for name in ("comment", "highlight")}
_COMPONENT = re.compile(r"[ \t]*<[A-Z][\w.]*(?=[\s/>])")


def may_hold_templates(text: str) -> bool:
    """Tell cheaply whether `template_ranges` can find anything in `text`."""
    return _HINT.search(text) is not None


def template_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges of `text[start:end]`, a paragraph, that are whole lines of template."""
    if _COMPONENT.match(text, start, end) and text[start:end].rstrip().endswith(">"):
        return [(start, end)]
    if text.find("{", start, end) < 0 and not text.startswith(("import", "export"), start):
        return []
    return [(start + match.start(), start + match.end()) for match in _LINES.finditer(text[start:end])]


def hidden_regions(text: str) -> list[tuple[int, int]]:
    """Return the ranges of Liquid's `{% comment %}` and `{% highlight %}` with what they hold, ascending."""
    regions: list[tuple[int, int]] = []
    unclosed: set[str] = set()  # hides nothing, and need not be looked for again
    at = 0
    for opening in _REGION.finditer(text):
        if opening.start() < at or opening[1] in unclosed:
            continue
        closing = _REGION_ENDS[opening[1]].search(text, opening.end())
        if closing is None:
            unclosed.add(opening[1])
            continue
        at = closing.end()
        regions.append((opening.start(), at))
    return regions
