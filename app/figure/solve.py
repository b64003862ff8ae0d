"""From a pose to a body: trunk on its contacts, then legs to their marks, then arms. Pure, a fifth of a millisecond."""

from __future__ import annotations

from typing import assert_never

from app.figure.bases import Base, Hold
from app.figure.body import Body, Frame
from app.figure.channels import Angles
from app.figure.contact import (
    Mark,
    against_wall,
    feet,
    give_way,
    hand_beside_thigh,
    hand_on_chest,
    hand_on_thigh,
    pelvis_place,
)
from app.figure.limbs import Limb, reach, straight
from app.figure.pose import Pose
from app.figure.skeleton import BALL, FOREARM, SHANK, THIGH, UPPER_ARM
from app.figure.trunk import ENDS, hip, pelvis_turn, shoulder, trunk
from app.figure.vec import (
    Mat,
    Vec,
    about_x,
    about_y,
    about_z,
    add,
    along,
    apply,
    axis,
    between,
    cross,
    dot,
    mixed,
    scaled,
    sub,
    turn,
    unit,
)

_KNEES_OUT = 0.10
_ELBOWS: dict[Hold, Vec] = {Hold.THIGHS: (-0.55, -0.15, 0.75), Hold.CHEST: (0.55, -0.85, 0.30)}
"""Where the right elbow points when the hand is held, in the chest's frame."""


def solve(pose: Pose) -> Body:
    """The body in `pose`, all its contacts kept."""
    marks = feet(pose)
    rotation = pelvis_turn(pose.angles)
    pelvis = Frame(rotation, pelvis_place(pose, rotation, marks))
    frames, spine = trunk(pose.angles, pose.bends, pelvis)
    moved = (against_wall(spine), 0.0, 0.0) if pose.motion.base is Base.WALL else (0.0, 0.0, 0.0)
    if pose.motion.base is not Base.SEATED:
        moved = add(moved, give_way(Frame(rotation, add(pelvis.at, moved)), marks))
    frames = {name: Frame(frame.turn, add(frame.at, moved)) for name, frame in frames.items()}
    spine = tuple(Frame(frame.turn, add(frame.at, moved)) for frame in spine)
    missed: dict[str, float] = {}
    for end, side in ENDS:
        missed[f"foot{end}"] = _leg(frames, pose.angles, marks[end], end, side)
    for end, side in ENDS:
        missed[f"hand{end}"] = _arm(frames, pose, end, side)
    return Body(pose, frames, spine, missed)


def _leg(frames: dict[str, Frame], angles: Angles, mark: Mark, end: str, side: float) -> float:
    root = hip(frames["pelvis"], side)
    towards = apply(
        about_y(side * angles.get(f"hip.rot{end}", 0.0)), apply(_level(mark.turn), (1.0, 0.15, side * _KNEES_OUT))
    )
    leg = reach(root, mark.at, (THIGH, SHANK), towards)
    frames[f"thigh{end}"] = Frame(leg.upper, root)
    frames[f"shank{end}"] = Frame(leg.lower, leg.middle)
    frames[f"foot{end}"] = Frame(mark.turn, leg.end)
    frames[f"toes{end}"] = Frame(turn(mark.turn, about_z(mark.toes)), add(leg.end, apply(mark.turn, BALL)))
    return leg.missed


def _level(rotation: Mat) -> Mat:
    """The same heading on flat ground."""
    ahead = unit((rotation[0], 0.0, rotation[6]))
    return (ahead[0], 0.0, -ahead[2], 0.0, 1.0, 0.0, ahead[2], 0.0, ahead[0])


def _arm(frames: dict[str, Frame], pose: Pose, end: str, side: float) -> float:
    root = shoulder(frames, end, side)
    mark: Mark
    match pose.motion.hands:
        case Hold.FREE:
            _free_arm(frames, pose.angles, root, end, side)
            return _laid_on_thigh(frames, pose.angles, root, end, side)
        case Hold.THIGHS:
            mark = hand_on_thigh(pose.angles, frames[f"thigh{end}"], root, end, side)
        case Hold.CHEST:
            mark = hand_on_chest(frames["chest"], end)
        case never:
            assert_never(never)
    x, y, z = _ELBOWS[pose.motion.hands]
    elbow = apply(frames["chest"].turn, (x, y, side * z))
    arm = reach(root, mark.at, (UPPER_ARM, FOREARM), elbow, backwards=True)
    _place_arm(frames, arm, root, _rolled(arm, mark.turn), end)
    frames[f"hand{end}"] = Frame(mark.turn, arm.end)
    return arm.missed


def _free_arm(frames: dict[str, Frame], angles: Angles, root: Vec, end: str, side: float) -> None:
    def channel(name: str) -> float:
        return angles.get(name + end, 0.0)

    raised = turn(about_x(-side * channel("shoulder.abd")), about_z(channel("shoulder.flex")))
    upper = turn(frames["chest"].turn, turn(about_y(side * channel("shoulder.hadd")), raised))
    upper = turn(upper, about_y(side * channel("shoulder.rot")))
    lower = turn(upper, about_z(channel("elbow.flex")))
    arm = straight(root, upper, lower, (UPPER_ARM, FOREARM))
    rolled = turn(lower, about_y(side * channel("forearm.rot")))
    _place_arm(frames, arm, root, rolled, end)
    frames[f"hand{end}"] = Frame(turn(rolled, about_z(-channel("wrist.ext"))), arm.end)


def _laid_on_thigh(frames: dict[str, Frame], angles: Angles, root: Vec, end: str, side: float) -> float:
    """Takes a free arm to the outside of its thigh, as far as its channel says."""
    share = angles.get(f"hand.onThigh{end}", 0.0)
    if share <= 0.0:
        return 0.0
    free, elbow = frames[f"hand{end}"], frames[f"forearm{end}"].at
    mark = hand_beside_thigh(angles, frames[f"thigh{end}"], root, end, side)
    x, y, z = _ELBOWS[Hold.THIGHS]
    held = apply(frames["chest"].turn, (x, y, side * z))
    now = sub(elbow, between(root, free.at, UPPER_ARM / (UPPER_ARM + FOREARM)))
    towards = between(unit(now), unit(held), share)
    arm = reach(root, between(free.at, mark.at, share), (UPPER_ARM, FOREARM), towards, backwards=True)
    hand = mixed(free.turn, mark.turn, share)
    _place_arm(frames, arm, root, _rolled(arm, hand), end)
    frames[f"hand{end}"] = Frame(hand, arm.end)
    return arm.missed if share >= 1.0 else 0.0


def _place_arm(frames: dict[str, Frame], arm: Limb, root: Vec, rolled: Mat, end: str) -> None:
    frames[f"upper_arm{end}"] = Frame(arm.upper, root)
    frames[f"forearm{end}"] = Frame(rolled, arm.middle)


def _rolled(arm: Limb, hand: Mat) -> Mat:
    """The forearm, rolled with its palm."""
    up = axis(arm.lower, 1)
    palm, fingers = axis(hand, 0), scaled(axis(hand, 1), -1.0)
    x = sub(scaled(palm, -dot(fingers, up)), scaled(fingers, -dot(palm, up)))
    x = unit(along(x, up, -dot(x, up)))
    return (x[0], up[0], cross(x, up)[0], x[1], up[1], cross(x, up)[1], x[2], up[2], cross(x, up)[2])
