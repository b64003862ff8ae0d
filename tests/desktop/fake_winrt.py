"""Windows' toasts as far as we call them, by the names that PyWinRT gives them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

from app.desktop.api import UnansweredError


class WinRT:
    """The two packages in one. up: the toasts on screen or in the list. refuses: what a call raises, by its name."""

    def __init__(self, **refuses: Exception) -> None:
        self.refuses, self.setting_is, self.up, self.calls = refuses, 0, list[Toast](), list[str]()
        self.ToastNotificationManager = self.history = self
        self.ToastActivatedEventArgs, self.ToastNotification = "its arguments", Toast
        self.XmlDocument = lambda: SimpleNamespace(load_xml=self.parse)
        self.hide: Callable[[Toast], None] = lambda toast: self.call("hide", toast.tag, toast.group)

    def load(self, package: str) -> WinRT:
        if package in self.refuses:
            raise UnansweredError(f"the package {package} cannot be loaded", hopeful=False)
        return self

    def call(self, name: str, *said: str) -> None:
        self.calls.append(" ".join((name, *said)))
        if name in self.refuses:
            raise self.refuses[name]

    def create_toast_notifier(self, who: str) -> WinRT:
        self.call("create_toast_notifier", who)
        return self

    @property
    def setting(self) -> int:
        self.call("setting")
        return self.setting_is

    def parse(self, xml: str) -> None:
        ET.fromstring(xml)  # noqa: S314 (our own)

    def show(self, toast: Toast) -> None:
        self.call("show")
        self.up.append(toast)

    def remove(self, *which: str) -> None:
        self.call("remove", *which)
        self.up.clear()


class Toast:
    """A toast, which tells things in a thread of its own."""

    tag = group = ""

    def __init__(self, _content: object) -> None:
        self.heard: dict[str, Callable[[object, Any], None]] = {}
        self.add_activated = lambda hear: self.heard.update(activated=hear)
        self.add_failed = lambda hear: self.heard.update(failed=hear)

    def press(self, key: str) -> None:
        wanted = {"its arguments": SimpleNamespace(arguments=key)}
        self.tell("activated", SimpleNamespace(as_=wanted.__getitem__))

    def tell(self, name: str, said: object) -> None:
        thread = threading.Thread(target=self.heard[name], args=(self, said))
        thread.start()
        thread.join()
