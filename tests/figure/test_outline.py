from __future__ import annotations

from app.figure.camera import Camera, camera
from app.figure.clay import Cloth
from app.figure.flesh import flesh, piece, place
from app.figure.motion import Motion
from app.figure.outline import Tone, hull, outline, seen
from app.figure.pose import pose
from app.figure.solve import solve


def looking(yaw: float) -> Camera:
    return camera(yaw, 6.0).framed(250.0, (240.0, 240.0))


def test_the_lit_tone_lies_inside_the_shade(nod: Motion) -> None:
    shape = flesh()
    view = seen(shape, place(shape, solve(pose(nod, 2.0))), looking(16.0), (-0.5, -0.866))
    rows = piece(shape, [("torso", Cloth.TOP)])
    shade, lit = outline(view)[rows], outline(view, Tone(0.81, 0.19))[rows]
    assert (lit.min(0) >= shade.min(0) - 0.5).all()
    assert (lit.max(0) <= shade.max(0) + 0.5).all()


def test_a_hull_holds_all_of_its_ellipsoids(nod: Motion) -> None:
    shape = flesh()
    view = seen(shape, place(shape, solve(pose(nod, 1.0))), looking(40.0), (-0.5, -0.866))
    points = outline(view)[: len(shape.members) * shape.grain.corners].reshape(-1, shape.grain.corners, 2)
    middles = view.middle[shape.members]
    assert (points.max(1) >= middles.max(1)).all()
    assert (points.min(1) <= middles.min(1)).all()


def test_the_hull_of_some_bones_lies_round_all_that_is_on_them(nod: Motion) -> None:
    shape = flesh()
    view = seen(shape, place(shape, solve(pose(nod, 1.0))), looking(40.0), (-0.5, -0.866))
    leg = view.middle[[number for number, at in enumerate(shape.frame_of) if shape.frames[at] == "shank.R"]]
    close, wide = hull(view, ("shank.R",)), hull(view, ("shank.R",), 5.0)
    assert (close.max(0) > leg.max(0)).all()
    assert (close.min(0) < leg.min(0)).all()
    assert (wide.max(0) > close.max(0) + 4.0).all()
