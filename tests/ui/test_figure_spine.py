from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from app.figure.camera import camera
from app.figure.drawing import Drawing, Through, draw
from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.ui.figure_palette import LIGHT
from app.ui.figure_spine import beads


def drawn(movements: Catalogue, name: str, t: float, yaw: float) -> Drawing:
    body = solve(pose(motion_of(movements.movements[name]), t))
    return draw(body, camera(yaw, 6.0).framed(250.0, (240.0, 240.0)))


def warmth(colour: QColor) -> int:
    return colour.red() - colour.blue()


@pytest.mark.usefixtures("qapp")
def test_a_bent_spine_is_warmer_than_a_straight_one(movements: Catalogue) -> None:
    bent, straight = (beads(drawn(movements, name, 3.5, 10.0), LIGHT) for name in ("cat-cow-seated", "walk-easy"))
    assert max(warmth(piece.colour) for piece in bent) > 100 > max(warmth(piece.colour) for piece in straight)


@pytest.mark.usefixtures("qapp")
def test_few_colours_hold_all_vertebrae(movements: Catalogue) -> None:
    assert 2 <= len(beads(drawn(movements, "cat-cow-seated", 3.5, 10.0), LIGHT)) <= 9


@pytest.mark.usefixtures("qapp")
def test_what_an_arm_lies_over_is_put_down_again_more_quietly(movements: Catalogue) -> None:
    pieces = beads(drawn(movements, "roll-down-standing", 0.0, 0.0), LIGHT)
    loud, quiet = ([piece for piece in pieces if (piece.through is Through.ARM) is faint] for faint in (False, True))
    assert quiet
    assert max(piece.colour.alpha() for piece in quiet) < min(piece.colour.alpha() for piece in loud)


@pytest.mark.usefixtures("qapp")
def test_no_vertebra_is_seen_over_a_face(movements: Catalogue) -> None:
    from_front = drawn(movements, "walk-easy", 0.0, 90.0)
    top = min(piece.path.boundingRect().top() for piece in beads(from_front, LIGHT))
    chin = from_front.view.middle[from_front.view.flesh.names["chin"]][1]
    assert top > chin
