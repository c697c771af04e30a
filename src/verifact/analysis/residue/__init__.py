"""Finds the lines of a text that are a web page's and not the author's."""

from verifact.analysis.residue.finding import Residue, ResidueKind, residue_of

__all__ = ["Residue", "ResidueKind", "residue_of"]
