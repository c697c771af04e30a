"""Document to Article, once."""

from verifact.analysis.analyse import analyse

__all__ = ["analyse"]
