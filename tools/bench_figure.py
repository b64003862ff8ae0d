"""What the figure costs beside a prototype: `python -m tools.bench_figure FOLDER`, that of the prototype; JSON lines.

Both sides are measured in turns in one process, five times; a playing figure in processes of their own.
"""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.catalogue import load
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_moment import Moment
from app.ui.figure_painter import FigurePainter
from app.ui.figure_palette import LIGHT
from app.ui.figure_view import FigureView
from app.ui.guide import frame_ms
from app.ui.theme import Theme

ROOT = Path(__file__).resolve().parents[1]
CAT_COW = "cat-cow-all-fours"
ROUNDS, FRAMES = 5, 40
SIZES = ((480, 1), (480, 2), (1080, 1), (1080, 2))
PLAY = "--play"
"""Asks for a figure that plays for some seconds and says what that took."""
_PLAYED = 8.0

Paint = Callable[[int], None]
Named = Iterator[tuple[str, float]]


def main(argv: list[str]) -> int:
    """Measure and print; the exit code."""
    application = QApplication([])
    Theme(application)  # else a widget is painted in high contrast, which the prototype does not know
    movement = load(ROOT / "resources" / "movements").movements[CAT_COW]
    if argv == [PLAY]:
        print(_play(movement))
        return 0
    for name, value in _all(movement, _Prototype(Path(argv[0]))):
        print(json.dumps({name: value}), flush=True)
    application.quit()
    return 0


def _all(movement: Movement, other: _Prototype) -> Named:
    yield from _turns("pose", lambda number: _solved(movement, number), other.solve)
    for size, ratio in SIZES:
        image = QImage(size * ratio, size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        yield from _turns(
            f"picture {size} {ratio}", _painter(movement, image, size, ratio), other.painter(image, size, ratio)
        )
    for _ in range(ROUNDS):
        yield "playing", float(_said([sys.executable, "-m", "tools.bench_figure", PLAY]))
        yield "prototype playing", other.playing()


def _solved(movement: Movement, number: int) -> None:
    solve(pose(motion_of(movement), number * movement.cycle / FRAMES, repetitions=movement.reps))


def _painter(movement: Movement, image: QImage, size: int, ratio: int) -> Paint:
    figure, start = FigurePainter(), 2 * movement.cycle

    def paint(number: int) -> None:
        image.fill(QColor("#FAF7F2"))
        moment = Moment(movement, start + number * movement.cycle / FRAMES, repetitions=movement.reps)
        figure.take(QRectF(0, 0, size, size), moment, LIGHT, ratio)
        painter = QPainter(image)
        figure.paint(painter)
        painter.end()

    return paint


def _play(movement: Movement) -> float:
    """Milliseconds of processor time a second that a widget of 480 x 480 takes while it plays, as a break plays it."""
    view, frames = FigureView(), QTimer()
    view.resize(480, 480)
    view.show()
    begun, spent = time.monotonic(), time.process_time()
    shown = begun

    def frame() -> None:
        nonlocal shown
        now = time.monotonic()
        moment = Moment(movement, 2 * movement.cycle + now - begun, repetitions=movement.reps)
        moved = view.show_moment(moment)
        frames.setInterval(frame_ms(moved / (now - shown)))
        shown = now

    frames.timeout.connect(frame)
    frames.start(frame_ms(0))
    QTimer.singleShot(round(_PLAYED * 1000), QApplication.quit)
    QApplication.exec()
    return (time.process_time() - spent) / (time.monotonic() - begun) * 1000


class _Prototype:
    """The other side, from its folder: its cat-cow, painted whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
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

    def playing(self) -> float:
        """Milliseconds of processor time a second, as its own bench says it."""
        said = _said([sys.executable, "-B", str(self._folder / "app.py"), "--bench", "--adaptive"])
        percent = re.search(r"process CPU (\d+)%", said)
        if percent is None:
            raise RuntimeError(f"the prototype does not say what playing took: {said!r}")
        return float(percent[1]) * 10


def _said(code: list[str]) -> str:
    return subprocess.run(
        code, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout  # fmt: skip


def _turns(name: str, ours: Paint, theirs: Paint) -> Named:
    """Milliseconds of processor time a frame, both sides in turns."""
    for side in (ours, theirs):
        side(0)
    for _ in range(ROUNDS):
        for said, side in ((name, ours), (f"prototype {name}", theirs)):
            begun = time.process_time()
            for number in range(FRAMES):
                side(number)
            yield said, (time.process_time() - begun) / FRAMES * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
