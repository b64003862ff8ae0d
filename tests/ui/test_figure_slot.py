from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.movement.movement import Movement
from app.ui.figure_moment import Moment
from app.ui.figure_slot import real_figure


def test_the_real_figure_shows_what_it_is_posed_to(qtbot: QtBot, cat_cow: Movement) -> None:
    figure = real_figure()
    qtbot.addWidget(figure.widget)
    figure.widget.resize(120, 160)
    before = figure.widget.grab().toImage()
    figure.show(Moment(cat_cow, 2.0))
    assert figure.widget.grab().toImage() != before
