"""The log: a rotating file of a few hundred kB, one line an event. No health answers, no window titles.

What a line says of an event stands in `core/log_line.py`; what other people's code has to say stays out below warnings.
"""

from __future__ import annotations

import errno
import logging
import sys
import threading
from collections.abc import Iterable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from app.core.events import Event
from app.core.log_line import log_line
from app.plain_file import open_plain

SIZE = 200_000
KEPT = 2
"""Full files beside the one that is written."""

_FORM = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
_MARK = 20
"""Length of the date and time that a line begins with, and the space behind them."""
_FAULTS = (" WARNING ", " ERROR ", " CRITICAL ")
_LONGEST = 300
_MOST_READ = 4 * SIZE

log = logging.getLogger(__name__)


def begin(path: Path) -> str | None:
    """Log to `path` from now on, exceptions in Qt's slots included; a sentence where that cannot be written."""
    logging.getLogger().setLevel(logging.WARNING)
    logging.getLogger("app").setLevel(logging.INFO)
    logging.raiseExceptions = False  # a full disk is said once, by the history, and not at every line here
    sys.excepthook = _log_exception
    sys.unraisablehook = _log_unraisable
    threading.excepthook = _log_in_thread
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_pipe(path)
        handler = RotatingFileHandler(
            path, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", errors="backslashreplace"
        )
    except OSError as refusal:
        return f"No log is kept: {path} cannot be written ({refusal.strerror}); free or unlock it."
    handler.setFormatter(_FORM)
    logging.getLogger().addHandler(handler)
    return None


def _refuse_pipe(path: Path) -> None:
    """It would keep us waiting for whoever reads it."""
    if path.is_fifo():
        raise OSError(errno.EINVAL, "it is a pipe")


def log_events(events: Iterable[Event]) -> None:
    """One line an event."""
    for event in events:
        if line := log_line(event):
            log.info("%s", line)


def last_fault(path: Path) -> str | None:
    """The last warning or error in the log, with its moment and, of an exception, its last line; None: there is none.

    A log that is there and cannot be read is a fault of its own.
    """
    for file in (path, path.with_name(f"{path.name}.1")):
        try:
            with open_plain(file) as opened:
                lines = opened.read(_MOST_READ).decode("utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            continue
        except OSError as error:
            return f"{file} cannot be read ({error.strerror}); make it a file that you may read."
        if found := _last_fault(lines):
            return found[:_LONGEST]
    return None


def _last_fault(lines: list[str]) -> str | None:
    at = next((n for n in range(len(lines) - 1, -1, -1) if _begins(lines[n]) and _is_fault(lines[n])), None)
    if at is None:
        return None
    more = next((n for n in range(at + 1, len(lines)) if _begins(lines[n])), len(lines))
    return f"{lines[at]}: {lines[more - 1]}" if more - 1 > at else lines[at]


def _begins(line: str) -> bool:
    """Whether a line begins an entry: those of a traceback do not."""
    return line[:4].isdecimal() and line[_MARK - 1 : _MARK] == " " and line[4:5] == "-"


def _is_fault(line: str) -> bool:
    return line[_MARK - 1 :].startswith(_FAULTS)


def _log_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("app").error("an unexpected fault", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _log_in_thread(fault: threading.ExceptHookArgs) -> None:
    if fault.exc_value is not None:
        _log_exception(fault.exc_type, fault.exc_value, fault.exc_traceback)


def _log_unraisable(fault: sys.UnraisableHookArgs) -> None:
    """Where Python could only have printed it: in callbacks from the system, and at the end of objects."""
    if fault.exc_value is not None:
        _log_exception(fault.exc_type, fault.exc_value, fault.exc_traceback)
