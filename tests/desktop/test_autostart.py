from __future__ import annotations

from pathlib import Path

import pytest

from app.desktop.autostart import NoAutostart, answer_autostart, autostart_for, command_line, sandboxed


@pytest.mark.parametrize(
    ("system", "environ", "name"),
    [
        ("linux", {}, "the autostart folder"),
        ("linux", {"SNAP": "/snap/supple/1"}, "the Background portal"),
        ("darwin", {}, "a launch agent"),
    ],
)
def test_each_system_has_its_way(tmp_path: Path, system: str, environ: dict[str, str], name: str) -> None:
    assert autostart_for(environ, tmp_path, tmp_path / "memory", system=system).name == name


def test_a_flatpak_and_a_snap_are_sandboxes(tmp_path: Path) -> None:
    mark = tmp_path / "flatpak-info"
    assert not sandboxed({}, mark)
    mark.touch()
    assert sandboxed({}, mark)
    assert sandboxed({"SNAP": "/snap/supple/1"}, tmp_path / "none")


def test_the_installed_command_is_started_by_its_own_name_though_it_is_a_link(tmp_path: Path) -> None:
    version, link = tmp_path / "version", tmp_path / "supple"
    version.touch()
    link.symlink_to(version)
    assert command_line([str(link)], "/usr/bin/python3") == (str(link),)


def test_in_a_checkout_the_command_beside_python_is_started_else_the_module(tmp_path: Path) -> None:
    python = tmp_path / "python"
    assert command_line(["/checkout/app/__main__.py"], str(python)) == (str(python), "-m", "app")
    (tmp_path / "supple").touch()
    assert command_line(["/checkout/app/__main__.py"], str(python)) == (str(tmp_path / "supple"),)
    assert command_line([], str(python)) == (str(tmp_path / "supple"),)


def test_a_demo_starts_with_no_computer() -> None:
    assert NoAutostart().is_on() is None
    assert NoAutostart().turn(on=True) == "A demo does not start with the computer."


def test_the_command_line_turns_it_and_says_what_is(tmp_path: Path) -> None:
    login = autostart_for({"XDG_CONFIG_DIRS": str(tmp_path)}, tmp_path, tmp_path / "memory", system="linux")
    assert answer_autostart(login, "status")["says"] == "Supple does not start with the computer."
    assert answer_autostart(login, "on") == {
        "schema": 1,
        "code": 0,
        "says": "Supple starts with the computer.",
        "on": True,
        "by": "the autostart folder",
    }
    assert "--at-login" in (tmp_path / ".config" / "autostart" / "supple.desktop").read_text()
    assert answer_autostart(login, "off")["on"] is False


def test_a_system_that_refuses_or_cannot_tell_is_code_4(tmp_path: Path) -> None:
    (tmp_path / ".config").touch()
    login = autostart_for({"XDG_CONFIG_DIRS": str(tmp_path)}, tmp_path, tmp_path / "memory", system="linux")
    refused = answer_autostart(login, "on")
    assert refused["code"] == 4
    assert "cannot be written" in str(refused["says"])
    assert answer_autostart(NoAutostart(), "status")["code"] == 4
