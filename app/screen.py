"""Says in one sentence that there is no screen to show anything on, where Qt would print a riddle and crash.

To be asked before the application object is made.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_MISSING = 4
"""The exit code for a part of the system that is missing."""

_NOISE = ("This plugin does not support", "QObject::connect: No such signal QPlatformNativeInterface")
"""What Qt's platforms without windows of their own say at every turn, to nobody's use."""

_WAY_OUT = "Start Supple from a desktop session, or see it at work with “supple demo”."


def no_screen(environ: Mapping[str, str], system: str = sys.platform) -> str | None:
    """Why there can be no screen, as far as the environment tells; None where there may be one."""
    if system in ("win32", "darwin") or any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        return None
    if environ.get("QT_QPA_PLATFORM"):
        return None
    return f"There is no screen: neither DISPLAY nor WAYLAND_DISPLAY is set. {_WAY_OUT}"


def explain_crash() -> None:
    """From now on a fatal message of Qt is explained, and ends the process with code 4 instead of a crash."""
    qInstallMessageHandler(_tell)


def _tell(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    if text.startswith(_NOISE):
        return
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - where Qt itself would have put it
    if kind is QtMsgType.QtFatalMsg:
        screen = " and ".join(f"{name}={os.environ.get(name, '')}" for name in ("DISPLAY", "WAYLAND_DISPLAY"))
        why = f"The screen ({screen}) cannot be opened: nothing is there, or a library that Qt names above is missing."
        print(f"{why} {_WAY_OUT}", file=sys.stderr, flush=True)  # noqa: T201
        os._exit(_MISSING)  # Qt would abort on our return
