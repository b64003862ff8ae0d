"""What a system that says all of it in one place has said of the session, and what a change of it means. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.inputs import Locked, Observation, Resumed, Suspended, Unlocked
from app.desktop.polled import Rest


@dataclass(frozen=True, slots=True)
class Heard:
    """shown: whether anybody's screen shows this session. dark: whether that screen is off."""

    locked: bool = False
    shown: bool = True
    asleep: bool = False
    dark: bool = False

    @property
    def away(self) -> bool:
        """As good as locked: nobody can type here."""
        return self.locked or not self.shown

    @property
    def rest(self) -> Rest:
        if self.away or self.asleep:
            return Rest.AWAY
        return Rest.DARK if self.dark else Rest.NONE

    def says(self) -> str:
        locked = "locked" if self.locked else "unlocked" if self.shown else "another session has the screen"
        return f"{locked}, {'asleep' if self.asleep else 'awake'}, screen {'off' if self.dark else 'on'}"


def changes(before: Heard, after: Heard) -> Iterator[Observation]:
    """What there is to tell of a change."""
    if after.away != before.away:
        yield Locked() if after.away else Unlocked()
    if after.asleep != before.asleep:
        yield Suspended() if after.asleep else Resumed()
