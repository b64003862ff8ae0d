"""The surface of arms, hands, legs and feet of one body: tables of ellipsoids. Metres, in the bones' frames."""

from __future__ import annotations

from app.figure.clay import Clay, Cloth, profile
from app.figure.flesh_trunk import bone
from app.figure.skeleton import CLAVICLE, FOREARM, SHANK, THIGH, UPPER_ARM
from app.figure.trunk import ENDS

# shares of the bone's length, then radius, how far forward and (thigh) outward the middle lies there
_THIGH_AT = (0.0, 0.15, 0.35, 0.55, 0.75, 0.90, 1.0)
_THIGH_R = (0.0800, 0.0800, 0.0745, 0.0660, 0.0575, 0.0520, 0.0500)
_THIGH_X = (0.001, 0.005, 0.010, 0.011, 0.008, 0.005, 0.003)
_THIGH_Z = (-0.005, -0.003, -0.002, -0.003, -0.003, -0.002, 0.0)
_SHANK_AT = (0.0, 0.08, 0.18, 0.30, 0.44, 0.58, 0.72, 0.84, 0.93, 1.0)
_SHANK_R = (0.0490, 0.0480, 0.0495, 0.0510, 0.0490, 0.0430, 0.0360, 0.0310, 0.0292, 0.0300)
_SHANK_X = (0.002, -0.001, -0.007, -0.012, -0.013, -0.010, -0.006, -0.002, 0.0, 0.0)
_UPPER_AT = (0.0, 0.12, 0.30, 0.50, 0.75, 1.0)
_UPPER_R = (0.0480, 0.0490, 0.0455, 0.0405, 0.0365, 0.0330)
_UPPER_X = (0.0, 0.001, 0.003, 0.004, 0.002, 0.0)
_UPPER_Z = (-0.011, -0.007, -0.002, 0.0, 0.0, 0.0)
_HEM, _BARE = 0.4, 0.45
"""From where a sleeve ends, and up to where the bare arm begins under it, in shares of the upper arm."""
_FORE_AT = (0.0, 0.12, 0.28, 0.55, 0.80, 1.0)
_FORE_R = (0.0335, 0.0355, 0.0348, 0.0290, 0.0235, 0.0210)
KNUCKLES = (0.007, -0.086, 0.0)
"""Where the fingers begin, in the hand's frame."""
_FINGERS = ((0.0270, 0.064, 0.031), (0.0095, 0.074, 0.0105), (-0.0085, 0.069, -0.0095), (-0.0255, 0.054, -0.029))
_TOES = (
    (0.012, 0.057, -0.0225, 0.0165, 0.0122),
    (0.008, 0.046, 0.0050, 0.0135, 0.0105),
    (-0.002, 0.032, 0.0265, 0.0130, 0.0095),
)
"""The great toe and the others in pairs: where it begins and ends, how far out it lies, half width, half height."""


def legs(clay: Clay) -> None:
    for end, side in ENDS:
        part, thigh = f"leg{end}", []
        for t in (0.02, 0.10, 0.18, 0.27, 0.36, 0.45, 0.54, 0.63, 0.72, 0.81, 0.90):
            r = profile(_THIGH_AT, _THIGH_R, t)
            centre = (profile(_THIGH_AT, _THIGH_X, t), -t * THIGH, side * profile(_THIGH_AT, _THIGH_Z, t))
            thigh.append(clay.ball(f"thigh{end}", centre, (r * 1.03, r * 0.7, r * 0.97)))
        knee = clay.ball(f"knee{end}", (0.003, 0.0, 0.0), 0.0485, f"knee{end}")
        shank = [_shank(clay, end, t, 0.7) for t in (0.05, 0.12, 0.20, 0.28, 0.36, 0.44, 0.52, 0.60, 0.68, 0.76)]
        shank.append(_shank(clay, end, 0.83, 0.0))  # the hem is flat
        skin = [_shank(clay, end, t, 0.0, skin=True) for t in (0.80, 0.87, 0.94)]
        ankle = clay.ball(f"shank{end}", (0.0, -SHANK, 0.0), 0.0300, f"ankle{end}")
        clay.tube(part, Cloth.SKIN, [*skin, ankle])
        clay.tube(f"leg whole{end}", Cloth.LEGS, [f"groin{end}", *thigh, knee, *shank])
        clay.tube(f"leg below{end}", Cloth.LEGS, [*thigh[3:], knee, *shank])
        clay.tube(f"leg root{end}", Cloth.LEGS, [f"groin{end}", *thigh[:6]])
        clay.tube(f"leg crease{end}", Cloth.LEGS, thigh[1:5])
        clay.hull(f"rump{end}", Cloth.LEGS, f"glute{end}", f"groin{end}", thigh[4])
        clay.hull(f"rump{end}", Cloth.LEGS, "fork", thigh[4])
        clay.hull(part, Cloth.LEGS, knee)
        clay.hull(f"leg top{end}", Cloth.LEGS, f"glute{end}", thigh[2])
        _foot(clay, part, end, side, ankle)


