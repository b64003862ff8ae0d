"""A snapshot's menu entries as a QMenu, and the same entries flat for windows. Decides nothing about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:  # the menu is there before the rules are loaded
    from app.core.inputs import Command
    from app.core.menu import Ask, Entry

Send = Callable[["Command | Ask"], None]


def same_shape(old: tuple[Entry, ...], new: tuple[Entry, ...]) -> bool:
    """Whether new entries can be written over old ones: separators, submenus and lines in the same places."""
    return len(old) == len(new) and all(
        bool(a.text) == bool(b.text)
        and bool(a.entries) == bool(b.entries)
        and (a.checked is None) == (b.checked is None)
        and same_shape(a.entries, b.entries)
        for a, b in zip(old, new, strict=True)
    )


def leaves(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Every entry that does something, submenus opened out, in order."""
    for entry in entries:
        if entry.entries:
            yield from leaves(entry.entries)
        elif entry.does is not None:
            yield entry


class EntryMenu(QMenu):
    """A menu that shows entries. What has not changed is left alone, so that an open menu does not flicker."""

    def __init__(self, send: Send, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._entries: tuple[Entry, ...] = ()
        self._submenus: dict[int, EntryMenu] = {}

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these entries instead of the last ones."""
        if entries == self._entries:
            return
        if not same_shape(self._entries, entries):
            self._build(entries)
        self._entries = entries
        for place, (action, entry) in enumerate(zip(self.actions(), entries, strict=True)):
            if entry.text:
                action.setText(entry.text.replace("&", "&&"))
                action.setEnabled(entry.enabled and (entry.does is not None or bool(entry.entries)))
                action.setCheckable(entry.checked is not None)
                action.setChecked(bool(entry.checked))
            if entry.entries:
                self._submenus[place].show_entries(entry.entries)

    def _build(self, entries: tuple[Entry, ...]) -> None:
        self.clear()
        for submenu in self._submenus.values():
            submenu.deleteLater()
        self._submenus = {}
        for place, entry in enumerate(entries):
            if not entry.text:
                self.addSeparator()
            elif entry.entries:
                self._submenus[place] = EntryMenu(self._send, self)
                self.addMenu(self._submenus[place])
            else:
                self.addAction(self._action(place))

    def _action(self, place: int) -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda _checked=False: self._chosen(place))
        return action

    def _chosen(self, place: int) -> None:
        does = self._entries[place].does
        if does is not None:
            self._send(does)
