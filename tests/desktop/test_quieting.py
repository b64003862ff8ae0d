"""Quieting with sources played by scripts: what is told, once, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import MediaOff, MediaOn, Observation, QuietOff, QuietOn, World
from app.core.settings import Quiet
from app.desktop.api import Lost, UnansweredError
from app.desktop.quieting import Quieting
from app.desktop.seen import NOTHING, QuietSource, Seen, Sign, TellSeen

CAMERA, MICROPHONE = Seen(frozenset({Sign.CAMERA})), Seen(frozenset({Sign.MICROPHONE}))
FULL = Seen(frozenset({Sign.FULLSCREEN}))
DND = Seen(frozenset({Sign.DO_NOT_DISTURB}))


class Scripted:
    """now: what is so at the start and at each look. asks: whether it has to look for itself."""

    def __init__(self, now: Seen = NOTHING, *, works: bool = True, asks: bool = False) -> None:
        self.now, self.works, self.looked, self.settled, self.asks = now, works, 0, False, asks
        self.tell: TellSeen
        self.lost: Lost

    def start(self, tell: TellSeen, lost: Lost) -> None:
        if not self.works:
            raise UnansweredError("nobody answers", "sudo apt install somebody")
        self.tell, self.lost = tell, lost

    def settle(self, patience: float) -> None:
        self.settled = patience <= 1
        self.tell(self.now)

    def looks(self) -> bool:
        return self.asks

    def look(self) -> None:
        self.looked += 1
        self.tell(self.now)

    def says(self) -> str:
        return "all quiet"

    def missing(self) -> str:
        return "a part"

    def stop(self) -> None:
        self.works = False


class Room:
    """A Quieting over scripts, and what it told."""

    def __init__(self, *sources: Scripted) -> None:
        self.told: list[Observation] = []
        self.sources, self.seconds = sources, 0.0
        listed = (QuietSource("quiet", f"source {n}", "asked", one) for n, one in enumerate(sources))
        self.quieting = Quieting(tuple(listed), self.told.append, Quiet(), lambda: self.seconds)

    @property
    def one(self) -> Scripted:
        return self.sources[0]


@pytest.fixture
def room(qapp: object) -> Iterator[Room]:
    room = Room(Scripted(), Scripted())
    yield room
    room.quieting.stop()


@pytest.fixture
def looking(qapp: object) -> Iterator[Room]:
    room = Room(Scripted(asks=True))
    yield room
    room.quieting.stop()


# ---- what is told --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("qapp")
def test_what_is_so_at_launch_is_found_and_not_told() -> None:
    room = Room(Scripted(FULL), Scripted(CAMERA))
    assert room.told == []
    world = room.quieting.found(World(locked=True))
    assert world == World(locked=True, media=("camera",), quiet=("camera", "fullscreen"))
    room.quieting.stop()


def test_a_reason_is_told_when_it_begins_and_when_it_ends(room: Room) -> None:
    room.one.tell(FULL)
    room.one.tell(FULL)
    assert room.told == [QuietOn("fullscreen")]
    room.one.tell(NOTHING)
    assert room.told == [QuietOn("fullscreen"), QuietOff("fullscreen")]


def test_a_camera_is_media_before_it_is_quiet_and_no_longer_in_the_other_order(room: Room) -> None:
    room.one.tell(CAMERA)
    assert room.told == [MediaOn("camera"), QuietOn("camera")]
    room.one.tell(NOTHING)
    assert room.told[2:] == [QuietOff("camera"), MediaOff("camera")]


def test_what_two_sources_see_is_told_once_and_ends_with_the_last(room: Room) -> None:
    one, other = room.sources
    one.tell(CAMERA)
    other.tell(CAMERA)
    one.tell(NOTHING)
    assert room.told == [MediaOn("camera"), QuietOn("camera")]
    other.tell(NOTHING)
    assert room.told[2:] == [QuietOff("camera"), MediaOff("camera")]


def test_reasons_are_found_in_the_order_in_which_they_began(room: Room) -> None:
    one, other = room.sources
    one.tell(FULL)
    other.tell(DND)
    assert room.quieting.found(World()).quiet == ("fullscreen", "do_not_disturb")
    one.tell(MICROPHONE)
    assert room.quieting.found(World()).quiet == ("do_not_disturb", "microphone")


def test_a_player_of_one_source_and_a_full_screen_of_another_are_a_video(room: Room) -> None:
    one, other = room.sources
    one.tell(Seen(plays=frozenset({"spotify"})))
    assert room.told == []
    other.tell(FULL)
    assert room.told == [MediaOn("video"), QuietOn("fullscreen")]


# ---- failures ------------------------------------------------------------------------------------------------------


def test_a_source_that_is_lost_takes_its_reason_along_until_it_is_back(
    room: Room, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("app.desktop.retry.FIRST", 0)
    room.one.tell(CAMERA)
    first = room.one.tell
    room.one.lost("the sound server is gone")
    assert room.told[2:] == [QuietOff("camera"), MediaOff("camera")]
    qtbot.waitUntil(lambda: room.one.tell is not first)
    room.one.tell(CAMERA)
    assert room.told[4:] == [MediaOn("camera"), QuietOn("camera")]


@pytest.mark.usefixtures("qapp")
def test_a_source_that_does_not_answer_is_said_once_in_the_choices_and_costs_no_other() -> None:
    room = Room(Scripted(works=False), Scripted(FULL))
    assert room.quieting.found(World()) == World(quiet=("fullscreen",))
    deaf, other = room.quieting.choices()
    assert (deaf.question, deaf.backend, deaf.reason) == ("quiet", "source 0", "asked")
    assert (deaf.says, deaf.missing) == ("nobody answers; asked again in 5 s", "sudo apt install somebody")
    assert (other.says, other.missing) == ("all quiet", "a part")
    assert not room.one.settled
    room.quieting.stop()


# ---- settings ------------------------------------------------------------------------------------------------------


def test_a_switch_acts_at_once_on_what_is_so(room: Room, qtbot: QtBot) -> None:
    room.one.tell(CAMERA)
    room.quieting.configure(Quiet(camera=False))
    assert room.told[2:] == []  # not from within the call
    qtbot.waitUntil(lambda: room.told[2:] == [QuietOff("camera")])
    room.quieting.configure(Quiet(camera=True))
    qtbot.waitUntil(lambda: room.told[3:] == [QuietOn("camera")])


def test_a_program_listed_while_it_is_in_front_holds_at_once(room: Room, qtbot: QtBot) -> None:
    room.one.tell(Seen(front=frozenset({"zoom"})))
    assert room.told == []
    room.quieting.configure(Quiet(apps=("Zoom",)))
    qtbot.waitUntil(lambda: room.told == [QuietOn("Zoom")])


def test_media_knows_no_switch(room: Room, qtbot: QtBot) -> None:
    room.quieting.configure(Quiet(camera=False, microphone=False, call=False))
    room.one.tell(CAMERA)
    assert room.told == [MediaOn("camera")]


# ---- looking -------------------------------------------------------------------------------------------------------


def test_who_has_to_look_looks_once_a_minute_while_somebody_is_there(looking: Room) -> None:
    assert not looking.quieting._timer.isActive()
    looking.quieting.attend(True)
    assert looking.quieting._timer.isActive()
    assert looking.quieting._timer.interval() == 60_000
    looking.one.now = CAMERA
    looking.quieting._timer.timeout.emit()
    assert looking.told == [MediaOn("camera"), QuietOn("camera")]


def test_who_leaves_is_looked_after_once_and_then_no_more(looking: Room, qtbot: QtBot) -> None:
    looking.quieting.attend(True)
    looking.one.now = MICROPHONE
    looking.quieting.attend(False)
    assert looking.one.looked == 0  # not from within the call
    qtbot.waitUntil(lambda: looking.told == [MediaOn("microphone"), QuietOn("microphone")])
    assert not looking.quieting._timer.isActive()


def test_who_comes_back_late_is_looked_at_at_once(looking: Room, qtbot: QtBot) -> None:
    looking.seconds = 60
    looking.quieting.attend(True)
    qtbot.waitUntil(lambda: looking.one.looked == 1)


def test_a_look_that_is_nearly_due_is_taken_along_when_the_app_is_awake_anyway(looking: Room, qtbot: QtBot) -> None:
    looking.quieting.attend(True)
    looking.seconds = 44
    looking.quieting.attend(True)
    qtbot.wait(1)
    assert looking.one.looked == 0
    looking.seconds = 45
    looking.quieting.attend(True)
    qtbot.waitUntil(lambda: looking.one.looked == 1)
    assert looking.quieting._timer.remainingTime() > 59_000  # and the timer begins anew


def test_who_comes_to_have_to_look_does_so_from_the_next_word_of_the_engine(room: Room) -> None:
    room.quieting.attend(True)
    room.one.asks = True
    room.quieting.attend(True)
    assert room.quieting._timer.isActive()
    room.one.asks = False
    room.quieting.attend(True)
    assert not room.quieting._timer.isActive()


def test_nobody_looks_who_is_told(room: Room) -> None:
    room.quieting.attend(True)
    assert not room.quieting._timer.isActive()


def test_after_the_end_nothing_is_told(looking: Room) -> None:
    looking.quieting.stop()
    looking.one.tell(CAMERA)
    looking.quieting._look()
    assert (looking.told, looking.one.looked) == ([], 0)
    looking.quieting.stop()
