from __future__ import annotations

import pytest

from app.core.settings import PRESETS, Settings, with_preset


def test_the_defaults_are_the_documented_ones() -> None:
    settings = Settings()
    assert (settings.sitting.away_after, settings.sitting.min_break, settings.sitting.present_within) == (300, 60, 30)
    assert (settings.prompting.interval, settings.prompting.heads_up, settings.prompting.typing_wait) == (3600, 30, 20)
    assert settings.prompting.snooze_minutes == (5, 10, 15, 30)
    assert (settings.breaks.move, settings.breaks.walk, settings.breaks.tiny) == (180, 300, 60)
    assert settings.hours.week == ((),) * 7


def test_the_first_preset_is_the_default() -> None:
    assert with_preset(Settings(), PRESETS[0]) == Settings()


@pytest.mark.parametrize(
    ("label", "minutes", "length"),
    [("Hourly", 60, 3), ("Half-hourly", 30, 3), ("Regulator", 55, 7), ("Gentle", 90, 2)],
)
def test_a_preset_sets_interval_and_length_together(label: str, minutes: int, length: int) -> None:
    preset = next(each for each in PRESETS if each.label == label)
    settings = with_preset(Settings(), preset)
    assert (settings.prompting.interval, settings.breaks.move) == (minutes * 60, length * 60)
    assert settings.sitting == Settings().sitting
