from __future__ import annotations

import pytest

from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.ui.figure_kept import KEPT, forget
from app.ui.figure_stage import framing


def test_nothing_of_a_break_is_kept_and_all_of_it_is_made_again(movements: Catalogue) -> None:
    movement = movements.movements["cat-cow-standing"]
    before = framing(movement)
    assert any(kept.cache_info().currsize for kept in KEPT)
    forget()
    assert [kept.cache_info().currsize for kept in KEPT] == [0] * len(KEPT)
    again = framing(movement)
    assert again is not before
    assert tuple(again.low) == pytest.approx(tuple(before.low))
    assert motion_of(movement) == motion_of(movement)
