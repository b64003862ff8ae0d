"""The icon in the desktop's tray: shows the snapshot, offers its menu, passes clicks on. Decides nothing.

It comes before all else that the app is made of, so what only a snapshot needs is imported with the first one.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

from app.ui.menu import EntryMenu, Send

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from app.core.inputs import Command
    from app.core.menu import Ask
    from app.core.snapshot import Icon, Snapshot

STARTING = "Supple is starting."

_MESSAGE_MS = 5_000
_FIRST = 22
"""Pixels of the first icon, which no panel shows for longer than the rest takes to load."""


class Tray:
    """The tray icon, from its making to `close()`. send: takes what is chosen; may be set later."""

    def __init__(self, send: Send | None = None, parent: QObject | None = None) -> None:
        self.send = send
        self.menu = EntryMenu(self._chosen)
        self.icon = QSystemTrayIcon(parent)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._clicked)
        self._painted: tuple[Icon, int, bool] | None = None
        self._last: Snapshot | None = None

    @staticmethod
    def available() -> bool:
        """Whether a tray host is there now; hosts come and go, and Qt follows once `show` was called."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def begin(self) -> None:
        """Show that the app is there, while it knows nothing yet."""
        self.menu.addAction(STARTING).setEnabled(False)
        self.icon.setToolTip(STARTING)
        self.icon.setIcon(_first_icon())
        self.icon.show()

    def show(self, snapshot: Snapshot) -> None:
        """Show this snapshot. Called with or without a host: an icon shown once appears when a host comes."""
        if self._last is None:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._repaint)
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
        """One quiet message from the tray: no sound of ours, no symbol of alarm, gone by itself.

        On D-Bus without a symbol Qt sends an empty picture, which mako takes for a fault: it would show nothing.
        """
        symbols = QSystemTrayIcon.MessageIcon
        symbol = symbols.NoIcon if sys.platform in ("win32", "darwin") else symbols.Information
        self.icon.showMessage(title, text, symbol, _MESSAGE_MS)

    def close(self) -> None:
        """Take the icon away; the panel keeps no ghost of it."""
        if self._last is not None:
            QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._repaint)
        self.icon.hide()
        self.menu.deleteLater()

    def _repaint(self, _scheme: Qt.ColorScheme | None = None) -> None:
        if self._last is None:
            return
        from app.ui.tray_icon import icon_for, is_dark, step_of  # noqa: PLC0415  (knows the rules' words)

        wanted = (self._last.icon, step_of(self._last.fraction), is_dark())
        if wanted != self._painted:
            self.icon.setIcon(icon_for(self._last.icon, self._last.fraction, dark=wanted[2]))
            self._painted = wanted

    def _chosen(self, asked: Command | Ask) -> None:
        if self.send is not None:
            self.send(asked)

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """Middle: a break. Left: the menu, where the desktop does not open it by itself."""
        if reason == QSystemTrayIcon.ActivationReason.MiddleClick:
            from app.core.inputs import Start  # noqa: PLC0415  (by then it is loaded)

            self._chosen(Start())
        elif reason == QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.menu.popup(QCursor.pos())


def _first_icon() -> QIcon:
    """The empty ring, in the desktop's own ink on its own paper."""
    pixmap = QPixmap(_FIRST, _FIRST)
    palette = QGuiApplication.palette()
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((palette.window().color(), 3.8), (palette.windowText().color(), 1.6)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(QRectF(3.2, 3.2, _FIRST - 6.4, _FIRST - 6.4))
    painter.end()
    return QIcon(pixmap)
