"""Vectors and rotations as plain tuples: for single small things they are quicker than arrays. No anatomy.

A `Vec` is (x, y, z) in metres or a direction; a `Mat` is a rotation, its nine numbers row by row. Angles in degrees.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt

Vec = tuple[float, float, float]
Mat = tuple[float, float, float, float, float, float, float, float, float]

IDENTITY: Mat = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
_TINY = 1e-9


def add(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scaled(a: Vec, by: float) -> Vec:
    return (a[0] * by, a[1] * by, a[2] * by)


def along(a: Vec, direction: Vec, far: float) -> Vec:
    """The point `far` from `a` in `direction`."""
    return (a[0] + direction[0] * far, a[1] + direction[1] * far, a[2] + direction[2] * far)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vec) -> Vec:
    x, y, z = a
    by = 1.0 / (sqrt(x * x + y * y + z * z) or _TINY)
    return (x * by, y * by, z * by)


def between(a: Vec, b: Vec, share: float) -> Vec:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def turn(a: Mat, b: Mat) -> Mat:
    """The rotation b, then a (the matrix product a b)."""
    a0, a1, a2, a3, a4, a5, a6, a7, a8 = a
    b0, b1, b2, b3, b4, b5, b6, b7, b8 = b
    return (
        a0 * b0 + a1 * b3 + a2 * b6,
        a0 * b1 + a1 * b4 + a2 * b7,
        a0 * b2 + a1 * b5 + a2 * b8,
        a3 * b0 + a4 * b3 + a5 * b6,
        a3 * b1 + a4 * b4 + a5 * b7,
        a3 * b2 + a4 * b5 + a5 * b8,
        a6 * b0 + a7 * b3 + a8 * b6,
        a6 * b1 + a7 * b4 + a8 * b7,
        a6 * b2 + a7 * b5 + a8 * b8,
    )


def apply(a: Mat, v: Vec) -> Vec:
    x, y, z = v
    return (a[0] * x + a[1] * y + a[2] * z, a[3] * x + a[4] * y + a[5] * z, a[6] * x + a[7] * y + a[8] * z)


def inverse(a: Mat) -> Mat:
    return (a[0], a[3], a[6], a[1], a[4], a[7], a[2], a[5], a[8])


def about_x(degrees: float) -> Mat:
    """Turns y towards z."""
    angle = radians(degrees)
    c, s = cos(angle), sin(angle)
    return (1.0, 0.0, 0.0, 0.0, c, -s, 0.0, s, c)


def about_y(degrees: float) -> Mat:
    """Turns z towards x."""
    angle = radians(degrees)
    c, s = cos(angle), sin(angle)
    return (c, 0.0, s, 0.0, 1.0, 0.0, -s, 0.0, c)


def about_z(degrees: float) -> Mat:
    """Turns x towards y."""
    angle = radians(degrees)
    c, s = cos(angle), sin(angle)
    return (c, -s, 0.0, s, c, 0.0, 0.0, 0.0, 1.0)


def pitched(a: Mat, degrees: float) -> Mat:
    """The rotation about z, then a: as `turn(a, about_z(degrees))`, in half the time."""
    angle = radians(degrees)
    c, s = cos(angle), sin(angle)
    a0, a1, a2, a3, a4, a5, a6, a7, a8 = a
    return (
        a0 * c + a1 * s,
        a1 * c - a0 * s,
        a2,
        a3 * c + a4 * s,
        a4 * c - a3 * s,
        a5,
        a6 * c + a7 * s,
        a7 * c - a6 * s,
        a8,
    )


def about_all(y: float, x: float, z: float) -> Mat:
    """About z, then x, then y, at once."""
    cy, sy = cos(radians(y)), sin(radians(y))
    cx, sx = cos(radians(x)), sin(radians(x))
    cz, sz = cos(radians(z)), sin(radians(z))
    return (
        cy * cz + sy * sx * sz,
        sy * sx * cz - cy * sz,
        sy * cx,
        cx * sz,
        cx * cz,
        -sx,
        cy * sx * sz - sy * cz,
        sy * sz + cy * sx * cz,
        cy * cx,
    )


def columns(x: Vec, y: Vec, z: Vec) -> Mat:
    return (x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2])


def axis(a: Mat, which: int) -> Vec:
    """The x (0), y (1) or z (2) axis of a frame."""
    return (a[which], a[3 + which], a[6 + which])


def upright(y: Vec, x_hint: Vec) -> Mat:
    """The frame whose y axis is `y` and whose x axis lies as near as it can to `x_hint`."""
    y = unit(y)
    x = unit(along(x_hint, y, -dot(x_hint, y)))
    return columns(x, y, cross(x, y))


def mixed(a: Mat, b: Mat, share: float) -> Mat:
    """The rotation `share` of the way from a to b; good below some 150 degrees."""
    x = unit(between(axis(a, 0), axis(b, 0), share))
    y = between(axis(a, 1), axis(b, 1), share)
    y = unit(along(y, x, -dot(y, x)))
    return columns(x, y, cross(x, y))
