"""The legs on a placed trunk: to planted feet, on planted knees, or by their angles. Sets frames, decides no place."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin
from typing import assert_never

from app.figure.bases import GROUND, Base, Legs
from app.figure.body import Frame
from app.figure.channels import Angles
from app.figure.contact import Mark, planted
from app.figure.limbs import LEG, reach, within_reach
from app.figure.pose import Pose
from app.figure.skeleton import BALL, KNEE_HIGH, SHANK, THIGH, TOE
from app.figure.trunk import hip, thigh_turn
from app.figure.vec import (
    Mat,
    Vec,
    about_y,
    about_z,
    add,
    along,
    apply,
    axis,
    between,
    length,
    mixed,
    sub,
    turn,
    unit,
    upright,
)

_BONES = (THIGH, SHANK)
_KNEES_OUT, _KNEES_UP = (1.0, 0.15, 0.10), (0.25, 1.0, 0.02)
"""Where the right knee points over a planted foot, in the foot's heading: standing, and lying on the back."""
_STACKED = 9.0
"""Degrees the upper leg sinks onto the lower one when one lies on a side."""
_POINTED = -18.0
"""Degrees the toes bend when the back of the foot lies on the floor."""


def leg(frames: dict[str, Frame], pose: Pose, marks: tuple[Mark, Vec], end: str, side: float) -> float | None:
    """Adds one leg; by how many metres it misses what it is planted on, or None where it is free.

    marks: of the foot and of the knee.
    """
    missed: float | None
    match GROUND[pose.motion.base].legs:
        case Legs.FEET:
            missed = _to_foot(frames, pose, marks[0], end, side)
        case Legs.KNEES:
            missed = _on_knee(frames, pose.angles, marks[1], end, side)
        case Legs.FREE:
            _free(frames, pose, end, side)
            return None
        case never:
            assert_never(never)
    return missed if planted(pose.angles, end) >= 1.0 else None


def _free(frames: dict[str, Frame], pose: Pose, end: str, side: float) -> None:
    angles = pose.angles
    if pose.motion.base is Base.SIDE_LYING:
        above = max(0.0, side * angles.get("base.roll", 0.0) / 90.0)
        angles = {**angles, f"hip.abd{end}": angles.get(f"hip.abd{end}", 0.0) - _STACKED * above}
    toes = _POINTED if pose.motion.base is Base.PRONE else 0.0
    _set(frames, hip(frames["pelvis"], side), _by_angles(frames["pelvis"].turn, angles, end, side), toes, end)


def _to_foot(frames: dict[str, Frame], pose: Pose, mark: Mark, end: str, side: float) -> float:
    angles = pose.angles
    root, held = hip(frames["pelvis"], side), planted(angles, end)
    x, y, z = _KNEES_UP if GROUND[pose.motion.base].lying else _KNEES_OUT
    towards = apply(about_y(side * angles.get(f"hip.rot{end}", 0.0)), apply(_level(mark.turn), (x, y, side * z)))
    at, foot, toes = within_reach(root, mark.at, _BONES, LEG), mark.turn, mark.toes
    if held < 1.0:  # on its way between the ground and its angles
        thigh, shank, free = _by_angles(frames["pelvis"].turn, angles, end, side)
        knee = along(root, axis(thigh, 1), -THIGH)
        at = between(along(knee, axis(shank, 1), -SHANK), at, held)
        towards = between(axis(thigh, 0), unit(towards), held)
        foot, toes = mixed(free, foot, held), toes * held
    bent = reach(root, at, _BONES, towards, softly=0.0)
    frames[f"thigh{end}"] = Frame(bent.upper, root)
    frames[f"shank{end}"] = Frame(bent.lower, bent.middle)
    _set_foot(frames, bent.end, foot, toes, end)
    return length(sub(mark.at, bent.end))


def _on_knee(frames: dict[str, Frame], angles: Angles, mark: Vec, end: str, side: float) -> float:
    root, held = hip(frames["pelvis"], side), planted(angles, end)
    df = angles.get(f"ankle.df{end}", 0.0)
    thigh = upright(sub(root, mark), _AHEAD)
    shank, foot = _shin(df)
    turns = (thigh, shank, foot)
    missed = length(sub(along(root, axis(thigh, 1), -THIGH), mark))
    if held < 1.0:
        free = _by_angles(frames["pelvis"].turn, angles, end, side)
        turns = (mixed(free[0], thigh, held), mixed(free[1], shank, held), mixed(free[2], turns[2], held))
    _set(frames, root, turns, _POINTED * held, end)
    return missed


_AHEAD, _DOWN = (1.0, 0.0, 0.0), (0.0, -1.0, 0.0)


@lru_cache(maxsize=256)
def _shin(df: float) -> tuple[Mat, Mat]:
    """The turns of a shank that lies on the floor and of its foot."""
    lift = shin_lift(df)
    shank = upright((cos(radians(lift)), -sin(radians(lift)), 0.0), _DOWN)
    return shank, turn(shank, about_z(df))


@lru_cache(maxsize=256)
def shin_lift(df: float) -> float:
    """Degrees a shin slopes up from a knee on the floor to its ankle, its toes on the floor. df: of the ankle."""
    lift = 0.0
    for _ in range(4):
        shank = upright((cos(radians(lift)), -sin(radians(lift)), 0.0), _DOWN)
        foot = turn(shank, about_z(df))
        tip = add(apply(foot, BALL), apply(turn(foot, about_z(_POINTED)), TOE))
        lift = lift + 0.8 * (_degrees_up(-tip[1] + _TOE_THICK - KNEE_HIGH) - lift)
    return lift


_TOE_THICK = 0.012


def _degrees_up(rise: float) -> float:
    return asin(max(-0.9, min(0.9, rise / SHANK))) / radians(1.0)


def _by_angles(pelvis: Mat, angles: Angles, end: str, side: float) -> tuple[Mat, Mat, Mat]:
    """The turns of thigh, shank and foot."""
    thigh = turn(thigh_turn(angles, pelvis, end, side), about_y(side * angles.get(f"hip.rot{end}", 0.0)))
    shank = turn(thigh, about_z(-angles.get(f"knee.flex{end}", 0.0)))
    return thigh, shank, turn(shank, about_z(angles.get(f"ankle.df{end}", 0.0)))


def _set(frames: dict[str, Frame], root: Vec, turns: tuple[Mat, Mat, Mat], toes: float, end: str) -> None:
    thigh, shank, foot = turns
    knee = along(root, axis(thigh, 1), -THIGH)
    frames[f"thigh{end}"] = Frame(thigh, root)
    frames[f"shank{end}"] = Frame(shank, knee)
    _set_foot(frames, along(knee, axis(shank, 1), -SHANK), foot, toes, end)


def _set_foot(frames: dict[str, Frame], at: Vec, foot: Mat, toes: float, end: str) -> None:
    frames[f"foot{end}"] = Frame(foot, at)
    frames[f"toes{end}"] = Frame(turn(foot, about_z(toes)), add(at, apply(foot, BALL)))


def _level(rotation: Mat) -> Mat:
    """The same heading on flat ground."""
    ahead = unit((rotation[0], 0.0, rotation[6]))
    return (ahead[0], 0.0, -ahead[2], 0.0, 1.0, 0.0, ahead[2], 0.0, ahead[0])
