"""Whole archives: the same checks over any number of articles."""
