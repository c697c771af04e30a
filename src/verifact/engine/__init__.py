"""From a path or a text to a report: the only place that knows all the steps."""

from verifact.engine.api import check, check_paths
from verifact.engine.checker import Checker, Settings
from verifact.engine.many import check_files
from verifact.engine.reading import decode, parse, read

__all__ = ["Checker", "Settings", "check", "check_files", "check_paths", "decode", "parse", "read"]
