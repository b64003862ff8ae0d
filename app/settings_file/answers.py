"""`supple settings …`: each answer as an object to print. The running instance is not asked here, only the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.core.declared import SETTINGS, Setting, find, nearest, value_of
from app.core.kinds import say, unit
from app.core.settings import Settings
from app.settings_file.reading import Loaded, SettingsRefusedError, load

Answer = dict[str, object]


def answer_settings(words: Sequence[str], path: Path) -> Answer:
    """The answer to the words behind `settings`: path, list, get KEY, set KEY VALUE, reset KEY. code 2: bad input."""
    match words:
        case ["path"]:
            return _answer(0, str(path), path=str(path))
        case ["list"]:
            return _list(load(path), path)
        case [do, key, *value]:
            setting = find(key)
            return _unknown(key) if setting is None else _one(do, setting, value, path)
        case _:
            raise AssertionError(words)


def _one(do: str, setting: Setting, value: Sequence[str], path: Path) -> Answer:
    if do == "get":
        return _get(setting, load(path))
    from app.settings_file.change import change, reset  # noqa: PLC0415 - brings a TOML writer that reading does not need

    try:
        if do == "set":
            change(path, setting, *value)
        else:
            reset(path, setting)
    except SettingsRefusedError as refused:
        return _answer(2, str(refused))
    settings = load(path).settings
    said = say(setting.kind, value_of(settings, setting))
    text = f"{setting.key} is {said}." if do == "set" else f"{setting.key} has its default again: {said}."
    return _answer(0, text, **_said(settings, setting))


def _get(setting: Setting, loaded: Loaded) -> Answer:
    said = say(setting.kind, value_of(loaded.settings, setting))
    about = [problem for problem in loaded.problems if not loaded.readable or f" {setting.key} " in problem]
    return _answer(2 if about else 0, "\n".join([said, *about]), problems=about, **_said(loaded.settings, setting))


def _list(loaded: Loaded, path: Path) -> Answer:
    lines = [_line(loaded.settings, setting) for setting in SETTINGS]
    values = {setting.key: value_of(loaded.settings, setting) for setting in SETTINGS}
    problems = list(loaded.problems)
    text = "\n".join(lines + problems)
    return _answer(2 if problems else 0, text, path=str(path), settings=values, problems=problems)


def _line(settings: Settings, setting: Setting) -> str:
    value = value_of(settings, setting)
    said, standard = say(setting.kind, value), say(setting.kind, setting.default)
    return f"{setting.key} = {said}" if value == setting.default else f"{setting.key} = {said} (default {standard})"


def _said(settings: Settings, setting: Setting) -> Answer:
    value = value_of(settings, setting)
    return {"key": setting.key, "value": value, "default": setting.default, "unit": unit(setting.kind)}


def _unknown(key: str) -> Answer:
    meant = nearest(key)
    hint = f"Did you mean {meant}?" if meant else "“supple settings list” names them all."
    return _answer(2, f"There is no setting {key}. {hint}")


def _answer(code: int, says: str, **more: object) -> Answer:
    return {"schema": 1, "code": code, "says": says, **more}
