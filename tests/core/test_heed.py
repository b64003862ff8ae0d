from __future__ import annotations

import pytest

from app.core import notes as n
from app.core.events import BreakEnded, Event, HeadsUp, Outcome
from app.core.heed import wants_next_input
from app.core.inputs import BreakKind


@pytest.mark.parametrize(
    ("event", "wants"),
    [
        (n.LockNoted(0, False), True),
        (n.LockNoted(0, True), False),
        (n.SleepNoted(0, False), True),
        (HeadsUp(0), False),
    ],
)
def test_after_a_lock_or_a_sleep_the_next_input_is_wanted(event: Event, wants: bool) -> None:  # noqa: FBT001
    assert wants_next_input(event) is wants


@pytest.mark.parametrize(("kind", "wants"), [(BreakKind.MOVE, True), (None, False)])
def test_after_a_guided_break_it_is_wanted_and_after_a_natural_one_it_came(
    kind: BreakKind | None,
    wants: bool,  # noqa: FBT001
) -> None:
    assert wants_next_input(BreakEnded(0, Outcome.COMPLETED, kind=kind)) is wants
