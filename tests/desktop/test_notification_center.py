"""macOS's notification center. What stands in for it here is `fake_pyobjc`: on a real one nothing of it has run."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.desktop.api import UnansweredError
from app.desktop.notification_center import BEHIND, TO_THE_FRONT, Center, Standing, center_look
from tests.desktop.fake_pyobjc import Mac

BANNER_AND_LIST, TIME_SENSITIVE = 24, 2
UNASKED, DENIED, AUTHORIZED, NO_ALERTS = 0, 1, 2, 0
FAULT = SimpleNamespace(localizedDescription=lambda: "not allowed for this application")


def test_a_press_is_told_by_its_key_and_macos_hears_that_it_was() -> None:
    mac, pressed = Mac(), list[str]()
    Center(mac.load).hear(pressed.append)
    assert mac.press("skip") == [()]
    assert pressed == ["skip"]


def test_what_comes_while_the_app_is_in_front_is_shown_too() -> None:
    mac, told = Mac(), list[int]()
    Center(mac.load).hear(lambda _: None)
    mac.ears.userNotificationCenter_willPresentNotification_withCompletionHandler_(mac, "notification", told.append)
    assert told == [BANNER_AND_LIST]


def test_a_kind_has_its_buttons() -> None:
    mac = Mac()
    Center(mac.load).teach("prompt", [("start", "Start", TO_THE_FRONT), ("skip", "Skip", BEHIND)])
    assert mac.kind == ("prompt", ("start", "Start", 4), ("skip", "Skip", 0))


@pytest.mark.parametrize(
    ("granted", "fault", "told"),
    [
        (True, None, ""),
        (False, None, "macOS is set to show no notifications of Supple"),
        (False, FAULT, "macOS is set to show no notifications of Supple (not allowed for this application)"),
    ],
)
def test_whether_it_may_notify_is_told_as_a_clause(granted: bool, fault: object, told: str) -> None:  # noqa: FBT001
    mac, said = Mac(), list[str]()
    mac.granted, mac.fault = granted, fault
    Center(mac.load).ask(said.append)
    assert said == [told]


@pytest.mark.parametrize(
    ("status", "style", "urgent", "standing"),
    [
        (AUTHORIZED, 1, 0, Standing("", asked=True, urgent=False)),
        (AUTHORIZED, 2, 2, Standing("", asked=True, urgent=True)),
        (AUTHORIZED, 2, 1, Standing("", asked=True, urgent=False)),
        (UNASKED, NO_ALERTS, 0, Standing("", asked=False, urgent=False)),
        (AUTHORIZED, NO_ALERTS, 0, Standing("macOS is set to show no notifications of Supple", True, False)),
        (DENIED, 1, 0, Standing("macOS is set to show no notifications of Supple", True, False)),
    ],
)
def test_what_the_person_has_set_is_read(status: int, style: int, urgent: int, standing: Standing) -> None:
    mac, said = Mac(), list[Standing]()
    mac.status, mac.style, mac.urgent = status, style, urgent
    Center(mac.load).look(said.append)
    assert said == [standing]


@pytest.mark.parametrize("urgent", [True, False])
def test_a_notification_has_its_words_and_its_kind_and_comes_through_a_focus_only_where_allowed(
    urgent: bool,  # noqa: FBT001
) -> None:
    mac, said = Mac(), list[str]()
    Center(mac.load).put("prompt", "Time to move", "a turn", said.append, urgent=urgent)
    shown = vars(mac.up["prompt"])
    assert (shown["title"], shown["body"], shown["categoryidentifier"]) == ("Time to move", "a turn", "prompt")
    assert shown.get("interruptionlevel") == (TIME_SENSITIVE if urgent else None)
    assert said == [""]


def test_one_that_macos_does_not_show_is_told() -> None:
    mac, said = Mac(), list[str]()
    mac.fault = FAULT
    Center(mac.load).put("prompt", "Time to move", "", said.append, urgent=False)
    assert said == ["macOS shows no notification (not allowed for this application)"]


def test_one_is_taken_away_whether_it_is_up_or_still_to_come() -> None:
    mac = Mac()
    center = Center(mac.load)
    center.put("prompt", "Time to move", "", lambda _: None, urgent=False)
    center.take_away("prompt")
    assert mac.up == {}
    assert mac.calls[-1] == "cancel ['prompt']"


def test_outside_an_app_bundle_there_is_none() -> None:
    mac = Mac()
    mac.bundle = None  # type: ignore[assignment]
    with pytest.raises(UnansweredError, match="outside an app bundle"):
        Center(mac.load)
    assert center_look(mac.load) == ("", "macOS shows no notifications of a program outside an app bundle")


@pytest.mark.parametrize(
    ("lacks", "why"),
    [
        ("Foundation", "the package Foundation cannot be loaded"),
        ("UserNotifications", "the package UserNotifications cannot be loaded"),
        ("a center", "macOS has no notification center for this program (bundleProxyForCurrentProcess is nil)"),
    ],
)
def test_what_is_lacking_is_named(lacks: str, why: str) -> None:
    mac = Mac()
    mac.lacks = lacks
    assert center_look(mac.load) == ("", why)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (AUTHORIZED, ("macOS", "a notification has buttons")),
        (UNASKED, ("macOS", "macOS will ask whether Supple may notify")),
        (DENIED, ("", "macOS is set to show no notifications of Supple")),
    ],
)
def test_a_look_says_who_would_show_one_and_asks_and_takes_nothing(status: int, told: tuple[str, str]) -> None:
    mac = Mac()
    mac.status = status
    assert center_look(mac.load) == told
    assert mac.calls == ["look"]
    assert mac.ears is None


def test_a_look_does_not_wait_for_ever() -> None:
    mac = Mac()
    mac.silent = "look"
    assert center_look(mac.load, patience=0.01) == ("", "macOS does not say whether Supple may notify")
