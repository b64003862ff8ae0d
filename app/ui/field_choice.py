"""Fields for one of several words: side by side where they are few and fixed, a list to open where any may come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QPushButton, QSizePolicy, QWidget

from app.core.kinds import OneOf, Value
from app.ui.button import RING_GAP
from app.ui.field_box import HEIGHT, paint_box
from app.ui.theme import CONTROL_RADIUS, FOCUS_WIDTH, SECONDARY, TARGET, sized, tokens

_CHEVRON, _LEAST = 28, 260


class ChoiceField(QWidget):
    """A few words side by side, one of them chosen; arrow keys go from one to the next. changed: the word."""

    changed = Signal(object)

    def __init__(self, kind: OneOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8 - 2 * RING_GAP)
        for word, label in kind.options:
            button = _Option(label, self)
            button.clicked.connect(lambda _checked=False, word=word: self.changed.emit(word))
            self._group.addButton(button)
            self.buttons[word] = button
        self._columns = 0
        self._arrange(len(self.buttons))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def _arrange(self, columns: int) -> None:
        """So many beside each other."""
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // columns, place % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All in one line, or in two, or under each other: what has room for the longest of them."""
        super().resizeEvent(event)
        widest = max(button.sizeHint().width() for button in self.buttons.values())
        count, width = len(self.buttons), event.size().width()
        fits = [columns for columns in (count, (count + 1) // 2) if columns * (widest + 8) <= width]
        self._arrange(fits[0] if fits else 1)

    def show_value(self, value: Value) -> None:
        """Show this word, which is no change; one that is none of them leaves none chosen."""
        self._group.setExclusive(False)
        for word, button in self.buttons.items():
            button.setChecked(word == value)
        self._group.setExclusive(True)


class _Option(QPushButton):
    """One of the words: a headline, and under it, where there is one, a second line. Chosen: an outline and a dot."""

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.headline, _, self.second = label.partition("\n")
        self.setAccessibleName(self.headline)
        self.setAccessibleDescription(self.second)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        top, below = QFontMetrics(sized(self.font(), 1.0, strong=True)), QFontMetrics(sized(self.font(), SECONDARY))
        width = max(top.horizontalAdvance(self.headline), below.horizontalAdvance(self.second)) + 24
        height = top.height() + 14 + (below.height() + 2 if self.second else 0)
        return QSize(width + 2 * RING_GAP, max(TARGET + 4, height) + 2 * RING_GAP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, chosen = tokens(self.palette()), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(RING_GAP, RING_GAP, -RING_GAP, -RING_GAP)
        fill = QColor(look.calm)
        fill.setAlphaF(0.12 if chosen else 0.0)
        if not chosen and (self.underMouse() or self.isDown()):
            fill = QColor(look.ink)
            fill.setAlphaF(0.07)
        edge = QColor(look.calm if chosen else look.ink_soft)
        edge.setAlphaF(1.0 if chosen or look.high_contrast else 0.6)
        width = 2.0 if chosen else 1.0
        painter.setPen(QPen(edge, width))
        painter.setBrush(fill)
        inset = width / 2
        painter.drawRoundedRect(body.adjusted(inset, inset, -inset, -inset), CONTROL_RADIUS, CONTROL_RADIUS)
        self._paint_words(painter, body, look.ink, look.ink_soft)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.warm_text), FOCUS_WIDTH))
            painter.drawRoundedRect(body.adjusted(-1.5, -1.5, 1.5, 1.5), CONTROL_RADIUS + 1.5, CONTROL_RADIUS + 1.5)
        painter.end()

    def _paint_words(self, painter: QPainter, body: QRectF, ink: str, soft: str) -> None:
        top, below = sized(self.font(), 1.0, strong=self.isChecked()), sized(self.font(), SECONDARY, tabular=True)
        height = QFontMetrics(top).height()
        whole = height + (2 + QFontMetrics(below).height() if self.second else 0)
        start = body.center().y() - whole / 2
        painter.setFont(top)
        painter.setPen(QColor(ink))
        line = QRectF(body.left(), start, body.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.headline)
        painter.setFont(below)
        painter.setPen(QColor(soft))
        line = QRectF(body.left(), start + height + 2, body.width(), QFontMetrics(below).height())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.second)


class ListField(QComboBox):
    """A list to open. changed: the word. Any word that is not in it is added when it is shown."""

    changed = Signal(object)

    def __init__(self, options: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(max(HEIGHT, self.fontMetrics().height() + 16 + 2 * RING_GAP))
        for word, label in options:
            self.addItem(label, word)
        self.activated.connect(lambda place: self.changed.emit(self.itemData(place)))

    def offer(self, words: tuple[str, ...]) -> None:
        """Offer these words too."""
        for word in words:
            if self.findData(word) < 0:
                self.addItem(word, word)

    def show_value(self, value: Value) -> None:
        """Show this word, which is no change."""
        self.offer((str(value),))
        self.setCurrentIndex(self.findData(value))

    def sizeHint(self) -> QSize:
        longest = max((self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0)
        return QSize(longest + 24 + _CHEVRON + 2 * RING_GAP, self.height())

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than its longest word, which is then shortened; it opens as wide as that is."""
        return QSize(min(self.sizeHint().width(), _LEAST), self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel scrolls the window; it changes nothing by the way."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = tokens(self.palette())
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), look, focus=self.hasFocus(), enabled=self.isEnabled())
        painter.setPen(QColor(look.ink))
        words = QRectF(self.rect()).adjusted(RING_GAP + 12, 0, -_CHEVRON, 0)
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QPen(QColor(look.ink_soft), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y = self.width() - RING_GAP - 18.0, self.height() / 2
        painter.drawLine(QRectF(x - 4, y - 2, 0, 0).topLeft(), QRectF(x, y + 2, 0, 0).topLeft())
        painter.drawLine(QRectF(x, y + 2, 0, 0).topLeft(), QRectF(x + 4, y - 2, 0, 0).topLeft())
        painter.end()
