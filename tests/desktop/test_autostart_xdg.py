from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from app.desktop.autostart_xdg import Entry
from tests.conftest import SYSTEM_PYTHON


def entry(home: Path, command: tuple[str, ...] = ("/home/ada/.local/bin/supple",), **environ: str) -> Entry:
    return Entry({"XDG_CONFIG_DIRS": str(home / "etc"), **environ}, home, command)


def test_it_is_off_until_it_is_turned_on_and_off_again(tmp_path: Path) -> None:
    login = entry(tmp_path)
    assert login.is_on() is False
    assert login.turn(on=True) is None
    assert login.is_on() is True
    assert (tmp_path / ".config" / "autostart" / "supple.desktop").exists()
    assert login.turn(on=False) is None
    assert login.is_on() is False
    assert not login.path.exists()


def test_the_configuration_may_be_elsewhere_but_only_at_a_whole_path(tmp_path: Path) -> None:
    assert entry(tmp_path, XDG_CONFIG_HOME=str(tmp_path / "c")).path == tmp_path / "c" / "autostart" / "supple.desktop"
    assert entry(tmp_path, XDG_CONFIG_HOME="c").path.is_relative_to(tmp_path / ".config")


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("[Desktop Entry]\nExec=supple\n", True),
        ("[Desktop Entry]\nExec=supple\nHidden=true\n", False),
        ("[Desktop Entry]\nExec=supple\nX-GNOME-Autostart-enabled=false\n", False),
        ("[Desktop Entry]\nExec=supple\n[Desktop Action x]\nHidden=true\n", True),
        ("", False),
    ],
)
def test_it_is_read_as_a_desktop_reads_it(tmp_path: Path, text: str, on: bool) -> None:  # noqa: FBT001
    login = entry(tmp_path)
    login.path.parent.mkdir(parents=True)
    login.path.write_text(text)
    assert login.is_on() is on


def test_where_the_system_starts_it_for_everybody_off_hides_that(tmp_path: Path) -> None:
    everybodys = tmp_path / "etc" / "autostart" / "supple.desktop"
    everybodys.parent.mkdir(parents=True)
    everybodys.write_text("[Desktop Entry]\nExec=supple\n")
    login = entry(tmp_path)
    assert login.is_on() is True
    login.turn(on=False)
    assert login.is_on() is False
    login.turn(on=True)
    assert login.is_on() is True


def test_a_folder_that_cannot_be_written_is_said_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / ".config").write_text("no folder")
    said = entry(tmp_path).turn(on=True)
    assert said is not None
    assert said.startswith(f"{tmp_path}/.config/autostart/supple.desktop cannot be written: ")


def test_an_entry_that_cannot_be_read_cannot_be_told(tmp_path: Path) -> None:
    login = entry(tmp_path)
    login.path.mkdir(parents=True)
    assert login.is_on() is None


COMMANDS = [
    ("/usr/bin/supple",),
    ("/opt/my user/bin/supple",),
    ('/opt/a "b"/$HOME/`x`/back\\slash/100%/supple', "-m"),
]


GLIB = """
import sys
from gi.repository import GLib
file = GLib.KeyFile()
file.load_from_file(sys.argv[1], GLib.KeyFileFlags.NONE)
for word in GLib.shell_parse_argv(file.get_string("Desktop Entry", "Exec"))[1]:
    print(word.replace("%%", "%"))
"""


@pytest.mark.desktop
@pytest.mark.parametrize("command", COMMANDS)
def test_any_path_is_quoted_so_that_a_desktop_reads_it_as_it_is(tmp_path: Path, command: tuple[str, ...]) -> None:
    login = entry(tmp_path, command)
    login.turn(on=True)
    done = subprocess.run([SYSTEM_PYTHON, "-c", GLIB, login.path], capture_output=True, text=True, check=True)
    assert tuple(done.stdout.splitlines()) == command


def test_a_module_is_started_in_the_folder_it_is_found_from(tmp_path: Path) -> None:
    login = entry(tmp_path, ("/venv/bin/python", "-m", "app"))
    login.turn(on=True)
    assert f"Path={Path(__file__).parents[2]}" in login.path.read_text().splitlines()
