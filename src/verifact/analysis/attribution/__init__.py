"""Attributions: a cue, the source beside it, and the content it ascribes (PARC 3: Pareti 2016; PolNeAR: Newell 2018).

A cue is looked for outside quotations only: what a speaker ascribes to others inside a quotation is the speaker's.
"""

from verifact.analysis.attribution.finding import find_attributions

__all__ = ["find_attributions"]
