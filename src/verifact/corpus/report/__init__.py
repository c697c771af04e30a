"""One page about a whole archive: what `verifact corpus` wrote, added up and drawn."""

from verifact.corpus.report.page import render
from verifact.corpus.report.summary import Summary, summarise

__all__ = ["Summary", "render", "summarise"]
