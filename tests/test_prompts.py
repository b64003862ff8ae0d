from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import BreakKind
from app.core.prompt_form import Form
from app.core.settings import IN_A_NOTIFICATION, Prompting
from app.core.snapshot import PromptView
from app.desktop.lull import Lull
from app.movement.movement import Movement
from app.prompts import Make, Maker, Prompts, Shown, Ways
from app.ui.rest import Rest

VIEW = PromptView(1, 58, BreakKind.MOVE, 180, (5, 10))
NEXT = replace(VIEW, number=2)
LINE = "Time to move"


class Typing(Lull):
    """Somebody who pauses when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0
        self.pauses: Callable[[], None] | None = None

    def wait(self, seconds: float, then: Callable[[], None]) -> None:
        self.seconds, self.pauses = seconds, then

    def stop(self) -> None:
        self.pauses = None

    def pause(self) -> None:
        then, self.pauses = self.pauses, None
        if then is not None:
            then()


class Drawn:
    """A form; why: for what it refuses at once."""

    def __init__(self, maker: Maker, why: str) -> None:
        self.maker, self.why = maker, why
        self.views: list[PromptView] = []
        self.up = False

    def show(self, view: PromptView, _title: str, _movement: Movement | None = None) -> None:
        self.views.append(view)
        self.up = not self.why
        if self.why:
            self.maker.cannot(self.why)

    def hide(self) -> None:
        self.up = False


@dataclass
class Desk:
    """The prompts of an app on a desktop that has these forms."""

    window: Form | None
    refused: dict[Form, str] = field(default_factory=dict)
    settings: Prompting = field(default_factory=Prompting)
    pace: float = 1.0

    def __post_init__(self) -> None:
        self.drawn: dict[Form, Drawn] = {}
        self.said: list[str] = []
        self.changes = 0
        self.typing = Typing()
        make = {form: self._maker(form) for form in (Form.NOTIFICATION, *([self.window] if self.window else []))}
        ways = Ways(self.window, make, self.typing, lambda: self.pace)
        self.rest = Rest(lambda: self.said.append("rested"))
        self.rest._timer.setInterval(0)
        self.prompts = Prompts(ways, lambda _: None, lambda: self.settings, self.said.append, self._changed, self.rest)

    def prompted(self, view: PromptView = VIEW) -> Desk:
        """A prompt is due, and nobody types."""
        self.prompts.show(view, LINE)
        self.typing.pause()
        return self

    def up(self) -> list[Form]:
        return [form for form, drawn in self.drawn.items() if drawn.up]

    def _maker(self, form: Form) -> Make:
        def make(maker: Maker) -> Shown:
            self.drawn[form] = Drawn(maker, self.refused.get(form, ""))
            return self.drawn[form]

        return make

    def _changed(self) -> None:
        self.changes += 1


def test_a_prompt_waits_for_a_pause_in_typing() -> None:
    desk = Desk(Form.CORNER)
    desk.prompts.show(VIEW, LINE)
    assert (desk.up(), desk.typing.seconds) == ([], 20)
    desk.typing.pause()
    assert desk.up() == [Form.CORNER]


def test_some_time_after_a_prompt_and_not_before_what_it_was_made_of_is_let_go(qtbot: QtBot) -> None:
    desk = Desk(Form.CORNER).prompted()
    assert not desk.rest._timer.isActive()
    desk.prompts.hide()
    qtbot.waitUntil(lambda: desk.said == ["rested"], timeout=2000)


def test_a_prompt_that_never_came_has_nothing_to_let_go() -> None:
    desk = Desk(Form.CORNER)
    desk.prompts.show(VIEW, LINE)
    desk.prompts.hide()
    assert not desk.rest._timer.isActive()


def test_on_a_fast_clock_it_waits_as_much_less() -> None:
    desk = Desk(Form.CORNER, pace=10)
    desk.prompts.show(VIEW, LINE)
    assert desk.typing.seconds == 2


def test_one_that_ends_before_the_pause_never_comes() -> None:
    desk = Desk(Form.CORNER)
    desk.prompts.show(VIEW, LINE)
    desk.prompts.hide()
    desk.typing.pause()
    assert desk.drawn == {}


def test_it_comes_as_what_it_has_become_meanwhile() -> None:
    desk = Desk(Form.CORNER)
    desk.prompts.show(VIEW, LINE)
    later = replace(VIEW, sitting_minutes=59)
    desk.prompts.show(later, LINE)
    desk.typing.pause()
    assert desk.drawn[Form.CORNER].views == [later]


def test_one_that_is_on_screen_is_kept_up_to_date_without_another_wait() -> None:
    desk = Desk(Form.CORNER).prompted()
    desk.prompts.show(replace(VIEW, sitting_minutes=59), LINE)
    assert [view.sitting_minutes for view in desk.drawn[Form.CORNER].views] == [58, 59]
    assert desk.typing.pauses is None


def test_the_next_one_waits_anew() -> None:
    desk = Desk(Form.CORNER).prompted()
    desk.prompts.show(NEXT, LINE)
    assert desk.up() == []
    desk.typing.pause()
    assert desk.drawn[Form.CORNER].views == [VIEW, NEXT]


def test_by_choice_it_is_a_notification() -> None:
    assert Desk(Form.CORNER, settings=Prompting(form=IN_A_NOTIFICATION)).prompted().up() == [Form.NOTIFICATION]


def test_a_server_that_is_not_trusted_leaves_it_to_the_window_and_nobody_is_told() -> None:
    refused = {Form.NOTIFICATION: "dunst draws no buttons"}
    desk = Desk(Form.CORNER, refused, Prompting(form=IN_A_NOTIFICATION)).prompted()
    assert (desk.up(), desk.prompts.on, desk.said, desk.prompts.unshown) == ([Form.CORNER], Form.CORNER, [], "")


def test_a_layer_that_is_refused_leaves_it_to_the_notification() -> None:
    assert Desk(Form.LAYER, {Form.LAYER: "it is lost"}).prompted().up() == [Form.NOTIFICATION]


def test_where_nothing_can_show_it_that_is_said_once_and_known_as_long_as_it_is_due() -> None:
    desk = Desk(None, {Form.NOTIFICATION: "mako draws no buttons"}).prompted()
    assert desk.prompts.unshown == "mako draws no buttons"
    assert desk.said == [
        "No prompt can be shown here: mako draws no buttons. What is due waits on the tray icon."
    ]  # fmt: skip
    desk.prompts.hide()
    assert desk.prompts.unshown == ""
    assert desk.changes == 2
    desk.prompted(NEXT)
    assert len(desk.said) == 1


def test_a_desktop_without_any_form_has_the_tray_icon() -> None:
    said: list[str] = []
    prompts = Prompts(
        Ways(None, {}, Lull()), lambda _: None, lambda: Prompting(typing_wait=0), said.append, lambda: None
    )
    prompts.show(VIEW, LINE)
    assert prompts.unshown == "this desktop has no room for one"
    assert len(said) == 1


def test_a_form_that_dies_while_it_is_up_leaves_it_to_the_next() -> None:
    desk = Desk(Form.CORNER, settings=Prompting(form=IN_A_NOTIFICATION)).prompted()
    desk.drawn[Form.NOTIFICATION].maker.cannot("the notification server has gone")
    assert desk.up() == [Form.CORNER]


def test_one_that_can_after_all_takes_it_off_the_tray_icon() -> None:
    desk = Desk(None, {Form.NOTIFICATION: "no notification server runs"}).prompted()
    desk.drawn[Form.NOTIFICATION].maker.can()
    assert (desk.prompts.on, desk.prompts.unshown) == (Form.NOTIFICATION, "")


@pytest.mark.parametrize("form", [Form.CORNER, Form.NOTIFICATION])
def test_a_prompt_that_ends_leaves_nothing_in_any_form(form: Form) -> None:
    desk = Desk(Form.CORNER, settings=Prompting(form=form.value)).prompted()
    desk.prompts.hide()
    assert (desk.up(), desk.prompts.on) == ([], None)
