"""The surface of pelvis, trunk, neck and head of one body: tables of ellipsoids. Metres, in the bones' frames."""

from __future__ import annotations

from app.figure.clay import Clay, Cloth
from app.figure.skeleton import NAMES, SPINE
from app.figure.trunk import ENDS

# name, forward, up, half depth, half width, half height of the left or right section
_PELVIS = (
    ("P0", -0.050, -0.006, 0.074, 0.120, 0.040),
    ("P1", -0.020, -0.010, 0.090, 0.158, 0.055),
    ("P2", 0.026, -0.004, 0.096, 0.160, 0.055),
    ("P3", 0.070, 0.002, 0.096, 0.147, 0.050),
)
_SECTIONS = {  # vertebra: forward, half depth, half width
    "L5": (0.054, 0.093, 0.134),
    "L4": (0.053, 0.089, 0.122),
    "L3": (0.052, 0.086, 0.115),
    "L2": (0.052, 0.085, 0.114),
    "L1": (0.053, 0.086, 0.117),
    "T12": (0.054, 0.088, 0.122),
    "T11": (0.056, 0.091, 0.128),
    "T10": (0.058, 0.095, 0.134),
    "T9": (0.061, 0.099, 0.140),
    "T8": (0.064, 0.102, 0.145),
    "T7": (0.066, 0.104, 0.149),
    "T6": (0.066, 0.104, 0.151),
    "T5": (0.065, 0.102, 0.150),
    "T4": (0.060, 0.098, 0.146),
    "T3": (0.053, 0.089, 0.134),
    "T2": (0.043, 0.076, 0.112),
    "T1": (0.033, 0.062, 0.086),
}
_WAIST_HEIGHTS = {"L5": 0.034, "L4": 0.020, "L3": 0.010, "L2": 0.020, "L1": 0.034, "T2": 0.030, "T1": 0.030}
_FULL = ("P1", "P2", "T8", "T5", "T4", "T3", "T2", "T1")
_NECK = (  # vertebra: forward, half depth, half width
    ("C7", 0.021, 0.0540, 0.0640),
    ("C6", 0.021, 0.0525, 0.0550),
    ("C5", 0.022, 0.0510, 0.0505),
    ("C4", 0.023, 0.0505, 0.0480),
    ("C3", 0.024, 0.0500, 0.0470),
    ("C2", 0.024, 0.0495, 0.0465),
    ("C1", 0.020, 0.0485, 0.0465),
)

_HEAD = (  # name, centre, half axes
    ("skull", (0.014, 0.060, 0.0), (0.096, 0.089, 0.074)),
    ("cheek", (0.044, 0.006, 0.0), (0.054, 0.050, 0.0575)),
    ("mouth", (0.0745, -0.024, 0.0), (0.0285, 0.024, 0.0430)),
    ("jaw", (0.028, -0.012, 0.0), (0.030, 0.034, 0.0530)),
    ("chin", (0.080, -0.049, 0.0), (0.0165, 0.0170, 0.0310)),
    ("brow", (0.079, 0.056, 0.0), (0.029, 0.038, 0.050)),
    ("back", (-0.036, 0.030, 0.0), (0.044, 0.050, 0.050)),
    ("bridge", (0.1015, 0.028, 0.0), (0.0055, 0.012, 0.0075)),
    ("nose", (0.1165, -0.001, 0.0), (0.0070, 0.0062, 0.0090)),
    ("nostril", (0.1020, -0.009, 0.0), (0.0060, 0.0060, 0.0130)),
    ("scalp", (0.003, 0.066, 0.0), (0.1060, 0.1000, 0.0825)),
    ("bun", (-0.058, 0.160, 0.0), (0.036, 0.036, 0.038)),
    ("tie", (-0.044, 0.136, 0.0), (0.022, 0.022, 0.024)),
)

_TALL = {"lumbar": 0.36, "thoracic": 0.30, "cervical": 0.28}
"""Half a vertebra's height as a share of the whole with its disc: between them is air, also where the spine arches."""

_LIPS = (
    (0.0950, -0.0248, -0.0160),
    (0.1005, -0.0280, -0.0070),
    (0.1018, -0.0275, 0.0),
    (0.1005, -0.0280, 0.0070),
    (0.0950, -0.0248, 0.0160),
)

_LID = (
    (0.1003, 0.0232, 0.0225),
    (0.0985, 0.0252, 0.0290),
    (0.0945, 0.0250, 0.0350),
    (0.0895, 0.0222, 0.0408),
)
"""The upper lid of the right eye, from the nose outward: an open eye, with its pupil under it."""


def bone(name: str) -> str:
    """The frame of a vertebra."""
    return f"v{NAMES.index(name)}"


def _middle(name: str) -> float:
    return SPINE[NAMES.index(name)].height / 2


