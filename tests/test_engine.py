from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.core import events as e
from app.core import inputs as i
from app.core import notes as n
from app.core.events import Event
from app.core.rules import due
from app.core.state import State
from app.core.turn import Config
from app.engine import AGAIN, QUIET, SLOW, Engine
from app.ports import HistoryRefusedError, HistorySlowError
from tests.core.day import Alarm, Clock, settings

FULL = HistoryRefusedError("The disk is full. Free some space.")
LOCKED = HistoryRefusedError("It is locked. Unlock it.")
HANGS = HistorySlowError("It does not answer.")


class Disk:
    """A history that takes what it is given, or raises `refuses`. log: what was saved and heard, in order."""

    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.refuses: HistoryRefusedError | None = None
        self.tried = 0
        self.saves: list[tuple[Event, ...]] = []
        self.state: State | None = None

    def load(self) -> State | None:
        return self.state

    def save(self, events: Sequence[Event], state: State) -> None:
        self.tried += 1
        if self.refuses is not None:
            raise self.refuses
        self.log.append("saved")
        self.saves.append(tuple(events))
        self.state = state

    def kept(self) -> list[Event]:
        return [event for events in self.saves for event in events]


class Rig:
    """An engine with everything around it in reach."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.said: list[str | None] = []
        self.heard: list[Event] = []
        self.disk, self.clock, self.alarm = Disk(self.log), Clock(1_772_442_000), Alarm()
        self.config = Config(settings(interval=600))
        self.engine = self.begin()

    def begin(self) -> Engine:
        return Engine(
            self.disk, self.clock, self.alarm, self.config, listeners=[self.hear], trouble=self.said.append
        )  # fmt: skip

    def hear(self, events: Sequence[Event], state: State, now: i.Now) -> None:
        del state, now
        self.log.append("heard")
        self.heard += events

    def at(self, t: int, *given: i.Input) -> tuple[Event, ...]:
        self.clock.t = t
        return self.engine.tell(*given)


@pytest.fixture
def rig() -> Rig:
    rig = Rig()
    rig.at(0, i.Launch(), i.InputSeen())
    return rig


# ---- saved before shown ---------------------------------------------------------------------------------------------


def test_events_are_saved_before_anybody_hears_of_them(rig: Rig) -> None:
    rig.log.clear()
    rig.at(600)
    assert rig.log == ["saved", "heard"]
    assert [type(event) for event in rig.heard[-2:]] == [e.HeadsUp, e.Prompted]


def test_the_state_is_saved_with_the_events_that_lead_to_it(rig: Rig) -> None:
    rig.at(610)
    assert rig.disk.state == rig.engine.state


def test_a_moment_of_which_nothing_follows_is_neither_saved_nor_heard(rig: Rig) -> None:
    rig.log.clear()
    assert rig.at(100) == ()
    assert rig.log == []


def test_what_one_moment_brings_is_saved_and_heard_at_once(rig: Rig) -> None:
    rig.log.clear()
    rig.at(610, i.Snooze(5), i.QuietOn("call"))
    assert rig.log == ["saved", "heard"]


def test_a_listener_hears_the_state_after_the_events(rig: Rig) -> None:
    heard: list[State] = []
    rig.engine.listeners.append(lambda _events, state, _now: heard.append(state))
    rig.at(610, i.Skip())
    assert heard == [rig.engine.state]


def test_a_listener_may_leave_while_it_hears(rig: Rig) -> None:
    heard: list[int] = []

    def once(events: Sequence[Event], state: State, now: i.Now) -> None:
        heard.append(now.t)
        rig.engine.listeners.remove(once)

    rig.engine.listeners.insert(0, once)
    rig.at(100, i.QuietOn("call"))
    rig.at(200, i.QuietOff("call"))
    assert heard == [100]
    assert rig.heard[-1] == n.QuietNoted(200, "call", on=False)


# ---- a disk that refuses --------------------------------------------------------------------------------------------


def test_a_history_that_refuses_does_not_stop_prompting(rig: Rig) -> None:
    rig.disk.refuses = FULL
    rig.at(600)
    assert isinstance(rig.heard[-1], e.Prompted)


def test_a_refusal_is_said_once_and_its_end_once(rig: Rig) -> None:
    rig.disk.refuses = FULL
    rig.at(600)
    rig.at(720)
    assert rig.said == [str(FULL)]
    rig.disk.refuses = None
    rig.at(1020)
    rig.at(1140)
    assert rig.said == [str(FULL), None]


def test_another_refusal_is_said_too(rig: Rig) -> None:
    for t, refuses in ((600, FULL), (720, None), (1020, LOCKED), (1200, None)):
        rig.disk.refuses = refuses
        rig.at(t)
    assert rig.said == [str(FULL), None, str(LOCKED), None]


def test_a_disk_that_takes_one_save_and_refuses_the_next_says_so_once_an_hour(rig: Rig) -> None:
    for t in range(600, 600 + QUIET + 100, 50):
        rig.disk.refuses = FULL
        rig.at(t, i.Save())
        rig.disk.refuses = None
        rig.at(t + 25, i.Save())
    assert rig.said == [str(FULL), None] * 2


def test_what_was_refused_is_stored_in_its_order_when_it_can_be(rig: Rig) -> None:
    rig.disk.refuses = FULL
    rig.at(600)
    rig.at(720)
    rig.disk.refuses = None
    rig.at(1020)
    assert [event.t for event in rig.disk.saves[-1]] == [570, 600, 720, 1020]
    assert rig.disk.kept() == rig.heard


def test_nothing_is_stored_twice(rig: Rig) -> None:
    rig.disk.refuses = FULL
    rig.at(600)
    rig.disk.refuses = None
    rig.at(720)
    rig.at(1020)
    assert rig.disk.kept() == rig.heard


def test_a_save_stores_what_waits(rig: Rig) -> None:
    rig.disk.refuses = FULL
    rig.at(600)
    rig.disk.refuses = None
    rig.clock.t = 630
    rig.engine.save()
    assert rig.said == [str(FULL), None]
    assert rig.disk.state == rig.engine.state


def test_a_disk_that_refuses_is_tried_again_each_minute_though_nothing_happens(rig: Rig) -> None:
    rig.disk.refuses = FULL
    rig.at(100, i.Locked())
    tried = rig.disk.tried
    rig.at(100 + AGAIN - 1)
    assert (rig.disk.tried, rig.alarm.t) == (tried, 100 + AGAIN)
    rig.at(100 + AGAIN)
    assert (rig.disk.tried, rig.alarm.t) == (tried + 1, 100 + 2 * AGAIN)
    rig.disk.refuses = None
    rig.at(100 + 2 * AGAIN)
    assert rig.disk.state == rig.engine.state
    assert rig.alarm.t == due(rig.engine.state, rig.config)


def test_a_disk_that_is_slow_once_is_not_worth_a_word(rig: Rig) -> None:
    rig.disk.refuses = HANGS
    rig.at(100, i.Locked())
    assert rig.engine.waiting
    assert rig.alarm.t == 100 + SLOW
    rig.disk.refuses = None
    rig.at(100 + SLOW)
    assert not rig.engine.waiting
    assert rig.disk.kept() == rig.heard
    assert rig.said == []


def test_what_became_of_a_slow_save_is_asked_soon_and_said(rig: Rig) -> None:
    rig.disk.refuses = HANGS
    rig.at(100, i.Locked())
    rig.disk.refuses = FULL
    rig.at(100 + SLOW)
    assert rig.said == [str(FULL)]


def test_at_the_end_what_waits_is_tried_once_more(rig: Rig) -> None:
    rig.disk.refuses = FULL
    rig.at(100, i.Quit())
    rig.disk.refuses = None
    assert rig.engine.close() is None
    assert rig.disk.kept() == rig.heard


def test_what_is_lost_with_the_app_is_said(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    rig.disk.refuses = FULL
    rig.at(100, i.Locked())
    rig.at(173, i.Quit())
    lost = rig.engine.close()
    assert lost == "The history could not be stored to its end: what happened in the last 73 s is missing."
    assert lost in caplog.messages


def test_where_all_is_stored_nothing_is_tried_at_the_end(rig: Rig) -> None:
    tried = rig.disk.tried
    assert rig.engine.close() is None
    assert rig.disk.tried == tried


# ---- telling --------------------------------------------------------------------------------------------------------


def test_what_a_listener_tells_while_it_hears_waits_its_turn(rig: Rig) -> None:
    order: list[str] = []

    def first(events: Sequence[Event], state: State, now: i.Now) -> None:
        order.extend(f"first {type(event).__name__}" for event in events)
        if any(isinstance(event, e.Prompted) for event in events):
            assert rig.engine.tell(i.QuietOn("call")) == ()
            assert rig.engine.state is state

    def second(events: Sequence[Event], state: State, now: i.Now) -> None:
        order.extend(f"second {type(event).__name__}" for event in events)

    rig.engine.listeners[:] = [first, second]
    told = rig.at(600)
    assert order == [
        "first HeadsUp", "first Prompted", "second HeadsUp", "second Prompted",
        "first QuietNoted", "first PromptGone", "first Held", "second QuietNoted", "second PromptGone", "second Held",
    ]  # fmt: skip
    assert [type(event) for event in told] == [e.HeadsUp, e.Prompted, n.QuietNoted, e.PromptGone, e.Held]


def test_a_listener_that_fails_does_not_keep_the_engine_from_being_told_again(rig: Rig) -> None:
    def fail(events: Sequence[Event], state: State, now: i.Now) -> None:
        rig.engine.listeners.remove(fail)
        raise RuntimeError

    rig.engine.listeners.append(fail)
    with pytest.raises(RuntimeError):
        rig.at(600)
    assert rig.alarm.t == 720
    rig.at(720)
    assert rig.heard[-1] == e.PromptGone(720, e.Why.FOLDED)


def test_the_inputs_of_one_moment_may_come_in_parts(rig: Rig) -> None:
    """A replay tells a second bit by bit; the prompt's own deadlines wait for the last of it."""
    rig.engine.configure(replace(rig.config, settings=settings(interval=600, quiet_grace=0)))
    rig.at(500, i.QuietOn("call"))
    rig.clock.t = 700
    rig.engine.tell(i.QuietOff("call"), settle=False)
    rig.engine.tell(i.QuietOn("camera"), settle=False)
    rig.engine.tell()
    assert not any(isinstance(event, e.Prompted) for event in rig.heard)
    rig.at(800, i.QuietOff("camera"))
    assert isinstance(rig.heard[-1], e.Prompted)


