from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.inputs import BreakKind, ContinueBreak, HoldBreak, Leave, Performed
from app.core.snapshot import GuidedView
from app.movement.catalogue import Catalogue
from app.movement.comfort import Comfort
from app.movement.compose import Plan, plan
from app.movement.movement import Region
from app.ui.cover import Standing
from app.ui.figure_moment import Moment
from app.ui.figure_slot import Figure
from app.ui.guide import Guide, frame_ms
from app.ui.guide_controls import Do
from app.ui.guide_stage import SAFETY, Stage
from app.ui.rest import Rest
from app.ui.sound import Sound
from tests.ui.fakes import Asked, Posed, Watch


@pytest.fixture
def three_minutes(movements: Catalogue) -> Plan:
    return plan(movements, BreakKind.MOVE, 180, seated=False, floor=False, recent=())


@pytest.fixture
def view(three_minutes: Plan) -> GuidedView:
    return GuidedView(BreakKind.MOVE, False, three_minutes.seconds, 0, False, 1000)


@pytest.fixture
def heard() -> list[Sound]:
    return []


@pytest.fixture
def guide(
    qtbot: QtBot, asked: Asked, posed: Posed, movements: Catalogue, watch: Watch, heard: list[Sound],
    three_minutes: Plan, view: GuidedView,
) -> Guide:  # fmt: skip
    """A break that has just begun. Its frames are asked for, not waited for."""
    guide = Guide(asked, posed, movements, watch, sound=heard.append, still=True)
    guide.begin(three_minutes, view, first=False)
    guide._frames.stop()
    qtbot.addWidget(stage(guide))
    qtbot.waitUntil(stage(guide).isActiveWindow)
    return guide


def stage(guide: Guide) -> Stage:
    assert guide.stage is not None
    return guide.stage


def play(guide: Guide, watch: Watch, seconds: float) -> None:
    """Let time pass as it does on screen, a frame each half second."""
    for _ in range(round(seconds * 2)):
        watch.t += 0.5
        guide._frame()


def performed(asked: Asked) -> list[Performed]:
    return [each for each in asked.said if isinstance(each, Performed)]


def test_it_opens_with_the_first_movement_and_the_time_left(
    guide: Guide, three_minutes: Plan, view: GuidedView
) -> None:
    assert stage(guide).isVisible()
    assert stage(guide).name.text() == three_minutes.sets[0].movement.name
    minutes, seconds = divmod(view.planned, 60)
    assert stage(guide).ring.accessibleName() == f"{minutes}:{seconds:02d} left"


def test_the_safety_line_is_there_the_first_time_only(guide: Guide, three_minutes: Plan, view: GuidedView) -> None:
    assert not stage(guide).safety.isVisible()
    guide.begin(three_minutes, view, first=True)
    assert stage(guide).safety.isVisible()
    assert stage(guide).safety.text() == SAFETY


def test_the_figure_moves_on_between_two_snapshots(guide: Guide, posed: Posed, watch: Watch) -> None:
    play(guide, watch, 1)
    assert posed.poses[-1].t - posed.poses[0].t == pytest.approx(1.0)


def test_a_snapshot_a_second_off_does_not_make_the_figure_jump(
    guide: Guide, posed: Posed, watch: Watch, view: GuidedView
) -> None:
    play(guide, watch, 12)
    guide.follow(replace(view, played=11))
    assert posed.poses[-1].t == pytest.approx(posed.poses[-2].t)
    guide.follow(replace(view, played=17))
    assert posed.poses[-1].t == pytest.approx(posed.poses[-2].t + 5)


def test_escape_leaves_at_once_and_keeps_what_was_done(
    guide: Guide, asked: Asked, watch: Watch, three_minutes: Plan
) -> None:
    play(guide, watch, 30)
    QTest.keyClick(stage(guide), Qt.Key.Key_Escape)
    assert not stage(guide).isVisible()
    assert isinstance(asked.said[-1], Leave)
    (done,) = performed(asked)
    assert done.movement == three_minutes.sets[0].movement.id
    assert done.repetitions >= 1
    assert done.seconds == 30


def test_leaving_before_a_repetition_was_done_counts_none(guide: Guide, asked: Asked) -> None:
    QTest.keyClick(stage(guide), Qt.Key.Key_Escape)
    assert asked.said == [Leave()]


def test_space_pauses_and_goes_on(guide: Guide, asked: Asked, watch: Watch, view: GuidedView, posed: Posed) -> None:
    play(guide, watch, 10)
    QTest.keyClick(stage(guide), Qt.Key.Key_Space)
    assert asked.said == [HoldBreak()]
    guide.follow(replace(view, played=10, held=True))
    assert not guide._frames.isActive()
    assert stage(guide).caption.accessibleName() == "Paused"
    stood = posed.poses[-1].t
    play(guide, watch, 60)
    assert posed.poses[-1].t == stood
    QTest.keyClick(stage(guide), Qt.Key.Key_Space)
    assert asked.said[-1] == ContinueBreak()
    guide.follow(replace(view, played=10))
    play(guide, watch, 1)
    assert posed.poses[-1].t == pytest.approx(stood + 1.0)


