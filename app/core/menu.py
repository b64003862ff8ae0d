"""The entries of tray menu and small window: what can be done now. Made of state alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum

from app.core import inputs as i
from app.core.inputs import BreakKind, Command, Now, PauseWhat
from app.core.requests import tomorrow_at_six
from app.core.sentences import minutes_said
from app.core.sitting import OFFER_LASTS
from app.core.state import State, break_due, paused_everything
from app.core.turn import Config

MINUTE = 60
PAUSES = (30, 60, 120)
"""Minutes offered."""


class Ask(StrEnum):
    """What a menu asks of the app itself rather than of the rules."""

    WEEK = "week"
    SETTINGS = "settings"
    FILE = "file"
    """The settings file, in the program that the desktop has for it."""
    AUTOSTART = "autostart"
    """Start at login, or do not: the other way round from now."""
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Entry:
    """One menu entry. does: None with `entries` is a submenu, None without is a line of text; no text: a separator."""

    text: str
    does: Command | Ask | None = None
    enabled: bool = True
    entries: tuple[Entry, ...] = ()
    checked: bool | None = None
    """Ticked or not; None: nothing to tick."""


SEPARATOR = Entry("")


def entries(state: State, config: Config, now: Now, *, autostart: bool | None = None) -> tuple[Entry, ...]:
    """All entries at `now`, in their order. autostart: whether Supple starts at login; None: it cannot be told."""
    ticked = () if autostart is None else (Entry("Start with the computer", Ask.AUTOSTART, checked=autostart),)
    return (
        *_breaks(state, config, now.t),
        SEPARATOR,
        *_posture(state, now.t),
        SEPARATOR,
        *_pauses(state, config.zone, now.at),
        SEPARATOR,
        Entry("This week", Ask.WEEK),
        Entry("Settings", Ask.SETTINGS),
        *ticked,
        Entry("Quit Supple", Ask.QUIT),
    )


def _breaks(state: State, config: Config, t: int) -> tuple[Entry, ...]:
    if state.guided is not None:
        held = state.guided.held_since is not None
        here = not state.desk.away
        on = Entry("Go on with the break", i.ContinueBreak(), enabled=here)
        pause = Entry("Pause the break", i.HoldBreak(), enabled=here)
        return on if held else pause, Entry("Leave the break", i.Leave())
    acts = not state.desk.away
    due = acts and break_due(state, t, config.settings.prompting.interval)
    starts = acts and not paused_everything(state)
    prompting, seconds = config.settings.prompting, config.settings.breaks
    kinds = (
        Entry(f"Movement, {minutes_said(seconds.move)}", i.Start(BreakKind.MOVE), enabled=starts),
        Entry(f"Walk, {minutes_said(seconds.walk)}", i.Start(BreakKind.WALK), enabled=starts),
        Entry(f"Tiny, {minutes_said(seconds.tiny)}", i.Start(BreakKind.TINY), enabled=starts),
        Entry(f"Seated, {minutes_said(seconds.move)}", i.Start(BreakKind.MOVE, seated=True), enabled=starts),
    )
    snoozes = due and state.snoozes < prompting.snooze_limit
    minutes = tuple(
        Entry(f"For {minutes_said(each * MINUTE)}", i.Snooze(each), enabled=snoozes)
        for each in prompting.snooze_minutes
    )
    return (
        Entry("Start a break", enabled=starts, entries=kinds),
        Entry("Snooze", enabled=snoozes, entries=minutes),
        Entry("Skip this break", i.Skip(), enabled=due),
    )


def _posture(state: State, t: int) -> tuple[Entry, ...]:
    acts = not state.desk.away and state.guided is None and not paused_everything(state)
    stands = state.standing_from is not None
    word = Entry("I am sitting", i.Sit(), enabled=acts) if stands else Entry("I am standing", i.Stand(), enabled=acts)
    offer = state.offer
    if offer is None or t - offer.end > OFFER_LASTS:
        return (word,)
    away = minutes_said(offer.end - offer.begin)
    return word, Entry(f"I sat elsewhere for these {away}", i.SatElsewhere(), enabled=not state.desk.away)


def _pauses(state: State, zone: tzinfo, at: int) -> tuple[Entry, ...]:
    if state.pause is not None:
        everything = state.pause.what is PauseWhat.EVERYTHING
        return (Entry("Resume everything" if everything else "Resume prompts", i.Resume()),)
    return (
        Entry("Pause prompts", entries=_lengths(PauseWhat.PROMPTS, zone, at)),
        Entry("Pause everything", entries=_lengths(PauseWhat.EVERYTHING, zone, at)),
    )


def _lengths(what: PauseWhat, zone: tzinfo, at: int) -> tuple[Entry, ...]:
    return (
        *(Entry(f"For {minutes_said(each * MINUTE)}", i.Pause(what, minutes=each)) for each in PAUSES),
        Entry("Until tomorrow, 06:00", i.Pause(what, until_at=tomorrow_at_six(at, zone))),
        Entry("Until I resume", i.Pause(what)),
    )
