"""The shapes of an entry's parts: its number, dates, the day of access, identifiers."""

import re

from verifact.analysis.citing.addresses import URL

__all__ = [
    "ACCESSED",
    "ARCHIVED",
    "AUTHOR_DATE",
    "CITED_YEAR",
    "DATE",
    "DOI",
    "GAP",
    "IDENTIFIERS",
    "ISBN",
    "LEAD",
    "QUOTED",
    "URL",
    "YEAR",
]

_MONTH = (
    r"(?:Jan(?:uary?)?|Feb(?:ruary?)?|Mar(?:ch)?|März|Apr(?:il)?|Ma[yi]|Jun[ei]?|Jul[yi]?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"O[ck]t(?:ober)?|Nov(?:ember)?|De[cz](?:ember)?)\b\.?"
)
_ONE_YEAR = r"(?:1[5-9]|20)\d{2}"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
DATE = re.compile(rf"\b(?:{_DAY}|{_MONTH}\s+\d{{4}})\b")
YEAR = re.compile(rf"[(\[,]\s*({_ONE_YEAR})[a-z]?\s*[)\].,]|(?<=[.,]\s)({_ONE_YEAR})(?:\.|;|\Z)")
# In a list that does not say what it is, a year closes a sentence or stands in brackets.
CITED_YEAR = re.compile(rf"[(\[,]\s*{_ONE_YEAR}[a-z]?\s*[)\].,]|(?<=[.,]\s){_ONE_YEAR}\.")
ACCESSED = re.compile(
    r"\b(?:(?:last )?(?:accessed|retrieved|viewed|visited|checked))(?:\s+on)?:?\s+"
    rf"({_DAY}|{_MONTH}\s+\d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|[^.;)\]\n]{{4,30}}?\d{{4}})",
    re.IGNORECASE,
)
ARCHIVED = re.compile(rf"\barchived\b[^.\n]{{0,40}}?(?:\bon\s+)?({_DAY})|\barchived\b[^.\n]{{0,40}}", re.IGNORECASE)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s<>\"“”]+")
ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*([\dXx][\dXx \-]{8,18}[\dXx])", re.IGNORECASE)
_ISSN = re.compile(r"\bISSN:?\s*(\d{4}-\d{3}[\dXx])", re.IGNORECASE)
_ARXIV = re.compile(r"\barXiv(?::\s*|\.org/(?:abs|pdf)/)(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+/\d{7})", re.IGNORECASE)
_PMID = re.compile(r"\bPMID:?\s*(\d{1,8})\b")
IDENTIFIERS = (("doi", DOI), ("isbn", ISBN), ("issn", _ISSN), ("arxiv", _ARXIV), ("pmid", _PMID))

# A number or a bullet, and what Wikipedia puts before a reference that is used several times.
LEAD = re.compile(
    r"\s*(?:(?:\[\^?(\d{1,4})\]:?|\((\d{1,4})\)|(\d{1,4})[.)\]:]|[-*•–])\s+|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*|\[\^[\w-]{1,40}\]:\s*)?"
    r"(?:(?:\^|↑|Jump up(?: to)?:?)\s*(?:[a-z]\b[ ,]*){0,26}\s*)?"
)
QUOTED = re.compile(r"[“\"]([^“”\"]{4,300})[”\"]")
AUTHOR_DATE = re.compile(
    rf"([^\d()\n]{{2,300}})\(((?:{_ONE_YEAR}[a-z]?(?:, [^()\n]{{1,20}})?|n\.d\.|{_DAY}|{_MONTH}\s+\d{{4}}))\)[.:,]?\s+"
)
GAP = re.compile(r"\s{2,}|\t+")
