"""`supple` without a word: be the running instance, or ask the one that is to come forward.

What takes its time is imported where it is used: until the tray is there, every millisecond is somebody's.
"""

from __future__ import annotations

import os
import sys
import time

from app.paths import Places, places
from app.remote.claim import ClaimRefusedError, claim

DONE, _, _, NOT_RUNNING, MISSING = range(5)
"""Exit codes."""

_PATIENCE = 5.0
"""Seconds for another instance that has just begun, or is about to end, to answer or to let go."""


def start(*, at_login: bool = False) -> int:
    """Run until the app is quit, or until the one that runs has come forward; the exit code.

    at_login: started with the session, so no window opens by itself, nor comes forward.
    """
    until = time.monotonic() + _PATIENCE
    try:
        here = places()
        while (mine := claim(here.lock)) is None:
            unreached = _come(here, at_login=at_login)
            if unreached is None:
                return DONE
            if time.monotonic() > until:
                print(unreached, file=sys.stderr)
                return NOT_RUNNING
            time.sleep(0.1)
    except (ClaimRefusedError, PermissionError) as refused:
        print(refused, file=sys.stderr)
        return MISSING
    try:
        return _begin(here, at_login=at_login)
    finally:
        mine.release()


def _come(here: Places, *, at_login: bool) -> str | None:
    """Have the running one come forward, or at login: see that it is there. Else the sentence why it does not."""
    from app.remote.client import NoAnswerError, NotRunningError, ask

    try:
        print(ask(here.socket, {"do": "status" if at_login else "come"})["says"])
    except NotRunningError:
        return f"Another Supple holds {here.lock} and does not answer. End its process."
    except NoAnswerError as error:
        return str(error)
    return None


def _begin(here: Places, *, at_login: bool) -> int:
    from app.loading import load_qt

    load_qt()
    from app.screen import explain_crash, no_screen

    if why := no_screen(os.environ):
        print(why, file=sys.stderr)
        return MISSING
    explain_crash()
    from app.main import run

    return run(here, at_login=at_login)
