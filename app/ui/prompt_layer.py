"""The prompt where no window may choose its place (Wayland): its card painted to pictures, shown by a surface.

Nothing is painted while it is not seen. Where no surface can be had, another has to show the prompt.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from app.core.snapshot import PromptView
from app.ports import NoSurfaceError, Surface, SurfaceFor
from app.ui.fed_pointer import FedPointer
from app.ui.figure_slot import FigureFactory
from app.ui.menu import Send
from app.ui.prompt import FRAME_MS, offered_moment
from app.ui.prompt_card import PromptCard
from app.ui.theme import FADE_MS

if TYPE_CHECKING:
    from app.movement.movement import Movement

log = logging.getLogger(__name__)

_FADE_STEP = 15
"""Milliseconds between two pictures while it comes."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """What was asked to be shown."""

    view: PromptView
    title: str
    movement: Movement | None


class LayerPrompt:
    """The prompt on a surface, shown and hidden as often as needed; the surface is there only while it is shown.

    cannot: takes why it cannot be shown so, or no longer; the next prompt is tried anew. Else as `prompt.Prompt`.
    """

    def __init__(
        self, send: Send, figure: FigureFactory, now: Callable[[], float], surface: SurfaceFor,
        cannot: Callable[[str], None], *, still: bool = False,
    ) -> None:  # fmt: skip
        self._now, self._still, self._surface_for, self._cannot = now, still, surface, cannot
        self._hopeless = ""
        self._again = self._due = False
        self._moving = figure()
        self.card = PromptCard(send, self._moving.widget, see_through=True)
        self.card.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._moving.widget.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled)  # it is asked for pictures, in `_put`
        self._changes = _Changes(self.wanted)
        self.card.installEventFilter(self._changes)
        self._pointer = FedPointer(self.card)
        self._surface: Surface | None = None
        self._offer: _Offer | None = None
        self._came = 0.0
        self._frames = QTimer()
        self._frames.setSingleShot(True)
        self._frames.timeout.connect(self.wanted)

    def show(self, view: PromptView, title: str, movement: Movement | None = None) -> None:
        """Show this prompt, or bring the one on screen up to date. movement: what the figure does meanwhile."""
        new = self._offer is None or self._offer.view.number != view.number
        self._offer = _Offer(view, title, movement)
        before = self.card.size()
        self.card.figure.setVisible(movement is not None)
        self.card.set_view(view, title)
        if new:
            self._leave()
            self._came, self._again = self._now(), False
            self._open()
        elif self._surface is not None and self.card.size() != before:
            self._surface.resize(self.card.size().toTuple())

    def hide(self) -> None:
        """Take it off the screen at once."""
        self._offer = None
        self._leave()

    # ---- what comes from the surface -----------------------------------------------------------------------------

    def wanted(self) -> None:
        """Something has changed: paint as soon as it will be seen."""
        self._due = True
        self.seen()

    def seen(self) -> None:
        """Paint, if anything has changed since the last picture."""
        if self._due and self._surface is not None and self._surface.ready:
            self._due = False
            self._put(self._surface)

    def pointed(self, x: float, y: float) -> bool:
        return self._pointer.moved(x, y)

    def left(self) -> None:
        self._pointer.left()

    def pressed(self, *, down: bool) -> None:
        self._pointer.pressed(down=down)

    def gone(self, why: str) -> None:
        """A screen may have been pulled: ask for another surface, once a prompt."""
        self._surface = None
        if self._again:
            self._fall(why)
        else:
            self._again = True
            log.info("the prompt's surface is lost, and asked for anew: %s", why)
            self._open()

    # ---- its life ------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        if self._hopeless:
            self._fall(self._hopeless)
            return
        self.card.show()
        try:
            self._surface = self._surface_for(self, self.card.size().toTuple(), self.card.edge)
        except NoSurfaceError as error:
            self._hopeless = "" if error.hopeful else str(error)
            self._fall(str(error))

    def _fall(self, why: str) -> None:
        self._leave()
        self._cannot(why)

    def _leave(self) -> None:
        self._frames.stop()
        self._pointer.left()
        self.card.hide()
        if self._surface is not None:
            self._surface.close()
            self._surface = None

    # ---- pictures ------------------------------------------------------------------------------------------------

    def _put(self, surface: Surface) -> None:
        movement = self._offer.movement if self._offer is not None else None
        if movement is not None:
            self._moving.show(offered_moment(movement, self._now() - self._came))
        picture = self._picture(surface)
        try:
            surface.put(picture.constBits())
        except NoSurfaceError as error:
            self._surface = None
            self._fall(str(error))
            return
        if self._coming() < 1:
            self._frames.start(_FADE_STEP)
        elif movement is not None and not self._still:
            self._frames.start(FRAME_MS)

    def _picture(self, surface: Surface) -> QImage:
        picture = QImage(*surface.pixels, QImage.Format.Format_ARGB32_Premultiplied)
        picture.setDevicePixelRatio(surface.ratio)
        picture.fill(0)
        share = self._coming()
        painter = QPainter(picture)
        self.card.figure.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
        self.card.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        self.card.figure.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled)
        if share < 1:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            painter.fillRect(self.card.rect(), QColor(0, 0, 0, round(255 * share)))
        painter.end()
        return picture

    def _coming(self) -> float:
        """How far it has come, from 0 to 1: it fades in."""
        if self._still:
            return 1.0
        return QEasingCurve(QEasingCurve.Type.OutCubic).valueForProgress((self._now() - self._came) * 1000 / FADE_MS)


class _Changes(QObject):
    """Tells when what it is installed on wants to be painted again."""

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__()
        self._changed = changed

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Nothing is kept from anybody."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._changed()
        return False
