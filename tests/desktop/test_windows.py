"""The hidden window. What stands in for Windows here is `fake_windows`: on a real one nothing of it has run."""

from __future__ import annotations

import pytest

from app.desktop.api import UnansweredError
from app.desktop.windows import Window
from tests.desktop.fake_windows import Windows

ANSWER = 7
"""What the fake answers for every message that is passed on."""


def test_it_hears_messages_and_passes_them_on() -> None:
    windows, heard = Windows(), list[tuple[int, ...]]()
    window = Window(windows.load, lambda *message: heard.append(message))
    assert windows.say(0x02B1, 7, 3) == ANSWER
    assert (window.handle, heard, windows.calls[-1]) == (7, [(0x02B1, 7, 3)], "DefWindowProcW")


def test_closing_takes_window_and_class_away_and_twice_does_nothing() -> None:
    windows = Windows()
    window = Window(windows.load, print)
    window.close()
    window.close()
    assert windows.calls[-2:] == ["DestroyWindow", "UnregisterClassW"]
    assert windows.calls.count("UnregisterClassW") == 1


@pytest.mark.parametrize(("fails", "left"), [("RegisterClassW", []), ("CreateWindowExW", ["UnregisterClassW"])])
def test_where_windows_makes_none_nothing_is_left(fails: str, left: list[str]) -> None:
    windows = Windows()
    windows.fails = fails
    with pytest.raises(UnansweredError, match=f"{fails} failed"):
        Window(windows.load, print)
    assert windows.calls[windows.calls.index(fails) + 1 :] == left


def test_a_fault_of_ours_is_told_and_windows_gets_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: seen.append(kind))

    def wrong(*_: int) -> None:
        raise ZeroDivisionError

    windows = Windows()
    window = Window(windows.load, wrong)
    assert windows.say(0x02B1, 7) == ANSWER
    assert seen == [ZeroDivisionError]
    window.close()
