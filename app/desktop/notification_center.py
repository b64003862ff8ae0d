"""macOS's notification center by PyObjC: its blocks as plain functions. Knows no prompt.

PyObjC is kept by others, and what ctypes would need here, blocks and objects with methods of three arguments, it has.
Has not run on macOS yet: its tests stand in for the calls it makes.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Event
from typing import Any

from app.desktop.api import UnansweredError
from app.desktop.libraries import Load, package

TO_THE_FRONT, BEHIND = 4, 0
"""UNNotificationActionOptionForeground, ...None: whether a button brings the app to the front."""
_ALERTS = 4
"""UNAuthorizationOptionAlert: no sound, no number on the icon."""
_BANNER_AND_LIST = 16 | 8
"""UNNotificationPresentationOptionBanner, ...List: for while the app is in front, else nothing is shown then."""
_TIME_SENSITIVE, _ENABLED = 2, 2
"""UNNotificationInterruptionLevelTimeSensitive, UNNotificationSettingEnabled"""
_UNASKED, _DENIED = 0, 1
"""UNAuthorizationStatusNotDetermined, ...Denied"""
_NO_ALERTS = 0
"""UNAlertStyleNone"""
_OFF = "macOS is set to show no notifications of Supple"
_LOOKING = 2.0
"""Seconds the doctor waits for the settings."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the person lets Supple do. why_not: a clause, empty where it may notify."""

    why_not: str
    asked: bool
    urgent: bool


class Center:
    """Asks and is told; what it tells comes in any thread.

    Raises UnansweredError where macOS has no such center for this program.
    """

    def __init__(self, load: Load = package) -> None:
        self._foundation, self._parts = load("Foundation"), load("UserNotifications")
        if self._foundation.NSBundle.mainBundle().bundleIdentifier() is None:
            raise UnansweredError("macOS shows no notifications of a program outside an app bundle", hopeful=False)
        try:
            self._center = self._parts.UNUserNotificationCenter.currentNotificationCenter()
        except load("objc").error as error:
            raise UnansweredError(f"macOS has no notification center for this program ({error})") from error
        self._ears: Any = None

    def hear(self, pressed: Callable[[str], None]) -> None:
        """Tell presses from now on. Whoever hears last is told alone. pressed: takes the key of a button."""
        self._ears = _ears(self._foundation.NSObject, pressed)  # the center holds it weakly
        self._center.setDelegate_(self._ears)

    def ask(self, told: Callable[[str], None]) -> None:
        """May Supple notify? macOS asks the person, the first time only. told: takes why not, empty where it may."""
        self._center.requestAuthorizationWithOptions_completionHandler_(
            _ALERTS, lambda granted, error: told("" if granted else _OFF + _because(error))
        )

    def look(self, told: Callable[[Standing], None]) -> None:
        """What the person has set by now."""
        self._center.getNotificationSettingsWithCompletionHandler_(lambda settings: told(_standing(settings)))

    def teach(self, kind: str, buttons: Iterable[tuple[str, str, int]]) -> None:
        """What buttons a notification of this kind has: each its key, its words, and TO_THE_FRONT or BEHIND."""
        make = self._parts.UNNotificationAction.actionWithIdentifier_title_options_
        known = self._parts.UNNotificationCategory.categoryWithIdentifier_actions_intentIdentifiers_options_(
            kind, [make(*button) for button in buttons], [], 0
        )
        self._center.setNotificationCategories_({known})

    def put(self, name: str, title: str, body: str, told: Callable[[str], None], *, urgent: bool) -> None:
        """Show it, of the kind of its name. urgent: also where a focus is on. told: takes why not, empty: it is up."""
        content = self._parts.UNMutableNotificationContent.alloc().init()
        content.setTitle_(title)
        content.setBody_(body)
        content.setCategoryIdentifier_(name)
        if urgent:
            content.setInterruptionLevel_(_TIME_SENSITIVE)
        request = self._parts.UNNotificationRequest.requestWithIdentifier_content_trigger_(name, content, None)
        self._center.addNotificationRequest_withCompletionHandler_(
            request, lambda error: told("" if error is None else "macOS shows no notification" + _because(error))
        )

    def take_away(self, name: str) -> None:
        """Off the screen and out of the list, or let it not come. One that is not there is no failure."""
        self._center.removePendingNotificationRequestsWithIdentifiers_([name])
        self._center.removeDeliveredNotificationsWithIdentifiers_([name])


def center_look(load: Load = package, patience: float = _LOOKING) -> tuple[str, str]:
    """Who would show a notification, empty where nobody would; and why. Asks the person nothing and shows nothing."""
    told: list[Standing] = []
    answered = Event()

    def note(standing: Standing) -> None:
        told.append(standing)
        answered.set()

    try:
        Center(load).look(note)
    except UnansweredError as error:
        return "", error.reason
    if not answered.wait(patience):
        return "", "macOS does not say whether Supple may notify"
    [standing] = told
    if standing.why_not:
        return "", standing.why_not
    return "macOS", "a notification has buttons" if standing.asked else "macOS will ask whether Supple may notify"


def _standing(settings: Any) -> Standing:  # noqa: ANN401 (PyObjC's objects carry no types)
    status = int(settings.authorizationStatus())
    off = status == _DENIED or (status != _UNASKED and int(settings.alertStyle()) == _NO_ALERTS)
    return Standing(_OFF if off else "", status != _UNASKED, int(settings.timeSensitiveSetting()) == _ENABLED)


def _because(error: Any) -> str:  # noqa: ANN401
    return "" if error is None else f" ({error.localizedDescription()})"


def _ears(base: Any, pressed: Callable[[str], None]) -> Any:  # noqa: ANN401
    """An object of a class of its own, told of presses and asked how to show what comes while the app is in front."""

    def press(_me: object, _center: object, response: Any, done: Callable[[], None]) -> None:  # noqa: ANN401
        pressed(str(response.actionIdentifier()))
        done()

    def come(_me: object, _center: object, _notification: object, done: Callable[[int], None]) -> None:
        done(_BANNER_AND_LIST)

    methods = {
        "userNotificationCenter_didReceiveNotificationResponse_withCompletionHandler_": press,
        "userNotificationCenter_willPresentNotification_withCompletionHandler_": come,
    }
    made: Any = types.new_class(f"SupplePresses{id(pressed)}", (base,), {}, lambda space: space.update(methods))
    return made.alloc().init()
