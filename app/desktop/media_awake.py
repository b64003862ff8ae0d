"""Which programs keep the screen awake, by the lists that sessions and power services hold of them on the session bus.

Hears changes; asks for a list only then. What a list is good for decides `signs`: kept awake alone, a screen says
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from app.desktop.api import Lost
from app.desktop.bus import Body, Bus, Place, Which
from app.desktop.seen import Seen, TellSeen, unseen

GNOME = Place("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
INHIBITOR = "org.gnome.SessionManager.Inhibitor"
IDLE = 8
"""The flag of an inhibitor of GNOME's that keeps the session from becoming idle."""


@dataclass(frozen=True, slots=True)
class Register:
    """Who holds a list: the method that gives it, the signal of its change, the names in it."""

    place: Place
    method: str
    signal: str
    names: Callable[[Body], frozenset[str]]


def _pairs(body: Body) -> frozenset[str]:
    """From a(ss): the program and why."""
    rows = body[0] if isinstance(body[0], list) else []
    return frozenset(str(row[0]) for row in rows if isinstance(row, tuple) and row)


def _texts(body: Body) -> frozenset[str]:
    return frozenset(str(one) for one in body[0]) if isinstance(body[0], list) else frozenset()


REGISTERS = (
    Register(
        Place(
            "org.kde.Solid.PowerManagement.PolicyAgent",
            "/org/kde/Solid/PowerManagement/PolicyAgent",
            "org.kde.Solid.PowerManagement.PolicyAgent",
        ),
        "ListInhibitions",
        "InhibitionsChanged",
        _pairs,
    ),
    Register(
        Place(
            "org.freedesktop.PowerManagement",
            "/org/freedesktop/PowerManagement/Inhibit",
            "org.freedesktop.PowerManagement.Inhibit",
        ),
        "GetInhibitors",
        "HasInhibitChanged",
        _texts,
    ),
)


class KeptAwake:
    """Programs in the lists of GNOME's session, of KDE's and of other desktops' power services."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._tell: TellSeen = unseen
        self._bus: Bus | None = None
        self._listed: dict[str, frozenset[str]] = {}
        self._idle: dict[str, bool] = {}
        self._names: dict[str, str] = {}

    def start(self, tell: TellSeen, lost: Lost) -> None:
        self._tell, self._listed = tell, {}
        self._forget_gnome()
        bus = self._bus = Bus(Which.SESSION, self._environ, lost)
        for register in REGISTERS:
            bus.watch(register.place.name, partial(self._register_came_or_went, register))
            bus.listen(register.place, register.signal, partial(self._register_changed, register))
            self._ask(register)
        bus.watch(GNOME.name, self._gnome_came_or_went)
        bus.listen(GNOME, "InhibitorAdded", lambda body: self._ask_inhibitor(str(body[0])))
        bus.listen(GNOME, "InhibitorRemoved", lambda body: self._removed(str(body[0])))
        self._ask_gnome()

    def settle(self, patience: float) -> None:
        if self._bus is not None:
            self._bus.settle(patience)

    def looks(self) -> bool:
        return False

    def look(self) -> None:
        """Every list says when it changes."""

    def says(self) -> str:
        names = sorted(self._awake())
        if names:
            return f"kept awake by {', '.join(names)}"
        return "nobody keeps the screen awake, as far as a list tells"

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    # ---- those that give the whole list -------------------------------------------------------------------------

    def _ask(self, register: Register) -> None:
        if self._bus is not None:
            self._bus.call(register.place, register.method, answered=partial(self._listed_by, register))

    def _listed_by(self, register: Register, body: Body) -> None:
        self._listed[register.place.name] = register.names(body)
        self._say()

    def _register_changed(self, register: Register, _body: Body) -> None:
        self._ask(register)

    def _register_came_or_went(self, register: Register, here: bool) -> None:  # noqa: FBT001
        if here:
            self._ask(register)
        elif self._listed.pop(register.place.name, None) is not None:
            self._say()

    # ---- GNOME: an object for each ------------------------------------------------------------------------------

    def _gnome_came_or_went(self, here: bool) -> None:  # noqa: FBT001
        self._forget_gnome()
        self._say()
        if here:
            self._ask_gnome()

    def _forget_gnome(self) -> None:
        self._idle, self._names = {}, {}

    def _ask_gnome(self) -> None:
        if self._bus is not None:
            self._bus.call(GNOME, "GetInhibitors", answered=self._gnome_listed)

    def _gnome_listed(self, body: Body) -> None:
        for path in _texts(body):
            self._ask_inhibitor(path)

    def _ask_inhibitor(self, path: str) -> None:
        if self._bus is not None:
            place = Place(GNOME.name, path, INHIBITOR)
            self._names.setdefault(path, "")
            self._bus.call(place, "GetFlags", answered=partial(self._flags, path))
            self._bus.call(place, "GetAppId", answered=partial(self._named, path))

    def _flags(self, path: str, body: Body) -> None:
        if path in self._names and isinstance(body[0], int):
            self._idle[path] = bool(body[0] & IDLE)
            self._say()

    def _named(self, path: str, body: Body) -> None:
        if path in self._names:
            self._names[path] = str(body[0])
            self._say()

    def _removed(self, path: str) -> None:
        self._names.pop(path, None)
        self._idle.pop(path, None)
        self._say()

    # ---- all together -------------------------------------------------------------------------------------------

    def _awake(self) -> frozenset[str]:
        gnome = frozenset(name for path, name in self._names.items() if name and self._idle.get(path))
        return gnome.union(*self._listed.values())

    def _say(self) -> None:
        self._tell(Seen(awake=self._awake()))
