"""The catalogue and one movement in words, or as data: `list` and `show`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from app.movement.movement import Movement


def listed(movements: Sequence[Movement]) -> list[str]:
    """A line for each: id, seconds, planes and name."""
    wide = max(len(movement.id) for movement in movements)
    return [
        f"{movement.id:{wide}}  {movement.seconds:4g} s  {', '.join(movement.planes):32}  {movement.name}"
        for movement in movements
    ]


def data_of(movement: Movement) -> dict[str, object]:
    """Everything a movement's file says, and what follows from it."""
    return {**asdict(movement), "floor": movement.floor, "cycle": movement.cycle}


def short(movement: Movement) -> dict[str, object]:
    """What a program needs to choose among movements."""
    return {
        "id": movement.id,
        "name": movement.name,
        "group": movement.group,
        "posture": movement.posture,
        "planes": movement.planes,
        "regions": movement.regions,
        "stage": movement.stage,
        "reps": movement.reps,
        "sides": movement.sides,
        "seconds": movement.seconds,
        "floor": movement.floor,
        "seated_ok": movement.seated_ok,
        "flags": movement.flags,
        "deviations": len(movement.deviations),
    }


def told(movement: Movement) -> Iterator[str]:
    """The same in words."""
    sides = " on each side" if movement.sides > 1 else ""
    yield f"{movement.name} ({movement.id})"
    yield f"{movement.posture}, {movement.reps} times{sides}, {movement.seconds:g} s with setting up"
    yield f"For {', '.join(movement.regions)}; {', '.join(movement.planes)}."
    yield ""
    yield from movement.setup
    for phase in movement.phases:
        yield ""
        yield f"{phase.name} ({phase.seconds:g} s)"
        yield f"  {phase.do} {phase.notice} {phase.breath}"
        yield f"  {', '.join(f'{channel} {angle:+g}' for channel, angle in phase.angles.items()) or 'base posture'}"
    yield ""
    yield f"Easier: {movement.easier}. Harder: {movement.harder}."
    yield from (f"Look out for: {each}." for each in movement.faults)
    yield from (f"{each}." for each in movement.stop_or_scale)
    yield from (f"Other than the catalogue: {each.what} ({each.reason})" for each in movement.deviations)
