"""`python -m verifact` is `verifact`."""

import sys

from verifact.cli import main

if __name__ == "__main__":
    sys.exit(main())
