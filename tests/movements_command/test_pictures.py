from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from app.movement.movement import Movement
from app.movements_command.pictures import render, sheet

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_sheet_shows_the_body_in_every_picture(movements: dict[str, Movement], tmp_path: Path) -> None:
    image = QImage(str(sheet(movements["press-up-prone"], tmp_path, 120, dark=False)))
    wide = image.width() // 2
    assert image.height() % 132 == 0
    assert wide > 180
    for column in range(2):
        middle = image.copy(column * wide, 0, wide, 120)
        colours = {QColor(middle.pixel(x, y)).name() for x in range(0, wide, 6) for y in range(0, 120, 6)}
        assert len(colours) > 12


def test_dark_paper_is_dark(movements: dict[str, Movement], tmp_path: Path) -> None:
    light, dark = (
        QImage(str(sheet(movements["hip-hinge"], tmp_path / str(number), 64, dark=bool(number)))) for number in (0, 1)
    )
    assert QColor(light.pixel(1, 1)).lightness() > 200
    assert QColor(dark.pixel(1, 1)).lightness() < 60


def test_every_frame_of_a_loop_is_rendered(movements: dict[str, Movement], tmp_path: Path) -> None:
    folder = render(movements["walk-easy"], tmp_path / "walk", 48, dark=False)
    frames = sorted(path.name for path in folder.iterdir())
    assert frames[0] == "0001.png"
    assert len(frames) == round(1.1 * 30)


def test_a_folder_one_may_not_write_is_named(movements: dict[str, Movement], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="exists"):
        sheet(movements["hip-hinge"], tmp_path / "taken", 64, dark=False)
