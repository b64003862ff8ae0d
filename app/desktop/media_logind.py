"""Which programs keep the machine from idling through logind, on the system bus. Hears changes; asks only then."""

from __future__ import annotations

from collections.abc import Mapping

from app.desktop.api import Lost
from app.desktop.bus import PROPERTIES, Body, Bus, Place, Which
from app.desktop.seen import NOTHING, Seen, TellSeen, unseen

NAME = "org.freedesktop.login1"
MANAGER = Place(NAME, "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
CHANGES = "BlockInhibited"


class LogindAwake:
    """The programs that hold a blocking inhibitor for "idle"."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._tell: TellSeen = unseen
        self._bus: Bus | None = None
        self._seen = NOTHING

    def start(self, tell: TellSeen, lost: Lost) -> None:
        self._tell, self._seen = tell, NOTHING
        bus = self._bus = Bus(Which.SYSTEM, self._environ, lost)
        bus.watch(NAME, self._came_or_went)
        place = Place(NAME, MANAGER.path, PROPERTIES)
        bus.listen(place, "PropertiesChanged", self._changed, first=MANAGER.interface)
        self._ask()

    def settle(self, patience: float) -> None:
        if self._bus is not None:
            self._bus.settle(patience)

    def looks(self) -> bool:
        return False

    def look(self) -> None:
        """It says when somebody comes or goes."""

    def says(self) -> str:
        names = sorted(self._seen.awake)
        return f"kept awake by {', '.join(names)}" if names else "nobody keeps the machine from idling"

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _came_or_went(self, here: bool) -> None:  # noqa: FBT001
        if here:
            self._ask()
        else:
            self._set(NOTHING)

    def _changed(self, body: Body) -> None:
        match body:
            case (_, dict() as changed, list() as outdated) if CHANGES in changed or CHANGES in outdated:
                self._ask()
            case _:
                pass

    def _ask(self) -> None:
        if self._bus is not None:
            self._bus.call(MANAGER, "ListInhibitors", answered=self._listed)

    def _listed(self, body: Body) -> None:
        """a(ssssuu): what, who, why, mode, the user, the process."""
        rows = body[0] if isinstance(body[0], list) else []
        self._set(
            Seen(awake=frozenset(str(row[1]) for row in rows if "idle" in str(row[0]).split(":") and row[3] == "block"))
        )

    def _set(self, seen: Seen) -> None:
        self._seen = seen
        self._tell(seen)
