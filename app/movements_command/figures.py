"""One figure of a check, with its limit beside it. A value only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. check, what: as a deviation names it. limit: None where it is only told. ok: within its limit."""

    check: str
    what: str
    value: float
    unit: str
    limit: float | None
    ok: bool
    note: str = ""


def at_most(check: str, value: float, unit: str, limit: float, what: str = "", note: str = "") -> Measure:
    return Measure(check, what, value, unit, limit, value <= limit, note)


def at_least(check: str, value: float, unit: str, limit: float, what: str = "", note: str = "") -> Measure:
    return Measure(check, what, value, unit, limit, value >= limit, note)
