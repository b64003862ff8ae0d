from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

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
def sounds() -> Iterator[Sounds]:
    sounds = Sounds(KEPT)
    yield sounds
    sounds.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the audio cannot be taken away")
@pytest.mark.usefixtures("no_audio")
def test_missing_audio_is_said_once_with_the_way_out_and_never_again(sounds: Sounds) -> None:
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


@pytest.mark.skipif(shutil.which("pulseaudio") is None, reason="no pulseaudio to play to (apt install pulseaudio)")
def test_a_sound_reaches_a_real_sound_server(tmp_path: Path) -> None:
    """The server has a speaker that only counts; the sound plays for as long as it is, then the speaker is let go."""
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from app.ui.sound import Sound, Sounds\n"
        "app = QCoreApplication([]); sounds = Sounds(Path(sys.argv[1]))\n"
        "print('said:', sounds.play(Sound.CHANGE), flush=True)\n"
        "sounds._done.timeout.connect(app.quit); app.exec(); print('quiet:', sounds._device is None, flush=True)\n"
    )
    socket = tmp_path / "pulse.socket"
    home = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PULSE_SERVER": f"unix:{socket}"}
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes",
         "-L", "module-null-sink sink_name=speaker",
         "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}"],
        env={**os.environ, **home}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        ready = subprocess.run(
            ["sh", "-c", "for n in $(seq 100); do pactl info >/dev/null 2>&1 && exit 0; sleep .1; done; exit 1"],
            env={**os.environ, **home}, check=False,
        )  # fmt: skip
        assert ready.returncode == 0, "the sound server did not come up"
        played = subprocess.run(
            [sys.executable, "-c", code, str(KEPT)], env={**os.environ, **home}, cwd=KEPT.parents[1],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert played.stdout.splitlines() == ["said: None", "quiet: True"], played.stderr
    finally:
        server.terminate()
        server.wait()
