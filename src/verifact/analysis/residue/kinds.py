"""What residue is."""

from enum import StrEnum

__all__ = ["ResidueKind"]


class ResidueKind(StrEnum):
    """What residue belongs to: the interface, a run of its lines, or a notice about consent or subscriptions."""

    INTERFACE = "interface"
    RUN = "run"
    CONSENT = "consent"
