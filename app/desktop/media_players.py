"""Which players play now, by MPRIS on the session bus. Hears changes; asks only when something has changed.

Knows neither music from video nor one player from another: `signs` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from app.desktop.api import Lost
from app.desktop.bus import ABSENT, DAEMON, PROPERTIES, Body, Bus, Place, Which, value
from app.desktop.seen import Seen, TellSeen, unseen

PREFIX = "org.mpris.MediaPlayer2"
PATH = "/org/mpris/MediaPlayer2"
PLAYER = f"{PREFIX}.Player"
STATUS = "PlaybackStatus"
ANYBODY = Place("", PATH, PROPERTIES)


class Players:
    """The players on the session bus, by the end of their names: such as `vlc` or `firefox.instance_1_23`."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._tell: TellSeen = unseen
        self._bus: Bus | None = None
        self._playing: dict[str, bool] = {}

    def start(self, tell: TellSeen, lost: Lost) -> None:
        self._tell, self._playing = tell, {}
        bus = self._bus = Bus(Which.SESSION, self._environ, lost)
        bus.listen(DAEMON, "NameOwnerChanged", self._came_or_went, within=PREFIX)
        bus.listen(ANYBODY, "PropertiesChanged", self._changed, first=PLAYER)
        bus.call(DAEMON, "ListNames", answered=self._here)

    def settle(self, patience: float) -> None:
        if self._bus is not None:
            self._bus.settle(patience)

    def looks(self) -> bool:
        return False

    def look(self) -> None:
        """Every player says when it begins and ends."""

    def says(self) -> str:
        if not self._playing:
            return "no player is there"
        return "; ".join(f"{name}: {'plays' if on else 'silent'}" for name, on in sorted(self._playing.items()))

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _here(self, body: Body) -> None:
        names = body[0] if isinstance(body[0], list) else []
        for name in (str(one) for one in names):
            if name.startswith(f"{PREFIX}."):
                self._ask(name)

    def _came_or_went(self, body: Body) -> None:
        name, owner = str(body[0]), str(body[2])
        if owner:
            self._ask(name)
        elif self._playing.pop(_short(name), None) is not None:
            self._say()

    def _changed(self, body: Body) -> None:
        """The message names no player but by a number of the bus, so all of them are asked: there are few."""
        match body:
            case (_, dict() as changed, list() as outdated) if STATUS in changed or STATUS in outdated:
                for name in self._playing:
                    self._ask(f"{PREFIX}.{name}")
            case _:  # the next song, the volume
                pass

    def _ask(self, name: str) -> None:
        if self._bus is not None:
            self._bus.call(
                Place(name, PATH, PROPERTIES),
                "Get",
                "ss",
                (PLAYER, STATUS),
                answered=partial(self._answered, name),
                failed=partial(self._failed, name),
            )

    def _answered(self, name: str, body: Body) -> None:
        self._set(name, plays=value(body[0]) == "Playing")

    def _failed(self, name: str, error: str) -> None:
        """A player may take its name before it can answer; one that is gone meanwhile is none."""
        if error in ABSENT:
            self._playing.pop(_short(name), None)
            self._say()
        else:
            self._set(name, plays=False)

    def _set(self, name: str, *, plays: bool) -> None:
        self._playing[_short(name)] = plays
        self._say()

    def _say(self) -> None:
        self._tell(Seen(plays=frozenset(name for name, on in self._playing.items() if on)))


def _short(name: str) -> str:
    return name.removeprefix(f"{PREFIX}.")
