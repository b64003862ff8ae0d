from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.wrap_row import WrapRow


def block(width: int) -> QWidget:
    widget = QWidget()
    widget.setFixedSize(width, 20)
    return widget


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


def filled(page: QWidget, *widths: int, pushed: int | None = None) -> list[QWidget]:
    row = WrapRow(page, spacing=4, between=6)
    blocks = [block(width) for width in widths]
    for place, widget in enumerate(blocks):
        if place == pushed:
            row.push()
        row.addWidget(widget)
    return blocks


def shown(page: QWidget, width: int) -> None:
    page.resize(width, page.heightForWidth(width))
    page.show()


def test_what_has_room_stands_in_one_line_the_pushed_at_its_right(page: QWidget) -> None:
    blocks = filled(page, 50, 60, 40, pushed=2)
    shown(page, 300)
    assert page.height() == 20
    assert [each.x() for each in blocks] == [0, 54, 260]


def test_what_has_none_goes_on_in_the_next_line(page: QWidget) -> None:
    blocks = filled(page, 50, 60, 40, pushed=2)
    shown(page, 120)
    assert page.height() == 46
    assert [(each.x(), each.y()) for each in blocks] == [(0, 0), (54, 0), (80, 26)]


def test_it_is_never_narrower_than_its_widest(page: QWidget) -> None:
    filled(page, 50, 60, 40)
    layout = page.layout()
    assert layout is not None
    assert layout.minimumSize().width() == 60
    assert layout.sizeHint().width() == 158


def test_what_is_hidden_takes_no_room(page: QWidget) -> None:
    blocks = filled(page, 50, 60, 40)
    blocks[1].hide()
    shown(page, 100)
    assert (page.height(), blocks[2].x()) == (20, 54)


def test_what_belongs_together_stays_together(page: QWidget) -> None:
    row = WrapRow(page, spacing=4, between=6)
    pair, one, two = QHBoxLayout(), block(40), block(40)
    pair.setSpacing(0)
    pair.setContentsMargins(0, 0, 0, 0)
    row.addWidget(block(50))
    for each in (one, two):
        pair.addWidget(each)
    row.add_row(pair)
    shown(page, 100)
    assert one.y() == two.y() == 26


def test_what_is_taken_away_is_no_longer_there(page: QWidget) -> None:
    filled(page, 50, 60)
    row = page.layout()
    assert isinstance(row, WrapRow)
    taken = row.takeAt(0)
    assert taken is not None
    assert taken.widget() is not None
    assert (row.count(), row.takeAt(5), row.itemAt(5)) == (1, None, None)
