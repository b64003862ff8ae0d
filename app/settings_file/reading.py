"""Reads the settings file and names every problem in it, with its line. Changes nothing (`change.py` does).

What a setting means stands in `core/declared.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.core.declared import Problem, from_tables
from app.core.settings import Settings
from app.plain_file import NoTomlError, open_plain, toml_of

_LARGEST = 1_000_000
"""Bytes: far above any settings file, and read in a moment."""

_MOST_SAID = 20
"""Problems that are named one by one."""

_HEADER = re.compile(r"""\s*\[{1,2}([^\[\]#]+)\]""")
_KEY = re.compile(r"""\s*([\w.\-"' \t]+?)\s*=""")


class SettingsRefusedError(Exception):
    """Settings could not be read or changed; the message says what, where and the way out."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as the file has them, with defaults where it says nothing; problems: whole sentences."""

    settings: Settings
    problems: tuple[str, ...]
    readable: bool = True
    """False: nothing of the file holds."""


def load(path: Path, before: Settings | None = None) -> Loaded:
    """Read the file. Never fails: what cannot be used keeps its default and is a problem; no file is no problem.

    before: the settings that hold now, and go on holding where the whole file cannot be read; None: the defaults do.
    """
    try:
        text = text_of(path)
        raw = tables_of(path, text)
    except SettingsRefusedError as refused:
        held = "the default settings" if before is None else "the settings of before"
        return Loaded(before or Settings(), (f"{refused} Until then {held} hold.",), readable=False)
    settings, problems = from_tables(raw)
    said = [_sentence(path, text, problem) for problem in problems[:_MOST_SAID]]
    if more := len(problems) - len(said):
        said.append(f"{path}: {more} more settings in it are wrong or unknown.")
    return Loaded(settings, tuple(said))


def text_of(path: Path) -> str:
    try:
        with open_plain(path) as file:
            raw = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        message = f"The settings in {path} cannot be read: {why(error)}. Make it a file that you may read."
        raise SettingsRefusedError(message) from error
    if len(raw) > _LARGEST:
        message = f"The settings in {path} are too large to be settings (over 1 MB). Move the file away."
        raise SettingsRefusedError(message)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"The settings in {path} are not UTF-8 text (line {line}). Save the file as UTF-8."
        raise SettingsRefusedError(message) from error


def tables_of(path: Path, text: str) -> Mapping[str, object]:
    try:
        return toml_of(text)
    except NoTomlError as error:
        message = f"The settings in {path} are not valid TOML: {error}. Correct the file, or move it away."
        raise SettingsRefusedError(message) from error


def _sentence(path: Path, text: str, problem: Problem) -> str:
    line = _line_of(text, problem.key)
    where = f"{path}, line {line}" if line else str(path)
    return f"{where}: {problem}."


def _line_of(text: str, key: str) -> int | None:
    """The line on which a key of a table is set, counted from 1; that of its table where it stands in an unusual form.

    None where that cannot be found either.
    """
    table, of_table = "", None
    for number, line in enumerate(text.splitlines(), start=1):
        header, found = _HEADER.match(line), _KEY.match(line)
        if header:
            table = f"{_bare(header[1])}."
        name = table + _bare(found[1]) if found else table[:-1]
        if name == key or name.startswith(f"{key}."):
            return number
        if of_table is None and key.startswith(f"{name}.") and (header or found):
            of_table = number
    return of_table


def _bare(key: str) -> str:
    return re.sub(r"[\s\"']", "", key)


def why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
