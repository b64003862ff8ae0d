"""The portal against one on a real bus."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.autostart_portal import REFUSED, Portal
from tests.conftest import SYSTEM_PYTHON
from tests.desktop_rig.desk import Desk

pytestmark = pytest.mark.desktop

COMMAND = ("supple", "--at-login")

Answering = Callable[..., Portal]


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def answering(desk: Desk, tmp_path: Path, told: list[str], qtbot: QtBot) -> Iterator[Answering]:
    """A portal that answers so, and our way to ask it."""
    del qtbot
    running: list[subprocess.Popen[str]] = []

    def up(*words: str) -> Portal:
        line = [SYSTEM_PYTHON, str(Path(__file__).with_name("portal")), *words]
        running.append(subprocess.Popen(line, env=desk.env, stdout=subprocess.PIPE, text=True))
        assert running[-1].stdout is not None
        assert running[-1].stdout.readline() == "up\n"
        return Portal(desk.env, tmp_path / "data" / "autostart", told.append, COMMAND)

    yield up
    for each in running:
        each.terminate()
        each.wait()
        if each.stdout is not None:
            each.stdout.close()


def test_what_the_portal_grants_is_kept(answering: Answering, told: list[str], qtbot: QtBot) -> None:
    login = answering("0", "asked")
    assert login.is_on() is False
    assert login.turn(on=True) is None
    qtbot.waitUntil(lambda: login.is_on() is True)
    assert login.turn(on=False) is None
    qtbot.waitUntil(lambda: login.is_on() is False)
    assert told == []


@pytest.mark.parametrize("words", [("1", "asked"), ("0", "refused")])
def test_a_refusal_is_told_and_nothing_kept(
    answering: Answering, told: list[str], qtbot: QtBot, words: tuple[str, str]
) -> None:
    login = answering(*words)
    assert login.turn(on=True) is None
    qtbot.waitUntil(lambda: told == [REFUSED])
    assert login.is_on() is False


def test_a_desktop_without_a_portal_is_told(desk: Desk, tmp_path: Path, told: list[str], qtbot: QtBot) -> None:
    login = Portal(desk.env, tmp_path / "autostart", told.append, COMMAND)
    assert login.turn(on=True) is None
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].startswith("This desktop has no portal that starts Supple at login (org.freedesktop.DBus.Error.")


def test_without_a_bus_there_is_nobody_to_ask(tmp_path: Path, told: list[str]) -> None:
    said = Portal({}, tmp_path / "autostart", told.append, COMMAND).turn(on=True)
    assert said is not None
    assert said.startswith("The desktop cannot be asked to start Supple at login: the session bus cannot be reached")
