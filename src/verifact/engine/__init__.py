"""From a path or a text to a report: the only place that knows all the steps."""

from verifact.engine.api import check, check_paths
from verifact.engine.reading import parse, read

__all__ = ["check", "check_paths", "parse", "read"]
