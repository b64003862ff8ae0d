"""Everything that may happen to the app in a soak, each thing from outside, and how often it comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tools import soak_parts as parts
from tools import soak_person as person
from tools.soak_desk import Soak

Act = Callable[[Soak], None]

ACTS: Final[Mapping[Act, int]] = {
    person.work: 30, person.rest: 16, person.command: 20, person.answer: 8, person.edit: 5, person.week: 4,
    person.come: 2, parts.lock: 6, parts.sleep: 6, parts.tray: 2, parts.logind: 2, parts.system_bus: 1, parts.hang: 2,
    parts.idle_lost: 3, parts.monitor: 5, parts.notifications: 3, parts.sound: 3, parts.microphone: 4,
    parts.do_not_disturb: 3,
}  # fmt: skip
"""Each act and its weight against the others."""
