"""The two sentences on what is happening and why it is silent. Made of state alone.

They are said in lengths ("for 42 min"), or in moments ("since 09:18"), which stay true while only time passes.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Activity
from app.core.prompting import reason
from app.core.sentences import left_said, minutes_said, moment_said, reason_said
from app.core.state import Phase, State, activity_of, break_due, clock_of, paused_everything
from app.core.turn import Config


@dataclass(frozen=True, slots=True)
class Saying:
    """Of what is to be said, and how. unshown: nothing on this desktop can show the prompt, but the tray icon."""

    state: State
    config: Config
    t: int
    unshown: bool = False
    moments: bool = False

    def at(self, t: int) -> str:
        """A moment, as the wall clock says it."""
        return moment_said(t + self.state.wall, self.t + self.state.wall, self.config.zone)


def headline(now: Saying) -> str:
    """What is happening, in one sentence."""
    state, t = now.state, now.t
    activity, _ = activity_of(state)
    begin = state.spans[-1].begin if state.spans else t
    since, length = now.at(begin), minutes_said(t - begin)
    match activity:
        case Activity.PAUSED:
            return "Everything is paused."
        case Activity.SITTING if state.guided is not None:
            return "A seated break plays."
        case Activity.UP if state.guided is not None:
            return "A break plays."
        case Activity.UP:
            return f"You have been up since {since}." if now.moments else f"You have been up for {length}."
        case Activity.STANDING:
            return f"You have been standing since {since}." if now.moments else f"You have been standing for {length}."
        case Activity.UNKNOWN:
            if now.moments:
                return f"At the desk, it seems: the idle time cannot be read since {since}."
            return f"{minutes_said(clock_of(state, t))} at the desk; the idle time cannot be read."
        case _:
            if now.moments:
                return f"You have been sitting since {since}."
            sat = max(clock_of(state, t), t - begin)  # a skip restarts the clock
            return f"You have been sitting for {minutes_said(sat)}."


def detail(now: Saying) -> str:
    """When the next break comes, or why none does."""
    state = now.state
    if state.guided is not None:
        return _playing(now)
    if state.pause is not None and (paused_everything(state) or state.prompt.phase is not Phase.HELD):
        return _paused(now)
    if state.prompt.phase is Phase.HELD:
        why = reason(state, now.config, now.t)
        return "The break comes in a moment." if why is None else f"Held: {reason_said(why)}."
    if not break_due(state, now.t, now.config.settings.prompting.interval):
        return _before_due(now)
    return _due(now)


def _playing(now: Saying) -> str:
    guided = now.state.guided
    if guided is None:
        return ""
    left = max(0, guided.planned - guided.played(now.t))
    if guided.held_since is not None:
        return f"The break is paused; {minutes_said(left)} are left."
    return f"It ends at {now.at(now.t + left)}." if now.moments else f"{minutes_said(left)} are left."


def _paused(now: Saying) -> str:
    pause = now.state.pause
    if pause is None or pause.until is None:
        return "No prompts until you resume."
    return f"No prompts until {now.at(pause.until)}."


def _before_due(now: Saying) -> str:
    state, t = now.state, now.t
    activity, _ = activity_of(state)
    if activity in (Activity.UP, Activity.STANDING):
        return "Nothing prompts meanwhile."
    if state.outside:
        return "Nothing prompts outside working hours."
    seconds = now.config.settings.prompting.interval - clock_of(state, t)
    moment, left = now.at(t + seconds), left_said(seconds)
    if state.desk.quiet:
        held = reason_said(state.desk.quiet[0])
        if now.moments:
            return f"The next break is due at {moment}; now held: {held}."
        return f"The next break is due in {left}; now held: {held}."
    return f"The next break is due at {moment}." if now.moments else f"The next break is due in {left}."


def _due(now: Saying) -> str:
    prompt = now.state.prompt
    match prompt.phase:
        case Phase.SNOOZED if prompt.since > now.t:
            if now.moments:
                return f"The break is snoozed until {now.at(prompt.since)}."
            return f"The break is snoozed for {left_said(prompt.since - now.t)}."
        case Phase.BADGE | Phase.FOLDED:
            return "A break is due and waits here."
        case Phase.SHOWN if now.unshown:
            return "A break is due and waits here; no prompt can be shown."
        case _:
            return "A break is due."
