"""The place a window keeps free for the moving figure, and how it is filled. Draws nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.figure.channels import Side
    from app.movement.movement import Movement

ShowPose = Callable[["Movement", float, "Side | None", float, "int | None"], None]
"""(movement, t: seconds into it, side, amplitude: 0.4 to 1.0 of its full size, repetitions: None for its own)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A widget and the way to pose what it shows."""

    widget: QWidget
    show_pose: ShowPose


FigureFactory = Callable[[], Figure]
"""Called once a window, when it is first shown: the figure's geometry is heavy and most of a day needs none."""


def real_figure() -> Figure:
    """The figure itself."""
    from app.ui.figure_view import FigureView  # noqa: PLC0415  (heavy, and most of a day needs none)

    view = FigureView()
    return Figure(view, view.show_pose)
