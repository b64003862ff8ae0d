"""What the figure costs: python -m tools.bench_figure [PROTOTYPE], each figure the median of five rounds.

With a prototype's folder both sides are measured in turns in the same process; 0 if all is within its limit.
"""

from __future__ import annotations

import importlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

os.environ.update(QT_QPA_PLATFORM="offscreen", QT_NO_GUI_THREADPOOL="1", OPENBLAS_NUM_THREADS="1")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.catalogue import load
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_moment import Moment
from app.ui.figure_palette import LIGHT
from app.ui.figure_view import FigureView

MOVEMENTS = Path(__file__).resolve().parents[1] / "resources" / "movements"
ROUNDS, FRAMES = 5, 40
SIZES = ((480, 1), (480, 2), (1080, 1), (1080, 2))
FIRST_FRAME, POSE, PICTURE = 250.0, 1.0, 0.8
"""Milliseconds to the first frame; shares of the prototype's time for a pose and for a picture."""

Paint = Callable[[int], None]


def main(argv: list[str]) -> int:
    """Measure and judge; the exit code."""
    application = QApplication.instance() or QApplication([])
    catalogue = load(MOVEMENTS)
    movement = catalogue.movements.get("cat-cow-all-fours") or catalogue.movements["cat-cow-seated"]
    first = _first_frame(movement)
    good = _said("first frame, ms", first, FIRST_FRAME)
    other = _Prototype(Path(argv[0])) if argv else None
    times = _turns(lambda n: _solved(movement, n), other.solve if other else None)
    good &= _compared("pose with contacts", times, POSE)
    for size, ratio in SIZES:
        image = QImage(size * ratio, size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        theirs = other.painter(image, size, ratio) if other else None
        good &= _compared(
            f"picture {size} x {size}, ratio {ratio}", _turns(_painter(movement, image, size, ratio), theirs), PICTURE
        )
    application.quit()
    return 0 if good else 1


def _solved(movement: Movement, number: int) -> None:
    solve(pose(motion_of(movement), number * movement.cycle / FRAMES, repetitions=movement.reps))


def _first_frame(movement: Movement) -> float:
    """Milliseconds until a new view has painted; with the import of all that draws."""
    begun = time.perf_counter()
    view = FigureView()
    view.resize(480, 480)
    view.show_moment(Moment(movement, 0.0, repetitions=movement.reps))
    view.grab()
    return (time.perf_counter() - begun) * 1000


def _painter(movement: Movement, image: QImage, size: int, ratio: int) -> Paint:
    from app.ui.figure_painter import FigurePainter  # noqa: PLC0415 # the first frame is measured with its import

    figure, start = FigurePainter(), 2 * movement.cycle

    def paint(number: int) -> None:
        image.fill(QColor("#FAF7F2"))
        moment = Moment(movement, start + number * movement.cycle / FRAMES, repetitions=movement.reps)
        figure.take(QRectF(0, 0, size, size), moment, LIGHT, ratio)
        painter = QPainter(image)
        figure.paint(painter)
        painter.end()

    return paint


class _Prototype:
    """The other side, from its folder: its cat-cow, painted whole."""

    def __init__(self, folder: Path) -> None:
        sys.path.append(str(folder))
        sys.dont_write_bytecode = True
        body, paint, self._scene = (importlib.import_module(f"fig.{name}") for name in ("body", "paint", "scene"))
        self._model: Any = body.Model()
        paint.bake(self._model)
        self._motion: Any = self._scene.motion.load(str(folder / "movements" / "cat-cow.toml"))

    def solve(self, number: int) -> None:
        self._motion.solve(number * self._motion.T / FRAMES)

    def painter(self, image: QImage, size: int, ratio: int) -> Paint:
        stage = self._scene.Stage(self._motion, self._model, "light", "flat", size, size)

        def paint(number: int) -> None:
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            stage.paint(painter, number * self._motion.T / FRAMES, ratio)
            painter.end()

        return paint


def _turns(ours: Paint, theirs: Paint | None) -> tuple[float, float | None]:
    """Milliseconds of processor time a frame, both sides in turns."""
    sides = [side for side in (ours, theirs) if side is not None]
    series: list[list[float]] = [[] for _ in sides]
    for each in sides:
        each(0)
    for _ in range(ROUNDS):
        for side, row in zip(sides, series, strict=True):
            begun = time.process_time()
            for number in range(FRAMES):
                side(number)
            row.append((time.process_time() - begun) / FRAMES * 1000)
    medians = [median(row) for row in series]
    return medians[0], medians[1] if len(medians) > 1 else None


def _compared(name: str, times: tuple[float, float | None], share: float) -> bool:
    ours, theirs = times
    if theirs is None:
        print(f"{name:28} {ours:7.2f} ms")
        return True
    print(f"{name:28} {ours:7.2f} ms  beside {theirs:6.2f}  {ours / theirs:5.2f} times, limit {share:g}")
    return ours <= share * theirs


def _said(name: str, value: float, limit: float) -> bool:
    print(f"{name:28} {value:7.1f}     limit {limit:g}")
    return value <= limit


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
