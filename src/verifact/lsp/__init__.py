"""The language server: verifact in an editor."""
