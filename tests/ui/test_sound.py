from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from app.ui.sound import Sound, Sounds

KEPT = Path(__file__).parents[2] / "resources" / "sounds"

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def no_audio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no sound server runs and no sound card is."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    monkeypatch.setenv("PULSE_RUNTIME_PATH", str(tmp_path))
    monkeypatch.setenv("PIPEWIRE_REMOTE", str(tmp_path / "none"))
    monkeypatch.setenv("JACK_NO_START_SERVER", "1")
    (tmp_path / "asound.conf").write_text('pcm.!default { type hw card "none" }\n')
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "asound.conf"))


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def sounds(said: list[str]) -> Iterator[Sounds]:
    sounds = Sounds(KEPT, said.append)
    yield sounds
    sounds.stop()


def player(code: str) -> tuple[str, ...]:
    """A program in the place of ours."""
    return (sys.executable, "-c", code)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the audio cannot be taken away")
@pytest.mark.usefixtures("no_audio")
def test_missing_audio_is_said_once_with_the_way_out_and_not_again(
    sounds: Sounds, said: list[str], qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    sounds.play(Sound.CHANGE)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said[0].startswith("Sounds are off: the system's audio does not answer")
    assert "breaks.sound = false" in said[0]
    sounds.play(Sound.END)
    qtbot.waitUntil(lambda: sounds.playing.state() is QProcess.ProcessState.NotRunning, timeout=10_000)
    assert len(said) == 1
    assert capfd.readouterr().err == "", "the audio libraries write there"


def test_once_one_was_heard_a_silence_is_said_again(tmp_path: Path, said: list[str], qtbot: QtBot) -> None:
    code = f"import pathlib, sys; sys.exit(not pathlib.Path({str(tmp_path / 'audio')!r}).exists())"
    sounds = Sounds(KEPT, said.append, player=player(code))

    def play() -> None:
        sounds.play(Sound.END)
        qtbot.waitUntil(lambda: sounds.playing.state() is QProcess.ProcessState.NotRunning, timeout=10_000)

    play()
    (tmp_path / "audio").touch()
    play()
    (tmp_path / "audio").unlink()
    play()
    play()
    assert len(said) == 2


def test_a_player_that_crashes_is_said(said: list[str], qtbot: QtBot) -> None:
    sounds = Sounds(KEPT, said.append, player=player("import os; os.abort()"))
    sounds.play(Sound.END)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "crashed; set breaks.sound = false" in said[0]


def test_a_player_that_is_not_there_is_said(tmp_path: Path, said: list[str], qtbot: QtBot) -> None:
    sounds = Sounds(KEPT, said.append, player=(str(tmp_path / "none"),))
    sounds.play(Sound.END)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "cannot be started" in said[0]


def test_audio_that_hangs_is_ended_and_said(said: list[str], qtbot: QtBot) -> None:
    sounds = Sounds(KEPT, said.append, player=player("import time; time.sleep(60)"))
    sounds._late.setInterval(50)
    sounds.play(Sound.END)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "the system's audio hangs" in said[0]
    assert sounds.playing.state() is QProcess.ProcessState.NotRunning


def test_another_sound_cuts_the_one_that_rings_and_nothing_is_wrong(said: list[str], qtbot: QtBot) -> None:
    sounds = Sounds(KEPT, said.append, player=player("import sys, time; time.sleep(60 * ('change' in sys.argv[1]))"))
    sounds.play(Sound.CHANGE)
    first = sounds.playing.processId()
    sounds.play(Sound.END)
    assert sounds.playing.processId() != first
    qtbot.waitUntil(lambda: sounds.playing.state() is QProcess.ProcessState.NotRunning, timeout=10_000)
    assert said == []
