from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.card import Card
from app.ui.theme import DARK, LIGHT, Tokens, dressed


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_card_is_raised_from_the_paper_and_its_corners_are_round(
    qtbot: QtBot, qapp: QApplication, look: Tokens
) -> None:
    qapp.setPalette(dressed(QPalette(), look))
    card = Card()
    qtbot.addWidget(card)
    card.resize(200, 100)
    picture = card.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2) == QColor(look.card)
    assert picture.pixelColor(0, 0) == QColor(look.paper)
