from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.choices import Choices
from app.core.declared import Setting, find
from app.core.form import AUTOSTART
from app.settings_file import load


@dataclass
class Login:
    """What starts programs at login, as far as a test needs it."""

    name = "a test"
    on: bool | None = False
    trouble: str | None = None

    def is_on(self) -> bool | None:
        return self.on

    def turn(self, *, on: bool) -> str | None:
        if self.trouble is None:
            self.on = on
        return self.trouble


def setting(key: str) -> Setting:
    found = find(key)
    assert found is not None
    return found


def test_settings_go_into_the_file_and_autostart_to_the_system(tmp_path: Path) -> None:
    login, read = Login(), list[str]()
    choices = Choices(tmp_path / "settings.toml", tmp_path / "welcomed", login, lambda: read.append("again"))
    assert choices.write([(setting("breaks.sound"), False), (AUTOSTART, True)]) is None
    assert not load(tmp_path / "settings.toml").settings.breaks.sound
    assert login.on
    assert read == ["again"]


def test_what_is_refused_is_said_and_what_was_written_before_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    choices = Choices(path, tmp_path / "welcomed", Login(), lambda: None)
    said = choices.write([(setting("breaks.sound"), False), (setting("sitting.min_break"), 3600)])
    assert said is not None
    assert said.startswith("sitting.min_break needs at most sitting.away_after")
    assert not load(path).settings.breaks.sound


def test_the_system_may_refuse_too_and_the_entry_turns_it_the_other_way_round(tmp_path: Path) -> None:
    login = Login()
    choices = Choices(tmp_path / "settings.toml", tmp_path / "welcomed", login, lambda: None)
    assert choices.turn_autostart() is None
    assert choices.autostarts() is True
    login.trouble = "That folder is not yours to write."
    assert choices.turn_autostart() == login.trouble
    assert choices.write([(AUTOSTART, False)]) == login.trouble


def test_the_first_run_is_over_once_it_was_shown_whatever_was_chosen(tmp_path: Path) -> None:
    path, mark = tmp_path / "config" / "settings.toml", tmp_path / "data" / "welcomed"
    choices = Choices(path, mark, Login(), lambda: None)
    assert choices.first_run()
    assert choices.end_first_run(()) is None
    assert not choices.first_run()
    assert not path.exists()


def test_who_has_a_settings_file_has_chosen_already(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.touch()
    assert not Choices(path, tmp_path / "welcomed", Login(), lambda: None).first_run()


def test_a_mark_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    said = Choices(tmp_path / "settings.toml", tmp_path / "data" / "welcomed", Login(), lambda: None).end_first_run(())
    assert said is not None
    assert "cannot be written" in said
