"""The article as verifact understands it: who says what, which claim leans on which source, what is cited."""

from verifact.document import Metadata
from verifact.model.article import Article, Sentence
from verifact.model.backing import ClaimEvidence
from verifact.model.cited import Citation, CitationKind, Identifier, Marker, MarkerKind
from verifact.model.claimed import Carrying, Claim, ClaimKind, DateMention, Figure, FigureKind
from verifact.model.evidence import Evidence, LinkState, Review, Snapshot, Vote, Work
from verifact.model.matching import (
    Match,
    MissingDate,
    MissingFigure,
    MissingName,
    NumberKind,
    QuoteDiff,
    QuoteMatch,
    WordEdit,
)
from verifact.model.voices import Attribution, AttributionKind, Quote, QuoteKind, Speaker, SpeakerKind, SpeakerProfile
from verifact.spans import Span

__all__ = [
    "Article",
    "Attribution",
    "AttributionKind",
    "Carrying",
    "Citation",
    "CitationKind",
    "Claim",
    "ClaimEvidence",
    "ClaimKind",
    "DateMention",
    "Evidence",
    "Figure",
    "FigureKind",
    "Identifier",
    "LinkState",
    "Marker",
    "MarkerKind",
    "Match",
    "Metadata",
    "MissingDate",
    "MissingFigure",
    "MissingName",
    "NumberKind",
    "Quote",
    "QuoteDiff",
    "QuoteKind",
    "QuoteMatch",
    "Review",
    "Sentence",
    "Snapshot",
    "Span",
    "Speaker",
    "SpeakerKind",
    "SpeakerProfile",
    "Vote",
    "WordEdit",
    "Work",
]
