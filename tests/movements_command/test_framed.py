from __future__ import annotations

import pytest

from app.movement.movement import Movement
from app.movements_command.framed import framed, viewport
from tests.movements_command.conftest import Changed


def test_lying_pictures_are_wide_and_standing_ones_high(movements: dict[str, Movement]) -> None:
    assert viewport(movements["open-book"]).width() > viewport(movements["open-book"]).height()
    assert viewport(movements["hip-hinge"]).width() < viewport(movements["hip-hinge"]).height()


@pytest.mark.parametrize("name", ["open-book", "sit-to-stand", "press-up-prone"])
def test_the_body_fills_its_picture_and_stays_inside(movements: dict[str, Movement], name: str) -> None:
    margin, fill = framed(movements[name])
    assert margin.value > 2.0
    assert fill.value > 50.0


def test_another_view_is_framed_anew(changed: Changed) -> None:
    ahead = changed("hip-hinge", ("yaw = 28", "yaw = 90"))
    assert all(each.ok for each in framed(ahead))
