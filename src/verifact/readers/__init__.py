"""Raw text to Document, one file a format."""