def _shank(clay: Clay, end: str, t: float, flat: float, *, skin: bool = False) -> int:
    r = profile(_SHANK_AT, _SHANK_R, t)
    if skin:
        return clay.ball(f"shank{end}", (0.0, -t * SHANK, 0.0), (r * 1.02, 0.020, r * 0.96))
    high = r * flat if flat else 0.006
    return clay.ball(f"shank{end}", (profile(_SHANK_AT, _SHANK_X, t), -t * SHANK, 0.0), (r * 1.03, high, r * 0.97))


def _foot(clay: Clay, part: str, end: str, side: float, ankle: int) -> None:
    frame = f"foot{end}"
    heel = clay.ball(frame, (-0.034, -0.044, 0.0), (0.030, 0.028, 0.0285), f"heel{end}")
    top = clay.ball(frame, (0.006, -0.010, 0.0), (0.031, 0.028, 0.0300))
    instep = clay.ball(frame, (0.052, -0.034, side * -0.002), (0.034, 0.024, 0.032))
    middle = clay.ball(frame, (0.085, -0.046, 0.0), (0.030, 0.020, 0.037))
    sole = clay.ball(frame, (0.030, -0.062, side * 0.003), (0.050, 0.010, 0.028))
    ball = clay.ball(frame, (0.124, -0.0545, 0.0), (0.026, 0.0175, 0.0425), f"ball{end}")
    clay.hull(part, Cloth.SKIN, ankle, top, heel)
    clay.hull(part, Cloth.SKIN, top, instep, heel)
    clay.hull(part, Cloth.SKIN, instep, middle, ball, heel, sole)
    for number, (x, long, z, wide, high) in enumerate(_TOES):
        root = clay.ball(f"toes{end}", (x, 0.001, side * z * 0.92), (0.018, 0.0125, wide))
        toe = clay.ball(
            f"toes{end}", (long, -0.0070, side * z), (0.0125, high, wide * 0.93), "" if number else f"toe{end}"
        )
        clay.hull(part, Cloth.SKIN, root, toe)


def arms(clay: Clay) -> None:
    for end, side in ENDS:
        _shoulder(clay, end, side)
        part = f"arm{end}"
        sleeve = [_upper(clay, end, side, t, 0.0) for t in (0.13, 0.23, 0.33, 0.43)]
        bare = [_upper(clay, end, side, t, 0.002) for t in (0.40, 0.50, 0.60, 0.70, 0.80, 0.90)]
        elbow = clay.ball(f"elbow{end}", (-0.002, 0.0, 0.0), (0.0320, 0.0320, 0.0335), f"elbow{end}")
        fore = []
        for t in (0.08, 0.17, 0.27, 0.37, 0.48, 0.59, 0.70, 0.81, 0.91):
            r, flat = profile(_FORE_AT, _FORE_R, t), t * t
            axes = (r * (1 - 0.14 * flat), r * 0.7, r * (1 + 0.16 * flat))
            fore.append(clay.ball(f"forearm{end}", (0.001, -t * FOREARM, 0.0), axes))
        wrist = clay.ball(f"hand{end}", (0.0, 0.0, 0.0), (0.0170, 0.020, 0.0245), f"wrist{end}")
        clay.tube(part, Cloth.SKIN, [*bare, elbow, *fore, wrist])
        clay.hull(part, Cloth.SKIN, elbow)
        clay.tube(f"arm whole{end}", Cloth.TOP, [f"cap{end}", *sleeve])
        clay.tube(f"arm below{end}", Cloth.TOP, sleeve[1:])
        clay.hull(f"arm top{end}", Cloth.TOP, f"pit{end}", sleeve[1])
        _hand(clay, part, end, side, wrist)


