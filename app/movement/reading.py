"""From the text of a movement file to a `Movement`, or to every problem in it at once. Opens no file itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from types import GenericAlias
from typing import Any, cast, get_args, get_origin

from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError, transform_error

from app.figure.channels import KNOWN
from app.movement.movement import Movement
from app.plain_file import NoTomlError, toml_of

_NAMED = {str: "a text", float: "a number", int: "a whole number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong. place: key path, with the line where it is known, or empty; sentence: what is wrong with it."""

    file: str
    place: str
    sentence: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.sentence) if part)


def read(name: str, text: str) -> Movement | tuple[Problem, ...]:
    """The movement in `text`; or its problems, each with its place. name: the file's, for the problems."""
    try:
        movement = _CONVERTER.structure(toml_of(text), Movement)
    except NoTomlError as error:
        return (Problem(name, "", f"this is no TOML: {error}"),)
    except BaseValidationError as error:
        return tuple(_problem(name, text, line) for line in _lines(error))
    return movement


def at(text: str, place: str) -> str:
    """`place` with the line it stands on, where that can be found."""
    start, line = 0, 0
    for key, index in re.findall(r"([\w-]+)(?:\[(\d+)\])?", place):
        tables = list(re.finditer(rf"^[ \t]*\[\[([\w-]+\.)*{re.escape(key)}\]\]", text[start:], re.MULTILINE))
        found = (
            tables[int(index or 0)]
            if tables
            else re.search(rf"^[ \t]*\[?([\w-]+\.)*{re.escape(key)}\b", text[start:], re.MULTILINE)
        )
        if found is None:
            break
        line = text.count("\n", 0, start + found.end()) + 1
        start += found.end()
    return f"{place} (line {line})" if line else place


def _lines(error: BaseValidationError) -> list[str]:
    return [
        f"{sentence} @ {place}"
        for message in transform_error(error, path="", format_exception=_say)
        for sentences, _, place in (message.rpartition(" @ "),)
        for sentence in sentences.splitlines()
    ]


def _problem(name: str, text: str, line: str) -> Problem:
    sentence, _, place = line.rpartition(" @ ")
    return Problem(name, at(text, place.lstrip(".")), sentence)


def _say(error: BaseException, _kind: type | None) -> str:
    match error:
        case ForbiddenExtraKeysError():
            return "\n".join(f"there is no key {key}" for key in sorted(error.extra_fields))
        case KeyError():
            return "is missing"
        case _:
            return str(error)


def _plain(value: Any, kind: type) -> Any:  # noqa: ANN401 # what a file holds can be anything
    fits = isinstance(value, (int, float)) if kind is float else isinstance(value, kind)
    if not fits or (isinstance(value, bool) and kind is not bool) or (kind is float and not isfinite(value)):
        raise ValueError(f"must be {_NAMED[kind]}, not {value!r:.40}")
    return kind(value)


def _choice(value: Any, kind: Any) -> StrEnum:  # noqa: ANN401
    if value not in list(kind):
        raise ValueError(f"must be one of {', '.join(kind)}, not {value!r:.40}")
    return cast("StrEnum", kind(value))


def _row(value: Any, kind: Any) -> Any:  # noqa: ANN401
    if not isinstance(value, list):
        raise ValueError(f"must be a list, not {value!r:.40}")  # noqa: TRY004 # a value of the file, not of the program
    as_list: Any = GenericAlias(list, get_args(kind))
    return tuple(_CONVERTER.structure(value, as_list))


def _angles(value: Any, _kind: Any) -> dict[str, float]:  # noqa: ANN401
    flat = _flat(value) if isinstance(value, dict) else {"": value}
    wrong = [
        f"{channel} must be a number, not {angle!r:.40}" if channel in KNOWN else f"there is no joint channel {channel}"
        for channel, angle in flat.items()
        if channel not in KNOWN or not isinstance(angle, (int, float)) or isinstance(angle, bool) or not isfinite(angle)
    ]
    if wrong:
        raise ValueError("\n".join(wrong))
    return {channel: float(angle) for channel, angle in flat.items()}


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in table.items():
        flat |= _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return flat


def _made() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in _NAMED:
        converter.register_structure_hook(kind, _plain)
    converter.register_structure_hook(StrEnum, _choice)
    converter.register_structure_hook_func(lambda kind: str(get_origin(kind)) == str(tuple), _row)
    converter.register_structure_hook_func(lambda kind: get_origin(kind) is get_origin(Mapping[str, float]), _angles)
    return converter


_CONVERTER = _made()
