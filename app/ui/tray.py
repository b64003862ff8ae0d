"""The icon in the desktop's tray: shows the snapshot, offers its menu, passes clicks on. Decides nothing."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from app.core.inputs import Start
from app.core.snapshot import Icon, Snapshot
from app.ui.menu import EntryMenu, Send
from app.ui.tray_icon import icon_for, step_of

_MESSAGE_MS = 5_000


class Tray:
    """The tray icon, from its making to `close()`."""

    def __init__(self, send: Send, parent: QObject | None = None) -> None:
        self._send = send
        self.menu = EntryMenu(send)
        self.icon = QSystemTrayIcon(parent)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._clicked)
        self._painted: tuple[Icon, int, bool] | None = None
        self._last: Snapshot | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._repaint)

    @staticmethod
    def available() -> bool:
        """Whether a tray host is there now; hosts come and go, and Qt follows once `show` was called."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self, snapshot: Snapshot) -> None:
        """Show this snapshot. Called with or without a host: an icon shown once appears when a host comes."""
        self._last = snapshot
        self.menu.show_entries(snapshot.menu)
        if self.icon.toolTip() != snapshot.tooltip:
            self.icon.setToolTip(snapshot.tooltip)
        self._repaint()
        if not self.icon.isVisible():
            self.icon.show()
        if snapshot.heads_up:
            self.say(snapshot.detail or snapshot.headline, snapshot.headline if snapshot.detail else "")

    def say(self, title: str, text: str) -> None:
        """One quiet message from the tray: no sound of ours, no symbol of alarm, gone by itself."""
        self.icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon, _MESSAGE_MS)

    def close(self) -> None:
        """Take the icon away; the panel keeps no ghost of it."""
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._repaint)
        self.icon.hide()
        self.menu.deleteLater()

    def _repaint(self, _scheme: Qt.ColorScheme | None = None) -> None:
        if self._last is None:
            return
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        wanted = (self._last.icon, step_of(self._last.fraction), dark)
        if wanted != self._painted:
            self.icon.setIcon(icon_for(self._last.icon, self._last.fraction, dark=dark))
            self._painted = wanted

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """Middle: a break. Left: the menu, where the desktop does not open it by itself."""
        if reason == QSystemTrayIcon.ActivationReason.MiddleClick:
            self._send(Start())
        elif reason == QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.menu.popup(QCursor.pos())
