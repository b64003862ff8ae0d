"""The line a break is followed by, large enough to be read from the floor two metres away; the ring of time left."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QScreen,
    QTextLayout,
)  # fmt: skip
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.core.sentences import unbroken
from app.ui.theme import FADE_MS, sized, tokens
from app.ui.words import laid, size_of

X_HEIGHT_MM, X_HEIGHT_UNKNOWN_PX = 7.0, 26.0
_PLAUSIBLE_DPI = (50.0, 400.0)
"""What a screen may say of itself; beamers and virtual screens say nonsense."""

_MM_PER_INCH = 25.4
_OF_WINDOW = 0.032
"""Small letters are at least such a share of the window's shorter side: a large one is seen from further away."""
_SMALLEST = 0.4
_READ = 0.8
"""Smaller than that a word may be broken rather than all of it be smaller still."""


def x_height(screen: QScreen | None) -> float:
    """Height of a caption's small letters, in device-independent pixels: 7 mm, or 26 px where the size is unknown."""
    if screen is None:
        return X_HEIGHT_UNKNOWN_PX
    return x_height_at(screen.physicalDotsPerInchY(), known=screen.physicalSize().height() > 0)


def x_height_at(dots_per_inch: float, *, known: bool) -> float:
    """As `x_height`, from what a screen says: device-independent pixels an inch, and whether it knows its size."""
    low, high = _PLAUSIBLE_DPI
    if not known or not low <= dots_per_inch <= high:
        return X_HEIGHT_UNKNOWN_PX
    return X_HEIGHT_MM / _MM_PER_INCH * dots_per_inch


class Caption(QWidget):
    """One thought. It shrinks only where it would otherwise be cut off. still: a new one comes without a fade."""

    def __init__(self, parent: QWidget | None = None, *, still: bool = False) -> None:
        super().__init__(parent)
        self._text = ""
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(0 if still else FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(lambda _share: self.update())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def set_text(self, text: str) -> None:
        """Show this, and say it to a screen reader."""
        if unbroken(text) == self._text:
            return
        self._text = unbroken(text)
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._fade.stop()
        self._fade.start()
        self.update()

    def letters(self) -> float:
        """The height of small letters wanted here, in device-independent pixels."""
        window = self.window()
        return max(x_height(self.screen()), _OF_WINDOW * min(window.width(), window.height()))

    def fitted(self) -> QFont:
        """The font the text is painted in, at the widget's present size."""
        font = QFont(self.font())
        wanted = self.letters()
        font.setPixelSize(100)
        font.setPixelSize(max(1, round(100 * wanted / max(1.0, QFontMetricsF(font).xHeight()))))
        least, read = font.pixelSize() * _SMALLEST, font.pixelSize() * _READ
        while font.pixelSize() > least and not self._fits(font, breaks=font.pixelSize() < read):
            font.setPixelSize(font.pixelSize() - max(1, font.pixelSize() // 16))
        return font

    def _fits(self, font: QFont, *, breaks: bool = True) -> bool:
        width, height = size_of(self._laid(font, breaks=breaks))
        return height <= self.height() and width <= self.width()

    def _laid(self, font: QFont, *, breaks: bool = True) -> QTextLayout:
        return laid(self._text, font, self.width(), side=Qt.AlignmentFlag.AlignLeft, breaks=breaks)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text, left, in the middle of its height."""
        painter = QPainter(self)
        if self._fade.state() == QVariantAnimation.State.Running:
            painter.setOpacity(float(self._fade.currentValue()))
        painter.setPen(QColor(tokens(self.palette()).ink))
        layout = self._laid(self.fitted())
        layout.draw(painter, QPointF(0, max(0.0, (self.height() - size_of(layout)[1]) / 2)))
        painter.end()


class Ring(QWidget):
    """A thin ring that empties, with the time left in it; at the end it draws one breath. still: it does not."""

    def __init__(self, parent: QWidget | None = None, *, still: bool = False) -> None:
        super().__init__(parent)
        self._arc, self._text, self._still = 0, "", still
        self._breath = QVariantAnimation(self)
        self._breath.setKeyValues([(0.0, 0.0), (0.42, 1.0), (0.5, 1.0), (1.0, 0.0)])
        self._breath.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._breath.valueChanged.connect(lambda _share: self.update())
        self.setFixedSize(self.sizeHint())

    def grow(self, factor: float) -> None:
        """So many times as large as the desktop's font has it."""
        self.setFont(sized(QApplication.font(self), factor))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for `12:34` at a heading's size."""
        room = QFontMetrics(sized(self.font(), 1.2, strong=True)).horizontalAdvance("00:00") + 34
        return QSize(room, room)

    def set_left(self, seconds: float, planned: float) -> None:
        """Show what is left of the planned seconds."""
        self._breath.stop()
        minutes, rest = divmod(max(0, round(seconds)), 60)
        text = f"{minutes}:{rest:02d}"
        fraction = min(1.0, max(0.0, seconds / planned)) if planned > 0 else 0.0
        arc = round(360 * 4 * fraction) * 4  # quarters of a degree, in Qt's sixteenths
        if text != self._text:
            self.setAccessibleName(f"{text} left")
        if (text, arc) != (self._text, self._arc):
            self._arc, self._text = arc, text
            self.update()

    def breathe(self, milliseconds: int) -> None:
        """One breath: the ring grows and falls back."""
        self._arc, self._text = 360 * 16, ""
        self.setAccessibleName("Breathe in, breathe out")
        if not self._still:
            self._breath.setDuration(milliseconds)
            self._breath.start()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, what is left (from the top, clockwise), time; or the breath."""
        look = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self._breath.state() == QVariantAnimation.State.Running:
            less = (1.0 - float(self._breath.currentValue())) * box.width() * 0.16
            box = box.adjusted(less, less, -less, -less)
            fill = QColor(look.calm)
            fill.setAlphaF(0.14)
            painter.setBrush(fill)
        painter.setPen(QPen(QColor(look.hairline), 2))
        painter.drawEllipse(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.calm), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box, 90 * 16, -self._arc)
        painter.setFont(sized(self.font(), 1.2, strong=True, tabular=True))
        painter.setPen(QColor(look.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
