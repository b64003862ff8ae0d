"""`supple` and `python -m app`: the way into the start or the command line, and nothing else."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the words say; the exit code."""
    if sys.argv[1:] in ([], ["--at-login"]):
        from app.start import start

        return start(at_login=len(sys.argv) > 1)
    from app.cli import main as told

    return told()


if __name__ == "__main__":
    sys.exit(main())
