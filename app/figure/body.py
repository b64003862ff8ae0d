"""The solved body: where every joint is and how every bone is turned. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.figure.pose import Pose
from app.figure.skeleton import NAMES
from app.figure.vec import Mat, Vec


@dataclass(frozen=True, slots=True)
class Frame:
    """A bone: how it is turned, and where it begins (metres)."""

    turn: Mat
    at: Vec


@dataclass(frozen=True, slots=True)
class Body:
    """frames: by bone name, limbs with .L or .R. spine: L5 up to C1. missed: metres off a held limb's mark.

    planted: the marks of what stands on the floor (ankles of feet, knees, wrists of hands), by name as foot.R.
    """

    pose: Pose
    frames: Mapping[str, Frame]
    spine: tuple[Frame, ...]
    missed: Mapping[str, float]
    planted: Mapping[str, Vec]

    def joints(self) -> dict[str, Vec]:
        """Where each joint is, in metres: every vertebra by name, the pelvis, the head and the limbs' joints."""
        named = {
            _JOINT_OF[bone[:-2]] + bone[-2:]: frame.at for bone, frame in self.frames.items() if bone[:-2] in _JOINT_OF
        }
        bones = dict(zip(NAMES, (frame.at for frame in self.spine), strict=True))
        return {"pelvis": self.frames["pelvis"].at, "head": self.frames["head"].at, **bones, **named}


_JOINT_OF = {
    "thigh": "hip",
    "shank": "knee",
    "foot": "ankle",
    "toes": "ball",
    "clavicle": "sternum",
    "upper_arm": "shoulder",
    "forearm": "elbow",
    "hand": "wrist",
}
"""The joint a bone begins at."""
