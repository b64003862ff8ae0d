"""Camera on files that stand for cameras: the kernel tells of them just the same, and processes really open them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.desktop import quiet_camera
from app.desktop.inotify import Came, Inotify
from app.desktop.quiet_camera import Camera, holders
from app.desktop.seen import NOTHING, Seen, Sign
from tests.desktop.watching import Watching

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such cameras")
IN_USE = Seen(frozenset({Sign.CAMERA}))


class Film:
    """A program that holds a camera open until it is told to end."""

    def __init__(self, device: Path) -> None:
        held = f"f = open({str(device)!r}, 'rb'); print(flush=True); input()"
        self._program = subprocess.Popen(
            [sys.executable, "-c", held], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._program.stdout is not None
        self._program.stdout.readline()

    def end(self) -> None:
        self._program.communicate("\n")


@pytest.fixture
def devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(quiet_camera, "SETTLES", 20)
    (tmp_path / "video0").touch()
    return tmp_path


def test_a_camera_is_in_use_while_a_program_holds_it(devices: Path, watching: Watching) -> None:
    camera = Camera(devices)
    watching.begin(camera)
    assert (watching.now, camera.says()) == (NOTHING, "not in use")
    film = Film(devices / "video0")
    watching.until(IN_USE)
    assert camera.says().startswith("in use by python")
    film.end()
    watching.until(NOTHING)


def test_a_camera_that_is_held_already_is_found(devices: Path, watching: Watching) -> None:
    film = Film(devices / "video0")
    watching.begin(Camera(devices))
    assert watching.now == IN_USE
    film.end()
    watching.until(NOTHING)


def test_a_camera_that_is_plugged_in_is_watched_and_unplugged_forgotten(devices: Path, watching: Watching) -> None:
    (devices / "video0").unlink()
    camera = Camera(devices)
    watching.begin(camera)
    assert camera.says() == "there is no camera"
    (devices / "video2").touch()
    watching._qtbot.waitUntil(lambda: camera.says() == "not in use")
    film = Film(devices / "video2")
    watching.until(IN_USE)
    (devices / "video2").unlink()
    watching.until(NOTHING)
    assert camera.says() == "there is no camera"
    film.end()


def test_a_camera_without_permission_is_said_once_and_no_other_suffers(
    devices: Path, watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    (devices / "video1").touch()
    add = Inotify.add

    def guarded(self: Inotify, path: Path, came: Came) -> int:
        if path.name == "video0":
            raise PermissionError(13, "Permission denied", str(path))
        return add(self, path, came)

    monkeypatch.setattr(Inotify, "add", guarded)
    camera = Camera(devices)
    watching.begin(camera)
    assert camera.says() == "cannot tell: no permission for video0"
    assert camera.missing().startswith("the right to see when a camera is opened: sudo usermod -aG video")
    film = Film(devices / "video1")
    watching.until(IN_USE)
    film.end()
    watching.until(NOTHING)


def test_a_permission_that_comes_later_is_taken(
    devices: Path, watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as barred:
        add = Inotify.add

        def guarded(self: Inotify, path: Path, came: Came) -> int:
            if path.name == "video0":
                raise PermissionError(13, "Permission denied", str(path))
            return add(self, path, came)

        barred.setattr(Inotify, "add", guarded)
        camera = Camera(devices)
        watching.begin(camera)
    (devices / "video0").chmod(0o600)
    watching._qtbot.waitUntil(lambda: camera.says() == "not in use")
    assert camera.missing() == ""


def proc(folder: Path, number: str, name: str, *files: str) -> None:
    """A process as the kernel shows it."""
    opened = folder / number / "fd"
    opened.mkdir(parents=True)
    (folder / number / "comm").write_text(f"{name}\n")
    for at, file in enumerate(files):
        (opened / str(at)).symlink_to(file)


def test_holders_are_named_and_those_that_cannot_be_seen_left_out(tmp_path: Path) -> None:
    proc(tmp_path, "7", "cheese", "/dev/null", "/dev/video0")
    proc(tmp_path, "8", "bash", "/dev/null")
    (tmp_path / "9").mkdir()  # ended meanwhile
    (tmp_path / "self").mkdir()
    assert list(holders(tmp_path, {"/dev/video0"})) == ["cheese"]


def test_a_server_that_only_passes_a_camera_on_does_not_use_it(
    devices: Path, tmp_path: Path, watching: Watching
) -> None:
    processes = tmp_path / "proc"
    proc(processes, "7", "wireplumber", str(devices / "video0"))
    watching.begin(Camera(devices, processes))
    assert watching.now == NOTHING
