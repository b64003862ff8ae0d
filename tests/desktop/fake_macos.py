"""macOS as far as the backends call it: its language's objects, as numbers for what they stand for, and its screen."""

from __future__ import annotations

import ctypes
from typing import Any

from app.desktop.api import UnansweredError
from tests.desktop.fake_calls import Call


class Objects:
    """The library of the language. `observed`: who observes which name, with what else was said about it."""

    def __init__(self) -> None:
        self.things: list[tuple[str, ...]] = [()]
        self.observed: list[tuple[str, str, tuple[int, ...]]] = []
        self.answers, self.method, self.lacks = dict[str, int](), Call(lambda *_: None), ""
        self.objc_getClass = self.sel_registerName = Call(lambda name: self.thing(name.decode()))
        self.objc_allocateClassPair = Call(lambda _base, name, _extra: self.thing(name.decode()))
        self.objc_registerClassPair = Call(lambda _made: None)
        self.class_addMethod = Call(lambda *args: setattr(self, "method", args[2]))

    def thing(self, *what: str) -> int:
        """The number that stands for it; 0 for what is lacking."""
        self.things.append(what)
        return 0 if what[0] == self.lacks else len(self.things) - 1

    def __getitem__(self, _name: str) -> Call:
        return Call(self._message)

    def _message(self, target: int, selector: int, *more: int) -> int | None:
        me, (what,) = self.things[target], self.things[selector]
        match what:
            case "initWithUTF8String:":
                return self.thing(ctypes.string_at(more[0]).decode())
            case "UTF8String":
                self.held = ctypes.create_string_buffer(me[0].encode())
                return ctypes.addressof(self.held)
            case "name":
                return target
            case "objectForKey:":
                key = self.things[more[0]][0]
                return self.thing(key) if key in self.answers else None
            case "integerValue":
                return self.answers[me[0]]
            case "removeObserver:":
                self.observed = [one for one in self.observed if one[0] != me[0]]
            case _:
                self.observed += [(me[0], self.things[more[2]][0], more[3:])] if what.startswith("addObserver") else []
        return self.thing(f"{me[0]}.{what}")


class MacOS:
    """The whole of it. idle: what the window server says. session: whether there is one with a screen."""

    def __init__(self) -> None:
        self.objects, self.idle, self.session, self.fails = Objects(), 5.0, True, ""
        self.CGEventSourceSecondsSinceLastEventType = Call(lambda *_: self.idle)
        self.CGSessionCopyCurrentDictionary = Call(lambda: self.objects.thing("session") if self.session else None)

    def load(self, library: str) -> Any:  # noqa: ANN401 (as libraries are)
        if self.fails == library:
            raise UnansweredError(f"{library} cannot be loaded", hopeful=False)
        return self.objects if library == "objc" else self

    def announce(self, name: str) -> None:
        """What macOS does where somebody observes this name."""
        if any(name == observed for _, observed, _ in self.objects.observed):
            self.objects.method(1, 1, self.objects.thing(name))
