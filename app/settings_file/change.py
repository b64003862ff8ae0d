"""Changes one value in the settings file and nothing else: comments, order and unknown keys stay.

Whole or not at all. A file that cannot be read is left as it is.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Mapping, MutableMapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from app.core.declared import Setting, from_tables
from app.core.durations import say_time
from app.core.kinds import Ranges, Refused, Seconds, Value, from_words, read, say
from app.settings_file.alone import alone, resolved
from app.settings_file.reading import SettingsRefusedError, tables_of, text_of, why


def change(path: Path, setting: Setting, words: str) -> None:
    """Write one value, as a person typed it. Comments, order and unknown keys stay. Raises SettingsRefusedError."""
    raw = _from_toml(words)
    raw = from_words(setting.kind, words) if raw is None else raw
    taken = read(setting.kind, raw)
    if isinstance(taken, Refused):
        message = f"{setting.key} {taken.reason}. Nothing was changed."
        raise SettingsRefusedError(message)
    _edit(path, setting, say(setting.kind, taken) if isinstance(raw, str) else raw)


def put(path: Path, setting: Setting, value: Value) -> None:
    """Write one value as `read` gives it; the default is written by leaving it out. Raises SettingsRefusedError."""
    _edit(path, setting, None if value == setting.default else _plain(setting, value))


def reset(path: Path, setting: Setting) -> None:
    """Take one value out of the file, so that its default holds. Raises SettingsRefusedError."""
    _edit(path, setting, None)


def write_new(path: Path, text: str) -> None:
    """Put a first file in its place; one that is there stays as it is. Raises SettingsRefusedError."""
    try:
        with alone(path):
            if not path.exists():
                _write(path, text)
    except OSError as error:
        raise _unwritable(path, error) from error


def _plain(setting: Setting, value: Value) -> object:
    """A value as TOML has it, in the form that a person would choose."""
    if not isinstance(value, tuple):
        return say(setting.kind, value) if isinstance(setting.kind, Seconds) else value
    if isinstance(setting.kind, Ranges):
        return [[say_time(side) for side in pair] for pair in value if isinstance(pair, tuple)]
    return list(value)


def _from_toml(words: str) -> object:
    """A list or a text in TOML's own form; None where it is none: then it is words."""
    if not words.strip().startswith(("[", '"', "'")):
        return None
    try:
        return tomllib.loads(f"value = {words}")["value"]
    except tomllib.TOMLDecodeError:
        return None


def _edit(path: Path, setting: Setting, raw: object) -> None:
    """Set one key, or take it out (None), in the text of the file, and make sure that nothing else was changed."""
    if raw is None and not path.exists():
        return
    try:
        with alone(path):
            _edit_alone(path, setting, raw)
    except OSError as error:
        raise _unwritable(path, error) from error


def _edit_alone(path: Path, setting: Setting, raw: object) -> None:
    old = text_of(path)
    before = tables_of(path, old)
    new = _edited(path, old, setting, raw)
    after = tables_of(path, new)
    same = repr(_but(before, setting)) == repr(_but(after, setting))  # as text: nan is not equal to itself
    if not same or _only(after, setting) != raw:
        message = f"{path} is written in a way that cannot be changed safely. Set {setting.key} by hand."
        raise SettingsRefusedError(message)
    known = set(from_tables(before)[1])
    added = [problem for problem in from_tables(after)[1] if problem not in known]
    if added:
        message = f"{added[0]}. Nothing was changed."
        raise SettingsRefusedError(message)
    if new != old:
        _write(path, new)


def _edited(path: Path, old: str, setting: Setting, raw: object) -> str:
    try:
        document = tomlkit.parse(old)
        table = document.setdefault(setting.table, tomlkit.table()) if raw is not None else document.get(setting.table)
        if not isinstance(table, MutableMapping):
            if raw is None:
                return old
            message = f"{setting.table} is no table in {path}. Correct it by hand; nothing was changed."
            raise SettingsRefusedError(message)
        if raw is not None:
            table[setting.name] = raw
        elif setting.name in table:
            del table[setting.name]
        return tomlkit.dumps(document)
    except TOMLKitError as error:
        message = f"{path} cannot be changed: {error}. Set {setting.key} by hand; nothing was changed."
        raise SettingsRefusedError(message) from error


def _but(tables: Mapping[str, object], setting: Setting) -> dict[str, object]:
    """All that a file says but one key, and without tables that say nothing."""
    rest: dict[str, object] = dict(tables)
    table = rest.get(setting.table)
    if isinstance(table, dict):
        rest[setting.table] = {name: value for name, value in table.items() if name != setting.name}
    return {name: value for name, value in rest.items() if value != {}}


def _only(tables: Mapping[str, object], setting: Setting) -> object:
    table = tables.get(setting.table)
    return table.get(setting.name) if isinstance(table, dict) else None


def _write(path: Path, text: str) -> None:
    """Whole or not at all: beside the file, onto the disk, then in its place. A link to the file stays a link."""
    target = resolved(path)
    made: Path | None = None
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        with tempfile.NamedTemporaryFile("wb", dir=target.parent, prefix=".settings-", delete=False) as file:
            made = Path(file.name)
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        made.chmod(mode)
        made.replace(target)
    except OSError:
        if made is not None:
            made.unlink(missing_ok=True)
        raise


def _unwritable(path: Path, error: OSError) -> SettingsRefusedError:
    return SettingsRefusedError(f"The settings in {path} cannot be written: {why(error)}. Nothing was changed.")
