"""Several sources may say that the session is locked or the machine asleep: locked is while any of them says so.

Pure: values in, values out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from app.core.inputs import Locked, Observation, Resumed, Suspended, Unlocked

Said = Locked | Unlocked | Suspended | Resumed


@dataclass(frozen=True, slots=True)
class Locks:
    """Who says what now, by the names of the sources."""

    locked_by: frozenset[str] = frozenset()
    asleep_by: frozenset[str] = frozenset()

    @property
    def locked(self) -> bool:
        return bool(self.locked_by)

    @property
    def asleep(self) -> bool:
        return bool(self.asleep_by)


def hear(locks: Locks, source: str, said: Said) -> tuple[Locks, Observation | None]:
    """What is so after `source` said that; and what that changes for everybody, if it does."""
    match said:
        case Locked():
            after = replace(locks, locked_by=locks.locked_by | {source})
            return after, None if locks.locked else said
        case Unlocked():
            after = replace(locks, locked_by=locks.locked_by - {source})
            return after, said if locks.locked and not after.locked else None
        case Suspended():
            after = replace(locks, asleep_by=locks.asleep_by | {source})
            return after, None if locks.asleep else said
        case Resumed():
            after = replace(locks, asleep_by=locks.asleep_by - {source})
            return after, said if locks.asleep and not after.asleep else None
        case _:
            assert_never(said)
