"""A camera that looks at the body from some way off: world to picture, with the weak perspective of a portrait lens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians, sin

import numpy as np

from app.figure.flesh import Array

_DISTANCE = 7.0
_TARGET = (0.0, 0.5, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Camera:
    """axes: rows right, down, towards the viewer. scale: pixels a metre. middle: where the target lands, pixels."""

    axes: Array
    scale: float = 1.0
    middle: tuple[float, float] = (0.0, 0.0)

    def project(self, points: Array) -> tuple[Array, Array, Array]:
        """Points (N, 3) in metres -> places in pixels (N, 2), depth in metres (N,), pixels a metre there (N,)."""
        seen = (points - np.array(_TARGET)) @ self.axes.T
        near = self.scale * _DISTANCE / (_DISTANCE - seen[:, 2])
        return seen[:, :2] * near[:, None] + np.array(self.middle), seen[:, 2], near

    def onto_ground(self, across: Array, down: Array) -> tuple[Array, Array]:
        """What is seen at places in pixels, if it lies on the ground: x and z in metres, shaped as both together."""
        (right_x, _, right_z), (down_x, down_y, down_z), (x, y, z) = self.axes.tolist()  # `right` is level
        u, v = (across - self.middle[0]) / self.scale, (down - self.middle[1]) / self.scale
        far = (_TARGET[1] + v * down_y) / (v * down_y / _DISTANCE - y)
        less = 1.0 - far / _DISTANCE
        return (
            u * right_x * less + (_TARGET[0] + v * down_x * less + x * far),
            u * right_z * less + (_TARGET[2] + v * down_z * less + z * far),
        )

    def framed(self, scale: float, middle: tuple[float, float]) -> Camera:
        return replace(self, scale=scale, middle=middle)


def camera(yaw: float, pitch: float) -> Camera:
    """yaw: 0 looks at the body's right side, 90 at its front. pitch: from above. Degrees."""
    y, p = radians(yaw), radians(pitch)
    towards = np.array((sin(y) * cos(p), sin(p), cos(y) * cos(p)))
    right = np.array((cos(y), 0.0, -sin(y)))
    return Camera(np.stack([right, -np.cross(towards, right), towards]))
