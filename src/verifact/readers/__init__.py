"""Raw text to Document, one file a format: `decoding` for bytes, `registry` for the reader of a format."""
