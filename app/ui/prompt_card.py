"""The prompt's card: the figure, two lines, the answers. Painted and laid out here; where it stands is `prompt`'s."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBitmap, QColor, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from app.core.inputs import BreakKind, Skip, Snooze, Start
from app.core.snapshot import PromptView
from app.ui.button import RING_GAP, Button, Weight
from app.ui.menu import Send
from app.ui.theme import CARD_RADIUS, SECONDARY, sized, tokens
from app.ui.words import Words
from app.ui.wrap_row import WrapRow

_WIDTH, _WIDEST = 380, 480
"""Of the card; it grows for its answers, and they wrap before it is wider still."""
_FIGURE = QSize(92, 112)
_DENSEST = 0.03
"""Of one of the pixel-wide steps the shadow is made of."""
_SHADOW = 10
"""Pixels of soft shadow around the card, where the screen shows what is behind a window."""


class PromptCard(QWidget):
    """One prompt. see_through: as `let_through`. unmanaged: kept from the window manager."""

    def __init__(self, send: Send, figure: QWidget, *, see_through: bool, unmanaged: bool = False) -> None:
        super().__init__(None, _flags(unmanaged=unmanaged))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeNotification)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.edge = 0
        """Pixels around the card that are not of it."""
        self._send = send
        self._view: PromptView | None = None
        self.setWindowTitle("Supple")
        self.figure = figure
        self.title, self.facts = Words(), QLabel()
        self.start = Button("Start", Weight.MAIN)
        self.snooze, self.more = Button(""), Button("▾")
        self.skip = Button("Skip", Weight.QUIET)
        self.tiny = Button("Tiny version", Weight.LINK, scale=SECONDARY)
        self.minutes: list[Button] = []
        self._answers_row, self._minutes_row = WrapRow(), WrapRow()
        self._rows = QStackedLayout()
        self._whole = QHBoxLayout(self)
        self._name_things()
        self._lay_out()
        self._connect()
        self.let_through(see_through)

    def let_through(self, see_through: bool) -> None:  # noqa: FBT001
        """Whether the screen shows what is behind a window: with soft corners and a shadow, or without."""
        self._see_through = see_through
        self.edge = _SHADOW if see_through else 0
        self._whole.setContentsMargins(*(16 + self.edge,) * 4)
        self._shape()

    def set_view(self, view: PromptView, title: str) -> None:
        """title: the one line in ink. Minutes that were opened stay open while the same prompt is shown."""
        if self._view is None or view.number != self._view.number:
            self._rows.setCurrentIndex(0)
        if self._view is None or view.snooze_minutes != self._view.snooze_minutes:
            self._offer_minutes(view.snooze_minutes)
        self._view = view
        self.title.setText(title)
        self.facts.setText(view.facts)
        self.tiny.setVisible(view.kind is not BreakKind.TINY)
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.facts.text())
        self._fit()

    def _fit(self) -> None:
        """Wider for its answers up to a limit, as high as its words then need: nothing is cut off in any language."""
        whole = self._whole
        for row in (self._answers_row, self._minutes_row):  # by themselves they say too late that their words are new
            row.activate()
        whole.activate()
        margins = whole.contentsMargins()
        beside = 0 if self.figure.isHidden() else _FIGURE.width() + whole.spacing()
        rows = max(row.sizeHint().width() for row in (self._answers_row, self._minutes_row))
        answers = rows + margins.left() + margins.right() + beside
        width = max(min(max(_WIDTH, answers - 2 * self.edge), _WIDEST) + 2 * self.edge, whole.minimumSize().width())
        self.setFixedSize(width, max(whole.minimumSize().height(), whole.heightForWidth(width)))

    def _name_things(self) -> None:
        self.title.setFont(sized(self.font(), 1.1, strong=True))
        self.facts.setFont(sized(self.font(), SECONDARY, tabular=True))
        self.facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.more.setAccessibleName("Snooze for another time")
        self.more.setToolTip("Snooze for another time")
        self.tiny.setToolTip("A break of one movement")

    def _lay_out(self) -> None:
        self._lay_out_answers()
        second = WrapRow()
        second.addWidget(self.facts)
        second.push()
        second.addWidget(self.tiny)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addLayout(second)
        words.addStretch(1)
        words.addSpacing(6)
        words.addLayout(self._rows)
        for label in (self.title, self.facts):
            label.setContentsMargins(RING_GAP, 0, 0, 0)
        self.figure.setFixedSize(_FIGURE)
        self._whole.setSpacing(16)
        self._whole.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignVCenter)
        self._whole.addLayout(words, 1)

    def _lay_out_answers(self) -> None:
        answers = self._answers_row
        for button in (self.start, self.snooze, self.more):
            answers.addWidget(button)
        answers.push()
        answers.addWidget(self.skip)
        for row in (answers, self._minutes_row):
            page = QWidget()
            page.setLayout(row)
            self._rows.addWidget(page)

    def _connect(self) -> None:
        self.start.clicked.connect(self._start)
        self.tiny.clicked.connect(lambda: self._send(Start(BreakKind.TINY)))
        self.skip.clicked.connect(lambda: self._send(Skip()))
        self.snooze.clicked.connect(self._snooze_shortest)
        self.more.clicked.connect(lambda: self._rows.setCurrentIndex(1))

    def _start(self) -> None:
        if self._view is not None:
            self._send(Start(self._view.kind))

    def _snooze_shortest(self) -> None:
        if self._view is not None and self._view.snooze_minutes:
            self._send(Snooze(self._view.snooze_minutes[0]))

    def _offer_minutes(self, offered: tuple[int, ...]) -> None:
        """Fill the second row: all minutes in place, no menu, because an open menu takes keyboard and mouse."""
        while (item := self._minutes_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.minutes = []
        self.snooze.setVisible(bool(offered))
        self.more.setVisible(len(offered) > 1)
        if offered:
            self.snooze.setText(f"Snooze {offered[0]} min")
        for minutes in offered:
            button = Button(f"{minutes} min")
            button.setAccessibleName(f"Snooze {minutes} min")
            button.clicked.connect(lambda _checked=False, minutes=minutes: self._send(Snooze(minutes)))
            self._minutes_row.addWidget(button)
            self.minutes.append(button)
        self._minutes_row.push()
        back = Button("‹", Weight.QUIET)
        back.setAccessibleName("Back")
        back.setToolTip("Back")
        back.clicked.connect(lambda: self._rows.setCurrentIndex(0))
        self._minutes_row.addWidget(back)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shape()

    @property
    def _square(self) -> bool:
        """Nothing shows through, and corners that are cut off would be stairs: a mask knows no half pixels."""
        return not self._see_through and self.devicePixelRatio() != 1

    def _shape(self) -> None:
        """Where nothing shows through, the corners are cut off."""
        if self._see_through or self._square:
            self.clearMask()
        else:
            self.setMask(_rounded(self.width(), self.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shadow, card, hairline."""
        look = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._see_through:  # else half a pixel at a corner would be half black
            painter.fillRect(self.rect(), QColor(look.hairline))
        card = QRectF(self.rect()).adjusted(self.edge, self.edge, -self.edge, -self.edge)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(self.edge, 0, -1):  # many thin ones, the outer the thinner, so that no line is seen
            painter.setBrush(QColor.fromRgbF(0, 0, 0, _DENSEST * (1 - (step - 1) / self.edge)))
            grown = card.adjusted(-step, -step + 2, step, min(step + 2, self.edge))
            painter.drawRoundedRect(grown, CARD_RADIUS + step, CARD_RADIUS + step)
        painter.setBrush(QColor(look.card))
        painter.setPen(QPen(QColor(look.hairline), 1))
        radius = 0 if self._square else CARD_RADIUS - 0.5
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


def _flags(*, unmanaged: bool) -> Qt.WindowType:
    """A window without frame, in front, that is not given the keyboard."""
    flags = (
        Qt.WindowType.Tool
        | Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.WindowStaysOnTopHint
        | Qt.WindowType.WindowDoesNotAcceptFocus
        | Qt.WindowType.NoDropShadowWindowHint
    )
    return flags | Qt.WindowType.BypassWindowManagerHint if unmanaged else flags


def _rounded(width: int, height: int) -> QBitmap:
    """A rectangle with round corners, in whole pixels."""
    mask = QBitmap(width, height)
    mask.clear()
    painter = QPainter(mask)
    painter.setPen(QPen(Qt.GlobalColor.color1, 1))
    painter.setBrush(Qt.GlobalColor.color1)
    painter.drawRoundedRect(0, 0, width - 1, height - 1, CARD_RADIUS, CARD_RADIUS)
    painter.end()
    return mask