def test_a_break_that_is_played_out_tells_every_movement_and_ends_with_a_sentence(
    guide: Guide, asked: Asked, watch: Watch, three_minutes: Plan, view: GuidedView, heard: list[Sound]
) -> None:
    play(guide, watch, view.planned - 0.5)
    told = dict.fromkeys(each.movement for each in performed(asked))
    assert list(told) == [each.movement.id for each in three_minutes.sets]
    sides = [each.side for each in performed(asked) if each.movement == "rotation-standing"]
    assert sides == ["right", "left"]
    assert Leave() not in asked.said
    guide.follow(None)
    assert stage(guide).caption.accessibleName() == "That was 3 min of movement."
    assert not stage(guide).controls.isVisible()
    assert heard == [Sound.CHANGE] * (len(three_minutes.sets) - 1) + [Sound.END]
    guide._shut()
    assert not stage(guide).isVisible()
    assert Leave() not in asked.said


def test_a_break_that_others_end_goes_at_once_and_keeps_what_was_done(guide: Guide, asked: Asked, watch: Watch) -> None:
    play(guide, watch, 20)
    guide.follow(None)
    assert not stage(guide).isVisible()
    assert [type(said) for said in asked.said] == [Performed]


def test_in_the_last_movement_next_does_nothing_and_its_button_says_so(
    guide: Guide, asked: Asked, three_minutes: Plan
) -> None:
    button = stage(guide).controls.buttons[Do.NEXT]
    assert button.isEnabled()
    for _ in three_minutes.sets:
        QTest.keyClick(stage(guide), Qt.Key.Key_Right)
    assert stage(guide).isVisible()
    assert stage(guide).name.text() == three_minutes.sets[-1].movement.name
    assert Leave() not in asked.said
    assert not button.isEnabled()


def test_a_walk_is_not_ended_by_next_and_no_key_goes_past_it(
    guide: Guide, asked: Asked, movements: Catalogue, view: GuidedView
) -> None:
    walk = plan(movements, BreakKind.WALK, 300, seated=False, floor=False, recent=())
    guide.begin(walk, replace(view, began=2000, kind=BreakKind.WALK, planned=walk.seconds), first=False)
    guide._frames.stop()
    QTest.keyClick(stage(guide), Qt.Key.Key_Right)
    assert stage(guide).isActiveWindow()
    assert asked.said == []


def test_a_break_done_faster_than_planned_ends_like_any_other(
    guide: Guide, asked: Asked, watch: Watch, three_minutes: Plan, heard: list[Sound]
) -> None:
    for _ in three_minutes.sets:
        QTest.keyClick(stage(guide), Qt.Key.Key_Right)
    play(guide, watch, 100)
    assert asked.said.count(Leave()) == 1
    assert stage(guide).isVisible()
    assert stage(guide).caption.accessibleName().startswith("That was ")
    assert heard[-1] is Sound.END
    assert performed(asked)[-1].movement == three_minutes.sets[-1].movement.id


def test_arrows_go_on_and_back_to_the_beginning(guide: Guide, watch: Watch, three_minutes: Plan, posed: Posed) -> None:
    QTest.keyClick(stage(guide), Qt.Key.Key_Right)
    assert stage(guide).name.text() == three_minutes.sets[1].movement.name
    first = posed.poses[-1].t
    play(guide, watch, 12)
    QTest.keyClick(stage(guide), Qt.Key.Key_Left)
    assert posed.poses[-1].t == pytest.approx(first)


def test_minus_makes_it_smaller_and_plus_larger_again(guide: Guide, watch: Watch, posed: Posed) -> None:
    QTest.keyClick(stage(guide), Qt.Key.Key_Minus)
    play(guide, watch, 2)
    assert posed.poses[-1].amplitude < 1.0
    QTest.keyClick(stage(guide), Qt.Key.Key_Plus)
    play(guide, watch, 2)
    assert posed.poses[-1].amplitude == pytest.approx(1.0)


def test_down_is_slower_and_up_is_faster(guide: Guide, watch: Watch, posed: Posed) -> None:
    def pace() -> float:
        before = posed.poses[-1].t
        play(guide, watch, 2)
        return (posed.poses[-1].t - before) / 2

    usual = pace()
    QTest.keyClick(stage(guide), Qt.Key.Key_Down)
    slow = pace()
    QTest.keyClick(stage(guide), Qt.Key.Key_Up)
    QTest.keyClick(stage(guide), Qt.Key.Key_Up)
    assert slow < usual < pace()


