"""The prompt on screen: where its card stands, how it comes and goes, and that it never takes the keyboard.

How long it waits is the rules' affair; nothing here decides when it leaves.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication

from app.core.snapshot import PromptView
from app.ui.figure_moment import Moment
from app.ui.figure_slot import Figure, FigureFactory
from app.ui.menu import Send
from app.ui.prompt_card import PromptCard
from app.ui.screens import screen_in_use
from app.ui.theme import FADE_MS

if TYPE_CHECKING:
    from app.movement.compose import Plan
    from app.movement.movement import Movement

KEYS_IGNORED = 2.0
"""Seconds in which a keystroke meant for somewhere else presses nothing here."""

_MARGIN = 24
FRAME_MS = 66
_PACE = 0.6
"""The figure moves at this share of its own tempo: seen from the corner of an eye it must not hurry anyone."""

_FADING = ("xcb", "windows", "cocoa")
_SEE_THROUGH = ("windows", "cocoa", "wayland", "offscreen")
"""Platforms on which a window may be transparent. On X11 that hangs on a compositor, which comes and goes."""


_UNMANAGED = ("xcb",)
"""On X11 a window manager may give the keyboard to what it manages, and a panel lists it among the programs."""


class Prompt:
    """The prompt, shown and hidden as often as needed.

    figure: makes the figure's widget, when the first prompt is shown. now: seconds on any monotonic clock.
    still: no movement at all (reduced motion). composited: whether there is a compositor, asked for each prompt.
    """

    def __init__(
        self, send: Send, figure: FigureFactory, now: Callable[[], float], *, still: bool = False,
        composited: Callable[[], bool] = lambda: QGuiApplication.platformName() in _SEE_THROUGH,
    ) -> None:  # fmt: skip
        self._composited = composited
        self._send, self._figure, self._now, self._still = send, figure, now, still
        self._card: PromptCard | None = None
        self._moving: Figure | None = None
        self._number: int | None = None
        self._movement: Movement | None = None
        self._came = 0.0
        self._keys = _Deaf(lambda: self._now() - self._came < KEYS_IGNORED)
        self._frames = QTimer()
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._move)

    @property
    def card(self) -> PromptCard:
        """The card, made when it is first needed: most of a day passes without one."""
        if self._card is None:
            self._moving = self._figure()
            unmanaged = QGuiApplication.platformName() in _UNMANAGED
            self._card = PromptCard(self._send, self._moving.widget, see_through=False, unmanaged=unmanaged)
            for part in (self._card, *self._card.findChildren(QObject)):
                part.installEventFilter(self._keys)
        return self._card

    def show(self, view: PromptView, title: str, movement: Movement | None = None) -> None:
        """Show this prompt, or bring the one on screen up to date. movement: what the figure does meanwhile."""
        card = self.card
        again = view.number == self._number and card.isVisible()
        if not again:
            card.let_through(self._composited())
        card.figure.setVisible(movement is not None)
        card.set_view(view, title)
        if again:
            return
        self._number, self._movement, self._came = view.number, movement, self._now()
        self._move()
        card.move(corner(screen_in_use().availableGeometry(), card.size()))
        self._appear(card)
        card.raise_()
        if movement is not None and not self._still:
            self._frames.start()

    def hide(self) -> None:
        """Take it off the screen at once."""
        self._frames.stop()
        self._number = None
        if self._card is not None:
            self._card.hide()

    def _appear(self, card: PromptCard) -> None:
        if self._still or QGuiApplication.platformName() not in _FADING:
            card.show()
            return
        card.setWindowOpacity(0.0)
        card.show()
        fade = QPropertyAnimation(card, b"windowOpacity", card)
        fade.setDuration(FADE_MS)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        fade.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _move(self) -> None:
        if self._movement is not None and self._moving is not None:
            self._moving.show(offered_moment(self._movement, self._now() - self._came))


def offered_moment(movement: Movement, seconds: float) -> Moment:
    """What the figure does so many seconds after the prompt has come."""
    return Moment(movement, seconds * _PACE, repetitions=movement.reps)


def title_of(plan: Plan | None) -> str:
    """The prompt's one line in ink, for what it offers."""
    return f"Time to move: {plan.title()}" if plan else "Time to move"


class _Deaf(QObject):
    """Swallows the keys of whatever it is installed on, for as long as `deaf` says."""

    def __init__(self, deaf: Callable[[], bool]) -> None:
        super().__init__()
        self._deaf = deaf

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """True: the event goes no further."""
        keys = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
        return event.type() in keys and self._deaf()


def corner(free: QRect, size: QSize) -> QPoint:
    """Where the card stands in the free part of a screen: where its desktop puts what comes by itself."""
    x = free.right() - size.width() - _MARGIN + 1
    if sys.platform == "darwin":
        return QPoint(x, free.top() + _MARGIN)
    return QPoint(x, free.bottom() - size.height() - _MARGIN + 1)