def trunk(clay: Clay) -> None:
    """A left and a right tube that overlap in the middle: the legs' cloth up to the waist, then the top's."""
    for end, side in ENDS:
        row = [
            clay.ball("pelvis", (x, y, side * (wide - deep * 0.98)), (deep, high, deep * 0.98), name + end)
            for name, y, x, deep, wide, high in _PELVIS
        ]
        for name, (x, deep, wide) in _SECTIONS.items():
            high = _WAIST_HEIGHTS.get(name, 0.046)
            centre = (x, _middle(name), side * (wide - deep * 0.98))
            row.append(clay.ball(bone(name), centre, (deep, high, deep * 0.98), name + end))
        clay.tube("torso", Cloth.LEGS, row[:7])
        clay.tube("torso", Cloth.TOP, row[6:])
        clay.tube(f"seat{end}", Cloth.LEGS, row[:4])
    for name, y, x, deep, wide, _ in _PELVIS:
        if name in _FULL:
            clay.ball("pelvis", (x, y, 0.0), (deep, 0.040, wide), name)
    for name, (x, deep, wide) in _SECTIONS.items():
        if name in _FULL:
            clay.ball(bone(name), (x, _middle(name), 0.0), (deep, 0.028, wide), name)
    clay.hull("torso", Cloth.LEGS, "P1")
    clay.hull("torso", Cloth.TOP, "T8")
    clay.hull("torso", Cloth.TOP, "L3.R", "L3.L", "L1.R", "L1.L")
    clay.hull("torso", Cloth.LEGS, "L3.R", "L3.L", "P3.R", "P3.L")
    _hips(clay)


def _hips(clay: Clay) -> None:
    """Round from every side: what lies between the buttocks is filled, for cloth spans it."""
    clay.ball("pelvis", (-0.030, -0.046, 0.0), (0.078, 0.058, 0.088), "saddle")
    clay.ball("pelvis", (-0.010, -0.098, 0.0), (0.030, 0.018, 0.018), "fork")
    for end, side in ENDS:
        clay.ball(f"hip{end}", (-0.030, -0.030, side * -0.008), (0.082, 0.083, 0.079), f"glute{end}")
        clay.ball(f"hip{end}", (0.004, -0.034, side * -0.004), (0.080, 0.076, 0.079), f"groin{end}")
        clay.hull(f"rump{end}", Cloth.LEGS, f"glute{end}", f"groin{end}", f"P1{end}", f"P2{end}", f"P3{end}")
        clay.hull(f"rump{end}", Cloth.LEGS, f"L5{end}", f"P3{end}", f"groin{end}")  # the belly, down into the groin
    for end, _ in ENDS:
        clay.hull(f"rump{end}", Cloth.LEGS, "saddle", f"P1{end}", "glute.R", "glute.L")


def neck(clay: Clay) -> None:
    row: list[int | str] = ["T1"]
    row += [clay.ball(bone(name), (x, 0.008, 0.0), (deep, 0.030, wide), name) for name, x, deep, wide in _NECK]
    clay.row("neck", Cloth.SKIN, row)
    for end, side in ENDS:  # from the neck down to the shoulder
        clay.ball(bone("T1"), (0.010, 0.014, side * 0.046), (0.036, 0.026, 0.034), f"slope{end}")
        clay.ball(bone("C5"), (0.010, 0.0, side * 0.018), (0.034, 0.030, 0.030), f"nape{end}")
        clay.hull("neck", Cloth.SKIN, f"slope{end}", f"nape{end}")


def head(clay: Clay) -> None:
    """Origin: where the head sits on C1. The chin is 6.8 cm below it, the vertex 15 above."""
    for name, centre, axes in _HEAD:
        clay.ball("head", centre, axes, name)
    for members in (
        ("skull", "cheek", "brow", "back"),
        ("cheek", "mouth", "jaw"),
        ("jaw", "chin", "mouth"),
        ("C1", "back", "jaw"),
        ("bridge", "nose", "nostril"),
    ):
        clay.hull("head", Cloth.SKIN, *members)
    clay.hull("nose", Cloth.SKIN, "bridge", "nose", "nostril")
    lips = [clay.ball("head", (x, y, z), 0.0017) for x, y, z in _LIPS]
    clay.tube("mouth", Cloth.SKIN, lips)
    clay.hull("bun", Cloth.HAIR, "bun")
    clay.hull("bun", Cloth.HAIR, "bun", "tie")
    for end, side in ENDS:
        upper = clay.ball("head", (-0.004, 0.019, side * 0.0700), (0.0135, 0.023, 0.0095), f"ear{end}")
        lower = clay.ball("head", (0.001, 0.004, side * 0.0690), (0.0085, 0.011, 0.0075))
        clay.hull(f"ear{end}", Cloth.SKIN, upper, lower)
        lid = [clay.ball("head", (x, y, side * z), 0.0015) for x, y, z in _LID]
        clay.tube(f"lid{end}", Cloth.HAIR, lid)
        pupil = clay.ball("head", (0.0945, 0.0190, side * 0.0315), (0.0042, 0.0054, 0.0046))
        clay.hull(f"eye{end}", Cloth.HAIR, pupil)


def bones(clay: Clay) -> None:
    """The spine as one sees through to it: a body and a spinous process a vertebra, and the sacrum."""
    for number, vertebra in enumerate(SPINE):
        big = {"lumbar": 1.12, "thoracic": 0.96, "cervical": 0.74}[vertebra.region]
        high, frame = vertebra.height, f"v{number}"
        body = clay.ball(
            frame, (0.004, high / 2, 0.0), (0.0165 * big, high * _TALL[vertebra.region], 0.0205 * big), f"bone{number}"
        )
        spur = (-0.028 * big, high / 2 - 0.005 * big, 0.0)
        tip = clay.ball(frame, spur, (0.0060 * big, 0.0058 * big, 0.0050))
        clay.hull(f"bone{number}", Cloth.BONE, body, tip)
    base = clay.ball("pelvis", (-0.044, 0.066, 0.0), (0.016, 0.014, 0.036), "sacrum")
    tail = clay.ball("pelvis", (-0.074, 0.008, 0.0), (0.006, 0.007, 0.007), "tail")
    clay.hull("sacrum", Cloth.BONE, base, tail)
