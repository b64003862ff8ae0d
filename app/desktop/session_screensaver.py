"""Locks from the screen savers of the desktops, on the session bus. Hears signals; asks only who is there at start.

Blanking without a lock counts too: nobody sits before a screen that shows nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from app.core.inputs import Locked, Unlocked
from app.desktop.api import Lost, Tell, nobody
from app.desktop.bus import Bus, Place, Which

SAVERS = tuple(
    Place(f"org.{desktop}.ScreenSaver", f"/org/{desktop}/ScreenSaver", f"org.{desktop}.ScreenSaver")
    for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)


class ScreenSaverSession:
    """Locked while any screen saver on the session bus says it is active. Knows nothing of sleep."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._bus: Bus | None = None
        self._tell: Tell = nobody
        self._active: dict[str, bool] = {}

    def start(self, tell: Tell, lost: Lost) -> None:
        self._tell = tell
        self._active = {}
        bus = self._bus = Bus(Which.SESSION, self._environ, lost)
        for saver in SAVERS:
            bus.watch(saver.name, partial(self._came_or_went, saver))
            # KDE says it on two paths: the name is enough
            bus.listen(saver, "ActiveChanged", partial(self._changed, saver), path=False)
            self._ask(saver)

    def settle(self) -> None:
        if self._bus is not None:
            self._bus.settle()

    def doubt(self) -> None:
        """A screen saver says what is so; nothing to let go of."""

    def says(self) -> str:
        if not self._active:
            return "no screen saver on the session bus tells whether it is active"
        return "; ".join(f"{name}: {'active' if on else 'not active'}" for name, on in sorted(self._active.items()))

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _ask(self, saver: Place) -> None:
        if self._bus is not None:
            # Some desktops hold the name for inhibiting alone, and fail here: they are as good as absent.
            self._bus.call(saver, "GetActive", answered=partial(self._changed, saver))

    def _came_or_went(self, saver: Place, here: bool) -> None:  # noqa: FBT001
        if here:
            self._ask(saver)
        else:
            self._set(saver.name, None)

    def _changed(self, saver: Place, body: tuple[object, ...]) -> None:
        if body and isinstance(body[0], bool):
            self._set(saver.name, body[0])

    def _set(self, name: str, active: bool | None) -> None:  # noqa: FBT001
        """None: nobody is there to tell."""
        before = any(self._active.values())
        if active is None:
            self._active.pop(name, None)
        else:
            self._active[name] = active
        after = any(self._active.values())
        if after != before:
            self._tell(Locked() if after else Unlocked())
