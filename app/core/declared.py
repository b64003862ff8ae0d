"""What is made of the declaration in `settings.py`: reading tables and trace headers, saying, and the documentation.

Pure: no file is read here, and nothing about a single setting stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import Any, get_type_hints

from app.core.kinds import Kind, Ranges, Refused, Value, read, say, say_range
from app.core.settings import WEEKDAYS, About, Settings


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice. key: "prompting.interval", as the command line and problems name it. day: 0 to 6 in working hours."""

    table: str
    name: str
    group: str
    about: About
    default: Value
    day: int | None = None

    @property
    def key(self) -> str:
        return f"{self.table}.{self.name}"

    @property
    def kind(self) -> Kind:
        return self.about.kind

    @property
    def trace(self) -> str | None:
        """Where a trace's header has it: "interval", "break_seconds.move", "working_hours.fri"; None: nowhere."""
        if self.about.trace is None or self.day is None:
            return self.about.trace
        return f"{self.about.trace}.{self.name}"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one key: "prompting.interval" and "needs 30 s to 4 h, not 5 h"."""

    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.key} {self.reason}"


def _declared() -> Iterator[Setting]:
    standard = Settings()
    for table, noted in get_type_hints(Settings, include_extras=True).items():
        values = getattr(standard, table)
        group = noted.__metadata__[0].label
        for name, hint in get_type_hints(type(values), include_extras=True).items():
            about: About = hint.__metadata__[0]
            default: Any = getattr(values, name)
            if isinstance(about.kind, Ranges):
                for day, weekday in enumerate(WEEKDAYS):
                    yield Setting(table, weekday, group, about, default[day], day)
            else:
                yield Setting(table, name, group, about, default)


SETTINGS: tuple[Setting, ...] = tuple(_declared())
TABLES: tuple[str, ...] = tuple(field.name for field in fields(Settings))
_BY_KEY = {setting.key: setting for setting in SETTINGS}
_BY_TRACE = {setting.trace: setting for setting in SETTINGS if setting.trace}


def find(key: str) -> Setting | None:
    return _BY_KEY.get(key)


def nearest(key: str) -> str | None:
    """The key that was probably meant."""
    whole = get_close_matches(key, _BY_KEY, n=1)
    last = [known for known in _BY_KEY if known.rpartition(".")[2] == key.rpartition(".")[2]]
    return next(iter(last + whole), None)


def value_of(settings: Settings, setting: Setting) -> Value:
    table = getattr(settings, setting.table)
    value: Value = getattr(table, setting.name) if setting.day is None else table.week[setting.day]
    return value


def with_value(settings: Settings, setting: Setting, value: Value) -> Settings:
    """The same settings but for one. value: as `read` gives it for this setting's kind."""
    table: Any = getattr(settings, setting.table)
    changed: Any = {setting.name: value}
    if setting.day is not None:
        changed = {"week": (*table.week[: setting.day], value, *table.week[setting.day + 1 :])}
    whole: Any = {setting.table: replace(table, **changed)}
    return replace(settings, **whole)


_MOST_HINTS = 20
"""Unknown keys of which it is guessed what was meant: each takes a millisecond, and a file may have many thousand."""


def from_tables(raw: Mapping[str, object]) -> tuple[Settings, tuple[Problem, ...]]:
    """Settings from the tables of a file. A bad value keeps its default, is a problem, and costs no other setting."""
    return _read_all(raw, _BY_KEY, in_trace=False)


def from_trace(raw: Mapping[str, object]) -> tuple[Settings, list[str]]:
    """Settings from a trace's header: flat, durations as whole seconds. The sentences say all that is wrong in it."""
    settings, problems = _read_all(raw, _BY_TRACE, in_trace=True)
    return settings, [str(problem) for problem in problems]


def _read_all(
    raw: Mapping[str, object], known: Mapping[str, Setting], *, in_trace: bool
) -> tuple[Settings, tuple[Problem, ...]]:
    settings, problems = Settings(), list[Problem]()
    names = {setting.key: name for name, setting in known.items()}
    for name, value in _flat(raw, known):
        setting = known.get(name)
        if setting is None:
            problems.append(Problem(name, _unknown(name, value, known, hint=len(problems) < _MOST_HINTS)))
            continue
        taken = read(setting.kind, value, in_trace=in_trace)
        if isinstance(taken, Refused):
            problems.append(Problem(name, taken.reason))
        else:
            settings = with_value(settings, setting, taken)
    if settings.sitting.min_break > settings.sitting.away_after:
        shortest, away = settings.sitting.min_break, settings.sitting.away_after
        reason = f"needs at most {names['sitting.away_after']} ({away} s), not {shortest} s"
        problems.append(Problem(names["sitting.min_break"], reason))
        settings = replace(settings, sitting=replace(settings.sitting, min_break=Settings().sitting.min_break))
    return settings, tuple(problems)


def _flat(raw: Mapping[str, object], known: Mapping[str, Setting]) -> Iterator[tuple[str, object]]:
    """The keys of a file or header with their table's name before them; a table in another's place stays as it is."""
    tables = {name.partition(".")[0] for name in known if "." in name}
    for name, value in raw.items():
        if name in tables and isinstance(value, Mapping):
            yield from ((f"{name}.{key}", inner) for key, inner in value.items())
        else:
            yield (f'"{name}"' if "." in name else name), value


def _unknown(name: str, value: object, known: Mapping[str, Setting], *, hint: bool) -> str:
    if any(key.startswith(f"{name}.") for key in known) and not isinstance(value, Mapping):
        return "needs a table of settings, not a single value"
    meant = get_close_matches(name, known, n=1) if hint else ()
    return f"is no setting (did you mean {meant[0]}?)" if meant else "is no setting"


def settings_table() -> str:
    """All settings as a Markdown table, for the README."""
    lines = ["| key | default | allowed | what it does |", "|---|---|---|---|"]
    for setting in SETTINGS:
        if setting.day in (None, 0):
            key = f"`{setting.key}`" if setting.day is None else f"`{setting.key}` … `{setting.table}.{WEEKDAYS[-1]}`"
            default, allowed = say(setting.kind, setting.default), say_range(setting.kind)
            lines.append(f"| {key} | {default} | {allowed} | {setting.about.label}: {setting.about.says} |")
    return "\n".join(lines) + "\n"


def settings_text() -> str:
    """A settings file that changes nothing: every choice with its default, commented out."""
    lines = ["# Supple's settings. Remove a # to change a value; what is left out keeps its default."]
    for table in TABLES:
        lines += ["", f"[{table}]"]
        for setting in SETTINGS:
            if setting.table == table:
                lines += [f"# {setting.about.says} ({say_range(setting.kind)})"] * (setting.day in (None, 0))
                lines.append(f"# {setting.name} = {_toml(setting.default, setting.kind)}")
    return "\n".join(lines) + "\n"


def _toml(value: Value, kind: Kind) -> str:
    if isinstance(value, tuple):
        return str(list(value))
    said = say(kind, value)
    return f'"{said}"' if " " in said or isinstance(value, str) else said
