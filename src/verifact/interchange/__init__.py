"""Citations in the formats of reference managers: CSL-JSON both ways, BibTeX both ways, RIS out."""

from verifact.interchange.bibliography import read_bibliography
from verifact.interchange.bibtex import to_bibtex
from verifact.interchange.csl import from_csl, to_csl
from verifact.interchange.ris import to_ris

__all__ = ["from_csl", "read_bibliography", "to_bibtex", "to_csl", "to_ris"]
