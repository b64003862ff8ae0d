"""The state as JSON text and back: frozen dataclasses, tuples, enums, numbers and texts, nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.core.state import State


class ForgottenError(Exception):
    """The text is not a state as this version knows it; the message names the field."""


def to_json(state: State) -> str:
    """The state as one line of JSON."""
    return json.dumps(asdict(state), separators=(",", ":"))


def from_json(text: str) -> State:
    """The state in `text`. Fields it lacks take their defaults, those not known any more are left out.

    Raises ForgottenError.
    """
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        message = f"the saved state is no JSON: {wrong}"
        raise ForgottenError(message) from wrong
    state = _read(State, raw, "state")
    assert isinstance(state, State)  # noqa: S101  for the type checker
    return state


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, raw: object, where: str) -> object:  # noqa: ANN401  a type, at run time
    if get_origin(kind) in (Union, UnionType):
        return None if raw is None else _read(_but_none(kind), raw, where)
    if get_origin(kind) is tuple and isinstance(raw, list):
        return _read_tuple(get_args(kind), raw, where)
    if is_dataclass(kind) and isinstance(kind, type) and isinstance(raw, dict):
        known = {field.name for field in fields(kind)} & raw.keys()
        read = {name: _read(_hints(kind)[name], raw[name], f"{where}.{name}") for name in known}
        try:
            return kind(**read)
        except TypeError as wrong:
            message = f"{where} lacks a field: {wrong}"
            raise ForgottenError(message) from wrong
    if isinstance(kind, type) and issubclass(kind, StrEnum) and isinstance(raw, str) and raw in set(kind):
        return kind(raw)
    if isinstance(kind, type) and type(raw) is kind:
        return raw
    message = f"{where} cannot be {json.dumps(raw)[:40]}"
    raise ForgottenError(message)


def _but_none(kind: Any) -> Any:  # noqa: ANN401
    return next(arm for arm in get_args(kind) if arm is not NoneType)


def _read_tuple(args: tuple[Any, ...], raw: list[object], where: str) -> tuple[object, ...]:
    if args[1:] == (...,):
        return tuple(_read(args[0], each, where) for each in raw)
    if len(args) != len(raw):
        message = f"{where} needs {len(args)} parts, not {len(raw)}"
        raise ForgottenError(message)
    return tuple(_read(arg, each, where) for arg, each in zip(args, raw, strict=True))
