"""The field for working hours: a line a weekday, on it the ranges of that day, each two times of day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.core.form import DAYS
from app.core.settings import WEEKDAYS, DayHours
from app.ui.button import RING_GAP, Button, Weight
from app.ui.field_box import FieldBox
from app.ui.field_number import NumberField, TimeSpin
from app.ui.theme import SECONDARY, sized

_WHOLE_DAY = 24 * 60
_USUAL = (9 * 60, 17 * 60)
_MOST = 4
"""Ranges a day that the window adds; a file may hold more."""
_WEEK = 5
NO_HOURS = "No hours on any day: prompts come at any time."


class HoursField(QWidget):
    """A week. changed: all seven days' ranges, whichever changed."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.week: tuple[DayHours, ...] = ((),) * len(WEEKDAYS)
        self.days: list[DayField] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        for place, name in enumerate(WEEKDAYS):
            label, day = QLabel(DAYS[name]), DayField(DAYS[name])
            label.setContentsMargins(RING_GAP, 10, 0, 0)
            day.changed.connect(lambda hours, place=place: self._changed(place, hours))
            self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(day, place, 1)
            self.days.append(day)
        self.note = QLabel(NO_HOURS)
        self.note.setWordWrap(True)
        self.note.setFont(sized(self.font(), SECONDARY))
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.note.setContentsMargins(RING_GAP, 8, 0, 0)
        self.same = Button("Monday to Friday like Monday", Weight.LINK)
        self.same.clicked.connect(self._like_monday)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.note)
        column.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, week: tuple[DayHours, ...]) -> None:
        """Show this week, which is no change."""
        self.week = week
        for day, hours in zip(self.days, week, strict=True):
            day.show_hours(hours)
        self.note.setVisible(not any(week))
        self.same.setVisible(bool(week[0]) and any(hours != week[0] for hours in week[:_WEEK]))

    def _changed(self, place: int, hours: DayHours) -> None:
        self._take((*self.week[:place], hours, *self.week[place + 1 :]))

    def _like_monday(self) -> None:
        self._take((*(self.week[0] for _ in range(_WEEK)), *self.week[_WEEK:]))

    def _take(self, week: tuple[DayHours, ...]) -> None:
        self.show_value(week)
        self.changed.emit(week)


class DayField(QWidget):
    """The ranges of one day, one or two in a line, and a button for one more."""

    changed = Signal(object)

    def __init__(self, day: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self._hours: DayHours = ()
        self.ranges: list[RangeField] = []
        self.add = Button("Add hours", Weight.QUIET)
        self.add.setAccessibleName(f"Add hours on {day}")
        self.add.clicked.connect(self._one_more)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(3, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._columns = 2
        self._arrange()

    def show_hours(self, hours: DayHours) -> None:
        """Show these ranges; a field that has the keyboard stays, if its place does."""
        self._hours = hours
        while len(self.ranges) > len(hours):
            gone = self.ranges.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.ranges) < len(hours):
            place = len(self.ranges)
            field = RangeField(self._day, self)
            field.changed.connect(lambda place=place: self._take_range(place))
            field.gone.connect(lambda place=place: self._take((*self._hours[:place], *self._hours[place + 1 :])))
            self.ranges.append(field)
        for field, pair in zip(self.ranges, hours, strict=True):
            field.show_pair(pair)
        self._arrange()

    def _arrange(self) -> None:
        self.add.setText("+" if self.ranges else "Add hours")
        for place, widget in enumerate(self.ranges):
            self._grid.addWidget(widget, place // self._columns, place % self._columns)
            widget.show()
        last = max(0, len(self.ranges) - 1)
        column = last % self._columns + 1 if self.ranges else 0
        self._grid.addWidget(self.add, last // self._columns, column, Qt.AlignmentFlag.AlignLeft)
        self.add.setVisible(len(self.ranges) < _MOST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many in a line as there is room for."""
        super().resizeEvent(event)
        widest = max((field.sizeHint().width() for field in self.ranges), default=1)
        columns = max(1, min(2, (event.size().width() - self.add.sizeHint().width()) // widest))
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _take_range(self, place: int) -> None:
        self._take((*self._hours[:place], self.ranges[place].pair, *self._hours[place + 1 :]))

    def _one_more(self) -> None:
        end = self._hours[-1][1] if self._hours else None
        later = end is not None and self._hours[-1][0] < end <= _WHOLE_DAY - 120
        new = (end + 60, min(end + 5 * 60, _WHOLE_DAY)) if end is not None and later else _USUAL
        self._take((*self._hours, new))
        self.ranges[-1].begin.spin.setFocus()

    def _take(self, hours: DayHours) -> None:
        self.show_hours(hours)
        self.changed.emit(hours)


class RangeField(FieldBox):
    """From one time to another. Until an earlier one: into the next day."""

    changed = Signal()
    gone = Signal()

    def __init__(self, day: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin, self.end = _time(_WHOLE_DAY - 1, f"{day}, from"), _time(_WHOLE_DAY, f"{day}, until")
        remove = Button("×", Weight.QUIET)
        remove.setFixedSize(30 + 2 * RING_GAP, self.height() - 2 * RING_GAP - 2)
        remove.setAccessibleName(f"Remove these hours on {day}")
        remove.setToolTip("Remove these hours")
        remove.clicked.connect(lambda _checked=False: self.gone.emit())
        dash = QLabel("–")
        dash.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for widget in (self.begin, dash, self.end, remove):
            self.row.addWidget(widget)
        for field in (self.begin, self.end):
            field.changed.connect(lambda _value: self.changed.emit())

    @property
    def pair(self) -> tuple[int, int]:
        return self.begin.spin.value(), self.end.spin.value()

    def show_pair(self, pair: tuple[int, int]) -> None:
        """Show these times, which is no change."""
        self.begin.show_value(pair[0])
        self.end.show_value(pair[1])
        over = pair[1] < pair[0]
        self.end.spin.setToolTip("On the next day" if over else "")
        self.end.spin.setAccessibleDescription("on the next day" if over else "")


class _TimeField(NumberField):
    """A time inside a range's frame: no frame of its own."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.spin.hasFocus():
            super().paintEvent(event)


def _time(most: int, name: str) -> NumberField:
    field = _TimeField(TimeSpin(most), steps=False)
    field.spin.setAccessibleName(name)
    field.setFixedSize(field.fontMetrics().horizontalAdvance("00:00") + 26, field.height() - 2 * RING_GAP - 2)
    return field
