from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace

import pytest

from app.core.declared import (
    SETTINGS,
    TABLES,
    Problem,
    find,
    from_tables,
    from_trace,
    nearest,
    settings_table,
    settings_text,
    value_of,
    with_value,
)
from app.core.kinds import read, say
from app.core.settings import Settings


def test_every_choice_is_declared_once_and_its_default_is_in_range() -> None:
    keys = [setting.key for setting in SETTINGS]
    assert len(keys) == len(set(keys)) == 45
    for setting in SETTINGS:
        default = list(setting.default) if isinstance(setting.default, tuple) else setting.default
        assert read(setting.kind, default) == setting.default, setting.key
        assert setting.about.label, setting.key
        assert setting.about.says.endswith("."), setting.key


def test_every_value_the_rules_read_is_declared() -> None:
    for table in TABLES:
        names = {field.name for field in fields(getattr(Settings(), table))} - {"week"}
        assert names <= {setting.name for setting in SETTINGS if setting.table == table}


def test_the_keys_of_a_trace_are_those_of_the_rules() -> None:
    flat = {setting.trace for setting in SETTINGS if setting.trace and "." not in setting.trace}
    assert flat == {
        "away_after", "min_break", "present_within", "standing_limit", "interval", "heads_up", "prompt_patience",
        "again_after", "snooze_limit", "quiet_grace", "session_grace", "max_prompts_per_day",
    }  # fmt: skip


def test_an_empty_file_and_an_empty_header_are_the_defaults() -> None:
    assert from_tables({}) == (Settings(), ())
    assert from_trace({}) == (Settings(), [])


def test_tables_are_read_with_durations_as_text() -> None:
    settings, problems = from_tables(
        {"prompting": {"interval": "30 min", "snooze_limit": 1}, "hours": {"fri": [["22:00", "06:00"]]}}
    )
    assert problems == ()
    assert settings.prompting.interval == 1800
    assert settings.prompting.snooze_limit == 1
    assert settings.hours.week[4] == ((1320, 360),)


def test_one_bad_value_keeps_its_default_and_costs_no_other() -> None:
    settings, problems = from_tables({"prompting": {"interval": "5 h", "heads_up": 10}})
    assert settings.prompting == replace(Settings().prompting, heads_up=10)
    assert problems == (Problem("prompting.interval", 'needs 30 s to 4 h, not "5 h"'),)


def test_a_shortest_break_above_away_after_is_out_of_range() -> None:
    settings, problems = from_tables({"sitting": {"min_break": 400}})
    assert settings == Settings()
    assert [problem.key for problem in problems] == ["sitting.min_break"]
    assert from_tables({"sitting": {"min_break": 400, "away_after": 400}})[1] == ()


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ({"promting": {"interval": 60}}, "promting"),
        ({"prompting": {"intervall": 60}}, "prompting.intervall"),
        ({"prompting": 3}, "prompting"),
        ({"prompting.interval": 60}, '"prompting.interval"'),
        ({"prompting": {"interval": {"a": 1}}}, "prompting.interval"),
    ],
)
def test_what_is_no_setting_is_named(raw: Mapping[str, object], key: str) -> None:
    settings, problems = from_tables(raw)
    assert settings == Settings()
    assert [problem.key for problem in problems] == [key]


def test_a_header_is_flat_and_in_seconds() -> None:
    settings, problems = from_trace(
        {"interval": 600, "break_seconds": {"walk": 90}, "working_hours": {"mon": [["09:00", "12:00"]]}}
    )
    assert problems == []
    assert (settings.prompting.interval, settings.breaks.move, settings.breaks.walk) == (600, 180, 90)
    assert settings.hours.week[0] == ((540, 720),)


@pytest.mark.parametrize(
    "raw",
    [
        {"interval": True},
        {"interval": "10 min"},
        {"interval": 29},
        {"interval": 14401},
        {"interval": 600.0},
        {"away_after": 59},
        {"min_break": 301},
        {"break_seconds": 180},
        {"break_seconds": {"run": 180}},
        {"working_hours": {"someday": []}},
        {"working_hours": [["09:00", "12:00"]]},
        {"typing_wait": 20},
        {"sitting": {"away_after": 300}},
        {"break_seconds.move": 60},
    ],
)
def test_a_header_with_anything_wrong_in_it_has_one_sentence_for_it(raw: Mapping[str, object]) -> None:
    settings, problems = from_trace(raw)
    assert settings == Settings()
    assert len(problems) == 1


def test_all_that_is_wrong_in_a_header_is_said_at_once() -> None:
    assert len(from_trace({"interval": 1, "away_after": 1, "colour": "red"})[1]) == 3


def test_a_value_can_be_asked_for_and_changed_by_its_key() -> None:
    for setting in SETTINGS:
        assert value_of(Settings(), setting) == setting.default
    friday = find("hours.fri")
    assert friday is not None
    changed = with_value(Settings(), friday, ((0, 60),))
    assert changed.hours.week == ((), (), (), (), ((0, 60),), (), ())
    assert value_of(changed, friday) == ((0, 60),)


def test_a_mistyped_key_finds_the_one_that_was_meant() -> None:
    assert find("interval") is None
    assert nearest("interval") == "prompting.interval"
    assert nearest("promting.interval") == "prompting.interval"
    assert nearest("nonsense") is None


def test_the_table_for_the_readme_has_every_key_and_default() -> None:
    table = settings_table()
    for setting in SETTINGS:
        assert setting.day not in (None, 0, 6) or f"`{setting.key}`" in table
        assert say(setting.kind, setting.default) in table


def test_the_first_settings_file_changes_nothing_until_its_marks_are_removed() -> None:
    text = settings_text()
    assert from_tables(tomllib.loads(text)) == (Settings(), ())
    lines = [line.removeprefix("# ") if " = " in line else line for line in text.splitlines()]
    raw = tomllib.loads("\n".join(lines))
    assert from_tables(raw) == (Settings(), ())
    assert sum(len(table) for table in raw.values()) == len(SETTINGS)
