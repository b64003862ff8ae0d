"""Opens files in the programs the desktop has for them, and says so where it has none."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from app.core.declared import settings_text
from app.settings_file.change import write_new
from app.settings_file.reading import SettingsRefusedError

_OPENERS = (("xdg-open",), ("gio", "open"))
"""Qt would start the first and not hear that it has found no program; the second knows editors of any text."""
_AT_ONCE = 10.0
"""Seconds within which an opener fails; what ends later is an editor that somebody used."""

log = logging.getLogger(__name__)


def open_settings(path: Path, say: Callable[[str], None]) -> None:
    """Open the settings file, written with its defaults where there is none.

    say: is told the sentence where that fails, on Qt's loop, perhaps only after a while.
    """
    try:
        if not path.exists():
            write_new(path, settings_text())
    except (SettingsRefusedError, OSError) as refused:
        say(str(refused))
        return
    if sys.platform not in ("win32", "darwin"):
        Thread(target=partial(_open_or_say, path, say), name="opening", daemon=True).start()
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        say(_unopened(path))


def _open_or_say(path: Path, say: Callable[[str], None]) -> None:
    """In a thread of its own: some openers stay as long as the editor does."""
    loop = QCoreApplication.instance()
    if not any(_opened((*opener, str(path))) for opener in _OPENERS) and loop is not None:
        log.warning("no program opens %s", path)
        QTimer.singleShot(0, loop, partial(say, _unopened(path)))


def _opened(command: tuple[str, ...]) -> bool:
    """Whether the opener has found a program. The editor is nobody's child: it outlives us."""
    began, nothing = time.monotonic(), subprocess.DEVNULL
    try:
        code = subprocess.run(  # noqa: S603 - fixed names, and a path of ours
            command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True, check=False
        ).returncode
    except OSError:
        return False
    return code == 0 or time.monotonic() - began > _AT_ONCE


def _unopened(path: Path) -> str:
    return f"No program here opens {path}: edit it in any text editor."
