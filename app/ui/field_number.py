"""Fields for whole numbers: durations in words, counts, times of day. They are stepped or typed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QValidator
from PySide6.QtWidgets import QAbstractButton, QSpinBox, QWidget

from app.core.durations import parse_duration, parse_time, say_duration, say_time
from app.core.form import offered, stepped
from app.core.kinds import Count, Seconds, Value
from app.ui.field_box import FieldBox
from app.ui.theme import TARGET, tokens

_SETTLED = 350
"""Milliseconds after the last step in which a number is taken: a held arrow key is one change, not thirty."""


class NumberField(FieldBox):
    """A spin box between minus and plus. changed: the number, when it has settled."""

    changed = Signal(object)

    def __init__(self, spin: QSpinBox, parent: QWidget | None = None, *, steps: bool = True) -> None:
        super().__init__(parent)
        self.spin = spin
        spin.setFrame(False)
        spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        spin.setKeyboardTracking(False)
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._taken = spin.value()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self.settle)
        self.less, self.more = _Step(self, plus=False), _Step(self, plus=True)
        if steps:
            self.row.addWidget(self.less)
        self.hold(spin, 1)
        if steps:
            self.row.addWidget(self.more)
        for button, by in ((self.less, -1), (self.more, 1)):
            button.setVisible(steps)
            button.clicked.connect(lambda _checked=False, by=by: spin.stepBy(by))
        spin.valueChanged.connect(self._stepped)
        spin.editingFinished.connect(self.settle)

    def show_value(self, value: Value) -> None:
        """Show this number, which is no change. While somebody steps, theirs is shown."""
        if isinstance(value, int) and not self._settling.isActive():
            self.spin.blockSignals(True)
            if not self.spin.minimum() <= value <= self.spin.maximum():
                self.spin.setRange(min(value, self.spin.minimum()), max(value, self.spin.maximum()))
            self.spin.setValue(value)
            self.spin.blockSignals(False)
            self._taken = value
            self._show_ends()

    def settle(self) -> None:
        """Take the number as it is now."""
        self._settling.stop()
        if self.spin.value() != self._taken:
            self._taken = self.spin.value()
            self.changed.emit(self._taken)

    def _stepped(self) -> None:
        self._show_ends()
        self._settling.start()

    def _show_ends(self) -> None:
        self.less.setEnabled(self.spin.value() > self.spin.minimum())
        self.more.setEnabled(self.spin.value() < self.spin.maximum())


class DurationSpin(QSpinBox):
    """Seconds, shown and typed in words; a bare number is read in the unit that the value is shown in."""

    def __init__(self, kind: Seconds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setRange(*offered(kind, kind.offered[0] if kind.offered else kind.low))
        self.setAccelerated(False)

    def textFromValue(self, value: int) -> str:
        return say_duration(value)

    def valueFromText(self, text: str) -> int:
        seconds = self._seconds(text)
        return self.value() if seconds is None else seconds

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """What may still become a duration is let be; nothing is forbidden while it is typed."""
        seconds = self._seconds(text)
        fits = seconds is not None and self.minimum() <= seconds <= self.maximum()
        return (QValidator.State.Acceptable if fits else QValidator.State.Intermediate), text, position

    def fixup(self, text: str) -> str:
        """A number beyond the ends becomes the end; what is no duration, the last one again."""
        seconds = self._seconds(text)
        return say_duration(self.value() if seconds is None else max(self.minimum(), min(self.maximum(), seconds)))

    def stepBy(self, steps: int) -> None:
        self.setValue(stepped(self.value(), steps, self.minimum(), self.maximum()))
        self.lineEdit().deselect()

    def _seconds(self, text: str) -> int | None:
        seconds = parse_duration(text)
        if text.strip().isdigit() and seconds is not None and self.value() >= 60:  # noqa: PLR2004  a minute
            return seconds * 60
        return seconds


class TimeSpin(QSpinBox):
    """A time of day in minutes, 0 to `most`, by quarters of an hour."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, most)
        self.setSingleStep(15)
        self.setAccelerated(False)

    def textFromValue(self, value: int) -> str:
        return say_time(value)

    def valueFromText(self, text: str) -> int:
        minutes = _time(text)
        return self.value() if minutes is None else minutes

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        minutes = _time(text)
        fits = minutes is not None and minutes <= self.maximum()
        return (QValidator.State.Acceptable if fits else QValidator.State.Intermediate), text, position

    def fixup(self, _text: str) -> str:
        return say_time(self.value())


def _time(text: str) -> int | None:
    """Minutes of "9:00", or of "9"."""
    return parse_time(f"{text.strip()}:00" if text.strip().isdigit() else text)


def duration_field(kind: Seconds) -> NumberField:
    """A field for a duration, as wide as its longest words."""
    field = NumberField(DurationSpin(kind))
    field.setFixedWidth(field.fontMetrics().horizontalAdvance("10 h 59 min") + 2 * TARGET + 24)
    return field


def count_field(kind: Count) -> NumberField:
    """A field for a count."""
    spin = QSpinBox()
    spin.setRange(kind.low, kind.high)
    spin.setSingleStep(kind.step)
    spin.setSuffix(f" {kind.unit}" if kind.unit else "")
    field = NumberField(spin)
    field.setFixedWidth(field.fontMetrics().horizontalAdvance("10 h 59 min") + 2 * TARGET + 24)
    return field


class _Step(QAbstractButton):
    """Minus or plus. Not on the way of the Tab key: the arrow keys do the same."""

    def __init__(self, parent: QWidget, *, plus: bool) -> None:
        super().__init__(parent)
        self._plus = plus
        self.setAccessibleName("More" if self._plus else "Less")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(TARGET, TARGET)
        self.setAutoRepeat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            veil = QColor(look.ink)
            veil.setAlphaF(0.14 if self.isDown() else 0.07)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawRoundedRect(body, 6, 6)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        painter.setPen(QPen(QColor(look.ink), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle, across, down = body.center(), QPointF(5, 0), QPointF(0, 5)
        painter.drawLine(middle - across, middle + across)
        if self._plus:
            painter.drawLine(middle - down, middle + down)
        painter.end()
