from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.core.settings import Figure as Person
from app.core.settings import Settings
from app.figure.person import FIRST, PEOPLE
from app.movement.movement import Movement
from app.ui.figure_moment import Moment
from app.ui.figure_slot import real_figure, with_person
from tests.ui.fakes import Posed


def test_the_real_figure_shows_what_it_is_posed_to(qtbot: QtBot, cat_cow: Movement) -> None:
    figure = real_figure()
    qtbot.addWidget(figure.widget)
    figure.widget.resize(120, 160)
    before = figure.widget.grab().toImage()
    figure.show(Moment(cat_cow, 2.0))
    assert figure.widget.grab().toImage() != before


def test_whoever_is_chosen_shows_it_from_the_next_moment_on(cat_cow: Movement, posed: Posed, qtbot: QtBot) -> None:
    del qtbot
    chosen = [Settings()]
    figure = with_person(posed, lambda: chosen[-1])()
    figure.show(Moment(cat_cow, 2.0))
    chosen.append(Settings(figure=Person("third")))
    figure.show(Moment(cat_cow, 2.1))
    assert [moment.person for moment in posed.poses] == [FIRST, PEOPLE[2]]
