"""How far a person likes to go, region by region: a movement is made smaller towards its base posture. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from app.core import settings
from app.figure.channels import WHOLE, Angles
from app.figure.motion import Motion
from app.movement.movement import Region

_ALL = 100
LEAST, MOST = 0.4, 1.0
"""The range of a factor (2.4 of the domain)."""

_REGIONS: Mapping[str, Region] = {
    "pelvis": Region.PELVIS,
    "lumbar": Region.LUMBAR,
    "thoracic": Region.THORACIC,
    "cervical": Region.CERVICAL,
    "head": Region.CERVICAL,
    "scapula": Region.SHOULDERS,
    "shoulder": Region.SHOULDERS,
    "elbow": Region.SHOULDERS,
    "hip": Region.HIPS,
    "knee": Region.LEGS,
    "ankle": Region.LEGS,
}
"""What a channel's first word belongs to; what is not here (hands, heels, the lungs) is never made smaller."""


@dataclass(frozen=True, slots=True)
class Comfort:
    """factors: region and how much of its way it goes, 0.4 to 1; a region that is not named goes all of it."""

    factors: tuple[tuple[Region, float], ...] = ()

    def of(self, region: Region) -> float:
        return min(MOST, max(LEAST, dict(self.factors).get(region, MOST)))


WHOLE_RANGE = Comfort()


def comfort_of(chosen: settings.Comfort) -> Comfort:
    """What a person has chosen, in shares; a region that goes all of its way is not named."""
    percent = {Region(each.name): getattr(chosen, each.name) for each in fields(chosen)}
    return Comfort(tuple((region, share / 100) for region, share in percent.items() if share < _ALL))


@lru_cache(maxsize=64)
def within(motion: Motion, comfort: Comfort) -> Motion:
    """The motion as this person does it; the same object each time. Contacts are solved anew from its angles."""
    if all(comfort.of(region) == MOST for region in _REGIONS.values()):
        return motion
    keys = tuple(replace(key, angles=dict(_smaller(motion.rest, key.angles, comfort))) for key in motion.keys)
    return replace(motion, keys=keys)


def _smaller(rest: Angles, angles: Angles, comfort: Comfort) -> Iterator[tuple[str, float]]:
    for channel, value in angles.items():
        region = _REGIONS.get(channel.split(".")[0])
        share = MOST if region is None or channel in WHOLE else comfort.of(region)
        base = rest.get(channel, 0.0)
        yield channel, base + share * (value - base)
