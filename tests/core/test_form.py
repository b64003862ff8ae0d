from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.declared import SETTINGS, find, with_value
from app.core.form import (
    AUTOSTART,
    FIRST,
    OWN_CHOICE,
    PRESET,
    found,
    in_words,
    offered,
    parts_of,
    preset_of,
    sections,
    shown_value,
    stepped,
)
from app.core.kinds import Count, Seconds, say_range, unit
from app.core.settings import PRESETS, Settings, with_preset


def labels(words: str) -> list[str]:
    return [row.label for section in sections() for row in found(section, words)]


def test_every_setting_stands_in_the_window_once() -> None:
    shown = Counter(setting.key for section in sections() for row in section.rows for setting in row.settings)
    assert shown == Counter([*(setting.key for setting in SETTINGS), PRESET.key, AUTOSTART.key])


def test_what_most_people_want_comes_first_and_the_week_is_one_row() -> None:
    first, *rest = sections()
    assert first.label == FIRST
    assert [row.label for row in first.rows][:2] == ["Rhythm", "A break every"]
    week = next(row for section in rest for row in section.rows if row.settings[0].day is not None)
    assert [setting.name for setting in week.settings] == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("micro", "Microphone"),
        ("CORNER", "Shown as"),
        ("thursday", "Working hours"),
        ("max_prompts", "Prompts a day"),
        ("folded again", "It comes back after"),
    ],
)
def test_a_search_looks_at_labels_explanations_options_days_and_keys(words: str, label: str) -> None:
    assert label in labels(words)


def test_a_search_needs_all_its_words_and_none_is_everything() -> None:
    assert labels("microphone thursday") == []
    assert len(labels("")) == sum(len(section.rows) for section in sections())


def test_values_are_said_in_words() -> None:
    said = {key: in_words(setting.kind, setting.default) for setting in SETTINGS for key in [setting.key]}
    assert said["prompting.interval"] == "1 h"
    assert said["breaks.sound"] == "on"
    assert said["prompting.snooze_minutes"] == "5, 10, 15, 30 min"
    assert said["breaks.screen"] == "The one in use"
    assert said["hours.mon"] == "no hours"
    assert said["quiet.apps"] == "none"


def test_a_preset_is_known_again_and_own_choices_are_none() -> None:
    assert [preset_of(with_preset(Settings(), preset)) for preset in PRESETS] == [
        "hourly", "half-hourly", "regulator", "gentle",
    ]  # fmt: skip
    odd = with_value(Settings(), SETTINGS[0], SETTINGS[0].default)
    assert preset_of(replace(odd, prompting=replace(odd.prompting, interval=3000))) == OWN_CHOICE


def test_a_preset_is_written_as_its_two_settings_and_no_preset_as_nothing() -> None:
    assert [(setting.key, value) for setting, value in parts_of(PRESET, "regulator")] == [
        ("prompting.interval", 3300), ("breaks.move", 420),
    ]  # fmt: skip
    assert parts_of(PRESET, OWN_CHOICE) == ()
    sound = find("breaks.sound")
    assert sound is not None
    assert parts_of(sound, value=False) == ((sound, False),)


def test_a_row_shows_what_holds_and_the_autostart_is_the_systems() -> None:
    sound = find("breaks.sound")
    assert sound is not None
    assert shown_value(Settings(), sound, autostart=False) is True
    assert shown_value(Settings(), AUTOSTART, autostart=True) is True
    assert shown_value(Settings(), PRESET, autostart=True) == "hourly"


def test_a_window_offers_less_than_a_file_may_hold_but_what_the_file_holds_too() -> None:
    kind = Seconds(30, 14400, offered=(1200, 7200))
    assert offered(kind, 3600) == (1200, 7200)
    assert offered(kind, 30) == (30, 7200)


@pytest.mark.parametrize(
    ("seconds", "by", "then"),
    [(3600, 1, 3900), (3600, -1, 3300), (59, 1, 60), (60, -1, 55), (61, -1, 60), (300, 1, 360)],
)
def test_a_step_suits_the_size_of_the_value(seconds: int, by: int, then: int) -> None:
    assert stepped(seconds, by, 0, 14400) == then


@given(st.integers(0, 14400), st.integers(-40, 40))
def test_steps_stay_in_the_range_and_go_where_they_are_sent(seconds: int, by: int) -> None:
    then = stepped(seconds, by, 0, 14400)
    assert 0 <= then <= 14400
    assert (then - seconds) * by >= 0


def test_a_share_is_said_with_its_unit() -> None:
    share = Count(40, 100, step=5, unit="%")
    assert (in_words(share, 60), say_range(share), unit(share)) == ("60 %", "40 to 100 %", "%")
