"""macOS's notification center as far as we call it, by the names that PyObjC gives it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from app.desktop.api import UnansweredError


class Words:
    """An object of macOS whose setters are called and whose getters answer: `setTitle_("a")`, then `title`."""

    def __getattr__(self, name: str) -> Callable[[object], None]:
        return lambda said: setattr(self, name.removeprefix("set").rstrip("_").lower(), said)


class NSObject:
    """What classes of ours are made of."""

    alloc = init = classmethod(lambda kind: kind())  # one step where macOS takes two


class Mac:
    """All packages in one. Fields are what the person has set; up: what is listed; silent: what is never answered."""

    def __init__(self) -> None:
        self.granted, self.status, self.style, self.urgent, self.bundle = True, 2, 2, 0, "org.supple.Supple"
        self.fault: Any = None
        self.calls, self.silent, self.up = list[str](), "", dict[str, Any]()
        self.ears: Any = None
        self.kind: tuple[Any, ...] = ()
        self.lacks, self.error, self.NSObject = "", RuntimeError, NSObject
        self.NSBundle = SimpleNamespace(mainBundle=lambda: SimpleNamespace(bundleIdentifier=lambda: self.bundle))
        self.UNUserNotificationCenter = SimpleNamespace(currentNotificationCenter=self.center)
        self.UNMutableNotificationContent = SimpleNamespace(alloc=lambda: SimpleNamespace(init=Words))
        self.UNNotificationAction = SimpleNamespace(actionWithIdentifier_title_options_=lambda *said: said)
        self.UNNotificationRequest = SimpleNamespace(requestWithIdentifier_content_trigger_=lambda *said: said)
        self.UNNotificationCategory = SimpleNamespace(
            categoryWithIdentifier_actions_intentIdentifiers_options_=lambda kind, buttons, *_: (kind, *buttons)
        )

    def load(self, package: str) -> Mac:
        if package == self.lacks:
            raise UnansweredError(f"the package {package} cannot be loaded", hopeful=False)
        return self

    def center(self) -> Mac:
        if self.lacks == "a center":
            raise self.error("bundleProxyForCurrentProcess is nil")
        return self

    def setDelegate_(self, ears: object) -> None:  # noqa: N802 (macOS' names)
        self.ears = ears

    def setNotificationCategories_(self, kinds: set[tuple[Any, ...]]) -> None:  # noqa: N802
        [self.kind] = kinds

    def requestAuthorizationWithOptions_completionHandler_(self, _what: int, told: Callable[..., None]) -> None:  # noqa: N802
        self.answer("ask", told, self.granted, self.fault)

    def getNotificationSettingsWithCompletionHandler_(self, told: Callable[..., None]) -> None:  # noqa: N802
        said = {"authorizationStatus": self.status, "alertStyle": self.style, "timeSensitiveSetting": self.urgent}
        self.answer("look", told, SimpleNamespace(**{name: lambda value=value: value for name, value in said.items()}))

    def addNotificationRequest_withCompletionHandler_(self, request: Any, told: Callable[..., None]) -> None:  # noqa: N802, ANN401
        self.up[request[0]] = request[1]
        self.answer("put", told, self.fault)

    def removePendingNotificationRequestsWithIdentifiers_(self, names: list[str]) -> None:  # noqa: N802
        self.calls.append(f"cancel {names}")

    def removeDeliveredNotificationsWithIdentifiers_(self, names: list[str]) -> None:  # noqa: N802
        self.up = {name: shown for name, shown in self.up.items() if name not in names}

    def answer(self, what: str, told: Callable[..., None], *said: object) -> None:
        """In a thread of its own, as macOS does."""
        self.calls.append(what)
        if what != self.silent:
            in_a_thread(told, *said)

    def press(self, key: str) -> list[object]:
        """What macOS is told when it has been told."""
        done: list[object] = []
        response = SimpleNamespace(actionIdentifier=lambda: key)
        hear = self.ears.userNotificationCenter_didReceiveNotificationResponse_withCompletionHandler_
        in_a_thread(hear, self, response, lambda *said: done.append(said))
        return done


def in_a_thread(call: Callable[..., object], *said: object) -> None:
    thread = threading.Thread(target=call, args=said)
    thread.start()
    thread.join()
