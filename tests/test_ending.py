from __future__ import annotations

import os
import signal
from functools import partial
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
    save, settle, end = (partial(told.append, word) for word in ("save", "settle", "end"))
    follow_session(cast("QGuiApplication", session), save, settle, end)
    session.commitDataRequest.emit(None)
    assert told == ["save", "settle"]
    session.aboutToQuit.emit()
    assert told == ["save", "settle", "end"]


def test_sigterm_is_heard_on_the_loop_and_not_before(qtbot: QtBot) -> None:
    told: list[str] = []
    ending = Ending(lambda: told.append("end"))
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        assert told == []
        qtbot.waitUntil(lambda: told == ["end"], timeout=5000)
    finally:
        ending.close()
