from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.figure.camera import camera
from app.figure.drawing import LIGHT
from app.figure.flesh import flesh, place
from app.figure.motion import Motion
from app.figure.outline import Seen, box, seen
from app.figure.person import SHORT, Person
from app.figure.pose import pose
from app.figure.silhouette import moving, silhouette
from app.figure.solve import solve


def looked(motion: Motion, t: float, person: Person | None = None) -> Seen:
    shape = flesh(person) if person else flesh()
    looking = camera(10.0, 6.0).framed(250.0, (240.0, 240.0))
    return seen(shape, place(shape, solve(pose(motion, t))), looking, LIGHT)


def test_only_what_moves_further_than_a_thumb_is_wide_is_meant(nod: Motion) -> None:
    shape = flesh()
    start, end = (place(shape, solve(pose(nod, t))) for t in (0.0, 2.0))
    which = moving(start, end)
    assert which[shape.names["skull"]]
    assert not which[shape.names["heel.R"]]
    assert not moving(start, start).any()


def test_where_all_moves_little_the_farthest_is_meant_but_no_breath(nod: Motion) -> None:
    shape = flesh()
    start = place(shape, solve(pose(nod, 0.0)))
    little = replace(start, centres=start.centres.copy())
    little.centres[shape.names["skull"]] += 0.02
    little.centres[shape.names["heel.R"]] += 0.004
    assert set(np.flatnonzero(moving(start, little))) == {shape.names["skull"]}
    breath = replace(start, centres=start.centres + 0.005)
    assert not moving(start, breath).any()


def test_it_holds_the_whole_body_when_all_of_it_moves(nod: Motion) -> None:
    view = looked(nod, 0.0)
    shape = silhouette(view, solve(pose(nod, 0.0)).frames["head"].turn, np.ones(len(view.middle), bool), 0.0)
    low, high = box(view, view.flesh.solid)
    assert np.abs(shape.points.min(0) - low).max() < 4.0
    assert np.abs(shape.points.max(0) - high).max() < 4.0


def test_a_grown_one_is_larger_on_every_side(nod: Motion) -> None:
    view, head = looked(nod, 2.0), solve(pose(nod, 2.0)).frames["head"].turn
    everything = np.ones(len(view.middle), bool)
    small, large = (silhouette(view, head, everything, grow).points for grow in (0.0, 3.0))
    assert (large.min(0) < small.min(0) - 2).all()
    assert (large.max(0) > small.max(0) + 2).all()


def test_short_hair_has_no_bun_to_show(nod: Motion) -> None:
    head = solve(pose(nod, 0.0)).frames["head"].turn
    counts = []
    for person in (Person("up"), Person("short", SHORT)):
        view = looked(nod, 0.0, person)
        which = np.zeros(len(view.middle), bool)
        which[view.flesh.names["bun"]] = True
        counts.append(len(silhouette(view, head, which, 0.0).points))
    assert counts[0] > counts[1] == 0


def test_nothing_that_moves_is_an_empty_shape(nod: Motion) -> None:
    view = looked(nod, 0.0)
    shape = silhouette(view, solve(pose(nod, 0.0)).frames["head"].turn, np.zeros(len(view.middle), bool), 0.0)
    assert len(shape.points) == len(shape.starts) == 0
