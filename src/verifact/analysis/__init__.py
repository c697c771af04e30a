"""Document to Article, once."""
