from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.core.declared import SETTINGS
from app.settings_file.answers import answer_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_the_path_is_told_whether_the_file_is_there_or_not(path: Path) -> None:
    assert answer_settings(["path"], path)["says"] == str(path)


def test_one_setting_is_told_with_value_and_default(path: Path) -> None:
    path.write_text('[prompting]\ninterval = "30 min"\n')
    answer = answer_settings(["get", "prompting.interval"], path)
    assert (answer["code"], answer["says"], answer["value"], answer["default"]) == (0, "30 min", 1800, 3600)


def test_setting_and_resetting_say_what_holds_now(path: Path) -> None:
    assert answer_settings(["set", "breaks.move", "2 min"], path)["says"] == "breaks.move is 2 min."
    assert answer_settings(["reset", "breaks.move"], path)["says"] == "breaks.move has its default again: 3 min."


def test_all_settings_are_listed_with_their_problems(path: Path) -> None:
    path.write_text("[prompting]\ninterval = 1\nheads_up = 0\n")
    answer = answer_settings(["list"], path)
    assert answer["code"] == 2
    assert isinstance(answer["settings"], dict)
    assert list(answer["settings"]) == [setting.key for setting in SETTINGS]
    lines = str(answer["says"]).splitlines()
    assert "prompting.heads_up = 0 s (default 30 s)" in lines
    assert lines[-1] == f"{path}, line 2: prompting.interval needs 30 s to 4 h, not 1."


def test_a_bad_value_troubles_only_who_asks_for_it(path: Path) -> None:
    path.write_text("[prompting]\ninterval = 1\n")
    assert answer_settings(["get", "prompting.interval"], path)["code"] == 2
    assert answer_settings(["get", "prompting.heads_up"], path)["code"] == 0


@pytest.mark.parametrize("words", [["get", "intervall"], ["set", "promting.interval", "60"], ["reset", "x"]])
def test_a_key_that_is_none_is_named(path: Path, words: list[str]) -> None:
    answer = answer_settings(words, path)
    assert answer["code"] == 2
    assert words[1] in str(answer["says"])
    assert not path.exists()


@pytest.mark.parametrize("words", [["get", "breaks.sound"], ["set", "breaks.sound", "off"], ["list"]])
def test_a_file_that_cannot_be_read_is_named_and_left(path: Path, words: list[str]) -> None:
    path.write_text("[prompting\n")
    answer = answer_settings(words, path)
    assert answer["code"] == 2
    assert str(path) in str(answer["says"])
    assert path.read_text() == "[prompting\n"


def test_every_answer_is_json_with_its_schema(path: Path) -> None:
    for words in (["path"], ["list"], ["get", "hours.mon"], ["set", "hours.mon", "none"], ["reset", "hours.mon"]):
        answer = answer_settings(words, path)
        assert json.loads(json.dumps(answer))["schema"] == 1
