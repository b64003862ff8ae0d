"""A guided break on screen, from its start to its end: plays the plan, passes on what is asked, and never outlives it.

The seconds played are the rules'; between two of their snapshots this runs on by its own clock. It ends no break but by
sending `Leave`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from app.core.inputs import Command, ContinueBreak, HoldBreak, Leave, Performed
from app.core.sentences import minutes_said
from app.core.snapshot import GuidedView
from app.movement import player
from app.movement.comfort import WHOLE_RANGE, Comfort
from app.ui.cover import IN_A_WINDOW, Standing
from app.ui.figure_slot import FigureFactory
from app.ui.guide_controls import Do
from app.ui.guide_stage import Stage
from app.ui.rest import Rest
from app.ui.sound import Sound

if TYPE_CHECKING:
    from app.movement.catalogue import Catalogue
    from app.movement.compose import Plan

_FRAME_MS, _SLOW_MS, _HOLD_MS = 33, 41, 125
"""Between two frames: of what moves, of what moves slowly, of what only breathes."""
_STEP, _STILL = 1.4, 2.0
"""Pixels from frame to frame that look smooth; pixels a second below which nothing but breath moves."""
_END_MS = 4_000
_TOLERANCE = 1.5
"""Seconds two clocks may differ before ours is set: theirs tells whole seconds, and a figure must not jump for that."""

_AHEAD = 1.0
"""Seconds a movement's end is told early: the last one ends with the break, and then there is none to count it for."""

log = logging.getLogger(__name__)


