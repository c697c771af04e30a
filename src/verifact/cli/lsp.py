"""`verifact lsp`: the language server."""

from argparse import Namespace

from verifact.cli.sources import given_config
from verifact.engine import Settings
from verifact.errors import MissingExtraError


def run(args: Namespace) -> int:
    """Serve the editor that started this process, and return the exit code.

    Raises MissingExtraError without the extra "lsp", ConfigError for a `--config` that cannot be used.
    """
    try:
        from verifact.lsp.server import serve
    except ImportError as error:
        raise MissingExtraError("to serve an editor, install verifact[lsp]") from error

    def settings() -> Settings:
        return Settings(config=given_config(args))

    settings()  # said on the command line before it is said in the editor
    return serve(settings, args.docs)
