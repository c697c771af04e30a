"""Edits of files: which ones may be made, making them, showing them, and writing a file back whole."""

from verifact.fixing.choosing import Choice, choose
from verifact.fixing.diff import unified_diff
from verifact.fixing.edits import applied, composed
from verifact.fixing.guarding import Guard
from verifact.fixing.result import Fixed
from verifact.fixing.writing import replace_file

__all__ = ["Choice", "Fixed", "Guard", "applied", "choose", "composed", "replace_file", "unified_diff"]
