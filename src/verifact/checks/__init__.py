"""The checks: one folder a family, one file a check. `verifact.checks.base` says how to write one."""
