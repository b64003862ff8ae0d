"""The window of the first run: what Supple will do, a few questions, where it lives. Comes once; skipping it is fine.

Sets nothing by itself: what was chosen goes to the callable it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.first_run import chosen, promise, proposed, questions
from app.core.form import PRESET
from app.core.kinds import Value
from app.core.sentences import unbroken
from app.core.settings import DayHours
from app.core.snapshot import Icon
from app.ui.button import RING_GAP, Button, Weight
from app.ui.card import Card
from app.ui.figure_moment import Moment
from app.ui.figure_slot import FigureFactory
from app.ui.preferences_row import RowView, Values
from app.ui.slim_bar import page_scroll
from app.ui.theme import HEADING, SECONDARY, sized, tokens
from app.ui.tray_icon import icon_for
from app.ui.wrap_row import WrapRow

if TYPE_CHECKING:
    from app.movement.movement import Movement

TITLE = "Welcome to Supple"
IN_TRAY = "Supple lives in your panel: this ring fills while you sit. Its menu has breaks, pauses and all settings."
NO_TRAY = "This desktop shows no tray. Start Supple a second time to see its window, or use “supple” in a terminal."

_FRAME_MS = 66
_PACE = 0.6
_ASIDE = 220
_ROOMY = QSize(640, 520)
"""From which on the figure has its own column."""
_ICON = 28
_LEAST = QSize(420, 300)


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What the window needs of the rest. week: the guessed hours. done: takes what to set, or nothing when skipped."""

    week: tuple[DayHours, ...]
    tray: bool
    movement: Movement | None
    done: Callable[[Values], str | None]
    show_break: Callable[[], None]
    now: Callable[[], float]


class WelcomeWindow(QWidget):
    """The first run's window."""

    def __init__(self, first: FirstRun, figure: FigureFactory, *, still: bool = False) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._first, self._still = first, still
        self._over = False
        self.setWindowTitle(TITLE)
        questioned = questions(first.week)
        self.answers: dict[str, Value] = {row.keys: proposed(row.settings[0]) for row in questioned}
        self.rows = tuple(RowView(row, self._answered, self, plain=True) for row in questioned)
        self.promise, self.trouble, self.icon = QLabel(), QLabel(), QLabel()
        self.begin, self.skip = Button("Begin", Weight.MAIN), Button("Skip", Weight.QUIET)
        self.look = Button("Show me a break", Weight.PLAIN)
        self._figure = figure() if first.movement is not None else None
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self._move)
        self._lay_out()
        self._connect()
        self._show_answers()
        self._move()
        if self._figure is not None and not still:
            self._frames.start()
        self.resize(780, 620)

    def _answered(self, row: RowView, values: Values) -> None:
        self.answers[row.row.keys] = values[0][1]
        self._show_answers()

    def _show_answers(self) -> None:
        for row in self.rows:
            row.show_values([self.answers[row.row.keys]])
        self.promise.setText(unbroken(promise(str(self.answers[PRESET.key]))))

    def _begin(self) -> None:
        trouble = self._first.done(chosen(self.answers, tuple(row.row for row in self.rows), self._first.week))
        if trouble is not None:
            self.trouble.setText(trouble)
            self.trouble.show()
            return
        self._end()

    def _skip(self) -> None:
        self._first.done(())
        self._end()

    def _end(self) -> None:
        self._over = True
        self._frames.stop()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it is skipping it."""
        event.accept()
        if not self._over:
            self._skip()

    def _move(self) -> None:
        if self._figure is not None and self._first.movement is not None:
            self._figure.show(Moment(self._first.movement, self._first.now() * _PACE, still=self._still))

    def _connect(self) -> None:
        self.begin.clicked.connect(self._begin)
        self.skip.clicked.connect(self._skip)
        self.look.clicked.connect(lambda _checked=False: self._first.show_break())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._skip)

    def _words(self) -> QVBoxLayout:
        heading = QLabel(TITLE)
        heading.setFont(sized(self.font(), HEADING, strong=True))
        for label in (heading, self.promise, self.trouble):
            label.setWordWrap(True)
            label.setContentsMargins(RING_GAP, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(heading)
        words.addWidget(self.promise)
        words.addSpacing(8)
        for row in self.rows:
            words.addWidget(row)
            words.addSpacing(4)
        words.addStretch(1)
        words.addLayout(self._where())
        return words

    def _lay_out(self) -> None:
        self.trouble.hide()
        self.trouble.setForegroundRole(QPalette.ColorRole.BrightText)
        self._aside = Card()
        aside = QVBoxLayout(self._aside)
        if self._figure is not None:
            aside.addWidget(self._figure.widget)
        self._aside.setFixedWidth(_ASIDE)
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(0, 0, 8, 0)
        across.setSpacing(24)
        across.addWidget(self._aside)
        across.addLayout(self._words(), 1)
        scroll = page_scroll()
        scroll.setWidget(page)
        answers = WrapRow()
        answers.addWidget(self.look)
        answers.push()
        answers.addWidget(self.skip)
        answers.addWidget(self.begin)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24 - RING_GAP, 20)
        whole.setSpacing(16)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # the figure goes for a small window
        whole.addWidget(scroll, 1)
        whole.addWidget(self.trouble)
        whole.addLayout(answers)
        self.setMinimumSize(max(_LEAST.width(), answers.minimumSize().width() + 48), _LEAST.height())

    def bring_forward(self) -> None:
        """Show it in front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus()

    def _where(self) -> QHBoxLayout:
        """Where the icon lives, with the icon itself."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.setContentsMargins(RING_GAP, 8, 0, 0)
        says = QLabel(IN_TRAY if self._first.tray else NO_TRAY)
        says.setWordWrap(True)
        says.setFont(sized(self.font(), SECONDARY))
        says.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        if self._first.tray:
            self.icon.setAccessibleName("Supple's icon")
            self._paint_icon()
            row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(says, 1)
        return row

    def _paint_icon(self) -> None:
        icon = icon_for(Icon.SITTING, 0.6, dark=tokens(self.palette()).dark)
        self.icon.setPixmap(icon.pixmap(QSize(_ICON, _ICON), self.devicePixelRatio()))

    def changeEvent(self, event: QEvent) -> None:
        """The desktop has turned dark or light: so does the icon."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._first.tray:
            self._paint_icon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figure is there where it has room."""
        super().resizeEvent(event)
        width = event.size().width()
        self._aside.setVisible(self._figure is not None and _ROOMY.boundedTo(event.size()) == _ROOMY)
        for row in self.rows:
            row.set_narrow(narrow=width < 420)  # noqa: PLR2004  a row's own least
