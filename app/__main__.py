"""`supple` and `python -m app`: the way into the start or the command line, and nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> int:
    """Run what the words say; the exit code."""
    _stand_in()
    if sys.argv[1:] in ([], ["--at-login"]):
        from app.start import start

        return start(at_login=len(sys.argv) > 1)
    from app.cli import main as told

    return told()


def _stand_in() -> None:
    """Streams that whoever started us has closed lead nowhere: else the next file that is opened takes their place."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8")  # noqa: SIM115 - stays
            setattr(sys, name, nowhere)


if __name__ == "__main__":
    sys.exit(main())
