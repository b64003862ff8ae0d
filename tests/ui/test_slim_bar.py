from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.slim_bar import page_scroll


def test_a_page_that_fits_has_no_bar_and_a_longer_one_a_slim_one(qtbot: QtBot) -> None:
    scroll, page = page_scroll(), QWidget()
    qtbot.addWidget(scroll)
    scroll.setWidget(page)
    scroll.resize(300, 300)
    scroll.show()
    page.setMinimumHeight(100)
    assert not scroll.verticalScrollBar().isVisible()
    page.setMinimumHeight(1000)
    qtbot.waitUntil(scroll.verticalScrollBar().isVisible)
    bar = scroll.verticalScrollBar()
    assert bar.width() <= 12
    empty = bar.grab().toImage().pixelColor(5, bar.height() - 4)
    handle = bar.grab().toImage().pixelColor(5, 20)
    assert empty != handle
