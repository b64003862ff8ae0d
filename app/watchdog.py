"""A process of its own that ends an app whose window covers a screen and that no longer answers, and starts it again.

Knows nothing of the app but its number and how to start it: hears a byte a second, and must itself never hang.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

AGAIN = "SUPPLE_STARTED_AGAIN"
"""Set for an app that was started again by us."""


def ended(heard: int, process: int, patience: float) -> bool:
    """Wait until the app says goodbye (its end of the pipe is closed) or nothing for `patience` seconds: then end it.

    heard: the pipe's descriptor. process: the app's number. Whether it was ended.
    """
    while (told := _next(heard, patience)) is not None:
        if not told:
            return False
    try:
        os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))  # Windows knows one way, and calls it SIGTERM
    except ProcessLookupError:
        return False
    return True


def _next(heard: int, patience: float) -> bytes | None:
    """What was heard next, b"" at the end; None where nothing came in time."""
    if sys.platform != "win32":
        ready, _, _ = select.select([heard], [], [], patience)
        return os.read(heard, 64) if ready else None
    said: list[bytes] = []  # there a pipe cannot be waited for but by reading it
    reading = threading.Thread(target=lambda: said.append(os.read(heard, 64)), daemon=True)
    reading.start()
    reading.join(patience)
    return said[0] if said else None


def main(words: Sequence[str]) -> int:
    """PROCESS PATIENCE [COMMAND...], with the app's heartbeat as standard input."""
    process, patience, *command = words
    if ended(sys.stdin.fileno(), int(process), float(patience)) and command:
        nowhere, environ = subprocess.DEVNULL, {**os.environ, AGAIN: "1"}
        subprocess.Popen(  # noqa: S603 - the command the app was started with
            command, stdin=nowhere, stdout=nowhere, stderr=nowhere, env=environ, start_new_session=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
