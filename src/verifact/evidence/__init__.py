"""What the cited sources say: fetching them, keeping what was seen, and what became of each address."""

from verifact.evidence.fetcher import Fetcher, WorkRegister
from verifact.evidence.folder import SavedPages, save
from verifact.evidence.gathering import gather
from verifact.evidence.options import FetchOptions
from verifact.evidence.store import SnapshotStore, default_store_path
from verifact.evidence.wanted import Wanted, wanted_of

__all__ = [
    "FetchOptions",
    "Fetcher",
    "SavedPages",
    "SnapshotStore",
    "Wanted",
    "WorkRegister",
    "default_store_path",
    "gather",
    "save",
    "wanted_of",
]
