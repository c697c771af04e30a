"""The parts of the page, one file a part: what each yields is the markup below its heading."""

from verifact.corpus.report.sections.articles import worst
from verifact.corpus.report.sections.boilerplate import residue
from verifact.corpus.report.sections.found import codes, months, publishers
from verifact.corpus.report.sections.leaning import sources
from verifact.corpus.report.sections.limits import limits
from verifact.corpus.report.sections.whole import glance, sourcing

__all__ = ["codes", "glance", "limits", "months", "publishers", "residue", "sources", "sourcing", "worst"]
