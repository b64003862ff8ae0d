"""What macOS announces to its programs, heard by an object of its own language. Knows no meaning of any announcement.

Has not run on macOS yet: its tests stand in for the calls it makes.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from app.desktop.api import UnansweredError
from app.desktop.libraries import Load

Hear = Callable[[str], None]
"""Takes the name of an announcement."""

_METHOD = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
_TAKES_AN_OBJECT = b"v@:@"
_AT_ONCE = 4
"""NSNotificationSuspensionBehaviorDeliverImmediately: by default a program in the background hears nothing."""


class Objects:
    """Calls to objects of Objective-C. Everything that goes in or comes out has the size of a pointer."""

    def __init__(self, load: Load) -> None:
        load("AppKit")
        self._objc = load("objc")
        self._texts: dict[str, int] = {}
        for name in ("objc_getClass", "sel_registerName", "objc_allocateClassPair"):
            getattr(self._objc, name).restype = ctypes.c_void_p

    def named(self, name: str) -> int:
        """A class. Raises UnansweredError."""
        found = self._objc.objc_getClass(name.encode())
        if not found:
            raise UnansweredError(f"macOS has no {name}", hopeful=False)
        return int(found)

    def send(self, target: int, selector: str, *more: int) -> int:
        """Send a message; what comes back, 0 where that is nothing."""
        call = self._objc["objc_msgSend"]  # a new one each time, since its types depend on the message
        call.restype, call.argtypes = ctypes.c_void_p, (ctypes.c_void_p,) * (2 + len(more))
        return int(call(target, self.selector(selector), *more) or 0)

    def text(self, words: str) -> int:
        """An NSString, kept for good: there are few."""
        if words not in self._texts:
            held = ctypes.c_char_p(words.encode())
            bare = self.send(self.named("NSString"), "alloc")
            pointer = ctypes.cast(held, ctypes.c_void_p).value or 0
            self._texts[words] = self.send(bare, "initWithUTF8String:", pointer)
        return self._texts[words]

    def words(self, text: int) -> str:
        """The text of an NSString."""
        return ctypes.string_at(self.send(text, "UTF8String")).decode()

    def listener(self, name: str, selector: str, method: Any) -> int:  # noqa: ANN401 (a function for C)
        """A new object that has one method, and its class."""
        objc = self._objc
        made = objc.objc_allocateClassPair(ctypes.c_void_p(self.named("NSObject")), name.encode(), ctypes.c_size_t(0))
        if not made:
            raise UnansweredError(f"macOS makes no class {name} to hear it with")
        objc.class_addMethod(
            ctypes.c_void_p(made), ctypes.c_void_p(self.selector(selector)), method, _TAKES_AN_OBJECT
        )  # fmt: skip
        objc.objc_registerClassPair(ctypes.c_void_p(made))
        return self.send(int(made), "new")

    def selector(self, name: str) -> int:
        """The name of a message as the language has it."""
        return int(self._objc.sel_registerName(name.encode()))


class Announcements:
    """Listens to announcements of this program's workspace and of the whole session, until closed.

    They come through Qt's loop. Raises UnansweredError where macOS cannot be asked.
    """

    def __init__(self, objects: Objects, workspace: tuple[str, ...], session: tuple[str, ...], hear: Hear) -> None:
        self._objects, self._hear = objects, hear
        self._method = _METHOD(self._told)  # lives as long as macOS may call it
        self._me = objects.listener(f"SuppleEars{id(self)}", "heard:", self._method)
        hears = objects.selector("heard:")
        here = objects.send(objects.named("NSWorkspace"), "sharedWorkspace")
        self._centers: tuple[int, ...] = (
            objects.send(here, "notificationCenter"),
            objects.send(objects.named("NSDistributedNotificationCenter"), "defaultCenter"),
        )
        for name in workspace:
            add = "addObserver:selector:name:object:"
            objects.send(self._centers[0], add, self._me, hears, objects.text(name), 0)
        for name in session:
            add = "addObserver:selector:name:object:suspensionBehavior:"
            objects.send(self._centers[1], add, self._me, hears, objects.text(name), 0, _AT_ONCE)

    def close(self) -> None:
        """Hear nothing more. Closing twice does nothing."""
        for center in self._centers:
            self._objects.send(center, "removeObserver:", self._me)
        self._centers = ()

    def _told(self, _me: int, _selector: int, notice: int) -> None:
        try:
            self._hear(self._objects.words(self._objects.send(notice, "name")))
        except Exception:  # noqa: BLE001 (a fault of ours, which must not unwind into macOS: it goes where all go)
            sys.excepthook(*sys.exc_info())
