"""Autostart from within a sandbox: the desktop's Background portal is asked, and may ask the person.

A portal tells nobody later what it has answered, so that is kept in a small file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app.desktop.api import UnansweredError
from app.desktop.bus import Body, Bus, Place, Which, value

PORTAL = "org.freedesktop.portal.Desktop"
BACKGROUND = Place(PORTAL, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Background")
REQUEST = Place(PORTAL, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Request")
REFUSED = "The desktop did not let Supple start at login. Its own settings for apps in the background say why."
_GRANTED = 0


class Portal:
    """The portal, connected to when it is first asked.

    told: takes the sentence of what went wrong later. command: what is started at login, by its name in the sandbox.
    """

    name = "the Background portal"

    def __init__(
        self, environ: Mapping[str, str], memory: Path, told: Callable[[str], None], command: tuple[str, ...]
    ) -> None:
        self._environ, self._memory, self._told, self._command = environ, memory, told, command
        self._bus: Bus | None = None
        self._wanted = False
        self._asking = 0

    def is_on(self) -> bool | None:
        """What was answered last."""
        try:
            return self._memory.read_text("utf-8").strip() == "on"
        except FileNotFoundError:
            return False
        except OSError:
            return None

    def turn(self, *, on: bool) -> str | None:
        """Ask; the answer comes later, and `told` hears of a refusal."""
        self._wanted = on
        try:
            bus = self._connected()
        except UnansweredError as error:
            return f"The desktop cannot be asked to start Supple at login: {error}."
        options = {
            "reason": ("s", "Supple reminds you of breaks from the moment you log in."),
            "autostart": ("b", on),
            "commandline": ("as", list(self._command)),
            "dbus-activatable": ("b", False),
        }
        self._asking += 1
        bus.call(BACKGROUND, "RequestBackground", "sa{sv}", ("", options), answered=_asked, failed=self._failed)
        return None

    def _connected(self) -> Bus:
        if self._bus is None:
            self._bus = Bus(Which.SESSION, self._environ, self._lost)
            self._bus.listen(REQUEST, "Response", self._answered, path=False)
        return self._bus

    def _lost(self, _why: str) -> None:
        self._bus, self._asking = None, 0

    def _over(self) -> None:
        """It is asked once in a long while: no connection stays open for that."""
        self._asking -= 1
        if self._bus is not None and self._asking <= 0:
            self._bus.close()
            self._bus = None

    def _answered(self, body: Body) -> None:
        self._over()
        results = body[1] if len(body) > 1 and isinstance(body[1], dict) else {}
        granted = body[:1] == (_GRANTED,) and value(results.get("autostart")) is self._wanted
        if not granted:
            self._told(REFUSED)
            return
        try:
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            self._memory.write_text("on\n" if self._wanted else "off\n", "utf-8")
        except OSError as error:
            self._told(f"{self._memory} cannot be written: {(error.strerror or str(error)).lower()}.")

    def _failed(self, error: str) -> None:
        self._over()
        self._told(f"This desktop has no portal that starts Supple at login ({error}).")


def _asked(_body: Body) -> None:
    """The request has begun; what matters comes as a signal."""
