from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt

from app.figure.fills import Polygons
from app.ui.figure_paths import path_of, paths_of


def square(left: float, top: float, size: float) -> list[tuple[float, float]]:
    return [(left, top), (left + size, top), (left + size, top + size), (left, top + size)]


def shape(*squares: list[tuple[float, float]]) -> Polygons:
    return Polygons(
        np.array([point for each in squares for point in each], float),
        np.array([number == 0 for each in squares for number in range(len(each))]),
    )


def test_a_path_holds_what_its_polygons_hold() -> None:
    path = path_of(shape(square(0, 0, 10), square(20, 0, 10)))
    assert [path.contains(QPointF(x, 5)) for x in (5, 15, 25)] == [True, False, True]


def test_overlapping_polygons_are_one_shape() -> None:
    path = path_of(shape(square(0, 0, 10), square(5, 0, 10)))
    assert path.fillRule() == Qt.FillRule.WindingFill
    assert path.contains(QPointF(7, 5))


def test_many_shapes_keep_their_order_and_their_places() -> None:
    paths = paths_of([shape(square(number * 10, 0, 5)) for number in range(7)])
    assert [path.boundingRect().left() for (path,) in paths] == [0, 10, 20, 30, 40, 50, 60]


def test_only_shapes_that_may_be_are_taken_apart() -> None:
    many, one = shape(*(square(number * 10, 0, 5) for number in range(9))), shape(square(0, 0, 5))
    assert [len(paths) for paths in paths_of([many, one, many], [True, True, False])] == [9, 1, 1]


def test_nothing_is_no_path() -> None:
    assert paths_of([]) == []
    ((path,),) = paths_of([Polygons(np.zeros((0, 2)), np.zeros(0, bool))], [True])
    assert path.isEmpty()