class Guide:
    """The break's window, used for one break after another.

    now: seconds on any monotonic clock. sound: plays one, or does nothing where sounds are off. still: reduced motion.
    standing: on which screen, how large; what is told.
    comfort: how far the person goes, asked for each break.
    """

    def __init__(
        self, send: Callable[[Command | Performed], None], figure: FigureFactory, catalogue: Catalogue,
        now: Callable[[], float], *, sound: Callable[[Sound], None], still: bool = False,
        standing: Standing = IN_A_WINDOW, comfort: Callable[[], Comfort] = lambda: WHOLE_RANGE,
    ) -> None:  # fmt: skip
        self._send, self._figure, self._catalogue, self._now = send, figure, catalogue, now
        self._sound, self._still, self._standing = sound, still, standing
        self._comfort, self._rest = comfort, standing.rest or Rest()
        self.stage: Stage | None = None
        self._view: GuidedView | None = None
        self._state: player.PlayerState | None = None
        self._told = 0
        self._index = 0
        self._framed = 0.0
        self._set_played, self._set_at = 0.0, 0.0
        self._frames = QTimer()
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self._frame)
        self._closing = QTimer()
        self._closing.setSingleShot(True)
        self._closing.setInterval(_END_MS)
        self._closing.timeout.connect(self._shut)

    def begin(self, plan: Plan, view: GuidedView, *, first: bool) -> None:
        """Play this plan for the break that has begun. first: a person's first break, with the safety line."""
        self._closing.stop()
        self._rest.shown(self)
        self._view, self._state = view, player.start(plan, seed=view.began, comfort=self._comfort())
        self._told = self._index = 0
        self._set_clock(self._theirs(view))  # what begins late has not begun at 0: the rules' end is the break's
        try:
            if self.stage is None:
                self.stage = Stage(self._figure(), self._do, self._leave, still=self._still, standing=self._standing)
            self.stage.open(first=first)
        except Exception:
            log.exception("The break's window cannot be shown, so the break ends: see that the desktop has a screen.")
            self._leave()
            return
        self._frame()
        self._run()

    def follow(self, view: GuidedView | None) -> None:
        """The rules' word on the break that plays; None: it is over."""
        if self._view is None or self._state is None:
            return
        if view is None or view.began != self._view.began:
            self._end()
            return
        ours, theirs = self._played(), self._theirs(view)
        apart = abs(ours - theirs) > _TOLERANCE
        if view.held != self._view.held or apart:
            self._set_clock(theirs if apart else ours)
        self._view = view
        self._frame()
        self._run()

    def bring_forward(self) -> None:
        """Show the break that plays in front again."""
        if self._view is not None and self.stage is not None:
            self.stage.come_forward()

    def _played(self) -> float:
        if self._view is None or self._view.held:
            return self._set_played
        return min(float(self._view.planned), self._set_played + self._now() - self._set_at)

    def _theirs(self, view: GuidedView) -> float:
        """Seconds played by the rules' clock, which tells whole ones and told them a moment ago."""
        return view.played + (0.0 if view.held or view.at is None else max(0.0, self._now() - view.at))

    def _set_clock(self, played: float) -> None:
        self._set_played, self._set_at = float(played), self._now()

    def _run(self) -> None:
        """Frames come while something moves, and not otherwise."""
        if self._view is not None and not self._view.held:
            self._frames.start()
        else:
            self._frames.stop()

    def _frame(self) -> None:
        if self._view is None or self._state is None or self.stage is None:
            return
        seconds, planned = self._played(), self._view.planned
        try:
            self._state = player.advance(self._state, seconds)
            playing = player.playing(self._state, seconds)
            left = min(playing.seconds_left, planned - seconds)
            self._pace(self.stage.show_playing(playing, left, planned, held=self._view.held), seconds)
        except Exception:
            log.exception("The break cannot be played, so it ends; `supple doctor` says what is missing.")
            self._leave()
            return
        self._tell_performed(seconds + _AHEAD)
        if playing.set_index != self._index:
            self._index = playing.set_index
            self._sound(Sound.CHANGE)
        if playing.over and seconds < planned - _AHEAD:  # done faster: an end like any other, not a window that is gone
            self._end(played_out=True)
            self._send(Leave())

    def _pace(self, moved: float, seconds: float) -> None:
        """As many frames as the eye needs: fewer where the fastest point of the picture hardly moves."""
        passed = seconds - self._framed
        self._framed = seconds
        if passed > 0:
            self._frames.setInterval(frame_ms(moved / passed))

    def _tell_performed(self, seconds: float) -> None:
        if self._state is None:
            return
        done = player.finished(self._state, seconds)
        news, self._told = (
            done[self._told :],
            max(self._told, len(done)),
        )  # before they are sent: the break may end there
        for each in news:
            self._perform(each)

    def _perform(self, done: player.Finished) -> None:
        self._send(Performed(done.movement, done.repetitions, done.seconds, done.side))

    def _do(self, do: Do) -> None:
        if self._state is None or self._view is None:
            return
        seconds, state = self._played(), self._state
        match do:
            case Do.PAUSE:
                self._send(ContinueBreak() if self._view.held else HoldBreak())
                return
            case Do.LEAVE:
                self._leave()
                return
            case Do.AGAIN:
                self._state = player.again(state, seconds)
            case Do.NEXT:
                self._state = player.next_set(state, seconds)
            case Do.OTHER:
                self._state = player.something_else(state, seconds, self._catalogue)
            case Do.SMALLER:
                self._state = player.smaller(state, seconds)
            case Do.LARGER:
                self._state = player.larger(state, seconds)
            case Do.SLOWER:
                self._state = player.slower(state, seconds)
            case Do.FASTER:
                self._state = player.faster(state, seconds)
            case _:
                assert_never(do)
        self._frame()

    def _leave(self) -> None:
        """Go at once, whoever asked; what was played is kept."""
        if self._view is None or self._state is None:
            self._shut()
            return
        self._tell_rest(self._state, self._played())
        self._view = None
        self._shut()
        self._send(Leave())

    def _tell_rest(self, state: player.PlayerState, seconds: float) -> None:
        """Tell what was done and not told yet, the movement under way included."""
        self._tell_performed(seconds)
        if len(player.finished(state, seconds)) == self._told:
            for each in player.under_way(state, seconds):
                self._perform(each)

    def _end(self, *, played_out: bool = False) -> None:
        """It is over: with a sentence and a breath if all of it was played, else at once."""
        view, seconds = self._view, self._played()
        if self._state is not None:
            self._tell_rest(self._state, seconds)
        self._view = self._state = None
        self._frames.stop()
        if view is None or self.stage is None or not (played_out or seconds >= view.planned - _TOLERANCE):
            self._shut()
            return
        self._sound(Sound.END)
        done = minutes_said(round(seconds) if played_out else view.planned)
        self.stage.show_end(f"That was {done} of movement.", _END_MS)
        self._closing.start()

    def _shut(self) -> None:
        self._frames.stop()
        self._closing.stop()
        self._view = self._state = None
        if self.stage is not None:
            self.stage.shut()
        self._rest.gone(self, self._let_go)

    def _let_go(self) -> None:
        """Of the window and its pictures."""
        if self.stage is not None and isValid(self.stage):
            self.stage.deleteLater()
        self.stage = None


def frame_ms(speed: float) -> int:
    """Milliseconds to the next frame. speed: of the picture's fastest point, in pixels a second."""
    if speed < _STILL:
        return _HOLD_MS
    return round(min(_SLOW_MS, max(_FRAME_MS, 1000 * _STEP / speed)))
