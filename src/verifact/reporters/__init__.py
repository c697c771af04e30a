"""Reports to text, one file a form of output: a new one is one new file with a `render` function."""

from verifact.reporters.base import Reporter, View, load_reporter, reporter_names

__all__ = ["Reporter", "View", "load_reporter", "reporter_names"]
