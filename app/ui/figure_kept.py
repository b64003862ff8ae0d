"""Forgets what was made for the movements of a break: the next one, an hour later, has others. Makes nothing."""

from __future__ import annotations

from app.figure.course import loop_course, set_course, turns
from app.movement.comfort import within
from app.movement.motion import motion_of
from app.movement.variety import vary
from app.ui.figure_brush import glow
from app.ui.figure_stage import framing

KEPT = (turns, set_course, loop_course, vary, within, motion_of, framing, glow)
"""What keeps something for each movement; it is made again where it is asked for again."""


def forget() -> None:
    """Let go of all of it: some MB after a day of breaks."""
    for kept in KEPT:
        kept.cache_clear()
