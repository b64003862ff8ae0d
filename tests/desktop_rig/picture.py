"""What stands on the monitors of a desktop, read off a picture of its screen: the same for every kind of desktop."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants

MONITOR = (1600, 1000)
PANEL = 40
"""Pixels at the top in which panels live a life of their own."""
_IN = 6
"""Pixels from an edge at which is looked."""
_ALL, _DARK = 0.99, 32


def two_monitors(kind: str) -> Wants:
    """Two of them side by side, with a tray and a session, whatever the kind."""
    width, height = MONITOR
    return Wants(kind, (2 * width if kind == "x11" else width, height), 2, logind=True)


@dataclass(frozen=True, slots=True)
class Picture:
    """One look at a desktop with two monitors, where they are in it."""

    image: QImage
    areas: tuple[QRect, QRect]

    def same(self, other: Picture) -> bool:
        """Whether nothing but panels differs."""
        below = QRect(0, PANEL, self.image.width(), self.image.height() - PANEL)
        return self.image.copy(below) == other.image.copy(below)

    def changed(self, other: Picture, monitor: int) -> float:
        """The share of a monitor that looks otherwise, in steps of 20 pixels."""
        return self.share(other, self.areas[monitor])

    def share(self, other: Picture, area: QRect) -> float:
        """The share of an area that looks otherwise."""
        spots = [(x, y) for x in range(area.left(), area.right(), 20) for y in range(PANEL, area.bottom(), 20)]
        return sum(self.image.pixel(*spot) != other.image.pixel(*spot) for spot in spots) / len(spots)

    def covered(self, other: Picture, monitor: int) -> bool:
        """Whether all four corners of a monitor look otherwise, and all of it (but the pointer) below the panels."""
        area = self.areas[monitor].adjusted(_IN, _IN, -_IN, -_IN)
        corners = (area.topLeft(), area.topRight(), area.bottomLeft(), area.bottomRight())
        return self.changed(other, monitor) > _ALL and all(
            self.image.pixel(corner) != other.image.pixel(corner) for corner in corners
        )

    def dark(self, monitor: int) -> bool:
        """Whether a monitor's corner is nearly black, as a dimmed one is."""
        corner = self.areas[monitor].adjusted(_IN, _IN, -_IN, -_IN).bottomLeft()
        return self.image.pixelColor(corner).lightness() < _DARK


def look(desk: Desk, scale: float = 1.0) -> Picture:
    """The desktop as it is now. scale: of the second monitor; on sway it is so much smaller beside the first."""
    path = desk.folder / "look.png"
    if desk.wants.kind == "sway":
        desk.run(["grim", "-s", "1", str(path)])
    else:
        desk.shot(path)
        scale = 1.0
    width, height = (
        desk.wants.size[0] // (2 if desk.wants.kind == "x11" and desk.wants.monitors > 1 else 1),
        desk.wants.size[1],
    )
    second = QRect(width, 0, round(width / scale), round(height / scale))
    return Picture(QImage(str(path)), (QRect(0, 0, width, height), second))
