"""HTML files: the content of the page as blocks, what the page says of itself as metadata."""

from verifact.document import Comment, Document, Format
from verifact.readers import frontmatter
from verifact.readers.building import Builder
from verifact.readers.pagemeta import read_metadata
from verifact.readers.roots import survey
from verifact.readers.tokens import TokenKind, tokenize
from verifact.readers.walking import Walker, comment_text
from verifact.spans import Span


def read(raw: str, path: str | None = None, encoding: str = "utf-8") -> Document:
    """Return an HTML page as a document.

    Only the content is read: the largest `<article>`, or else `<main>`, or else `<body>`. Navigation,
    footers, forms and the like inside it are blocks with a role. Comments are kept wherever they stand.
    Front matter before the page (as Jekyll has it) is read too, and wins over what the page says.
    """
    front = frontmatter.read(raw, path)
    tokens = list(tokenize(raw, front.end))
    found = survey(tokens)
    builder = Builder()
    walker = Walker(builder, raw, in_article=found.root == "article")
    walker.layout_tables = found.layout_tables
    walker.last_ends = found.last_ends
    walker.feed(tokens[found.first : found.last])
    walker.flush()
    builder.comments = [
        Comment(Span(start, end), comment_text(raw[start:end]))
        for kind, start, end, _ in tokens
        if kind is TokenKind.COMMENT and raw.startswith("<!--", start)
    ]
    metadata = read_metadata(raw, tokens, builder.title)
    return builder.document(raw, Format.HTML, frontmatter.merge(front.metadata, metadata), path, encoding)
