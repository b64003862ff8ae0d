"""Objects and announcements. What stands in for macOS here is `fake_macos`: on a real one nothing of it has run."""

from __future__ import annotations

import pytest

from app.desktop.api import UnansweredError
from app.desktop.macos import Announcements, Objects
from tests.desktop.fake_macos import MacOS

AT_ONCE = 4


def test_a_text_goes_in_and_comes_out_and_is_made_once() -> None:
    objects = Objects(MacOS().load)
    text = objects.text("Grüße")
    assert objects.words(text) == "Grüße"
    assert objects.text("Grüße") == text


@pytest.mark.parametrize("lacks", ["NSString", "NSWorkspace", "NSObject"])
def test_a_class_that_is_lacking_is_named(lacks: str) -> None:
    macos = MacOS()
    macos.objects.lacks = lacks
    with pytest.raises(UnansweredError, match=f"macOS has no {lacks}"):
        Announcements(Objects(macos.load), ("a",), (), print)


def test_where_no_object_of_ours_can_be_made_it_says_so() -> None:
    macos = MacOS()
    macos.objects.objc_allocateClassPair.does = lambda *_: None
    with pytest.raises(UnansweredError, match="makes no class"):
        Objects(macos.load).listener("Ears", "heard:", None)


def test_what_is_announced_is_heard_by_its_name_until_closed() -> None:
    macos, heard = MacOS(), list[str]()
    announcements = Announcements(Objects(macos.load), ("awake",), ("locked",), heard.append)
    for name in ("awake", "locked", "other"):
        macos.announce(name)
    announcements.close()
    announcements.close()
    macos.announce("awake")
    assert heard == ["awake", "locked"]


def test_what_the_whole_session_is_told_comes_at_once_in_the_background_too() -> None:
    macos = MacOS()
    Announcements(Objects(macos.load), ("awake",), ("locked",), print)
    assert [(name, more) for _, name, more in macos.objects.observed] == [("awake", (0,)), ("locked", (0, AT_ONCE))]


def test_a_fault_of_ours_is_told_and_does_not_reach_macos(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: seen.append(kind))

    def wrong(_: str) -> None:
        raise ZeroDivisionError

    macos = MacOS()
    announcements = Announcements(Objects(macos.load), ("awake",), (), wrong)
    macos.announce("awake")
    announcements.close()
    assert seen == [ZeroDivisionError]
