from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from app.desktop.foreign import Inbox


def elsewhere(*calls: object) -> None:
    """Make them in a thread of their own, one after the other."""
    thread = threading.Thread(target=lambda: [call() for call in calls if callable(call)])
    thread.start()
    thread.join()


def test_what_another_thread_brings_is_called_in_ours_and_in_its_order(qtbot: QtBot) -> None:
    inbox, called = Inbox(), list[tuple[int, int]]()
    elsewhere(
        lambda: inbox.bring(lambda: called.append((1, threading.get_ident()))),
        lambda: inbox.bring(lambda: called.append((2, threading.get_ident()))),
    )
    assert called == []
    qtbot.waitUntil(lambda: len(called) == 2)
    assert called == [(1, threading.get_ident()), (2, threading.get_ident())]


def test_one_that_fails_is_told_and_costs_no_other(qtbot: QtBot) -> None:
    inbox, called = Inbox(), list[str]()
    inbox.bring(lambda: called.append(str(1 // 0)))
    inbox.bring(lambda: called.append("the next"))
    with qtbot.captureExceptions() as told:
        qtbot.waitUntil(lambda: bool(called))
    assert called == ["the next"]
    assert [kind for kind, *_ in told] == [ZeroDivisionError]