def _upper(clay: Clay, end: str, side: float, t: float, less: float) -> int:
    r = profile(_UPPER_AT, _UPPER_R, t) - less
    hem = t < _BARE if less else t > _HEM
    high = 0.006 if hem else r * 0.7  # flat where cloth ends
    centre = (profile(_UPPER_AT, _UPPER_X, t), -t * UPPER_ARM, side * profile(_UPPER_AT, _UPPER_Z, t))
    return clay.ball(f"upper_arm{end}", centre, (r * (1.03 if less else 1.04), high, r * 0.97))


def _shoulder(clay: Clay, end: str, side: float) -> None:
    collar = f"clavicle{end}"
    clay.ball(collar, (-0.001, -0.013, side * (CLAVICLE - 0.014)), 0.0500, f"cap{end}")
    clay.ball(collar, (-0.010, 0.006, side * (CLAVICLE - 0.060)), (0.036, 0.024, 0.044), f"top{end}")
    clay.ball(f"armpit{end}", (0.002, -0.054, side * -0.026), (0.038, 0.046, 0.034), f"pit{end}")
    clay.ball(bone("T1"), (0.012, 0.010, side * 0.040), (0.036, 0.026, 0.034), f"yoke{end}")
    clay.hull("torso", Cloth.TOP, "T3", "T4", f"top{end}", f"cap{end}")
    clay.hull("torso", Cloth.TOP, f"T5{end}", f"T8{end}", f"pit{end}")
    clay.hull(f"yoke{end}", Cloth.TOP, f"cap{end}", f"pit{end}", f"top{end}")
    clay.hull("torso", Cloth.TOP, "T2", f"top{end}", f"yoke{end}", f"cap{end}")


def _hand(clay: Clay, part: str, end: str, side: float, wrist: int) -> None:
    """Thick enough to lie flat on what its wrist is planted on; the thumb stands before the palm."""
    frame = f"hand{end}"
    heel = clay.ball(frame, (0.006, -0.038, 0.0), (0.0205, 0.028, 0.0320))
    palm = clay.ball(frame, (0.008, -0.080, 0.0), (0.0165, 0.020, 0.0365), f"palm{end}")
    clay.hull(part, Cloth.SKIN, wrist, heel, palm)
    third = palm
    frame = f"fingers{end}"
    for root, long, tip in _FINGERS:
        first = clay.ball(frame, (0.0, 0.0, side * root), (0.0125, 0.0110, 0.0105))
        second = clay.ball(frame, (0.002, -long * 0.52, side * (root + tip) / 2), 0.0098)
        third = clay.ball(frame, (0.008, -long, side * tip), 0.0080)
        clay.hull(part, Cloth.SKIN, first, second, third)
    clay.names[f"tip{end}"] = third
    frame = f"hand{end}"
    first = clay.ball(frame, (0.010, -0.028, side * 0.021), 0.0175)
    second = clay.ball(frame, (0.017, -0.062, side * 0.043), 0.0125, f"thumb{end}")
    third = clay.ball(frame, (0.0185, -0.092, side * 0.047), 0.0095)
    for whole in (part, f"thumb{end}"):
        clay.hull(whole, Cloth.SKIN, first, second)
        clay.hull(whole, Cloth.SKIN, second, third)
