"""From a pose to a body: trunk on its contacts, then legs to their marks, then arms. Pure, a third of a millisecond."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.figure.arms import arm
from app.figure.bases import GROUND, Base, Hold, Legs
from app.figure.body import Body, Frame
from app.figure.contact import Mark, feet, knees
from app.figure.hands import hand_on_floor
from app.figure.legs import leg
from app.figure.lying import head_down, moved
from app.figure.place import placed
from app.figure.pose import Pose
from app.figure.skeleton import SPINE, T1
from app.figure.trunk import ENDS, neck, pelvis_turn, trunk
from app.figure.vec import Vec

_ORIGIN = (0.0, 0.0, 0.0)
_HIGH = 0.25
"""Metres above the floor at which a head cannot touch it."""
_LIFTED = 0.05
"""Centimetres above the floor from which a hand carries nothing."""
_LAID_DOWN = frozenset({Base.SUPINE, Base.BRIDGE})
_NEAR_FLOOR = frozenset({Base.PRONE, Base.KNEELING, Base.ALL_FOURS})


def solve(pose: Pose) -> Body:
    """The body in `pose`, all its contacts kept."""
    ground = GROUND[pose.motion.base]
    marks, kneeling = feet(pose), knees(pose)
    frames, spine = trunk(pose.angles, pose.bends, Frame(pelvis_turn(pose.angles, ground.pitch), _ORIGIN))
    hands = _on_floor(pose)
    rolled, by = placed(pose, frames, spine, (marks, kneeling, hands))
    frames = dict(zip(frames, moved(frames.values(), rolled, by), strict=True))
    spine = tuple(moved(spine, rolled, by))
    near = pose.motion.base in _NEAR_FLOOR and frames["head"].at[1] < _HIGH
    if near or pose.motion.base in _LAID_DOWN:
        pose, spine = _head_laid(pose, frames, spine)
    missed: dict[str, float] = {}
    for end, side in ENDS:
        kind = "knee" if ground.legs is Legs.KNEES else "foot"
        _note(missed, f"{kind}{end}", leg(frames, pose, (marks[end], kneeling[end]), end, side))
    for end, side in ENDS:
        _note(missed, f"hand{end}", arm(frames, pose, hands.get(end), end, side))
    return Body(pose, frames, spine, missed, _planted(pose, marks, kneeling, hands))


def _head_laid(pose: Pose, frames: dict[str, Frame], spine: tuple[Frame, ...]) -> tuple[Pose, tuple[Frame, ...]]:
    """Bends the neck so far that the head lies on the floor or does not sink into it; the pose says so."""
    extra = head_down(spine, pose.bends, lies=pose.motion.base in _LAID_DOWN)
    if extra == 0.0:
        return pose, spine
    *bones, head = neck(spine[T1], pose.bends, extra)
    frames["head"] = head
    bends = tuple(
        replace(bend, flex=bend.flex + extra * bone.flex) if place > T1 else bend
        for place, (bone, bend) in enumerate(zip(SPINE, pose.bends, strict=True))
    )
    angles = {**pose.angles, "cervical.flex": pose.angles.get("cervical.flex", 0.0) + extra}
    return replace(pose, angles=angles, bends=bends), (*spine[: T1 + 1], *bones)


def _on_floor(pose: Pose) -> dict[str, Mark]:
    """The marks of hands that are on the floor now or at another time."""
    if pose.motion.hands is not Hold.FREE:
        return {}
    return {end: hand_on_floor(pose, end, side) for end, side in ENDS if f"hand.onFloor{end}" in pose.angles}


def _planted(
    pose: Pose, marks: Mapping[str, Mark], kneeling: Mapping[str, Vec], hands: Mapping[str, Mark]
) -> dict[str, Vec]:
    """What carries weight on the floor, whole and lifted by nothing, and where its mark is."""
    get, legs = pose.angles.get, GROUND[pose.motion.base].legs
    down = {}
    for end, _ in ENDS:
        if legs is not Legs.FREE and get(f"leg.free{end}", 0.0) <= 0.0 and pose.motion.base is not Base.WALKING:
            down[f"knee{end}" if legs is Legs.KNEES else f"foot{end}"] = (
                kneeling[end] if legs is Legs.KNEES else marks[end].at
            )
        laid = get(f"hand.onFloor{end}", 0.0) >= 1.0 and get(f"hand.upCm{end}", 0.0) < _LIFTED
        if end in hands and laid:
            down[f"hand{end}"] = hands[end].at
    return down


def _note(missed: dict[str, float], name: str, far: float | None) -> None:
    if far is not None:
        missed[name] = far
