"""What each HTML element means: which start a block, which hide their content, which have a role."""

import re

HEADINGS = {f"h{level}": level for level in range(1, 7)}

BLOCKS = frozenset(HEADINGS) | {
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip

# Not shown, or not part of the text. Each is skipped only where its end tag is there.
HIDDEN = frozenset({"head", "noscript", "select", "svg", "template", "datalist", "object", "audio", "video", "canvas"})

# Elements that stand for a list item's, a cell's or a term's end where they start.
LISTS = frozenset({"ul", "ol", "menu", "dir", "dl"})
ITEMS = frozenset({"li", "dt", "dd"})
CELLS = frozenset({"td", "th"})
ROWS = frozenset({"tr", "thead", "tbody", "tfoot"})

_LANDMARKS = {
    "nav": "navigation",
    "footer": "contentinfo",
    "aside": "complementary",
    "form": "form",
    "button": "button",
    "search": "search",
}
_KEPT_ROLES = frozenset({*_LANDMARKS.values(), "banner"})
_BIBLIOGRAPHY = re.compile(r"(?<![a-z])(?:references|bibliography|footnotes|citations|reflist)(?![a-z])", re.IGNORECASE)
_MAY_HOLD_REFERENCES = frozenset({"ol", "ul", "div", "section"})

BIBLIOGRAPHY = "doc-bibliography"


def role_of(name: str, attributes: dict[str, str], *, in_article: bool) -> str | None:
    """Return the role that a block element gives what it holds, or None if it gives none of its own."""
    stated = attributes.get("role", "").strip().lower()
    if stated in _KEPT_ROLES or stated.startswith("doc-"):
        return stated
    if name == "header":
        return None if in_article else "banner"
    if name in _LANDMARKS:
        return _LANDMARKS[name]
    if name in _MAY_HOLD_REFERENCES and attributes:
        named = f"{attributes.get('class', '')} {attributes.get('id', '')} {stated}"
        if _BIBLIOGRAPHY.search(named):
            return BIBLIOGRAPHY
    return None
