from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.ui.sounding import play

KEPT = Path(__file__).parents[2] / "resources" / "sounds"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    said = play(tmp_path / "end.wav")
    assert said is not None
    assert str(tmp_path / "end.wav") in said


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    said = play(KEPT / "end.wav")
    assert said is not None
    assert "miniaudio" in said


def test_it_loads_neither_qt_nor_numpy() -> None:
    code = "import sys; from app.ui.sounding import main; main(['none.wav']);"
    code += "print(sorted({'PySide6', 'numpy'} & {name for name, held in sys.modules.items() if held}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=KEPT.parents[1], check=True)
    assert done.stdout.endswith("[]\n")


@pytest.mark.skipif(shutil.which("pulseaudio") is None, reason="no pulseaudio to play to (apt install pulseaudio)")
def test_a_sound_reaches_a_real_sound_server(tmp_path: Path) -> None:
    """The server has a speaker that only counts; the sound plays for as long as it is, then the speaker is let go."""
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
            [sys.executable, "-m", "app.ui.sounding", str(KEPT / "change.wav")], env={**os.environ, **home},
            cwd=KEPT.parents[1],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert (played.returncode, played.stdout) == (0, ""), played.stderr
    finally:
        server.terminate()
        server.wait()
