"""The week's window: three sentences, the days on their hours, the few numbers, and all of it as a table.

Reads weeks through the callable it is given; counts nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from app.core.sentences import unbroken
from app.core.week import Week, week_of
from app.ui.button import RING_GAP, Button
from app.ui.card import Card
from app.ui.slim_bar import SCROLL_WIDTH, page_scroll
from app.ui.theme import DISPLAY, HEADING, SECONDARY, sized
from app.ui.week_chart import WeekChart
from app.ui.week_words import HEADINGS, Figure, dates, figures, row, sentences
from app.ui.words import Words
from app.ui.wrap_row import WrapRow

_WEEK = timedelta(days=7)
_COLUMN = 66
"""Characters a line of text may have."""
_MARGIN, _LEAST, _BESIDE = 24, 300, 3
"""Around the page; height that the window keeps; figures in a line."""


class WeekWindow(QWidget):
    """One week at a time. load: a Monday -> its week. today: the local date of now, which no week shown lies after."""

    def __init__(self, load: Callable[[date], Week], today: Callable[[], date]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._load, self._today = load, today
        self.monday = week_of(today())
        self.setWindowTitle("Your week")
        self.title = QLabel()
        self.sentences = tuple(Words() for _ in range(3))
        self.earlier, self.later = Button("‹ Earlier"), Button("Later ›")
        self.flip = Button("Show as table")
        self.chart, self.table = WeekChart(), QTableWidget(7, len(HEADINGS))
        self._pages = QStackedWidget()
        self._figures = QGridLayout()
        self._blocks: list[QWidget] = []
        self._dress()
        self._lay_out()
        self._connect()
        self.resize(960, 740)

    def show_week(self, monday: date | None = None) -> None:
        """Show the week from this Monday on (None: the one of today) and come to the front."""
        self._fill(monday or week_of(self._today()))
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus()

    def refresh(self) -> None:
        """Read the week on screen anew."""
        if self.isVisible():
            self._fill(self.monday)

    def _fill(self, monday: date) -> None:
        self.monday = monday
        week, before = self._load(monday), self._load(monday - _WEEK)
        self.title.setText(dates(monday))
        for label, text in zip(self.sentences, sentences(week), strict=True):
            label.setText(unbroken(text))
        self.later.setEnabled(monday < week_of(self._today()))
        self.chart.set_week(week)
        for place, day in enumerate(week.days):
            for column, text in enumerate(row(day)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_side(column) | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(place, column, item)
        self._show_figures(() if week.empty else figures(week, None if before.empty else before))

    def _show_figures(self, shown: tuple[Figure, ...]) -> None:
        while (item := self._figures.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._blocks = [_figure(figure, self) for figure in shown]
        self._arrange()

    def _arrange(self) -> None:
        """As many figures beside each other as there is room for."""
        widest = (
            max((block.sizeHint().width() for block in self._blocks), default=0) + self._figures.horizontalSpacing()
        )
        columns = max(1, min(_BESIDE, (self.width() - 2 * _MARGIN) // max(1, widest)))
        for column in range(_BESIDE):
            self._figures.setColumnStretch(column, int(column < columns))
        for place, block in enumerate(self._blocks):
            self._figures.addWidget(block, place // columns, place % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _dress(self) -> None:
        self.title.setFont(sized(self.font(), SECONDARY))
        self.title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        wide = self.fontMetrics().averageCharWidth() * _COLUMN
        for label in self.sentences:
            label.setMaximumWidth(round(wide * HEADING))
        self.sentences[0].setFont(sized(self.font(), HEADING, strong=True))
        for column, heading in enumerate(HEADINGS):
            item = QTableWidgetItem(heading)
            item.setTextAlignment(_side(column) | Qt.AlignmentFlag.AlignVCenter)
            self.table.setHorizontalHeaderItem(column, item)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setFrameShape(QTableWidget.Shape.NoFrame)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setFont(sized(self.font(), SECONDARY, tabular=True))
        self.table.horizontalHeader().setFont(sized(self.font(), SECONDARY))
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setAccessibleName("The week day by day")

    def _lay_out(self) -> None:
        page = self._page()
        scroll = page_scroll()
        scroll.setWidget(page)
        self.setMinimumSize(page.minimumSizeHint().width() + SCROLL_WIDTH, _LEAST)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _page(self) -> QWidget:
        top = WrapRow()
        top.setContentsMargins(0, 0, -RING_GAP, 0)
        top.addWidget(self.title)
        top.push()
        for button in (self.flip, self.earlier, self.later):
            top.addWidget(button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, _MARGIN)
        column.setSpacing(8)
        column.addLayout(top)
        for label in self.sentences:
            column.addWidget(label)
        column.addSpacing(12)
        column.addWidget(self._card(), 1)
        column.addSpacing(12)
        self._figures.setHorizontalSpacing(24)
        self._figures.setVerticalSpacing(16)
        column.addLayout(self._figures)
        return page

    def _card(self) -> Card:
        self._pages.addWidget(self.chart)
        self._pages.addWidget(self.table)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.addWidget(self._pages)
        return card

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self._fill(self.monday - _WEEK))
        self.later.clicked.connect(lambda: self._fill(self.monday + _WEEK))
        self.flip.clicked.connect(self._turn_over)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)

    def _turn_over(self) -> None:
        table = self._pages.currentIndex() == 0
        self._pages.setCurrentIndex(int(table))
        self.flip.setText("Show as chart" if table else "Show as table")


def _side(column: int) -> Qt.AlignmentFlag:
    """Names stand left, figures right."""
    return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft


def _figure(figure: Figure, parent: QWidget) -> QWidget:
    """Name, number, change: one under the other."""
    block = QWidget(parent)
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for text, scale, soft in (
        (figure.name, SECONDARY, True),
        (figure.value, DISPLAY, False),
        (figure.change, SECONDARY, True),
    ):
        label = QLabel(text)
        label.setFont(sized(block.font(), scale, tabular=True))
        if soft:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column.addWidget(label)
    return block
