"""The place a window keeps free for the moving figure, and how it is filled. Draws nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.core.settings import Settings
    from app.ui.figure_moment import Moment

Show = Callable[["Moment"], float]
"""Shows a moment; says how far the picture's fastest point moved since the last, in pixels (infinite: it is new)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A widget and the way to say what it shows."""

    widget: QWidget
    show: Show


FigureFactory = Callable[[], Figure]
"""Called once a window, when it is first shown: the figure's geometry is heavy and most of a day needs none."""


def with_person(factory: FigureFactory, settings: Callable[[], Settings]) -> FigureFactory:
    """The same figure, shown by whoever the settings say at each moment."""

    def made() -> Figure:
        from app.ui.chosen import person  # noqa: PLC0415  (with the first figure)

        figure = factory()
        return Figure(figure.widget, lambda moment: figure.show(replace(moment, person=person(settings()))))

    return made


def real_figure() -> Figure:
    """The figure itself."""
    from app.ui.figure_view import FigureView  # noqa: PLC0415  (heavy, and most of a day needs none)

    view = FigureView()
    return Figure(view, view.show_moment)
