"""One line of the settings window: words, field, what the default is and the way back to it, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.core.declared import Setting
from app.core.form import AUTOSTART, Row, in_words
from app.core.kinds import Value
from app.core.sentences import unbroken
from app.core.settings import DayHours
from app.ui.button import RING_GAP, Button, Weight
from app.ui.field_hours import HoursField
from app.ui.field_switch import SwitchField
from app.ui.field_text import ListTextField
from app.ui.fields import field_for, is_wide
from app.ui.theme import SECONDARY, sized

Values = Sequence[tuple[Setting, Value]]


class RowView(QWidget):
    """A row. choose: told what somebody chose, each setting with its value. plain: without a word on the default."""

    def __init__(
        self,
        row: Row,
        choose: Callable[[RowView, Values], None],
        parent: QWidget | None = None,
        *,
        plain: bool = False,
    ) -> None:
        super().__init__(parent)
        self.row, self._choose, self._plain = row, choose, plain or row.settings[0] is AUTOSTART
        self.field = field_for(row)
        self._wide = is_wide(self.field)
        self.label, self.says, self.trouble, self.default = (
            QLabel(row.label),
            QLabel(unbroken(row.says)),
            QLabel(),
            QLabel(),
        )
        self.back = Button("", Weight.LINK, scale=SECONDARY)
        self.back.clicked.connect(self._go_back)
        self.label.setBuddy(self.field)
        for label in (self.says, self.trouble, self.default):
            label.setFont(sized(self.font(), SECONDARY))
            label.setWordWrap(label is not self.default)
        self.label.setWordWrap(True)
        self.says.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.default.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.trouble.setForegroundRole(QPalette.ColorRole.BrightText)
        self._narrow: bool | None = None
        self._lay_out()
        self.set_narrow(narrow=False)
        self.says.setVisible(bool(row.says))
        self.say("")
        self.field.changed.connect(self._changed)
        if isinstance(self.field, ListTextField):
            self.field.refused.connect(lambda reason: self.say(f"{row.label} {reason}." if reason else ""))

    def _lay_out(self) -> None:
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(RING_GAP, 0, 0, 0)
        column.setSpacing(1)
        for label in (self.label, self.says, self.trouble):
            column.addWidget(label)
        self._beside = QWidget()
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.default, 0, Qt.AlignmentFlag.AlignVCenter)
        beside.addWidget(self.back)
        self.default.setContentsMargins(10 + RING_GAP, 0, 10 + RING_GAP, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)

    def set_narrow(self, *, narrow: bool) -> None:
        """Field beside the words, or under them where there is no room; a switch always has."""
        narrow = narrow and not isinstance(self.field, SwitchField)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        left, right, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
        grid = self._grid
        for widget in (self._words, self._beside, self.field):
            grid.removeWidget(widget)
        for column in range(3):
            grid.setColumnStretch(column, 0)
        if self._wide:
            grid.addWidget(self._words, 0, 0)
            grid.addWidget(self._beside, 0, 1, right | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.field, 1, 0, 1, 2)
            grid.setColumnStretch(0, 1)
        elif narrow:
            grid.addWidget(self._words, 0, 0, 1, 2)
            grid.addWidget(self.field, 1, 0, left)
            grid.addWidget(self._beside, 1, 1, left | middle)
            grid.setColumnStretch(1, 1)
        else:
            grid.addWidget(self._words, 0, 0, middle)
            grid.addWidget(self._beside, 0, 1, right | middle)
            grid.addWidget(self.field, 0, 2, right | middle)
            grid.setColumnStretch(0, 1)

    def beside_width(self) -> int:
        """The least width for the words and the field beside each other."""
        if self._wide:
            return 0
        parts = (self._words, self._beside, self.field)
        return (
            sum(max(part.minimumSizeHint().width(), part.minimumWidth()) for part in parts)
            + 2 * self._grid.horizontalSpacing()
        )

    def show_values(self, values: Sequence[Value]) -> None:
        """Show what holds now, one value a setting of the row."""
        if isinstance(self.field, HoursField):
            self.field.show_value(cast("tuple[DayHours, ...]", tuple(values)))
        else:
            self.field.show_value(values[0])
        differs = any(value != each.default for value, each in zip(values, self.row.settings, strict=True))
        default = in_words(self.row.kind, self.row.settings[0].default)
        self.default.setText("Default")
        self.back.setText(f"Default: {default}")
        self.back.setAccessibleName(f"{self.row.label}: back to the default, {default}")
        self._beside.setVisible(not self._plain)
        self.default.setVisible(not differs)
        self.back.setVisible(differs)

    def say(self, trouble: str) -> None:
        """Say under the words what went wrong; empty: nothing."""
        self.trouble.setText(unbroken(trouble))
        self.trouble.setVisible(bool(trouble))

    def _changed(self, value: object) -> None:
        self.say("")
        settings = self.row.settings
        values = cast("tuple[Value, ...]", value if len(settings) > 1 else (value,))
        self._choose(self, list(zip(settings, values, strict=True)))

    def _go_back(self) -> None:
        self.say("")
        self._choose(self, [(setting, setting.default) for setting in self.row.settings])
        self.field.setFocus()
