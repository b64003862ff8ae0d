from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.sound import Sound, Sounds
from tests.desktop_rig.seen import until

KEPT = Path(__file__).parents[2] / "resources" / "sounds"

needs_server = pytest.mark.skipif(
    shutil.which("pulseaudio") is None, reason="no pulseaudio to play to (apt install pulseaudio)"
)


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
def sounds() -> Iterator[Sounds]:
    sounds = Sounds(KEPT)
    yield sounds
    sounds.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the audio cannot be taken away")
@pytest.mark.usefixtures("no_audio")
def test_missing_audio_is_said_once_with_the_way_out_and_not_at_every_sound(sounds: Sounds) -> None:
    said = sounds.play(Sound.CHANGE)
    assert said is not None
    assert said.startswith("Sounds are off: the system's audio does not answer")
    assert "breaks.sound = false" in said
    assert sounds.play(Sound.END) is None


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    said = Sounds(tmp_path).play(Sound.END)
    assert said is not None
    assert str(tmp_path / "end.wav") in said


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, sounds: Sounds) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    said = sounds.play(Sound.END)
    assert said is not None
    assert "miniaudio" in said


@pytest.fixture
def speaker(tmp_path: Path) -> dict[str, str]:
    """The environment of whoever plays to `server`."""
    socket = tmp_path / "pulse.socket"
    return {**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PULSE_SERVER": f"unix:{socket}"}


@pytest.fixture
def server(speaker: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A sound server with a speaker that only counts."""
    native = f"module-native-protocol-unix auth-anonymous=1 socket={speaker['PULSE_SERVER'].removeprefix('unix:')}"
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes",
         "-L", "module-null-sink sink_name=speaker", "-L", native],
        env=speaker, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until("the sound server", lambda: answers(speaker), 10)
        yield server
    finally:
        server.send_signal(signal.SIGCONT)
        server.terminate()
        server.wait()


def answers(env: dict[str, str]) -> bool:
    return not subprocess.run(["pactl", "info"], env=env, capture_output=True, check=False).returncode


@needs_server
@pytest.mark.usefixtures("server")
def test_a_sound_reaches_a_real_sound_server_and_keeps_nothing_of_it(speaker: dict[str, str]) -> None:
    """The sound plays for as long as it is, then the speaker is let go; so it is with those that are cut."""
    code = (
        "import os, sys, time; from pathlib import Path; from app.ui.sound import Sound, Sounds\n"
        "sounds = Sounds(Path(sys.argv[1])); before = len(os.listdir('/proc/self/fd'))\n"
        "print(sounds.play(Sound.CHANGE), sounds.rings, flush=True)\n"
        "while sounds.rings: time.sleep(0.01)\n"
        "for _ in range(3): sounds.play(Sound.END)\n"
        "sounds.stop(); print('kept:', len(os.listdir('/proc/self/fd')) - before, flush=True)\n"
    )
    played = subprocess.run(
        [sys.executable, "-c", code, str(KEPT)], env=speaker, cwd=KEPT.parents[1],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert played.stdout.splitlines() == ["None True", "kept: 0"], played.stderr


@needs_server
@pytest.mark.usefixtures("no_audio", "server")
def test_sounds_are_back_with_the_sound_server_and_their_loss_is_said_anew(
    speaker: dict[str, str], sounds: Sounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = os.environ["PULSE_SERVER"]
    assert sounds.play(Sound.CHANGE) is not None
    monkeypatch.setenv("PULSE_SERVER", speaker["PULSE_SERVER"])
    assert sounds.play(Sound.CHANGE) is None
    assert sounds.rings
    monkeypatch.setenv("PULSE_SERVER", nobody)
    assert sounds.play(Sound.CHANGE) is not None


@needs_server
def test_a_sound_server_that_hangs_is_said_once_and_holds_nobody_up(
    server: subprocess.Popen[bytes], speaker: dict[str, str], sounds: Sounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", speaker["PULSE_SERVER"])
    server.send_signal(signal.SIGSTOP)
    assert str(sounds.play(Sound.CHANGE)).startswith("Sounds are off: the system's audio hangs")
    assert sounds.play(Sound.CHANGE) is None
    server.send_signal(signal.SIGCONT)
    until("the sound that came too late", lambda: not sounds.rings, 10)
    assert sounds.play(Sound.END) is None
    assert sounds.rings
