"""Fields for lists that are typed: minutes and names, with commas between them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.kinds import Kind, Minutes, Refused, Value, from_words, read, say
from app.ui.field_box import FieldBox


class ListTextField(FieldBox):
    """A line to type a list into. changed: its value, when it is left or entered. refused: why it has none."""

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._shown = ""
        self.line = QLineEdit()
        self.line.setFrame(False)
        self.line.setTextMargins(8, 0, 8, 0)
        self.line.setPlaceholderText("5, 10, 15" if isinstance(kind, Minutes) else "Names, with commas between them")
        self.hold(self.line, 1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
        self.line.editingFinished.connect(self._take)

    def show_value(self, value: Value) -> None:
        """Show this list, which is no change."""
        self._shown = say(self._kind, value) if value else ""
        self.line.setText(self._shown)

    def _take(self) -> None:
        if self.line.text() == self._shown:
            self.refused.emit("")
            return
        taken = read(self._kind, from_words(self._kind, self.line.text()))
        if isinstance(taken, Refused):
            self.refused.emit(taken.reason)
        else:
            self.changed.emit(taken)
