"""What is asked when Supple runs for the first time, and what the answers set. Pure: the moment is given."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.declared import SETTINGS, Setting
from app.core.durations import say_duration, say_time
from app.core.form import AUTOSTART, PRESET, Row, parts_of
from app.core.kinds import OneOf, Value
from app.core.settings import PRESETS, WEEKDAYS, About, DayHours

ANY, GUESSED = "any", "guessed"
_BY_KEY = {setting.key: setting for setting in SETTINGS}


def questions(week: tuple[DayHours, ...]) -> tuple[Row, ...]:
    """The rows of the first window. week: the guessed hours that it offers."""
    when = Setting(
        "app",
        "when",
        "",
        About(OneOf(((ANY, "Any time\nwhenever I sit here"), (GUESSED, _said(week)))), "When", ""),
        ANY,
    )
    others = [_BY_KEY[key] for key in ("breaks.floor", "breaks.seated")]
    return tuple(Row(each.about.label, each.about.says, (each,)) for each in (PRESET, when, *others, AUTOSTART))


def proposed(setting: Setting) -> Value:
    """What stands there before anybody chose: the default, and that Supple starts with the computer."""
    return True if setting is AUTOSTART else setting.default


def chosen(
    answers: Mapping[str, Value], rows: tuple[Row, ...], week: tuple[DayHours, ...]
) -> tuple[tuple[Setting, Value], ...]:
    """What the answers set, by the keys of the rows; what differs from the defaults and no more."""
    values: list[tuple[Setting, Value]] = []
    for row in rows:
        setting, answer = row.settings[0], answers[row.keys]
        if setting.name == "when":
            days = [_BY_KEY[f"hours.{day}"] for day in WEEKDAYS]
            values += zip(days, week, strict=True) if answer == GUESSED else ()
        else:
            values += parts_of(setting, answer)
    return tuple((setting, value) for setting, value in values if value != setting.default or setting is AUTOSTART)


def promise(preset: str) -> str:
    """What will happen, for the preset of this word."""
    of = next(each for each in PRESETS if each.label.lower() == preset)
    return (
        f"After {say_duration(of.interval)} of sitting, a small prompt in the corner offers "
        f"{say_duration(of.move)} of movement. Start it, snooze it or skip it; in calls it waits."
    )


def _said(week: tuple[DayHours, ...]) -> str:
    (begin, end), *_ = week[0]
    days = "Monday to Friday" if not week[5] and not week[6] else "Working days and today"
    return f"{days}\n{say_time(begin)}–{say_time(end)}"


def guessed_hours(weekday: int, minute: int) -> tuple[DayHours, ...]:
    """Working hours as a first guess from when somebody first starts Supple: nine hours on weekdays, around that.

    weekday: 0 is Monday; one of the weekend counts as a working day too if it is one now. minute: of the day; a night
    tells nothing.
    """
    start, end = _USUAL
    if _MORNING <= minute < _NIGHT:
        start = min(start, minute - minute % 60)
        end = max(start + _WORKDAY, min(minute - minute % 60 + 120, 24 * 60))
    return tuple(((start, end),) if day < WEEKEND or day == weekday else () for day in range(len(WEEKDAYS)))


WEEKEND = 5
_MORNING, _NIGHT, _WORKDAY = 5 * 60, 21 * 60, 9 * 60
_USUAL = (9 * 60, 18 * 60)
