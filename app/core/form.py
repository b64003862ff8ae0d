"""The settings as a window shows them: sections, search, values in words, what to undo. Made of the declaration alone.

Pure: no widget, no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from app.core.declared import SETTINGS, Setting, value_of
from app.core.durations import say_duration
from app.core.kinds import Count, Kind, Minutes, Names, OneOf, Ranges, Seconds, Switch, Value, say
from app.core.settings import PRESETS, About, Preset, Settings

FIRST = "Everyday"
"""The section most people need alone."""
OWN_CHOICE = ""
"""The preset of whoever chose something else."""

DAYS = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday",
    "sun": "Sunday",
}  # fmt: skip


def _preset_said(preset: Preset) -> str:
    return f"{preset.label}\n{say_duration(preset.interval)} · {say_duration(preset.move)}"


def _word(preset: Preset) -> str:
    return preset.label.lower()


PRESET = Setting(
    "app",
    "preset",
    FIRST,
    About(
        OneOf(tuple((_word(preset), _preset_said(preset)) for preset in PRESETS)),
        "Rhythm",
        "How long you sit between two breaks, and how long a break lasts.",
    ),
    _word(PRESETS[0]),
)
AUTOSTART = Setting(
    "app",
    "autostart",
    FIRST,
    About(Switch(), "Start with the computer", "Supple is there after you log in; it opens no window."),
    default=False,
)
"""These two are shown like settings and kept elsewhere: one is two settings in one, one is the system's."""

_LEADING = ("prompting.interval", "breaks.move", "breaks.floor", "breaks.seated", "breaks.sound")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the window. settings: one, or the seven days of working hours."""

    label: str
    says: str
    settings: tuple[Setting, ...]

    @property
    def kind(self) -> Kind:
        return self.settings[0].kind

    @property
    def keys(self) -> str:
        return " ".join(setting.key for setting in self.settings)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    label: str
    rows: tuple[Row, ...]


def sections() -> tuple[Section, ...]:
    """All there is to choose, each once; what most people want first."""
    leading = [_row(setting) for key in _LEADING for setting in SETTINGS if setting.key == key]
    first = Section(FIRST, (_row(PRESET), *leading, _row(AUTOSTART)))
    groups = dict.fromkeys(setting.group for setting in SETTINGS)
    return first, *(Section(group, rows) for group in groups if (rows := _rows(group)))


def _rows(group: str) -> tuple[Row, ...]:
    here = [setting for setting in SETTINGS if setting.group == group and setting.key not in _LEADING]
    week = tuple(setting for setting in here if setting.day is not None)
    return *(_row(setting) for setting in here if setting.day is None), *((_row(*week),) if week else ())


def _row(*settings: Setting) -> Row:
    return Row(settings[0].about.label, settings[0].about.says, settings)


def found(section: Section, words: str) -> tuple[Row, ...]:
    """The rows in which each of the words occurs: in label, explanation, key or the section's name."""
    wanted = words.casefold().split()
    return tuple(row for row in section.rows if all(word in _searched(section, row) for word in wanted))


def _searched(section: Section, row: Row) -> str:
    days = " ".join(DAYS[setting.name] for setting in row.settings if setting.day is not None)
    options = " ".join(label for _, label in row.kind.options) if isinstance(row.kind, OneOf) else ""
    return f"{section.label} {row.label} {row.says} {row.keys} {days} {options}".casefold()


def in_words(kind: Kind, value: Value) -> str:
    """A value as a window says it."""
    match kind:
        case Switch():
            return "on" if value else "off"
        case Minutes():
            return f"{say(kind, value)} min"
        case OneOf():
            said = dict(kind.options).get(str(value), str(value))
            return said.partition("\n")[0]
        case Ranges():
            return say(kind, value) if value else "no hours"
        case Count():
            return f"{say(kind, value)} {kind.unit}".rstrip()
        case Seconds() | Names():
            return say(kind, value)
        case _:
            assert_never(kind)


def preset_of(settings: Settings) -> str:
    """The word of the preset these settings are; OWN_CHOICE: of none."""
    both = settings.prompting.interval, settings.breaks.move
    return next((_word(preset) for preset in PRESETS if (preset.interval, preset.move) == both), OWN_CHOICE)


def parts_of(setting: Setting, value: Value) -> tuple[tuple[Setting, Value], ...]:
    """What is really written where this setting is chosen in a window: a preset writes two."""
    if setting is not PRESET:
        return ((setting, value),)
    preset = next((preset for preset in PRESETS if _word(preset) == value), None)
    if preset is None:
        return ()
    by_key = {each.key: each for each in SETTINGS}
    return (by_key["prompting.interval"], preset.interval), (by_key["breaks.move"], preset.move)


def shown_value(settings: Settings, setting: Setting, *, autostart: bool) -> Value:
    """The value that a row shows."""
    if setting is AUTOSTART:
        return autostart
    return preset_of(settings) if setting is PRESET else value_of(settings, setting)


def offered(kind: Seconds, value: int) -> tuple[int, int]:
    """The range a window offers; a value beyond it, from the file, is no reason to lose it."""
    low, high = kind.offered or (kind.low, kind.high)
    return min(low, value), max(high, value)


def stepped(seconds: int, by: int, low: int, high: int) -> int:
    """`by` steps of a size that suits the value, to a round one, within the range."""
    for _ in range(abs(by)):
        up = by > 0
        size = next(size for limit, size in _STEPS if seconds < limit or (not up and seconds <= limit))
        seconds = seconds - seconds % size + size if up else seconds - (seconds % size or size)
    return max(low, min(high, seconds))


_STEPS = ((10, 1), (60, 5), (300, 30), (1800, 60), (3 * 3600, 300), (100 * 3600, 1800))
"""(below so many seconds, a step is so large)."""
