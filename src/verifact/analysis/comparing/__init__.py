"""A claim held against the text of its source: one idea a module, `compare` puts them together."""

from verifact.analysis.comparing.claim_match import compare
from verifact.analysis.comparing.quotation import compare_quote

__all__ = ["compare", "compare_quote"]
