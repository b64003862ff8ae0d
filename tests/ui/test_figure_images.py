from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from app.ui.figure_images import Scratch, clear_image, painted


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_what_is_kept_is_cut_down_to_where_something_is_and_lands_where_it_was(ratio: float) -> None:
    piece = painted(
        QRectF(10, 20, 300, 200), ratio, lambda brush: brush.fillRect(QRectF(60, 70, 30, 20), QColor("red"))
    )
    assert piece.image.width() <= 31 * ratio
    assert piece.image.height() <= 21 * ratio
    whole = clear_image(400, 300, ratio)
    painter = QPainter(whole)
    piece.paint(painter)
    painter.end()
    assert whole.pixelColor(round(75 * ratio), round(80 * ratio)) == QColor("red")
    assert whole.pixelColor(round(50 * ratio), round(80 * ratio)).alpha() == 0


@pytest.mark.usefixtures("qapp")
def test_nothing_painted_is_a_piece_of_nothing() -> None:
    piece = painted(QRectF(0, 0, 300, 200), 1.0, lambda _brush: None)
    assert piece.image.width() == piece.image.height() == 1
    assert piece.at == QPointF(0, 0)


@pytest.mark.usefixtures("qapp")
def test_a_scratch_image_is_used_again_and_always_clear() -> None:
    scratch = Scratch()
    first = scratch.cleared(100, 100, 1.0)
    first.fill(QColor("red"))
    assert scratch.cleared(110, 90, 1.0) is first
    assert first.pixelColor(5, 5).alpha() == 0
    assert scratch.cleared(500, 100, 1.0).width() >= 500
    assert scratch.cleared(100, 100, 2.0).devicePixelRatio() == 2.0


@pytest.mark.usefixtures("qapp")
def test_the_smallest_image_has_a_pixel() -> None:
    assert clear_image(0.2, 0.0, 1.0).width() == 1
