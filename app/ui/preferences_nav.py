"""The ways through the settings window: the list of its sections, and the line to search in. Knows no setting."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.field_box import FieldBox
from app.ui.theme import CONTROL_RADIUS, FOCUS_WIDTH, TARGET, sized, tokens

_PADDING = 12


class Search(FieldBox):
    """The line to search in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setFrame(False)
        self.line.setTextMargins(8, 0, 8, 0)
        self.line.setPlaceholderText("Search settings")
        self.line.setAccessibleName("Search settings")
        self.line.setClearButtonEnabled(True)
        self.hold(self.line, 1)
        self.setMinimumWidth(120)


class Nav(QListWidget):
    """The sections, one of them chosen: arrow keys go through them. chosen: which, counted from 0."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sections")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Painted(self))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))
        self.currentRowChanged.connect(self._moved)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)

    def show_names(self, names: Iterable[str]) -> None:
        """These sections, the first one chosen."""
        self.addItems(list(names))
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(self.item(place).text()) for place in range(self.count()))
        self.setFixedWidth(round(widest * 1.08) + 2 * _PADDING + 8)
        self.show_place(0)

    def show_place(self, place: int | None) -> None:
        """Show this section as the chosen one, or none, which is no choice."""
        self.blockSignals(True)
        if place is None:
            self.clearSelection()  # the current row stays, or the list would choose the first when it gets the keyboard
        else:
            self.setCurrentRow(place)
            self.item(place).setSelected(True)
        self.blockSignals(False)
        self.viewport().update()

    def _moved(self, place: int) -> None:
        if place >= 0:
            self.chosen.emit(place)


class _Painted(QStyledItemDelegate):
    """A section's name; the chosen one strong and on a soft ground."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, max(TARGET + 6, option.fontMetrics.height() + 18))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        widget, state, rect = option.widget, option.state, option.rect
        look = tokens(widget.palette())
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        body = QRectF(rect).adjusted(3, 2, -3, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(look.calm if chosen else look.ink)
        ground.setAlphaF(0.14 if chosen else 0.06 if state & QStyle.StateFlag.State_MouseOver else 0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(body, CONTROL_RADIUS, CONTROL_RADIUS)
        if chosen and widget.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.warm_text), FOCUS_WIDTH))
            painter.drawRoundedRect(body, CONTROL_RADIUS, CONTROL_RADIUS)
        painter.setPen(QColor(look.ink))
        painter.setFont(sized(widget.font(), 1.0, strong=chosen))
        painter.drawText(body.adjusted(_PADDING, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()
