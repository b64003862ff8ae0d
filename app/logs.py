"""The log: a rotating file of a few hundred kB, one line an event. No health answers, no window titles."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

SIZE = 200_000
KEPT = 2


def begin(path: Path) -> str | None:
    """Log to `path` from now on, exceptions in Qt's slots included; a sentence where that cannot be written."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    sys.excepthook = _log_exception
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=False)
    except OSError as refusal:
        return f"No log is kept: {path} cannot be written ({refusal.strerror}); free or unlock it."
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    for chatty in ("apscheduler", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return None


def _log_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("supple").error("an unexpected fault", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
