"""What a person is told now: icon, sentences, menu entries, the prompt. Made of state alone, tested without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.events import Activity
from app.core.inputs import BreakKind, Now
from app.core.menu import Ask, Entry, entries
from app.core.saying import Saying, detail, headline
from app.core.sentences import minutes_said
from app.core.state import Phase, State, activity_of, break_due, clock_of
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
    """All a window may say. headline and detail are whole sentences.

    tooltip: the same in moments, so that it stays true, and the same text, while only time passes.
    """

    icon: Icon
    fraction: float
    headline: str
    detail: str
    menu: tuple[Entry, ...]
    prompt: PromptView | None
    guided: GuidedView | None
    heads_up: bool = False
    """True in the telling of a heads-up alone."""
    tooltip: str = ""

    @property
    def says(self) -> str:
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
    lengths, moments = Saying(state, config, t, unshown), Saying(state, config, t, unshown, moments=True)
    return Snapshot(
        icon=_icon(state, config, t),
        fraction=min(1.0, clock / prompting.interval),
        headline=headline(lengths),
        detail=detail(lengths),
        menu=entries(state, config, Now(t, now.at), autostart=autostart),
        prompt=_prompt(state, config, t),
        guided=_guided(state, t),
        heads_up=heads_up,
        tooltip=f"{headline(moments)}\n{detail(moments)}",
    )


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
    if break_due(state, t, config.settings.prompting.interval):
        return Icon.DUE
    return Icon.UNKNOWN if activity is Activity.UNKNOWN else Icon.SITTING


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
