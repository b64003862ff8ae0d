"""The arms on a placed trunk: by their angles, on the floor, or resting on the body. Sets frames, moves no trunk."""

from __future__ import annotations

from typing import assert_never

from app.figure.bases import Base, Hold
from app.figure.body import Frame
from app.figure.channels import Angles
from app.figure.contact import Mark
from app.figure.hands import hand_beside_thigh, hand_on_body, hand_on_thigh
from app.figure.limbs import Limb, lying, reach, straight, within_reach
from app.figure.pose import Pose
from app.figure.skeleton import FOREARM, UPPER_ARM
from app.figure.trunk import shoulder
from app.figure.vec import (
    Mat,
    Vec,
    about_x,
    about_y,
    about_z,
    along,
    apply,
    axis,
    between,
    cross,
    dot,
    length,
    mixed,
    scaled,
    sub,
    turn,
    unit,
)

_BONES = (UPPER_ARM, FOREARM)
_ELBOWS: dict[Hold, Vec] = {
    Hold.THIGHS: (-0.55, -0.15, 0.75),
    Hold.CHEST: (0.68, -0.80, 0.42),
    Hold.HIPS: (-0.75, 0.00, 0.65),
    Hold.BACK: (-0.90, -0.05, 0.35),
}
"""Where the right elbow points when the hand is held, in the chest's frame."""
_ELBOW_ON_FLOOR = (-0.20, -0.90, 0.45)
_ON_FLOOR: dict[Base, Vec] = {
    Base.SUPINE: (0.10, -0.10, 1.0),
    Base.BRIDGE: (0.10, -0.10, 1.0),
    Base.KNEELING: (0.6, -0.4, 0.7),
    Base.PRONE: (0.20, -0.85, 0.49),
    Base.SIDE_LYING: (-0.20, -0.90, -0.40),
}
"""The same for hands on the floor, all fours first."""
_LYING: dict[Base, float] = {Base.PRONE: 0.033}
"""How high an elbow is that lies on the floor with its hand, metres."""


def arm(frames: dict[str, Frame], pose: Pose, on_floor: Mark | None, end: str, side: float) -> float | None:
    """Adds one arm; by how many metres its hand misses what it rests on, or None where it is free."""
    root, angles = shoulder(frames, end, side), pose.angles
    mark: Mark
    match pose.motion.hands:
        case Hold.FREE:
            if on_floor is not None:
                way = (angles[f"hand.onFloor{end}"], _ON_FLOOR.get(pose.motion.base, _ELBOW_ON_FLOOR))
                return _laid(frames, angles, (root, on_floor), way, end, side, _LYING.get(pose.motion.base))
            if f"hand.onThigh{end}" in angles:
                mark = hand_beside_thigh(angles, frames[f"thigh{end}"], root, end, side)
                way = (angles[f"hand.onThigh{end}"], _ELBOWS[Hold.THIGHS])
                return _laid(frames, angles, (root, mark), way, end, side)
            _free(frames, angles, root, end, side)
            return None
        case Hold.THIGHS:
            mark = hand_on_thigh(angles, frames[f"thigh{end}"], root, end, side)
        case Hold.CHEST | Hold.HIPS | Hold.BACK as hold:
            mark = hand_on_body(frames, hold, end)
        case never:
            assert_never(never)
    x, y, z = _ELBOWS[pose.motion.hands]
    elbow = apply(frames["chest"].turn, (x, y, side * z))
    bent = reach(root, mark.at, _BONES, elbow, backwards=True)
    _set(frames, bent, root, _rolled(bent, mark.turn), end)
    frames[f"hand{end}"] = Frame(mark.turn, bent.end)
    return bent.missed


def _free(frames: dict[str, Frame], angles: Angles, root: Vec, end: str, side: float) -> None:
    def channel(name: str) -> float:
        return angles.get(name + end, 0.0)

    raised = turn(about_x(-side * channel("shoulder.abd")), about_z(channel("shoulder.flex")))
    upper = turn(frames["chest"].turn, turn(about_y(side * channel("shoulder.hadd")), raised))
    upper = turn(upper, about_y(side * channel("shoulder.rot")))
    lower = turn(upper, about_z(channel("elbow.flex")))
    bent = straight(root, upper, lower, _BONES)
    rolled = turn(lower, about_y(side * channel("forearm.rot")))
    _set(frames, bent, root, rolled, end)
    frames[f"hand{end}"] = Frame(turn(rolled, about_z(-channel("wrist.ext"))), bent.end)


def _laid(
    frames: dict[str, Frame],
    angles: Angles,
    line: tuple[Vec, Mark],
    way: tuple[float, Vec],
    end: str,
    side: float,
    low: float | None = None,
) -> float | None:
    """Takes a free arm to a mark, as far as its channel says. line: from the shoulder to the mark.

    way: that share, and the right elbow in the chest. From nothing on, so that an arm that may be laid down is solved
    alike when it begins to be. low: how high the elbow lies where it would sink into the floor, metres.
    """
    (root, mark), (share, (x, y, z)) = line, way
    at, hand = within_reach(root, mark.at, _BONES), mark.turn
    towards = unit(apply(frames["chest"].turn, (x, y, side * z)))
    if share < 1.0:
        _free(frames, angles, root, end, side)
        free, elbow = frames[f"hand{end}"], frames[f"forearm{end}"].at
        now = sub(elbow, between(root, free.at, UPPER_ARM / (UPPER_ARM + FOREARM)))
        towards = between(unit(now), towards, share)
        at, hand = between(free.at, at, share), mixed(free.turn, hand, share)
    if low is not None:
        towards = lying(root, at, _BONES, towards, low)
    bent = reach(root, at, _BONES, towards, backwards=True, softly=0.0)
    _set(frames, bent, root, _rolled(bent, hand), end)
    frames[f"hand{end}"] = Frame(hand, bent.end)
    return length(sub(mark.at, bent.end)) if share >= 1.0 else None


def _set(frames: dict[str, Frame], bent: Limb, root: Vec, rolled: Mat, end: str) -> None:
    frames[f"upper_arm{end}"] = Frame(bent.upper, root)
    frames[f"forearm{end}"] = Frame(rolled, bent.middle)


def _rolled(bent: Limb, hand: Mat) -> Mat:
    """The forearm, rolled with its palm."""
    up = axis(bent.lower, 1)
    palm, fingers = axis(hand, 0), scaled(axis(hand, 1), -1.0)
    x = sub(scaled(palm, -dot(fingers, up)), scaled(fingers, -dot(palm, up)))
    x = unit(along(x, up, -dot(x, up)))
    return (x[0], up[0], cross(x, up)[0], x[1], up[1], cross(x, up)[1], x[2], up[2], cross(x, up)[2])
