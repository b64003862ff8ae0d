"""GSetting on a real dconf."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.bus import Bus, Which
from app.desktop.gsetting import GSetting
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import owned

pytestmark = pytest.mark.desktop("gsettings")
SCHEMA, KEY = "org.gnome.desktop.notifications", "show-banners"


class Setting:
    """told: what the key held, in order."""

    def __init__(self, desk: Desk) -> None:
        desk.env["GSETTINGS_BACKEND"] = "dconf"
        desk.begin("dconf", ["/usr/libexec/dconf-service"])
        desk.ready("dconf", owned("session", "ca.desrt.dconf"))
        self._desk = desk
        self.told: list[str | None] = []
        self.bus = Bus(Which.SESSION, desk.env, lambda _: None)
        self.setting = GSetting(self.bus, desk.env, self.told.append)
        assert self.bus.settle()

    def write(self, *words: str) -> None:
        self._desk.run(["gsettings", *words])

    def end(self) -> None:
        self.setting.forget()
        self.bus.close()


@pytest.fixture
def setting(own_desk: Desk, qtbot: QtBot) -> Iterator[Setting]:
    setting = Setting(own_desk)
    yield setting
    setting.end()


def test_a_key_is_told_when_asked_and_whenever_it_is_written(setting: Setting, qtbot: QtBot) -> None:
    setting.setting.ask(SCHEMA, KEY)
    setting.setting.settle(5)
    assert setting.told == ["true"]
    setting.write("set", SCHEMA, KEY, "false")
    qtbot.waitUntil(lambda: setting.told == ["true", "false"])
    setting.write("reset-recursively", SCHEMA)
    qtbot.waitUntil(lambda: setting.told[2:] == ["true"])


def test_another_key_is_not_told(setting: Setting, qtbot: QtBot) -> None:
    setting.setting.ask(SCHEMA, KEY)
    setting.setting.settle(5)
    setting.write("set", SCHEMA, "show-in-lock-screen", "false")
    setting.write("set", SCHEMA, KEY, "false")
    qtbot.waitUntil(lambda: len(setting.told) == 2)
    assert setting.told == ["true", "false"]


def test_a_key_that_is_forgotten_is_told_no_more(setting: Setting) -> None:
    setting.setting.ask(SCHEMA, KEY)
    setting.setting.forget()
    setting.write("set", SCHEMA, KEY, "false")
    assert setting.bus.settle()
    assert setting.told == []


def test_a_key_that_there_is_not_cannot_be_told(setting: Setting) -> None:
    setting.setting.ask(SCHEMA, "no-such-key")
    setting.setting.settle(5)
    assert setting.told == [None]
