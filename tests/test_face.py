from __future__ import annotations

from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from app.paths import resources

APART = 24
"""Of 255: what a rim of one pixel may differ by."""


def colours(image: QImage) -> list[QColor]:
    """Of a grid of places over the whole picture."""
    places = range(4, image.width(), 8)
    return [image.pixelColor(x, y) for x in places for y in places]


def test_the_windows_icon_is_a_picture_of_the_drawn_one(qapp: QApplication) -> None:
    del qapp
    kept = QImage(str(resources() / "icons" / "supple.png"))
    drawn = QIcon(str(resources() / "icons" / "supple.svg")).pixmap(kept.size(), 1.0).toImage()
    pairs = zip(colours(kept), colours(drawn), strict=True)
    assert max(abs(one.alpha() - two.alpha()) + abs(one.green() - two.green()) for one, two in pairs) <= APART
