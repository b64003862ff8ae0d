from __future__ import annotations

from app.figure.camera import camera
from app.figure.clay import Cloth
from app.figure.drawing import Drawing, draw
from app.figure.fills import Fill
from app.figure.motion import Motion
from app.figure.pose import pose
from app.figure.solve import solve


def drawn(motion: Motion, yaw: float, t: float = 2.0) -> Drawing:
    return draw(solve(pose(motion, t)), camera(yaw, 6.0).framed(250.0, (240.0, 240.0)))


def test_the_face_is_drawn_only_where_it_is_seen(nod: Motion) -> None:
    features = {
        yaw: sum(isinstance(step, Fill) and step.feature for step in drawn(nod, yaw, t=0.0).steps)
        for yaw in (90.0, 50.0, 0.0, -90.0)
    }
    assert features[90.0] == 4
    assert features[50.0] >= 3
    assert features[0.0] == 2, "an eye and the mouth"
    assert features[-90.0] == 0


def test_from_behind_the_head_is_hair_without_ears(nod: Motion) -> None:
    def shades(yaw: float) -> int:
        steps = [step for step in drawn(nod, yaw, t=0.0).steps if isinstance(step, Fill) and not step.feature]
        return sum(step.cloth is Cloth.SKIN and step.casts for step in steps)

    assert shades(90.0) - shades(-90.0) == 2


def test_in_profile_the_eye_lies_well_inside_the_face(nod: Motion) -> None:
    for yaw in (0.0, -22.0):
        drawing = drawn(nod, yaw, t=0.0)
        skull = drawing.view.middle[drawing.view.flesh.names["skull"]]
        features = [step for step in drawing.steps if isinstance(step, Fill) and step.feature]
        (eye,) = (step for step in features if step.cloth is Cloth.HAIR)
        ahead = (eye.shape.points[:, 0] - skull[0]) / 250.0
        assert 0.02 < ahead.min() < ahead.max() < 0.08, f"yaw {yaw}"


def test_of_two_eyes_the_farther_one_is_at_the_nose_and_not_at_the_edge(nod: Motion) -> None:
    drawing = drawn(nod, 62.0, t=0.0)
    skull = drawing.view.middle[drawing.view.flesh.names["skull"]]
    features = [step for step in drawing.steps if isinstance(step, Fill) and step.feature]
    eyes = [step.shape.points[:, 0].mean() - skull[0] for step in features if step.cloth is Cloth.HAIR]
    assert len(eyes) == 2
    assert max(eyes) < 0.066 * 250.0


def test_an_eye_in_profile_is_a_plain_dot_and_a_wide_one_has_a_lid(nod: Motion) -> None:
    def eye(yaw: float) -> Fill:
        fills = [step for step in drawn(nod, yaw, t=0.0).steps if isinstance(step, Fill) and step.feature]
        return next(step for step in fills if step.cloth is Cloth.HAIR)

    assert eye(0.0).shape.starts.sum() == 1
    assert eye(90.0).shape.starts.sum() > 1
