"""What lies behind the windows in the pictures: one colour, as a window that is the desktop.

A compositor paints what it is given, and knows nothing of the root window's own colour.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget


def main(colour: str) -> int:
    """Show it on the whole screen, until it is ended."""
    app = QApplication([])
    app.setDesktopFileName("ground")
    ground = QWidget(None, Qt.WindowType.FramelessWindowHint)
    ground.setWindowTitle("ground")
    ground.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeDesktop)
    ground.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    ground.setPalette(QPalette(QColor(colour)))
    ground.setGeometry(ground.screen().geometry())
    ground.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
