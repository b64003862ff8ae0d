"""The settings window: sections, search, rows made of the declaration, undo. Writes through the callable it is given.

What a setting is stands in `core`; nothing about a single one stands here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.declared import Setting
from app.core.form import Section, found, in_words, parts_of, sections, shown_value
from app.core.kinds import Value
from app.core.settings import Settings
from app.ui.button import RING_GAP, Button, Weight
from app.ui.card import Card
from app.ui.field_choice import ListField
from app.ui.preferences_nav import Nav, Search
from app.ui.preferences_row import RowView, Values
from app.ui.slim_bar import SCROLL_WIDTH, page_scroll
from app.ui.theme import HEADING, SECONDARY, sized
from app.ui.wrap_row import WrapRow

_LEAST, _MARGIN, _BAR = QSize(380, 300), 16, 8 + SCROLL_WIDTH
_SIDE = 24 - RING_GAP
_AROUND = 3 * _MARGIN + 2 * _SIDE + _BAR
"""What of the window's width is beside a row, but for the list of sections."""
NARROW, TIGHT = 720, 520
"""Widths below which the sections are a list to open, and the fields stand under their words."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the window needs of the rest. write: all or the sentence of what went wrong. screens: their names."""

    settings: Callable[[], Settings]
    autostart: Callable[[], bool]
    write: Callable[[Values], str | None]
    show_prompt: Callable[[], None]
    show_break: Callable[[], None]
    open_file: Callable[[], None]
    screens: Callable[[], tuple[str, ...]] = tuple


