"""Which processes record and play on macOS, and whether a camera runs, by CoreAudio and CoreMediaIO.

Both answer with properties of numbered objects. Has not run on macOS yet: its tests stand in for the calls it makes.
"""

from __future__ import annotations

import ctypes
import struct
from typing import Any

from app.desktop.libraries import Load

SYSTEM = 1
"""The object that stands for all of them."""
PROCESSES, RECORDS, PLAYS = "prs#", "piri", "piro"
"""Of the system, the processes; of a process, whether it records or plays. Since macOS 14."""
DEFAULT_INPUT, STREAMS, RUNS = "dIn ", "stm#", "gone"
"""Of the system, the microphone in use; of a device, its streams, and whether anybody uses it."""
DEVICES = "dev#"
ANY, OUTPUT = "glob", "outp"


class _Address(ctypes.Structure):
    _fields_ = (("selector", ctypes.c_uint32), ("scope", ctypes.c_uint32), ("element", ctypes.c_uint32))


def _address(selector: str, scope: str) -> _Address:
    return _Address(_code(selector), _code(scope), 0)


def _code(four: str) -> int:
    return int(struct.unpack(">I", four.encode("ascii"))[0])


class Properties:
    """Reads properties made of whole numbers of 32 bits. Raises UnansweredError where the library is not there."""

    def __init__(self, load: Load, library: str, prefix: str) -> None:
        """prefix: AudioObject or CMIOObject, which differ in how they say how much they gave."""
        found: Any = load(library)
        self._size, self._data = (found[f"{prefix}GetPropertyData{part}"] for part in ("Size", ""))
        self._used_apart = prefix == "CMIOObject"

    def numbers(self, thing: int, selector: str, scope: str = ANY) -> tuple[int, ...] | None:
        """What it holds; None where it does not say."""
        address, size = _address(selector, scope), ctypes.c_uint32()
        if self._size(ctypes.c_uint32(thing), ctypes.byref(address), ctypes.c_uint32(0), None, ctypes.byref(size)):
            return None
        data, used = (ctypes.c_uint32 * (size.value // 4))(), ctypes.c_uint32(size.value)
        before = (ctypes.c_uint32(thing), ctypes.byref(address), ctypes.c_uint32(0), None)
        sizes = (size, ctypes.byref(used)) if self._used_apart else (ctypes.byref(used),)
        if self._data(*before, *sizes, ctypes.byref(data)):
            return None
        return tuple(data)[: used.value // 4]

    def number(self, thing: int, selector: str) -> int | None:
        """The first of them."""
        found = self.numbers(thing, selector)
        return found[0] if found else None


def talking(audio: Properties) -> tuple[frozenset[int], frozenset[int]] | None:
    """The processes that record, and those that play; None where macOS is too old to tell."""
    processes = audio.numbers(SYSTEM, PROCESSES)
    if processes is None:
        return None
    records = frozenset(one for one in processes if audio.number(one, RECORDS))
    return records, frozenset(one for one in processes if audio.number(one, PLAYS))


def microphone_runs(audio: Properties) -> bool | None:
    """Whether anybody uses the microphone, where that is a device of its own: a headset runs with every song too."""
    device = audio.number(SYSTEM, DEFAULT_INPUT)
    if not device or audio.numbers(device, STREAMS, OUTPUT):
        return None
    runs = audio.number(device, RUNS)
    return None if runs is None else bool(runs)


def camera_runs(video: Properties) -> bool | None:
    """Whether anybody uses a camera; None where macOS does not say what there is."""
    devices = video.numbers(SYSTEM, DEVICES)
    return None if devices is None else any(video.number(one, RUNS) for one in devices)
