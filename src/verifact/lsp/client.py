"""What the editor at the other end can do, as it says when it connects."""

from typing import Any

from attrs import frozen
from lsprotocol import types

__all__ = ["Client"]


@frozen
class Client:
    """Capabilities that change what is sent. `encoding` is the one of positions; `docs` an address that codes link to."""

    encoding: str = "utf-16"
    docs: str | None = None
    related: bool = False
    tags: bool = False
    links: bool = False
    pulls: bool = False
    versioned: bool = False
    markdown: bool = False
    nested_symbols: bool = False
    watches: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities, encoding: str, docs: str | None) -> "Client":
        """Read what an editor said of itself."""
        told = _reader(capabilities)
        tags = told("text_document.publish_diagnostics.tag_support.value_set") or ()
        hover = told("text_document.hover.content_format") or (types.MarkupKind.Markdown,)
        return cls(
            encoding=encoding,
            docs=docs,
            related=bool(told("text_document.publish_diagnostics.related_information")),
            tags=types.DiagnosticTag.Unnecessary in tags,
            links=bool(told("text_document.publish_diagnostics.code_description_support")),
            # Without a way to say that everything has changed, a change of the configuration would not be seen.
            pulls=bool(told("text_document.diagnostic") and told("workspace.diagnostics.refresh_support")),
            versioned=bool(told("workspace.workspace_edit.document_changes")),
            markdown=hover[0] == types.MarkupKind.Markdown,
            nested_symbols=bool(told("text_document.document_symbol.hierarchical_document_symbol_support")),
            watches=bool(told("workspace.did_change_watched_files.dynamic_registration")),
        )


def _reader(capabilities: types.ClientCapabilities) -> Any:
    def told(path: str) -> Any:
        value: Any = capabilities
        for name in path.split("."):
            value = getattr(value, name, None)
        return value

    return told
