"""Which run of the machine this is, and the suspend-aware clock continued over a reboot."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from app.desktop.clock import read_aware, read_wall

_LINUX = Path("/proc/sys/kernel/random/boot_id")
_MINUTES = 5 * 60
"""Seconds by which the moment of booting, reckoned by the wall clock, may move by without being another one."""


def boot_id(aware: Callable[[], float] = read_aware, wall: Callable[[], float] = read_wall) -> str:
    """A text that is the same until the machine is switched off. Where the system has none: the moment of booting."""
    if sys.platform == "linux":
        try:
            return _LINUX.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            pass  # a kernel without it: the moment of booting serves as well
    return f"at {round((wall() - aware()) / _MINUTES) * _MINUTES}"


def continued(before: str, boot: str, t: int, at: int, aware: float, wall: float) -> tuple[int, str]:
    """What to add to the suspend-aware clock so that it goes on from second `t`, dated `at`, and the text to keep.

    before: the text kept then, empty the first time. boot: this run of the machine. In the same run the clock went on
    by itself; after a reboot only the wall clock tells how long the machine was off, and at worst that was no time.
    """
    name, _, kept = before.rpartition("+")
    if name == boot and kept.isdecimal():
        offset = int(kept)
    elif before:
        offset = max(0, round(t + max(0.0, wall - at) - aware))
    else:
        offset = 0
    return offset, f"{boot}+{offset}"
