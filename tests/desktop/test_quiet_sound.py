"""Microphone and calls on a real PulseAudio, with programs that really record and play."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.quiet_sound import CALL, Sound
from app.desktop.seen import NOTHING, Seen, Sign
from tests.desktop.watching import Watching
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants

pytestmark = pytest.mark.desktop("pulseaudio", "parec")
MICROPHONE = Seen(frozenset({Sign.MICROPHONE}))
A_CALL = Seen(frozenset({Sign.MICROPHONE, Sign.CALL}))


@pytest.fixture(scope="module")
def sounding() -> Iterator[Desk]:
    """A desk with a sound server; whoever records or plays stops again."""
    with Desk.up(Wants(wm="none", tray="none", audio=True)) as running:
        yield running


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of both makes a call."""
    monkeypatch.setattr("app.desktop.quiet_sound.CALL", 1)


def record(desk: Desk, device: str = "mic", *more: str, program: str = "parec") -> None:
    desk.begin("recorder", [program, "--raw", f"--device={device}", *more, "/dev/null"])


def play(desk: Desk, program: str = "pacat") -> None:
    desk.begin("player", [program, "--playback", "--raw", "--device=speaker", "/dev/zero"])


def test_a_program_that_records_is_heard_until_it_ends(sounding: Desk, watching: Watching) -> None:
    sound = Sound(sounding.env)
    watching.begin(sound)
    assert (watching.now, sound.says()) == (NOTHING, "nobody records from a microphone")
    record(sounding)
    watching.until(MICROPHONE)
    assert sound.says() == "recording from a microphone: pacat"
    sounding.end("recorder")
    watching.until(NOTHING)


def test_a_program_that_records_already_is_found(sounding: Desk, watching: Watching) -> None:
    record(sounding)
    sounding.ready("recording", ["sh", "-c", "pactl list short source-outputs | grep -q ."])
    watching.begin(Sound(sounding.env))
    assert watching.now == MICROPHONE
    sounding.end("recorder")


def test_what_a_loudspeaker_plays_is_no_microphone(sounding: Desk, watching: Watching) -> None:
    watching.begin(Sound(sounding.env))
    record(sounding, "speaker.monitor")
    sounding.ready("recording", ["sh", "-c", "pactl list short source-outputs | grep -q ."])
    record_too = ["parec", "--raw", "--device=mic", "/dev/null"]
    sounding.begin("microphone", record_too)
    watching.until(MICROPHONE)
    sounding.end("microphone")
    watching.until(NOTHING)  # though the other still records
    sounding.end("recorder")


@pytest.mark.usefixtures("quick")
def test_one_program_that_records_and_plays_for_a_while_makes_a_call(sounding: Desk, watching: Watching) -> None:
    sound = Sound(sounding.env)
    watching.begin(sound)
    record(sounding)
    play(sounding)
    watching.until(MICROPHONE)
    assert A_CALL not in watching.all
    watching.until(A_CALL)
    assert sound.says() == "call: pacat"
    sounding.end("player")
    watching.until(MICROPHONE)
    sounding.end("recorder")
    watching.until(NOTHING)


@pytest.mark.usefixtures("quick")
def test_one_that_records_and_another_that_plays_are_no_call(
    sounding: Desk, watching: Watching, qtbot: QtBot, tmp_path: Path
) -> None:
    sound = Sound(sounding.env)
    other = str(shutil.copy(shutil.which("pacat") or "", tmp_path / "jukebox"))
    watching.begin(sound)
    play(sounding, other)
    record(sounding)
    watching.until(MICROPHONE)
    sounding.ready("playing", ["sh", "-c", "pactl list sink-inputs | grep -q jukebox"])
    qtbot.waitUntil(lambda: not sound._server or not sound._server._waiting)
    assert not sound._call.isActive()
    sounding.end("player")
    sounding.end("recorder")


def test_a_call_takes_five_seconds() -> None:
    assert CALL == 5


def test_a_server_that_restarts_ends_its_reason_and_can_be_asked_again(
    sounding: Desk, watching: Watching, qtbot: QtBot
) -> None:
    sound = Sound(sounding.env)
    watching.begin(sound)
    sounding.end("pulse")
    qtbot.waitUntil(lambda: watching.lost == ["the sound server is lost: it closed the connection"])
    sounding.start_audio()
    record(sounding)
    sounding.ready("recording", ["sh", "-c", "pactl list short source-outputs | grep -q ."])
    watching.begin(sound)
    assert watching.now == MICROPHONE
    sounding.end("recorder")