# ---- the alarm ------------------------------------------------------------------------------------------------------


def test_the_alarm_is_always_set_for_when_time_will_next_matter(rig: Rig) -> None:
    given: list[tuple[int, i.Input]] = [
        (100, i.QuietOn("call")), (200, i.Pause(minutes=1)), (300, i.Start()), (400, i.Leave()), (500, i.Stand()),
        (600, i.Locked()), (700, i.Unlocked()), (800, i.Sit()), (900, i.IdleUnknown()), (1000, i.InputGone(1000)),
        (1100, i.SatElsewhere()), (1200, i.Suspended()), (1300, i.Save()), (1400, i.Resumed()),
    ]  # fmt: skip
    for t, each in given:
        rig.at(t, each)
        assert rig.alarm.t == due(rig.engine.state, rig.config)
        assert rig.alarm.t is None or rig.alarm.t > t


def test_the_alarm_is_set_while_the_history_refuses(rig: Rig) -> None:
    rig.disk.refuses = FULL
    rig.at(600)
    rig.at(660)
    rig.at(700, i.Save())
    assert rig.alarm.t == 720


def test_the_alarm_is_set_for_what_a_listener_told(rig: Rig) -> None:
    def skip(events: Sequence[Event], state: State, now: i.Now) -> None:
        if any(isinstance(event, e.Prompted) for event in events):
            rig.engine.tell(i.Skip())

    rig.engine.listeners.append(skip)
    rig.at(600)
    assert rig.alarm.t == 1170, "the next heads-up"


