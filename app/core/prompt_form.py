"""In which form a prompt is shown, and its words where it is a notification. Pure; who shows it is `app.prompts`'."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.inputs import BreakKind, Command, Skip, Snooze, Start
from app.core.settings import IN_A_NOTIFICATION
from app.core.snapshot import PromptView


class Form(StrEnum):
    """CORNER: a window of our own. LAYER: the same, painted by us and put there by the compositor."""

    CORNER = "corner"
    LAYER = "layer"
    NOTIFICATION = "notification"


def forms(wanted: str, window: Form | None) -> tuple[Form, ...]:
    """The forms to try, in this order; where all fail there is the tray icon.

    wanted: as the settings have it. window: what this system lets stand in a corner, None where that is nothing.
    """
    windows = () if window is None else (window,)
    return (Form.NOTIFICATION, *windows) if wanted == IN_A_NOTIFICATION else (*windows, Form.NOTIFICATION)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notification. actions: each button's key, by which it is told that it was pressed, and its words."""

    title: str
    body: str
    actions: tuple[tuple[str, str], ...]


def notice_of(view: PromptView, title: str) -> Notice:
    """The prompt's own words. title: its line in ink.

    A server cuts a long title off and wraps a body, so what the break is made of stands there. Some draw three buttons
    and no more: what is least needed comes last.
    """
    head, _, offered = title.partition(": ")
    snooze = tuple(("snooze", f"Snooze {minutes} min") for minutes in view.snooze_minutes[:1])
    tiny = () if view.kind is BreakKind.TINY else (("tiny", "Tiny version"),)
    body = f"{offered}\n{view.facts}" if offered else view.facts
    return Notice(head, body, (("start", "Start"), *snooze, ("skip", "Skip"), *tiny))


def asked_by(key: str, view: PromptView) -> Command | None:
    """What the button of this key asks for; None: there is no such button."""
    match key:
        case "start":
            return Start(view.kind)
        case "snooze" if view.snooze_minutes:
            return Snooze(view.snooze_minutes[0])
        case "skip":
            return Skip()
        case "tiny":
            return Start(BreakKind.TINY)
        case _:
            return None
