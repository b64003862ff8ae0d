"""Locks and sleep from logind, on the system bus. Hears signals; asks only at start and when logind itself starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.core.inputs import Locked, Resumed, Suspended, Unlocked
from app.desktop.api import Lost, Tell, nobody
from app.desktop.bus import ABSENT, PROPERTIES, Body, Bus, Place, Which, value

NAME = "org.freedesktop.login1"
SESSION = "org.freedesktop.login1.Session"
MANAGER = Place(NAME, "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
MISSING = "logind: sudo apt install libpam-systemd"
SILENT = "logind has not answered yet"


class LogindSession:
    """The session this program runs in or, started outside of any, the one its user sits at.

    Locked is what a locker set as LockedHint, or what a Lock signal asked for: lockers that set no hint obey it.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._bus: Bus | None = None
        self._tell: Tell = nobody
        self._path = ""
        self._forget(SILENT)

    def start(self, tell: Tell, lost: Lost) -> None:
        self._tell = tell
        self._path = ""
        self._forget(SILENT)
        bus = self._bus = Bus(Which.SYSTEM, self._environ, lost)
        bus.watch(NAME, self._came_or_went)
        bus.listen(MANAGER, "PrepareForSleep", lambda body: self._set_asleep(body[0]))
        self._ask()

    def settle(self) -> None:
        if self._bus is not None:
            self._bus.settle()

    def doubt(self) -> None:
        if not self._hint:
            self._set_locked(hint=self._hint, asked=False)

    def says(self) -> str:
        if self._hint is None:
            return f"cannot tell whether it is locked: {self._trouble}"
        locked = "locked" if self._hint or self._asked else "unlocked"
        return f"{locked}, {'asleep' if self._asleep else 'awake'}"

    def missing(self) -> str:
        return "" if self._here else MISSING

    def stop(self) -> None:
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _forget(self, trouble: str) -> None:
        self._trouble = trouble
        self._here = True
        self._hint: bool | None = None
        self._asked = False
        self._asleep = False

    def _came_or_went(self, here: bool) -> None:  # noqa: FBT001
        if here:
            self._ask()
        else:
            self._set_locked(hint=False, asked=False)
            self._set_asleep(False)
            self._forget("logind is gone")

    def _ask(self) -> None:
        self._get(MANAGER.path, MANAGER.interface, "PreparingForSleep", self._set_asleep)
        here = self._environ.get("XDG_SESSION_ID")
        # "auto": the session of the caller, or else the one its user sits at (systemd 243 and later)
        self._find([here, "auto"] if here else ["auto"])

    def _find(self, names: list[str]) -> None:
        if self._bus is None:
            return
        self._bus.call(
            MANAGER,
            "GetSession",
            "s",
            (names[0],),
            answered=lambda body: self._found(str(body[0])),
            failed=lambda error: self._find(names[1:]) if names[1:] else self._failed(error),
        )

    def _found(self, path: str) -> None:
        if self._bus is not None and path != self._path:
            self._path = path
            session = Place(NAME, path, SESSION)
            self._bus.listen(session, "Lock", lambda _: self._set_locked(hint=self._hint, asked=True))
            self._bus.listen(session, "Unlock", lambda _: self._set_locked(hint=self._hint, asked=False))
            self._bus.listen(Place(NAME, path, PROPERTIES), "PropertiesChanged", self._changed, first=SESSION)
        self._get(path, SESSION, "LockedHint", self._set_hint)

    def _get(self, path: str, interface: str, name: str, answered: Callable[[object], None]) -> None:
        if self._bus is not None:
            self._bus.call(
                Place(NAME, path, PROPERTIES),
                "Get",
                "ss",
                (interface, name),
                answered=lambda body: answered(value(body[0])),
                failed=self._failed,
            )

    def _failed(self, error: str) -> None:
        self._here = error not in ABSENT
        self._trouble = f"logind did not answer ({error})"

    def _changed(self, body: Body) -> None:
        changed = body[1]
        if isinstance(changed, dict) and "LockedHint" in changed:
            self._set_hint(value(changed["LockedHint"]))

    def _set_hint(self, hint: object) -> None:
        # A hint takes the place of what was asked for; one that was never on says nothing about it.
        self._set_locked(hint=bool(hint), asked=self._asked and not hint and not self._hint)

    def _set_locked(self, *, hint: bool | None, asked: bool) -> None:
        before = self._hint or self._asked
        self._hint, self._asked = hint, asked
        if (hint or asked) != bool(before):
            self._tell(Locked() if hint or asked else Unlocked())

    def _set_asleep(self, asleep: object) -> None:
        before, self._asleep = self._asleep, bool(asleep)
        if self._asleep != before:
            self._tell(Suspended() if self._asleep else Resumed())
