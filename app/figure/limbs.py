"""Two-bone limbs: from their angles, or bent so that their end reaches a mark. Reach is softened, nothing ever pops."""

from __future__ import annotations

from dataclasses import dataclass
from math import copysign, exp, log, sqrt

from app.figure.vec import Mat, Vec, add, along, axis, columns, cross, dot, length, scaled, sub, unit

SOFTNESS = 500.0
"""How sharply a limb's reach ends, 1 per metre: 1 % of a leg short of it nothing is felt."""
LEG = 0.55
"""A leg's share of that softness: it has to look straight when one stands on it."""
_SHORT, _SHARPEST = 0.0006, 0.02
_FAR = 30.0


@dataclass(frozen=True, slots=True)
class Limb:
    """The middle joint, the end, both bones' turns, and by how many metres the end misses its mark."""

    middle: Vec
    end: Vec
    upper: Mat
    lower: Mat
    missed: float


def soft_reach(far: float, full: float, softly: float = 1.0) -> float:
    """`far`, but never more than the limb's own length: a smooth minimum of the two, the sharper the less `softly`."""
    share = max(softly, _SHARPEST)
    most, sharp = full * (1.0 - _SHORT * share), SOFTNESS / share
    over = sharp * (far - most)
    if over < -_FAR:
        return far
    return most if over > _FAR else far - log(1 + exp(over)) / sharp


def within_reach(root: Vec, mark: Vec, lengths: tuple[float, float], softly: float = 1.0) -> Vec:
    """The mark, or on the way to it where the limb softly ends."""
    line = sub(mark, root)
    far = max(length(line), 1e-6)
    return along(root, scaled(line, 1 / far), soft_reach(far, sum(lengths), softly))


def reach(
    root: Vec,
    mark: Vec,
    lengths: tuple[float, float],
    towards: Vec,
    *,
    backwards: bool = False,
    softly: float = 1.0,
) -> Limb:
    """The limb from `root` to `mark`. towards: where the middle joint points; backwards: it is an elbow, not a knee.

    softly: how much of the reach's softness is felt; none where the mark is `within_reach` already. The frames share
    the hinge's axis, so they never flip, however deep the joint bends.
    """
    upper, lower = lengths
    line = sub(mark, root)
    far = max(length(line), 1e-6)
    along_line = scaled(line, 1 / far)
    near = soft_reach(far, upper + lower, softly)
    out = unit(along(towards, along_line, -dot(towards, along_line)))
    foot = (near * near + upper * upper - lower * lower) / (2 * near)
    middle = add(along(root, along_line, foot), scaled(out, sqrt(max(0.0, upper * upper - foot * foot))))
    end = along(root, along_line, near)
    hinge = unit(cross(out, along_line) if backwards else cross(along_line, out))
    return Limb(middle, end, _hinged(root, middle, hinge), _hinged(middle, end, hinge), far - near)


def lying(root: Vec, mark: Vec, lengths: tuple[float, float], towards: Vec, low: float) -> Vec:
    """Towards where the middle joint points for it to lie at the height `low`, metres, where `towards` would sink it.

    On the side that `towards` points to; as it was where the joint cannot come to that height.
    """
    upper, lower = lengths
    line = sub(mark, root)
    far = max(length(line), 1e-6)
    way = scaled(line, 1 / far)
    foot = (far * far + upper * upper - lower * lower) / (2 * far)
    round_ = sqrt(max(0.0, upper * upper - foot * foot))
    steep = sqrt(max(0.0, 1.0 - way[1] * way[1]))
    out = unit(along(towards, way, -dot(towards, way)))
    high = (low - along(root, way, foot)[1]) / max(round_, 1e-9)
    if not round_ or out[1] >= high or abs(high) >= steep:
        return towards
    upwards = unit(along((0.0, 1.0, 0.0), way, -way[1]))
    aside = cross(way, upwards)
    share = high / steep
    return along(scaled(upwards, share), aside, copysign(sqrt(1.0 - share * share), dot(aside, out)))


def straight(root: Vec, upper: Mat, lower: Mat, lengths: tuple[float, float]) -> Limb:
    """The limb from the turns of its two bones."""
    middle = along(root, axis(upper, 1), -lengths[0])
    return Limb(middle, along(middle, axis(lower, 1), -lengths[1]), upper, lower, 0.0)


def _hinged(top: Vec, bottom: Vec, hinge: Vec) -> Mat:
    up = unit(sub(top, bottom))
    return columns(cross(up, hinge), up, hinge)
