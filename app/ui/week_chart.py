"""The week's days as bands on their true hours, painted by hand. Shape and pattern tell them apart."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.events import Activity
from app.core.week import Day, Week
from app.ui.theme import SECONDARY, Tokens, sized, tokens
from app.ui.week_words import DAYS, described, length, name

HOUR = 3600
_USUAL = (8, 18)
"""Hours an axis shows at least, so that a short day does not look like a long one."""

_ROW, _GAP = 36, 16
_SHARE = 0.56
"""Of a row's height, what its bands take."""


def hours_shown(week: Week) -> tuple[int, int]:
    """First and last whole hour of the axis: the usual ones, widened to hold every band."""
    bands = [band for day in week.days for band in day.bands]
    first = min([_USUAL[0], *(band.begin // HOUR for band in bands)])
    last = max([_USUAL[1], *(-(-band.end // HOUR) for band in bands)])
    return first, last


_KEY = (
    (Activity.SITTING, "sitting"),
    (Activity.STANDING, "standing"),
    (Activity.UP, "up"),
    (Activity.UNKNOWN, "cannot tell"),
    (Activity.PAUSED, "paused"),
)
_SWATCH, _APART = 26, 20
_LEAST = 420
_LABEL = 44
"""Pixels an hour's label needs."""


class WeekChart(QWidget):
    """Seven rows, Monday on top; beside each its sitting as a bar and a length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week: Week | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("The week's days on their hours")

    def set_week(self, week: Week) -> None:
        """Show this week."""
        self._week = week
        self.setAccessibleDescription(described(week))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for seven rows, the hours and the key."""
        return QSize(720, 7 * _ROW + (1 + max(2, len(self._key_lines(_LEAST)))) * self._line_height() + 24)

    def minimumSizeHint(self) -> QSize:
        """Half as wide is still a chart."""
        return QSize(_LEAST, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hours, rows, key."""
        if self._week is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = tokens(self.palette())
        font = sized(self.font(), SECONDARY, tabular=True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        names = max(metrics.horizontalAdvance(each) for each in DAYS) + _GAP
        totals = max(metrics.horizontalAdvance(length(10 * HOUR + 50 * 60)), 64.0) + _GAP
        top = float(self._line_height() + 4)
        key = len(self._key_lines(self.width() - names)) * self._line_height() + 4.0
        high = max(float(_ROW), (self.height() - top - key - 12) / 7)
        field = QRectF(names, top, max(40.0, self.width() - names - totals), 7 * high)
        self._paint_hours(painter, field, look)
        longest = max(1, *(day.seconds[Activity.SITTING] for day in self._week.days))
        for place, day in enumerate(self._week.days):
            row = QRectF(0, top + place * high, self.width(), high)
            self._paint_row(painter, field, row, day, longest, look)
        self._paint_key(painter, field, look)
        painter.end()

    def _line_height(self) -> int:
        return round(QFontMetricsF(sized(self.font(), SECONDARY)).height()) + 4

    def _x(self, field: QRectF, second: float) -> float:
        first, last = hours_shown(self._week) if self._week else _USUAL
        return field.left() + field.width() * (second - first * HOUR) / ((last - first) * HOUR)

    def _paint_hours(self, painter: QPainter, field: QRectF, look: Tokens) -> None:
        first, last = hours_shown(self._week) if self._week else _USUAL
        room = field.width() / (last - first)
        step = next((n for n in (1, 2, 3, 6, 12) if n * room >= _LABEL), 24)
        for hour in range(first, last + 1):
            if (hour - first) % step:
                continue
            x = self._x(field, hour * HOUR)
            painter.setPen(QPen(QColor(look.hairline), 1))
            painter.drawLine(QPointF(round(x) + 0.5, field.top()), QPointF(round(x) + 0.5, field.bottom()))
            painter.setPen(QColor(look.ink_soft))
            label = QRectF(x - 40, 0, 80, field.top() - 4)
            painter.drawText(label, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, f"{hour}")

    def _paint_row(
        self, painter: QPainter, field: QRectF, row: QRectF, day: Day, longest: int, look: Tokens
    ) -> None:  # fmt: skip
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(look.ink if day.bands else look.ink_soft))
        painter.drawText(QRectF(0, row.top(), field.left(), row.height()), middle, name(day))
        for band in day.bands:
            left, right = self._x(field, band.begin), self._x(field, band.end)
            band_height = row.height() * _SHARE
            box = QRectF(left, row.center().y() - band_height / 2, max(1.0, right - left), band_height)
            paint_band(painter, box, band.activity, look)
        sat = day.seconds[Activity.SITTING]
        if not sat:
            return
        left = field.right() + _GAP
        text = QRectF(left, row.top(), self.width() - left, row.height() - 6)
        painter.setPen(QColor(look.ink))
        painter.drawText(text, middle, length(sat))
        bar = (self.width() - left) * sat / longest
        line = painter.fontMetrics().height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.sit))
        painter.drawRoundedRect(QRectF(left, text.center().y() + line / 2 + 2, bar, 3), 1.5, 1.5)

    def _paint_key(self, painter: QPainter, field: QRectF, look: Tokens) -> None:
        painter.setFont(sized(self.font(), SECONDARY))
        metrics = QFontMetricsF(painter.font())
        for number, line in enumerate(self._key_lines(self.width() - field.left())):
            x, y = field.left(), field.bottom() + 12 + number * self._line_height()
            for activity, word in line:
                middle = y + metrics.height() / 2
                paint_band(painter, QRectF(x, middle - 6, 20, 12), activity, look)
                painter.setPen(QColor(look.ink_soft))
                painter.drawText(QPointF(x + _SWATCH, middle + metrics.capHeight() / 2), word)
                x += _SWATCH + metrics.horizontalAdvance(word) + _APART

    def _key_lines(self, width: float) -> list[list[tuple[Activity, str]]]:
        """The key's entries, in as many lines as a width makes of them."""
        metrics = QFontMetricsF(sized(self.font(), SECONDARY))
        lines: list[list[tuple[Activity, str]]] = []
        x = 0.0
        for activity, word in _KEY:
            room = _SWATCH + metrics.horizontalAdvance(word)
            if not lines or x + room > width:
                lines.append([])
                x = 0.0
            lines[-1].append((activity, word))
            x += room + _APART
        return lines


def paint_band(painter: QPainter, box: QRectF, activity: Activity, look: Tokens) -> None:
    """One band: sitting is solid and full, standing hatched, up half as high, the rest drawn as lines."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = box.center().y()
    match activity:
        case Activity.SITTING:
            painter.fillRect(box, QColor(look.sit))
        case Activity.STANDING:
            veil = QColor(look.calm)
            veil.setAlphaF(0.25)
            painter.fillRect(box, veil)
            painter.fillRect(box, QBrush(QColor(look.calm), Qt.BrushStyle.BDiagPattern))
        case Activity.UP:
            painter.fillRect(QRectF(box.left(), middle - box.height() / 5, box.width(), box.height() / 2.5), look.calm)
        case Activity.UNKNOWN:
            painter.setPen(QPen(QColor(look.ink_soft), 1, Qt.PenStyle.DashLine))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        case Activity.PAUSED:
            painter.fillRect(QRectF(box.left(), middle - 1, box.width(), 2), QColor(look.ink_soft))
        case _:
            assert_never(activity)
