"""Who records and who plays on a sound server, read from its lists; and what that means. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.desktop.pulse_wire import NOBODY, Value

_OUTPUT, _INPUT = 13, 15
"""Values of one recording, and of one playback, in version 19 of the protocol."""
_NOT_LISTENING = frozenset({"dsp", "filter"})
"""Roles of programs that only pass sound on, to others who are seen by themselves."""


@dataclass(frozen=True, slots=True)
class Stream:
    """One program's stream. source: the number of what it records from, None for one that plays. runs: not paused.

    meter: it only measures how loud it is, as the sound settings do while they are open.
    """

    program: str
    source: int | None
    runs: bool
    meter: bool = False


def recordings(values: Sequence[Value]) -> tuple[Stream, ...]:
    """From the reply to GET_SOURCE_OUTPUT_INFO_LIST; what belongs to no program is left out."""
    return tuple(
        Stream(_program(row[11]), _number(row[4]), runs=row[12] is False, meter=_meter(row[9], row[11]))
        for row in _rows(values, _OUTPUT)
        if row[3] != NOBODY and _role(row[11]) not in _NOT_LISTENING
    )


def playbacks(values: Sequence[Value]) -> tuple[Stream, ...]:
    """From the reply to GET_SINK_INPUT_INFO_LIST; what belongs to no program is left out."""
    return tuple(
        Stream(_program(row[13]), None, runs=row[14] is False) for row in _rows(values, _INPUT) if row[3] != NOBODY
    )


def is_monitor(values: Sequence[Value]) -> bool | None:
    """From the reply to GET_SOURCE_INFO: whether it is what a loudspeaker plays; None where that is not said."""
    return values[8] != NOBODY if len(values) > 8 and isinstance(values[8], int) else None  # noqa: PLR2004


def listening(streams: Iterable[Stream], microphones: frozenset[int]) -> frozenset[str]:
    """The programs that record from one of these."""
    return frozenset(one.program for one in streams if one.runs and not one.meter and one.source in microphones)


def playing(streams: Iterable[Stream]) -> frozenset[str]:
    return frozenset(one.program for one in streams if one.runs)


def _rows(values: Sequence[Value], length: int) -> Iterator[Sequence[Value]]:
    return (values[at : at + length] for at in range(0, len(values) - length + 1, length))


def _program(properties: Value) -> str:
    """One program may go by several names and processes: its file is the same for all."""
    if isinstance(properties, dict):
        for key in ("application.process.binary", "application.id", "application.name", "application.process.id"):
            if properties.get(key):
                return properties[key]
    return "a program without a name"


def _role(properties: Value) -> str:
    return properties.get("media.role", "").casefold() if isinstance(properties, dict) else ""


def _meter(resampling: Value, properties: Value) -> bool:
    told = properties if isinstance(properties, dict) else {}
    return resampling == "peaks" or "true" in (told.get("resample.peaks"), told.get("stream.monitor"))


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) else None
