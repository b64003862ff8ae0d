"""Who is drawn: build, hair, and the names of colours. Data only: another person is another entry in a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Limb(StrEnum):
    """Parts of the body that a build makes wider or narrower."""

    HEAD = "head"
    CHEST = "chest"
    WAIST = "waist"
    HIPS = "hips"
    ARMS = "arms"
    LEGS = "legs"


_BONES: Final[Mapping[str, Limb]] = {
    "pelvis": Limb.HIPS,
    "hip": Limb.HIPS,
    "thigh": Limb.LEGS,
    "knee": Limb.LEGS,
    "shank": Limb.LEGS,
    "clavicle": Limb.CHEST,
    "armpit": Limb.CHEST,
    "upper_arm": Limb.ARMS,
    "elbow": Limb.ARMS,
    "forearm": Limb.ARMS,
}
_LUMBAR, _THORACIC = range(5), range(5, 17)


@dataclass(frozen=True, slots=True)
class Build:
    """How wide and deep each part is, against the tables of `flesh`; what is not named is 1."""

    widths: tuple[tuple[Limb, float], ...] = ()

    def width(self, frame: str) -> float:
        """The factor for what moves with a bone, or with vertebra number n as `vN`."""
        name = frame.partition(".")[0]
        if name[0] == "v" and name[1:].isdigit():
            number = int(name[1:])
            limb = Limb.WAIST if number in _LUMBAR else Limb.CHEST if number in _THORACIC else Limb.HEAD
        else:
            limb = _BONES.get(name, Limb.HEAD)
        return dict(self.widths).get(limb, 1.0)


@dataclass(frozen=True, slots=True)
class Hair:
    """A cap on the scalp and, where worn up, a bun. middle: of the cap, in the head's frame; half: its half angle,
    degrees; wave: how much its rim waves, radians.
    """

    middle: tuple[float, float, float]
    half: float
    wave: float
    bun: bool


UP: Final = Hair((-0.66, 0.75, 0.0), 102.0, -0.09, bun=True)
SHORT: Final = Hair((-0.60, 0.80, 0.0), 97.0, -0.10, bun=False)
CROPPED: Final = Hair((-0.52, 0.85, 0.0), 88.0, -0.07, bun=False)


@dataclass(frozen=True, slots=True)
class Person:
    """skin, locks, top, legs: names of colours, which `ui` knows."""

    name: str
    hair: Hair = UP
    skin: str = "sand"
    locks: str = "brown"
    top: str = "teal"
    legs: str = "ink"
    build: Build = field(default_factory=Build)


FIRST: Final = Person("first")
PEOPLE: Final = (
    FIRST,
    Person(
        "second", SHORT, "umber", "black", "clay", "slate",
        Build(((Limb.CHEST, 1.06), (Limb.WAIST, 1.12), (Limb.HIPS, 0.97), (Limb.ARMS, 1.12), (Limb.LEGS, 1.03))),
    ),
    Person(
        "third", UP, "honey", "grey", "plum", "slate",
        Build(((Limb.CHEST, 1.07), (Limb.WAIST, 1.15), (Limb.HIPS, 1.07), (Limb.ARMS, 1.08), (Limb.LEGS, 1.08))),
    ),
    Person(
        "fourth", CROPPED, "rose", "copper", "moss", "ink",
        Build(((Limb.CHEST, 1.02), (Limb.WAIST, 1.10), (Limb.HIPS, 0.95), (Limb.ARMS, 1.06), (Limb.LEGS, 0.97))),
    ),
)  # fmt: skip


def named(name: str) -> Person:
    """The person of a name; the first where there is none."""
    return next((person for person in PEOPLE if person.name == name), FIRST)
