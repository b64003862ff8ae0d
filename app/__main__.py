"""`supple` and `python -m app`: the way into the command line, and nothing else."""

from __future__ import annotations

import sys

from app.cli import main

if __name__ == "__main__":
    sys.exit(main())
