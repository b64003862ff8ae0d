"""Who lies on a side turns over out of sight: the picture of one side fades into that of the other. Pure.

Drawn as a way from pose to pose, a body would spin on its hip with its legs in the air. The same where the other side
is seen in the mirror.
"""

from __future__ import annotations

from dataclasses import replace

from app.figure.bases import Base
from app.figure.course import Turn, turns
from app.figure.motion import Motion
from app.ui.figure_moment import Moment


def turned(moment: Moment, motion: Motion) -> Moment:
    """The moment whose picture is shown: while turning over, first that of the side left, then that of the new one."""
    change = _change(moment, motion)
    if change is None or not change.ready < moment.t < change.start:
        return moment
    return replace(moment, t=change.ready if moment.t < (change.ready + change.start) / 2 else change.start)


def turns_over(before: Moment, after: Moment, motion: Motion) -> bool:
    """Whether somebody lies on another side between these two, both as `turned` has them."""
    change = _change(after, motion)
    return change is not None and before.t < change.start <= after.t


def seen_mirrored(moment: Moment, motion: Motion) -> bool:
    """Whether the moment is one of a left side that is seen in the mirror."""
    if not moment.movement.rig.view.mirrored:
        return False
    change = _change(moment, motion)
    return moment.side == "left" if change is None else moment.t >= change.start


def _change(moment: Moment, motion: Motion) -> Turn | None:
    hidden = motion.base is Base.SIDE_LYING or moment.movement.rig.view.mirrored
    if not hidden or moment.repetitions is None:
        return None
    return next((turn for turn in turns(motion, moment.repetitions) if turn.ready < turn.start), None)
