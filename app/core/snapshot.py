"""What a person is told now: icon, sentences, menu entries, the prompt. Made of state alone, tested without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.events import Activity
from app.core.inputs import BreakKind, Now
from app.core.menu import Ask, Entry, entries
from app.core.prompting import reason
from app.core.sentences import left_said, minutes_said, moment_said, reason_said
from app.core.state import Phase, State, activity_of, break_due, clock_of, paused_everything
from app.core.turn import Config

__all__ = ["Ask", "Entry", "GuidedView", "Icon", "PromptView", "Snapshot", "take"]

MINUTE = 60


class Icon(StrEnum):
    """The shapes of the tray icon; `fraction` fills the ring of SITTING."""

    SITTING = "sitting"
    DUE = "due"
    HELD = "held"
    STANDING = "standing"
    UP = "up"
    PAUSED = "paused"
    PLAYING = "playing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PromptView:
    """The prompt on screen. number: counts showings, so that a window knows a new one from the same one."""

    number: int
    sitting_minutes: int
    kind: BreakKind
    planned: int
    snooze_minutes: tuple[int, ...]
    """Empty when no snooze is left."""

    @property
    def facts(self) -> str:
        """The prompt's second line."""
        return f"{self.sitting_minutes} min sitting · {minutes_said(self.planned)}"


@dataclass(frozen=True, slots=True)
class GuidedView:
    """The guided break that plays. played, planned: seconds. held: paused by hand."""

    kind: BreakKind
    seated: bool
    planned: int
    played: int
    held: bool
    began: int
    """t of its start: which break this is."""
    at: int | None = None
    """t at which this was so; None: now."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All a window may say. headline and detail are whole sentences; tooltip is both."""

    icon: Icon
    fraction: float
    headline: str
    detail: str
    menu: tuple[Entry, ...]
    prompt: PromptView | None
    guided: GuidedView | None
    heads_up: bool = False
    """True in the telling of a heads-up alone."""

    @property
    def tooltip(self) -> str:
        """What is happening and why it is silent, in two lines."""
        return f"{self.headline}\n{self.detail}" if self.detail else self.headline


def take(
    state: State,
    config: Config,
    now: Now,
    *,
    heads_up: bool = False,
    autostart: bool | None = None,
    unshown: bool = False,
) -> Snapshot:
    """What is to be told at `now`. autostart: for the menu; None: it cannot be told.

    unshown: nothing on this desktop can show the prompt, but the tray icon.
    """
    t = max(now.t, state.t)
    prompting = config.settings.prompting
    clock = clock_of(state, t)
    return Snapshot(
        icon=_icon(state, config, t),
        fraction=min(1.0, clock / prompting.interval),
        headline=_headline(state, t),
        detail=_detail(state, config, t, unshown=unshown),
        menu=entries(state, config, Now(t, now.at), autostart=autostart),
        prompt=_prompt(state, config, t),
        guided=_guided(state, t),
        heads_up=heads_up,
    )


def _due(state: State, config: Config, t: int) -> bool:
    return break_due(state, t, config.settings.prompting.interval)


def _icon(state: State, config: Config, t: int) -> Icon:
    activity, _ = activity_of(state)
    if state.guided is not None:
        return Icon.PLAYING
    if state.pause is not None:
        return Icon.PAUSED
    if activity is Activity.UP:
        return Icon.UP
    if activity is Activity.STANDING:
        return Icon.STANDING
    if state.prompt.phase is Phase.HELD:
        return Icon.HELD
    if _due(state, config, t):
        return Icon.DUE
    return Icon.UNKNOWN if activity is Activity.UNKNOWN else Icon.SITTING


def _headline(state: State, t: int) -> str:
    activity, _ = activity_of(state)
    since = minutes_said(t - state.spans[-1].begin) if state.spans else ""
    match activity:
        case Activity.PAUSED:
            return "Everything is paused."
        case Activity.SITTING if state.guided is not None:
            return "A seated break plays."
        case Activity.UP if state.guided is not None:
            return "A break plays."
        case Activity.UP:
            return f"You have been up for {since}."
        case Activity.STANDING:
            return f"You have been standing for {since}."
        case Activity.UNKNOWN:
            return f"{minutes_said(clock_of(state, t))} at the desk; the idle time cannot be read."
        case _:
            sat = max(clock_of(state, t), t - state.spans[-1].begin if state.spans else 0)  # a skip restarts the clock
            return f"You have been sitting for {minutes_said(sat)}."


def _detail(state: State, config: Config, t: int, *, unshown: bool) -> str:
    if state.guided is not None:
        left = max(0, state.guided.planned - state.guided.played(t))
        paused = state.guided.held_since is not None
        return f"The break is paused; {minutes_said(left)} are left." if paused else f"{minutes_said(left)} are left."
    if state.pause is not None and (paused_everything(state) or state.prompt.phase is not Phase.HELD):
        return _pause_said(state, config, t)
    if state.prompt.phase is Phase.HELD:
        why = reason(state, config, t)
        return "The break comes in a moment." if why is None else f"Held: {reason_said(why)}."
    if not _due(state, config, t):
        return _before_due(state, config, t)
    return _due_said(state, t, unshown=unshown)


def _pause_said(state: State, config: Config, t: int) -> str:
    pause = state.pause
    if pause is None or pause.until is None:
        return "No prompts until you resume."
    return f"No prompts until {moment_said(pause.until + state.wall, t + state.wall, config.zone)}."


def _before_due(state: State, config: Config, t: int) -> str:
    activity, _ = activity_of(state)
    if activity in (Activity.UP, Activity.STANDING):
        return "Nothing prompts meanwhile."
    left = left_said(config.settings.prompting.interval - clock_of(state, t))
    if state.outside:
        return "Nothing prompts outside working hours."
    if state.desk.quiet:
        return f"The next break is due in {left}; now held: {reason_said(state.desk.quiet[0])}."
    return f"The next break is due in {left}."


def _due_said(state: State, t: int, *, unshown: bool) -> str:
    match state.prompt.phase:
        case Phase.SNOOZED if state.prompt.since > t:
            return f"The break is snoozed for {left_said(state.prompt.since - t)}."
        case Phase.BADGE | Phase.FOLDED:
            return "A break is due and waits here."
        case Phase.SHOWN if unshown:
            return "A break is due and waits here; no prompt can be shown."
        case _:
            return "A break is due."


def _prompt(state: State, config: Config, t: int) -> PromptView | None:
    if state.prompt.phase is not Phase.SHOWN:
        return None
    prompting = config.settings.prompting
    left = state.snoozes < prompting.snooze_limit
    return PromptView(
        number=state.prompt.number,
        sitting_minutes=clock_of(state, t) // MINUTE,
        kind=BreakKind.MOVE,
        planned=config.settings.breaks.move,
        snooze_minutes=prompting.snooze_minutes if left else (),
    )


def _guided(state: State, t: int) -> GuidedView | None:
    guided = state.guided
    if guided is None:
        return None
    held = guided.held_since is not None
    return GuidedView(guided.kind, guided.seated, guided.planned, guided.played(t), held, guided.began, t)
