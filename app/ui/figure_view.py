"""The moving figure: a widget that shows a movement at a moment, and the same for any painter.

It keeps no time of its own: whoever asks says the moment, as often as it likes. Only where the picture would jump, to
another movement or another still, the old one fades into the new.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.figure.channels import Side
from app.loading import load_arrays
from app.movement.comfort import within
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_moment import Moment
from app.ui.figure_palette import DARK, LIGHT, FigurePalette, figure_palette
from app.ui.figure_still import same_still
from app.ui.figure_turn import turned, turns_over
from app.ui.theme import tokens

if TYPE_CHECKING:
    from app.ui.figure_painter import FigurePainter

FADE_MS = 400
"""From one movement, or one still, to the next."""

_Place = tuple[int, int, float, int]
_BACK = 0.5
"""Seconds that time may go back without being another run: two clocks are never quite one."""


class FigureView(QWidget):
    """Paints the figure on whatever lies under it, as large as the widget allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment: Moment | None = None
        self._taken: tuple[Moment, _Place] | None = None
        self._figure: FigurePainter | None = None
        self._before: QImage | None = None
        self._dressed: tuple[int, FigurePalette] | None = None
        self._ratio = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._fade.valueChanged.connect(lambda _share: self.update())
        self._fade.finished.connect(self._faded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("The movement, shown by a figure")

    def show_moment(self, moment: Moment) -> float:
        """Show a moment; says how far the picture's fastest point moved, in pixels."""
        moment = turned(moment, motion_of(moment.movement))
        if self._moment is not None and self.isVisible() and _jumps(self._moment, moment):
            self._begin_fade()
        self._moment = moment
        if self.accessibleDescription() != moment.movement.name:
            self.setAccessibleDescription(moment.movement.name)
        if not self.isVisible():
            self.update()
            return inf
        return self._take()

    def sizeHint(self) -> QSize:
        return QSize(480, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 80)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight the images are let go: most of a day nobody looks."""
        super().hideEvent(event)
        self._figure = self._taken = self._before = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A picture of another size cannot fade into this one."""
        super().resizeEvent(event)
        self._before = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._moment is None:
            return
        painter = QPainter(self)
        self._ratio = painter.deviceTransform().m11()  # into a picture it is not the screen's
        if self._taken != (self._moment, self._now_place()):
            self._take()
        painter.setClipRect(event.rect())
        share = float(self._fade.currentValue()) if self._before is not None else 1.0
        if self._before is not None:
            painter.setOpacity(1.0 - share)
            painter.drawImage(0, 0, self._before)
            painter.setOpacity(share)
        if self._figure is not None:
            self._figure.paint(painter)
        painter.end()

    def _take(self) -> float:
        """Have the painter take the moment up, and ask for what it changes to be painted."""
        if self._moment is None:
            return inf
        if self._figure is None:
            self._figure = _figure_painter()
        change = self._figure.take(QRectF(self.rect()), self._moment, self._colours(), self._now_ratio())
        self._taken = (self._moment, self._now_place())
        self.update(change.area.toAlignedRect())
        return change.moved

    def _now_place(self) -> _Place:
        """What else the picture depends on."""
        return self.width(), self.height(), self._now_ratio(), id(self._colours())

    def _colours(self) -> FigurePalette:
        """Those of the widget's palette, looked up only where that is another one: frames are many."""
        palette = self.palette()
        if self._dressed is None or self._dressed[0] != palette.cacheKey():
            self._dressed = palette.cacheKey(), figure_palette(tokens(palette))
        return self._dressed[1]

    def _now_ratio(self) -> float:
        """Pixels in one of the desktop: those of what was painted on last; before that, those of the screen."""
        return self._ratio or self.devicePixelRatioF()

    def _begin_fade(self) -> None:
        if self._figure is None or self._taken is None:
            return
        ratio = self._now_ratio()
        before = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        before.setDevicePixelRatio(ratio)
        before.fill(0)
        painter = QPainter(before)
        self._figure.paint(painter)
        painter.end()
        self._before = before
        self._fade.stop()
        self._fade.start()

    def _faded(self) -> None:
        self._before = None
        self.update()


def _jumps(before: Moment, after: Moment) -> bool:
    """Whether the picture would jump: another movement, the same from its beginning, another still."""
    if before.movement is not after.movement or after.t < before.t - _BACK:
        return True
    motion = motion_of(after.movement)
    if turns_over(before, after, motion):
        return True
    return after.still and not same_still(before, after, within(motion, after.comfort))


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
    paint_moment(painter, rect, Moment(movement, t, side, amplitude, repetitions), DARK if dark else LIGHT)


def paint_moment(painter: QPainter, rect: QRectF, moment: Moment, palette: FigurePalette) -> None:
    """The same in any of the figure's palettes."""
    figure = _figure_painter()
    figure.take(rect, moment, palette, painter.device().devicePixelRatio())
    figure.paint(painter)


def _figure_painter() -> FigurePainter:
    """A painter of its own; numpy comes with it, so it is imported when the first figure is drawn."""
    load_arrays()
    from app.ui.figure_painter import FigurePainter  # noqa: PLC0415 # 10 MB nobody needs before

    return FigurePainter()