def test_something_else_is_another_movement(guide: Guide, three_minutes: Plan) -> None:
    stage(guide).controls.buttons[Do.OTHER].click()
    assert stage(guide).name.text() != three_minutes.sets[0].movement.name


def test_a_window_closed_by_anything_ends_the_break(guide: Guide, asked: Asked) -> None:
    stage(guide).close()
    assert asked.said == [Leave()]


def test_a_figure_that_cannot_be_painted_ends_the_break_and_says_so(
    guide: Guide, asked: Asked, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_moment: Moment) -> float:
        raise ValueError("no such joint")

    stage(guide)._figure = Figure(stage(guide)._figure.widget, broken)
    with caplog.at_level(logging.ERROR):
        play(guide, watch, 0.5)
    assert asked.said == [Leave()]
    assert not stage(guide).isVisible()
    assert "The break cannot be played, so it ends" in caplog.text


def test_a_window_that_cannot_be_made_ends_the_break(
    asked: Asked, movements: Catalogue, watch: Watch, three_minutes: Plan, view: GuidedView
) -> None:
    def no_figure() -> Figure:
        raise RuntimeError("no screen")

    guide = Guide(asked, no_figure, movements, watch, sound=lambda _sound: None)
    guide.begin(three_minutes, view, first=False)
    assert asked.said == [Leave()]


def test_the_window_serves_the_next_break_too(
    guide: Guide, asked: Asked, watch: Watch, three_minutes: Plan, view: GuidedView
) -> None:
    window = stage(guide)
    play(guide, watch, 30)
    guide.follow(None)
    guide.begin(three_minutes, replace(view, began=9000), first=False)
    guide._frames.stop()
    assert guide.stage is window
    assert window.isVisible()
    assert window.name.text() == three_minutes.sets[0].movement.name
    assert [type(said) for said in asked.said] == [Performed]


def test_frames_come_as_often_as_the_picture_needs_them(guide: Guide, posed: Posed, watch: Watch) -> None:
    assert 24 <= 1000 / frame_ms(2.1) <= 1000 / frame_ms(400.0) <= 31
    assert 1000 / frame_ms(0.4) < 13
    posed.moved = 0.0
    play(guide, watch, 1)
    assert guide._frames.interval() == frame_ms(0.0)
    posed.moved = 50.0
    play(guide, watch, 1)
    assert guide._frames.interval() == frame_ms(100.0)


def test_another_break_is_varied_in_another_way(
    guide: Guide, posed: Posed, watch: Watch, three_minutes: Plan, view: GuidedView
) -> None:
    seen = []
    for began in (1000, 2000):
        guide.begin(three_minutes, replace(view, began=began), first=False)
        guide._frames.stop()
        posed.poses.clear()
        play(guide, watch, 50)
        seen.append([moment.amplitude for moment in posed.poses])
    assert seen[0] != seen[1]


def test_a_persons_range_reaches_the_figure(guide: Guide, posed: Posed, three_minutes: Plan, view: GuidedView) -> None:
    comfort = Comfort(((Region.LUMBAR, 0.5),))
    guide._comfort = lambda: comfort
    guide.begin(three_minutes, replace(view, began=3000), first=False)
    assert posed.poses[-1].comfort == comfort


def test_a_break_that_came_up_late_is_where_the_rules_are_and_ends_with_them(
    guide: Guide, watch: Watch, three_minutes: Plan, view: GuidedView, posed: Posed
) -> None:
    watch.t = 1002.75
    guide.begin(three_minutes, replace(view, began=1001, at=1001), first=False)
    guide._frames.stop()
    assert posed.poses[-1].t == pytest.approx(-8 + 1.75)


def test_some_time_after_a_break_its_window_is_let_go_and_the_next_one_gets_another(
    asked: Asked, posed: Posed, watch: Watch, movements: Catalogue, three_minutes: Plan, view: GuidedView, qtbot: QtBot
) -> None:
    told: list[str] = []
    rest = Rest(lambda: told.append("rested"))
    rest._timer.setInterval(0)
    standing = Standing(rest=rest)
    guide = Guide(asked, posed, movements, watch, sound=lambda _sound: None, standing=standing)
    guide.begin(three_minutes, view, first=False)
    window = stage(guide)
    guide.follow(None)
    with qtbot.waitSignal(window.destroyed, timeout=2000):
        pass
    qtbot.waitUntil(lambda: told == ["rested"], timeout=2000)
    assert guide.stage is None
    guide.begin(three_minutes, replace(view, began=9000), first=False)
    guide._frames.stop()
    qtbot.wait(1)
    assert stage(guide).isVisible()
    guide._shut()
