from __future__ import annotations

import os
import signal
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ending import Ending, follow_session


class Session(QObject):
    """The two words of Qt's application on the end of a session."""

    commitDataRequest = Signal(object)  # noqa: N815  Qt's name
    aboutToQuit = Signal()  # noqa: N815


def test_a_session_that_may_end_is_saved_for_and_one_that_ends_is_left(qtbot: QtBot) -> None:
    del qtbot
    session, told = Session(), list[str]()
    follow_session(cast("QGuiApplication", session), lambda: told.append("save"), lambda: told.append("end"))
    session.commitDataRequest.emit(None)
    assert told == ["save"]
    session.aboutToQuit.emit()
    assert told == ["save", "end"]


def test_sigterm_is_heard_on_the_loop_and_not_before(qtbot: QtBot) -> None:
    told: list[str] = []
    ending = Ending(lambda: told.append("end"))
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        assert told == []
        qtbot.waitUntil(lambda: told == ["end"], timeout=5000)
    finally:
        ending.close()
