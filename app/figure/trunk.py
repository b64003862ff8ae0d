"""Pelvis, spine, chest, clavicles and head from their angles: forward kinematics, from the bottom up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import degrees, exp, log, sqrt

from app.figure.body import Frame
from app.figure.channels import Angles
from app.figure.pose import Bend
from app.figure.skeleton import CLAVICLE, HIP_APART, SACRUM, SPINE, STERNUM, T1, T4
from app.figure.vec import (
    Mat,
    Vec,
    about_all,
    about_x,
    about_y,
    about_z,
    add,
    along,
    apply,
    axis,
    pitched,
    scaled,
    turn,
)

ENDS = ((".R", 1.0), (".L", -1.0))
"""The two sides: how their names end, and which way along z they lie."""

_RHYTHM, _ONSET, _SOFTNESS = 0.20, 30.0, 9.0
"""Degrees the clavicle rises for one of the arm's, from where on, and how softly that begins."""
_LEANS = tuple(bone.lean - (SPINE[place - 1].lean if place else 0.0) for place, bone in enumerate(SPINE))


def pelvis_turn(angles: Angles, pitch: float = 0.0) -> Mat:
    """pitch: how far the base posture tips the neutral pelvis, degrees; lying on a side comes by `base.roll`."""
    get = angles.get
    sideways = turn(about_y(-get("pelvis.yaw", 0.0)), about_x(-get("pelvis.roll", 0.0)))
    own = turn(sideways, about_z(-get("pelvis.tilt", 0.0)))
    if "base.roll" in angles:
        return turn(_lying(angles["base.roll"]), own)
    return turn(about_z(-pitch), own) if pitch else own


def _lying(roll: float) -> Mat:
    """On the back with the head to -x at 0, on the left side with the head to -z at 90; either way facing +x or up."""
    return turn(about_y(-roll), turn(about_z(90.0), about_y(roll)))


def thigh_turn(angles: Angles, pelvis: Mat, end: str, side: float) -> Mat:
    """A thigh that goes by its angles."""
    get = angles.get
    swung = turn(about_z(get(f"hip.flex{end}", 0.0)), about_x(-side * get(f"hip.abd{end}", 0.0)))
    return turn(pelvis, swung)


def trunk(angles: Angles, bends: Sequence[Bend], pelvis: Frame) -> tuple[dict[str, Frame], tuple[Frame, ...]]:
    """The frames of pelvis, chest, head and clavicles, and those of the vertebrae, on a pelvis that stands."""
    rotation, at = pelvis.turn, add(pelvis.at, apply(pelvis.turn, SACRUM))
    spine = []
    for bone, lean, bend in zip(SPINE, _LEANS, bends, strict=True):
        rotation = _bent(rotation, lean + bend.flex, bend.side, bend.turn)
        spine.append(Frame(rotation, at))
        (x, y, z), (_, up_x, _, _, up_y, _, _, up_z, _), high = at, rotation, bone.height
        at = (x + up_x * high, y + up_y * high, z + up_z * high)  # as `along`, which would be called all day
    chest = Frame(turn(spine[T4].turn, about_z(SPINE[T4].lean)), spine[T4].at)
    frames = {"pelvis": pelvis, "chest": chest, "head": Frame(rotation, at)}
    for end, side in ENDS:
        frames[f"clavicle{end}"] = _clavicle(angles, chest, end, side)
    return frames, tuple(spine)


def neck(below: Frame, bends: Sequence[Bend], extra: float) -> tuple[Frame, ...]:
    """C7 to C1 and the head on T1, with `extra` degrees of bending forward spread over the neck."""
    rotation, at = below.turn, along(below.at, axis(below.turn, 1), SPINE[T1].height)
    frames = []
    for bone, lean, bend in zip(SPINE[T1 + 1 :], _LEANS[T1 + 1 :], bends[T1 + 1 :], strict=True):
        rotation = _bent(rotation, lean + bend.flex + extra * bone.flex, bend.side, bend.turn)
        frames.append(Frame(rotation, at))
        at = along(at, axis(rotation, 1), bone.height)
    return (*frames, Frame(rotation, at))


def hip(pelvis: Frame, side: float) -> Vec:
    return add(pelvis.at, apply(pelvis.turn, (0.0, 0.0, side * HIP_APART)))


def shoulder(frames: Mapping[str, Frame], end: str, side: float) -> Vec:
    clavicle = frames[f"clavicle{end}"]
    return add(clavicle.at, scaled(axis(clavicle.turn, 2), side * CLAVICLE))


def _bent(on: Mat, flex: float, side: float, rotation: float) -> Mat:
    """A vertebra's turn on that of the one below."""
    if side == 0.0 == rotation:
        return pitched(on, -flex)
    return turn(on, about_all(-rotation, side, -flex))


def _clavicle(angles: Angles, chest: Frame, end: str, side: float) -> Frame:
    get = angles.get
    raised = sqrt(max(get(f"shoulder.flex{end}", 0.0), 0.0) ** 2 + max(get(f"shoulder.abd{end}", 0.0), 0.0) ** 2)
    rhythm = _RHYTHM * _SOFTNESS * (log(1 + exp((raised - _ONSET) / _SOFTNESS)) - log(1 + exp(-_ONSET / _SOFTNESS)))
    lifted = rhythm + degrees(get(f"scapula.elevateCm{end}", 0.0) / 100 / CLAVICLE)
    forward = get(f"scapula.protract{end}", 0.0)
    turned = turn(about_y(side * (forward - 22.0)), about_x(-side * (lifted + 3.0)))
    x, y, z = STERNUM
    return Frame(turn(chest.turn, turned), add(chest.at, apply(chest.turn, (x, y, side * z))))
