"""The moving figure: a widget that shows a movement at a moment, and the same for any painter.

It keeps no time of its own: whoever asks says the moment, as often as it likes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.figure.channels import Side
from app.movement.movement import Movement
from app.ui.figure_moment import Moment
from app.ui.theme import tokens

if TYPE_CHECKING:
    from app.ui.figure_painter import FigurePainter


class FigureView(QWidget):
    """Paints the figure on whatever lies under it, as large as the widget allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment: Moment | None = None
        self._figure: FigurePainter | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("The movement, shown by a figure")

    def show_pose(
        self,
        movement: Movement,
        t: float,
        side: Side | None = None,
        amplitude: float = 1.0,
        repetitions: int | None = None,
    ) -> None:
        """Show a moment of a set, the movement's usual one where `repetitions` are not said: see `Moment`."""
        self._moment = Moment(movement, t, side, amplitude, repetitions or movement.reps)
        if self.accessibleDescription() != movement.name:
            self.setAccessibleDescription(movement.name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._moment is None:
            return
        if self._figure is None:
            self._figure = _figure_painter()
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        self._figure.paint(painter, QRectF(self.rect()), self._moment, dark=tokens(self.palette()).dark)
        painter.end()


def paint_figure(
    painter: QPainter,
    rect: QRectF,
    movement: Movement,
    t: float,
    *,
    dark: bool,
    side: Side | None = None,
    amplitude: float = 1.0,
    repetitions: int | None = None,
) -> None:
    """Paint a moment (see `Moment`) into `rect`, over what is there: for pictures, and where no widget can be."""
    _figure_painter().paint(painter, rect, Moment(movement, t, side, amplitude, repetitions), dark=dark)


def _figure_painter() -> FigurePainter:
    """A painter of its own; numpy comes with it, so it is imported when the first figure is drawn."""
    from app.ui.figure_painter import FigurePainter  # noqa: PLC0415 # 10 MB nobody needs before

    return FigurePainter()