class PreferencesWindow(QWidget):
    """The settings. What is chosen holds at once; Ctrl+Z takes it back."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._wishes = wishes
        self._done: list[Values] = []
        self._undone: list[Values] = []
        self._place = 0
        self.setWindowTitle("Settings")
        self.search, self.nav = Search(), Nav()
        self.pick = ListField(())
        self.undo = Button("Undo", Weight.QUIET)
        self.note, self.nothing = QLabel(), QLabel()
        self.sections = tuple(SectionView(section, self._chosen) for section in sections())
        self._lay_out()
        self._connect()
        self.nav.show_names([view.section.label for view in self.sections])
        self.pick.offer(tuple(view.section.label for view in self.sections))
        self.tell("")
        self.refresh()
        self._fit(0)
        self.setMinimumSize(max(_LEAST.width(), self._needs()), _LEAST.height())
        self._fit(self.width())
        self._show_found()
        self.resize(880, 680)

    @property
    def rows(self) -> tuple[RowView, ...]:
        return tuple(row for view in self.sections for row in view.rows)

    def refresh(self) -> None:
        """Show what holds now; the file may have been changed by somebody else."""
        settings, autostart = self._wishes.settings(), self._wishes.autostart()
        for row in self.rows:
            if isinstance(row.field, ListField):
                row.field.offer(self._wishes.screens())
            row.show_values([shown_value(settings, each, autostart=autostart) for each in row.row.settings])
        self.undo.setEnabled(bool(self._done))

    def bring_forward(self) -> None:
        """Show it in front, ready to be searched."""
        self.refresh()
        self.showNormal()
        self.raise_()
        self.activateWindow()
        self.setFocus()

    # ---- changing -----------------------------------------------------------------------------------------------

    def _chosen(self, row: RowView, values: Values) -> None:
        wanted = [part for setting, value in values for part in parts_of(setting, value)]
        before = self._write(wanted)
        if isinstance(before, str):
            row.say(before)
        elif before:
            self._done.append(before)
            self._undone.clear()
            row.say("")
            self.tell("")
        self.refresh()

    def _write(self, wanted: Values) -> Values | str:
        """Write what differs from what holds; what held before, or what went wrong."""
        settings, autostart = self._wishes.settings(), self._wishes.autostart()
        held = [(each, shown_value(settings, each, autostart=autostart)) for each, _ in wanted]
        changed = [(new, old) for new, old in zip(wanted, held, strict=True) if new != old]
        trouble = self._wishes.write([new for new, _ in changed]) if changed else None
        return [old for _, old in changed] if trouble is None else trouble

    def take_back(self) -> None:
        """Undo the last change."""
        self._move(self._done, self._undone)

    def do_again(self) -> None:
        """Redo what was undone last."""
        self._move(self._undone, self._done)

    def _move(self, here: list[Values], there: list[Values]) -> None:
        if not here:
            return
        values = here.pop()
        before = self._write(values)
        if isinstance(before, str):
            self.tell(before)
        else:
            there.append(before or values)
            self.tell(_said(values))
        self.refresh()

    def tell(self, says: str) -> None:
        """Say one sentence at the window's foot; "": nothing any more."""
        self.note.setText(says)
        self.note.setVisible(bool(says))
        if says:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, says))

    # ---- showing ------------------------------------------------------------------------------------------------

    def _show_found(self) -> None:
        words = self.search.line.text()
        anywhere = bool(words.strip())
        self.nav.show_place(None if anywhere else self._place)
        for place, view in enumerate(self.sections):
            view.show_rows(words, here=anywhere or place == self._place)
        self.nothing.setText(f"No setting is about “{words.strip()}”.")
        self.nothing.setVisible(not any(view.shows for view in self.sections))
        self._scroll.verticalScrollBar().setValue(0)

    def _go(self, place: int) -> None:
        self._place = place
        self.search.line.clear()
        self.pick.setCurrentIndex(place)
        self._show_found()

    def _connect(self) -> None:
        wishes = self._wishes
        self.nav.chosen.connect(self._go)
        self.pick.activated.connect(self._go)
        self.search.line.textChanged.connect(self._show_found)
        self.undo.clicked.connect(self.take_back)
        self.undo.setToolTip("Take the last change back (Ctrl+Z)")
        for keys, does in (
            (QKeySequence.StandardKey.Undo, self.take_back),
            (QKeySequence.StandardKey.Redo, self.do_again),
            (QKeySequence.StandardKey.Find, self.search.line.setFocus),
            (Qt.Key.Key_Escape, self._escape),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)
        for text, weight, does in (
            ("Preview a prompt", Weight.PLAIN, wishes.show_prompt),
            ("Preview a break", Weight.PLAIN, wishes.show_break),
            ("Settings file", Weight.LINK, wishes.open_file),
        ):
            button = Button(text, weight)
            button.clicked.connect(does)
            if weight is Weight.LINK:
                self._foot.push()
            self._foot.addWidget(button)

    def _escape(self) -> None:
        if self.search.line.text():
            self.search.line.clear()
        else:
            self.close()

    def _lay_out(self) -> None:
        for label in (self.note, self.nothing):
            label.setWordWrap(True)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.note.setFont(sized(self.font(), SECONDARY))
        find = QHBoxLayout()
        find.setSpacing(8)
        find.addWidget(self.search, 1)
        find.addWidget(self.undo)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addWidget(self.pick)
        self._top.addLayout(find, 1)
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 8, 8)
        page.setSpacing(16)
        for view in (*self.sections, self.nothing):
            page.addWidget(view)
        page.addStretch(1)
        self._scroll = page_scroll()
        self._scroll.setWidget(self._page)
        self._foot = WrapRow()
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(self._top)
        right.addWidget(self._scroll, 1)
        right.addWidget(self.note)
        right.addLayout(self._foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 12)
        whole.setSpacing(16)
        whole.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # the list of sections goes for a small one
        whole.addWidget(self.nav)
        whole.addLayout(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands beside each other with room stands under each other without."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        self.nav.setVisible(width >= NARROW)
        self.pick.setVisible(width < NARROW)
        inner = width - (self.nav.width() if width >= NARROW else 0)
        for row in self.rows:
            row.set_narrow(narrow=inner < TIGHT + 60 or row.beside_width() > inner - _AROUND)
        beside = self.pick.sizeHint().width() + self.search.sizeHint().width() + self.undo.sizeHint().width() + 16
        fits = width >= NARROW or beside <= width - 2 * _MARGIN
        self._top.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def _needs(self) -> int:
        """The width below which words would be cut off, when all that can stands under each other."""
        page = max(view.minimumSizeHint().width() for view in self.sections) + _BAR
        return max(page, self._foot.minimumSize().width()) + 2 * _MARGIN


class SectionView(Card):
    """One section: its heading and its rows."""

    def __init__(self, section: Section, choose: Callable[[RowView, Values], None]) -> None:
        super().__init__()
        self.section = section
        self.shows = False
        self.rows = tuple(RowView(row, choose, self) for row in section.rows)
        heading = QLabel(section.label)
        heading.setFont(sized(self.font(), HEADING, strong=True))
        heading.setContentsMargins(RING_GAP, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 20, _SIDE, 20)
        column.setSpacing(16)
        column.addWidget(heading)
        for row in self.rows:
            row.label.setVisible(row.row.label != section.label)
            column.addWidget(row)

    def show_rows(self, words: str, *, here: bool) -> None:
        """Show the rows that the words find; here: at all."""
        wanted = found(self.section, words) if here else ()
        for row in self.rows:
            row.setVisible(row.row in wanted)
        self.shows = bool(wanted)
        self.setVisible(self.shows)


def _said(values: Values) -> str:
    """What an undo or redo has brought back."""
    return " ".join(f"{_name(setting)} is {in_words(setting.kind, value)} again." for setting, value in values)


def _name(setting: Setting) -> str:
    return f"“{setting.about.label}”"


__all__ = ["PreferencesWindow", "RowView", "SectionView", "Value", "Wishes"]
