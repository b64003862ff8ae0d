"""One moment of a movement as numbers: where every joint is, what is planted, what each angle came to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.figure.body import Body
from app.figure.channels import Side
from app.figure.checks import at, planted_point
from app.figure.measured import measured
from app.movement.motion import motion_of
from app.movement.movement import Movement


def posed(movement: Movement, t: float, side: Side | None) -> dict[str, object]:
    """The body `t` seconds into the loop at full size: metres (x forward, y up, z right), degrees, centimetres."""
    motion = motion_of(movement)
    body = at(motion, side or ("right" if movement.sides > 1 and not motion.alternate else None))(t)
    return {
        "movement": movement.id,
        "base": movement.rig.base.value,
        "t": t,
        "joints": {name: [round(value, 6) for value in place] for name, place in sorted(body.joints().items())},
        "contacts": _contacts(body),
        "channels": {name: round(value, 4) for name, value in sorted(measured(body).items())},
    }


def rows(moment: Mapping[str, Any]) -> Iterator[str]:
    """The same as a table."""
    for name, (x, y, z) in moment["joints"].items():
        yield f"{name:12} {x:8.3f} {y:8.3f} {z:8.3f}"
    yield ""
    for name, value in moment["channels"].items():
        yield f"{name:22} {value:8.2f}"


def _contacts(body: Body) -> dict[str, dict[str, object]]:
    """What stands on the floor, or rests on the body: where, and by how many metres it misses its mark."""
    contacts: dict[str, dict[str, object]] = {}
    for name, far in body.missed.items():
        at_floor = name in body.planted
        place = planted_point(body, name)
        contacts[name] = {
            "at": [round(value, 6) for value in place],
            "on": "floor" if at_floor else "body",
            "missed": round(abs(far), 6),
        }
    return contacts
