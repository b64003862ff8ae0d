"""Do Not Disturb on the desktops of Linux: the notification server says who it is, and so where its switch stands.

Hears changes; asks only at start and when a server comes, but an old mako now and then. The desktop portal has no
question for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from app.desktop.api import Lost
from app.desktop.bus import ABSENT, PROPERTIES, Body, Bus, Place, Which, value
from app.desktop.gsetting import MISSING, GSetting
from app.desktop.later import Later
from app.desktop.seen import NOTHING, Seen, Sign, TellSeen, unseen

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
SERVER = Place(NAME, PATH, NAME)
XFCONF = Place("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
XFCE_SWITCH = ("xfce4-notifyd", "/do-not-disturb")


@dataclass(frozen=True, slots=True)
class Held:
    """A switch that is a property of the server. reads: whether this value means quiet.

    method: gives the value too; of servers whose older versions have no such property, and do not tell of changes.
    """

    interface: str
    name: str
    path: str = PATH
    reads: Callable[[object], bool] = bool
    method: str = ""


def _silenced(modes: object) -> bool:
    return isinstance(modes, list) and bool({"do-not-disturb", "dnd"} & {str(mode) for mode in modes})


PROPERTY = {
    "dunst": Held("org.dunstproject.cmd0", "paused"),
    "mako": Held("fr.emersion.Mako", "Modes", "/fr/emersion/Mako", _silenced, "ListModes"),
}
"""By the name of the server; any other may have KDE's."""
KDE = Held(NAME, "Inhibited")
SETTING = {
    "gnome-shell": ("org.gnome.desktop.notifications", "show-banners"),
    "cinnamon": ("org.cinnamon.desktop.notifications", "display-notifications"),
}
"""By the name of the server, a key that is `false` while it is to be quiet."""
XFCE = "Xfce Notify Daemon"
TRIES, AGAIN = 4, 0.5
"""How often a server is asked that has its name already and does not answer yet; seconds between."""


class DoNotDisturb:
    """Whether Do Not Disturb is on, as the notification server that runs has it; None: it cannot tell."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._tell: TellSeen = unseen
        self._bus: Bus | None = None
        self._setting: GSetting | None = None
        self._server = ""
        self._held: Held | None = None
        self._on: bool | None = None
        self._tries = 0
        self._again = Later()

    def start(self, tell: TellSeen, lost: Lost) -> None:
        self._tell, self._on, self._server, self._held = tell, None, "", None
        bus = self._bus = Bus(Which.SESSION, self._environ, lost)
        self._setting = GSetting(bus, self._environ, self._banners)
        bus.watch(NAME, self._came_or_went)
        bus.watch(XFCONF.name, lambda here: self._ask_xfce() if here else None)
        bus.listen(XFCONF, "PropertyChanged", self._xfce_changed, first=XFCE_SWITCH[0])
        bus.listen(XFCONF, "PropertyRemoved", self._xfce_changed, first=XFCE_SWITCH[0])
        for held in (*PROPERTY.values(), KDE):
            place = Place(NAME, held.path, PROPERTIES)
            bus.listen(place, "PropertiesChanged", partial(self._changed, held), first=held.interface)
        self._ask_server()

    def settle(self, patience: float) -> None:
        if self._bus is not None and self._bus.settle(patience) and self._setting is not None:
            self._setting.settle(patience)

    def looks(self) -> bool:
        return self._held is not None and bool(self._held.method)

    def look(self) -> None:
        if self._held is not None and self._held.method:
            self._ask_held(self._held)

    def says(self) -> str:
        server = self._server or "no notification server runs"
        if self._on is None:
            return f"cannot tell ({server})"
        return f"{'on' if self._on else 'off'} ({server})"

    def missing(self) -> str:
        return MISSING if self._server in SETTING and self._on is None else ""

    def stop(self) -> None:
        self._again.stop()
        if self._setting is not None:
            self._setting.forget()
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    # ---- whom to ask -------------------------------------------------------------------------------------------

    def _came_or_went(self, here: bool) -> None:  # noqa: FBT001
        self._server, self._held, self._tries = "", None, 0
        self._set(None)
        if self._setting is not None:
            self._setting.forget()
        if here:
            self._ask_server()
        else:
            self._ask_xfce()

    def _ask_server(self) -> None:
        if self._bus is not None:
            self._bus.call(SERVER, "GetServerInformation", answered=self._known, failed=self._unanswered)

    def _unanswered(self, error: str) -> None:
        self._ask_xfce()
        if error not in ABSENT and self._tries < TRIES:
            self._tries += 1
            self._again.start(AGAIN, self._ask_server)

    def _known(self, body: Body) -> None:
        self._server = str(body[0])
        if self._server == XFCE:
            self._ask_xfce()
        elif self._server in SETTING and self._setting is not None:
            self._setting.ask(*SETTING[self._server])
        else:
            self._held = PROPERTY.get(self._server, KDE)
            self._ask_held(self._held)

    # ---- the three kinds of switches ----------------------------------------------------------------------------

    def _ask_held(self, held: Held) -> None:
        if self._bus is None:
            return
        answered = partial(self._answered, held)
        if held.method:
            self._bus.call(Place(NAME, held.path, held.interface), held.method, answered=answered)
        else:
            place = Place(NAME, held.path, PROPERTIES)
            self._bus.call(place, "Get", "ss", (held.interface, held.name), answered=answered)

    def _answered(self, held: Held, body: Body) -> None:
        if held is self._held:
            self._set(held.reads(value(body[0])))

    def _changed(self, held: Held, body: Body) -> None:
        if held is not self._held:
            return
        match body:
            case (_, dict() as changed, _) if held.name in changed:
                self._set(held.reads(value(changed[held.name])))
            case (_, _, list() as outdated) if held.name in outdated:
                self._ask_held(held)
            case _:
                pass

    def _xfces(self) -> bool:
        """Its settings may be left over from another desktop. Its server comes with the first notification only."""
        here = "XFCE" in self._environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
        return self._server == XFCE or (not self._server and here)

    def _ask_xfce(self) -> None:
        if self._bus is not None and self._xfces():
            self._bus.call(
                XFCONF,
                "GetProperty",
                "ss",
                XFCE_SWITCH,
                answered=lambda body: self._set_xfce(value(body[0])),
                failed=self._xfce_failed,
            )

    def _xfce_failed(self, error: str) -> None:
        """It has no such switch until it is turned for the first time."""
        if error == "org.xfce.Xfconf.Error.PropertyNotFound":
            self._set_xfce(False)

    def _xfce_changed(self, body: Body) -> None:
        if body[:2] == XFCE_SWITCH:
            self._set_xfce(value(body[2]) if len(body) > 2 else False)  # noqa: PLR2004 (removed: it has no value)

    def _set_xfce(self, on: object) -> None:
        if self._xfces():
            self._set(on is True)

    def _banners(self, text: str | None) -> None:
        if self._server in SETTING:
            self._set(None if text is None else text == "false")

    def _set(self, on: bool | None) -> None:  # noqa: FBT001 (None: it cannot tell)
        self._on = on
        self._tell(Seen(signs=frozenset({Sign.DO_NOT_DISTURB})) if on else NOTHING)