def test_no_alarm_is_set_after_quitting(rig: Rig) -> None:
    rig.at(100, i.Quit())
    assert rig.alarm.t is None


def test_an_alarm_that_rings_late_loses_nothing(rig: Rig) -> None:
    rig.at(5000)
    prompted = [event.t for event in rig.heard if isinstance(event, e.Prompted)]
    assert prompted == [600, 1020, 1200, 1620, 1800, 2220, 2400, 2820, 3000, 3420, 3600, 4020, 4200, 4620, 4800]


def test_a_clock_that_goes_back_a_second_does_no_harm(rig: Rig) -> None:
    rig.at(600)
    rig.at(599, i.Snooze(1))
    assert rig.heard[-1] == n.Snoozed(600, until=660)


# ---- settings and restarts ------------------------------------------------------------------------------------------


def test_other_settings_count_at_once(rig: Rig) -> None:
    rig.at(300)
    rig.engine.configure(replace(rig.config, settings=settings(interval=300)))
    assert any(isinstance(event, e.Prompted) for event in rig.heard)
    assert rig.engine.config.settings.prompting.interval == 300


def test_a_new_engine_goes_on_from_what_was_saved(rig: Rig) -> None:
    rig.at(300, i.Pause())
    saved = rig.engine.state
    rig.at(310, i.Quit())
    rig.engine = rig.begin()
    assert rig.engine.state.pause == saved.pause
    assert not rig.engine.state.running


def test_a_state_that_was_saved_running_was_cut_off_then(rig: Rig) -> None:
    rig.at(300, i.Save())
    farewell = rig.begin().state.farewell
    assert farewell is not None
    assert (farewell.t, farewell.crashed) == (300, True)


def test_before_the_launch_nothing_follows_from_anything() -> None:
    rig = Rig()
    assert rig.at(10, i.InputSeen(), i.Start(), i.Quit()) == ()
    assert rig.alarm.t is None
