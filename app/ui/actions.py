"""The small window with the tray's sentences and actions, for desktops without a tray. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.inputs import Start
from app.core.menu import Entry
from app.core.sentences import unbroken
from app.core.snapshot import Snapshot
from app.ui.button import RING_GAP, Button, Weight
from app.ui.menu import EntryMenu, Send, same_shape
from app.ui.slim_bar import SCROLL_WIDTH, page_scroll
from app.ui.theme import HEADING, SECONDARY, sized, tokens
from app.ui.tray_icon import icon_for
from app.ui.words import Words

NO_TRAY = "This desktop shows no tray, so Supple stays reachable here. Closing this window does not end it."

_ICON = 48
_LEAST, _AROUND = 160, QSize(32, 64)
"""Height that the window keeps; room for its frame and a panel."""


class ActionsWindow(QWidget):
    """What the tray would say and offer, as a window. Closing it only hides it: the app runs on."""

    def __init__(self, send: Send, note: str = "") -> None:
        """note: one sentence at the foot, such as why this window is there at all."""
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("Supple")
        self._send = send
        self._grows = False
        self._menu: tuple[Entry, ...] = ()
        self._buttons: list[tuple[Entry, Button]] = []
        self._menus: list[EntryMenu] = []
        self._picture, self._headline, self._detail = QLabel(), Words(), Words()
        self._headline.setFont(sized(self.font(), HEADING, strong=True))
        for label in (self._headline, self._detail):
            label.setMinimumWidth(260)
        self._detail.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._list.setContentsMargins(-RING_GAP, 0, -RING_GAP, 0)
        self._lay_out(note)

    def _lay_out(self, note: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._headline)
        words.addWidget(self._detail)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self._page = QWidget()
        column = self._column = QVBoxLayout(self._page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addLayout(top)
        column.addLayout(self._list)
        column.addStretch(1)
        if note:
            foot = Words(note)
            foot.setFont(sized(self.font(), SECONDARY))
            foot.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            column.addWidget(foot)
        scroll = page_scroll()
        scroll.setWidget(self._page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show these sentences and actions; what has not changed is left alone, focus too."""
        icon: QIcon = icon_for(snapshot.icon, snapshot.fraction, dark=tokens(self.palette()).dark)
        pixmap: QPixmap = icon.pixmap(QSize(_ICON, _ICON), self.devicePixelRatio())
        self._picture.setPixmap(pixmap)
        self._headline.setText(unbroken(snapshot.headline))
        self._detail.setText(unbroken(snapshot.detail))
        self._detail.setVisible(bool(snapshot.detail))
        entries = tuple(entry for entry in snapshot.menu if not entry.text or entry.does or entry.entries)
        if not same_shape(self._menu, entries):
            self._build(entries)
        self._menu = entries
        shown = [entry for entry in entries if entry.text]
        self._buttons = [(entry, button) for entry, (_, button) in zip(shown, self._buttons, strict=True)]
        for place, (entry, button) in enumerate(self._buttons):
            tick = "" if entry.checked is None else f": {'on' if entry.checked else 'off'}"
            button.setText(f"{entry.text} …" if entry.entries else f"{entry.text}{tick}")
            button.setAccessibleName(entry.text)
            button.setEnabled(entry.enabled)
            self._menus[place].show_entries(entry.entries)
        if not self.isVisible() or self._grows:
            self._grows = False
            self._fit()

    def bring_forward(self) -> None:
        """Show the window in front, whatever it was before."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus()

    def _fit(self) -> None:
        """As large as what it holds, where the screen has room for that; else it scrolls."""
        column = self._column
        column.activate()
        least = column.minimumSize().width() + SCROLL_WIDTH
        width = max(least, column.sizeHint().width())
        room = self.screen().availableSize() - _AROUND
        self.setMinimumSize(QSize(least, _LEAST).boundedTo(room))
        wanted = QSize(width, column.totalHeightForWidth(width))
        self.resize(wanted.expandedTo(self.size()).boundedTo(room) if self.isVisible() else wanted.boundedTo(room))

    def _build(self, entries: tuple[Entry, ...]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for menu in self._menus:
            menu.deleteLater()
        self._buttons, self._menus, self._grows = [], [], True
        for entry in entries:
            if not entry.text:
                self._list.addSpacing(12)
                continue
            first = not self._buttons and (isinstance(entry.does, Start) or bool(entry.entries))
            button = Button(entry.text, Weight.MAIN if first else Weight.PLAIN, self, fills=True)
            place = len(self._buttons)
            button.clicked.connect(lambda _checked=False, place=place: self._pressed(place))
            self._buttons.append((entry, button))
            self._menus.append(EntryMenu(self._send, self))
            self._list.addWidget(button)

    def _pressed(self, place: int) -> None:
        entry, button = self._buttons[place]
        if entry.entries:
            self._menus[place].popup(button.mapToGlobal(button.rect().bottomLeft()))
        elif entry.does is not None:
            self._send(entry.does)
