"""Lines of a Markdown file that instruct the site's generator: Liquid, Hugo, kramdown, MDX."""

import re

_HINT = re.compile(r"\{[%{:]|^[ \t]*(?:import|export)\s|<[A-Z]", re.MULTILINE)
_LIQUID = r"\{%(?>[^%{]|%(?!\})|\{(?!%))*+%\}[ \t]*+"  # {% … %}, which may run over lines
_SHORTCODE = r"\{\{[<%](?>[^{}]|\}(?!\}))*+\}\}[ \t]*+"  # {{< … >}}
_ATTRIBUTES = r"\{:[^{}\n]*+\}[ \t]*+"  # {: .caption}
_IMPORT = r"import\s[^\n'\"]*+['\"][^'\"\n]*+['\"];?[ \t]*+"
_EXPORT = r"export\s++(?:const|let|var|default|function|async)\b[^\n]*+"
_LINES = re.compile(
    rf"^[ \t>]*+(?:(?:{_LIQUID}|{_SHORTCODE})++|{_ATTRIBUTES}|{_IMPORT}|{_EXPORT})\r?$", re.MULTILINE
)
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
    return [match.span() for match in _LINES.finditer(text, start, end)]
