from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.inputs import BreakKind, Skip, Snooze, Start
from app.core.snapshot import PromptView
from app.ui.button import Button
from app.ui.prompt_card import PromptCard
from app.ui.theme import LIGHT
from tests.ui.fakes import Asked, longer

TITLE = "Time to move: cat-cow and a turn"


@pytest.fixture
def card(qtbot: QtBot, asked: Asked, prompt_view: PromptView) -> PromptCard:
    card = PromptCard(asked, QWidget(), see_through=False)
    qtbot.addWidget(card)
    card.set_view(prompt_view, TITLE)
    card.show()
    return card


def test_it_says_what_is_offered_and_how_long_one_sat(card: PromptCard) -> None:
    assert card.title.text() == TITLE
    assert card.facts.text() == "58 min sitting · 3 min"


def test_each_answer_sends_its_command(card: PromptCard, asked: Asked) -> None:
    for button in (card.start, card.snooze, card.skip, card.tiny):
        button.click()
    assert asked.said == [Start(), Snooze(5), Skip(), Start(BreakKind.TINY)]


def test_the_other_minutes_open_in_place_and_close_again(card: PromptCard, asked: Asked) -> None:
    card.more.click()
    assert [button.text() for button in card.minutes if button.isVisible()] == ["5 min", "10 min", "15 min", "30 min"]
    assert not card.start.isVisible()
    card.minutes[2].click()
    assert asked.said == [Snooze(15)]
    next(button for button in card.findChildren(Button) if button.accessibleName() == "Back").click()
    assert card.start.isVisible()


def test_a_new_prompt_begins_with_the_answers(card: PromptCard, prompt_view: PromptView) -> None:
    card.more.click()
    card.set_view(replace(prompt_view, sitting_minutes=59), TITLE)
    assert card.minutes[0].isVisible()
    card.set_view(replace(prompt_view, number=2), TITLE)
    assert card.start.isVisible()


def test_with_no_snooze_left_only_start_and_skip_are_offered(card: PromptCard, prompt_view: PromptView) -> None:
    card.set_view(replace(prompt_view, number=2, snooze_minutes=()), TITLE)
    assert not card.snooze.isVisible()
    assert not card.more.isVisible()
    assert card.start.isVisible()
    assert card.skip.isVisible()


def test_a_tiny_break_offers_no_tinier_one(card: PromptCard, prompt_view: PromptView) -> None:
    card.set_view(replace(prompt_view, kind=BreakKind.TINY, planned=60), TITLE)
    assert not card.tiny.isVisible()


def test_words_half_as_long_again_are_not_cut_off(card: PromptCard, prompt_view: PromptView) -> None:
    for button in card.findChildren(Button):
        button.setText(longer(button.text()))
    card.set_view(replace(prompt_view, sitting_minutes=120), longer(TITLE) * 2)
    for button in (card.start, card.more, card.skip, card.tiny):
        assert button.width() >= button.sizeHint().width()
        assert card.rect().contains(button.mapTo(card, QPoint(button.width(), button.height())))
    assert card.title.height() >= card.title.heightForWidth(card.title.width())


def test_the_first_words_are_not_cut_off_before_the_loop_has_turned(
    qtbot: QtBot, asked: Asked, prompt_view: PromptView
) -> None:
    card = PromptCard(asked, QWidget(), see_through=True)
    qtbot.addWidget(card)
    card.set_view(replace(prompt_view, snooze_minutes=(120, 240)), TITLE)
    card.show()
    assert card.snooze.width() >= card.snooze.sizeHint().width()


def test_every_answer_has_a_name_for_who_hears_it(card: PromptCard) -> None:
    for button in card.findChildren(Button):
        assert any(letter.isalpha() for letter in button.accessibleName() or button.text())


def test_corners_are_soft_where_the_screen_shows_what_is_behind(card: PromptCard, prompt_view: PromptView) -> None:
    cut = card.size()
    assert not card.mask().isEmpty()
    card.let_through(True)
    card.set_view(prompt_view, TITLE)
    assert card.mask().isEmpty()
    assert card.width() == cut.width() + 2 * card.edge
    card.let_through(False)
    card.set_view(prompt_view, TITLE)
    assert card.size() == cut
    assert not card.mask().isEmpty()


def test_where_a_pixel_is_two_they_are_square_and_not_stairs(
    card: PromptCard, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(card, "devicePixelRatio", lambda: 2.0)
    card.let_through(False)
    assert card.mask().isEmpty()
    seen = card.grab().toImage()
    assert seen.pixelColor(0, 0).lightness() > 200
    assert seen.pixelColor(2, 2).name() == LIGHT.card.lower()
