"""What a person has chosen, in the form in which a break's window wants it. Loaded with the first break or figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.settings import Settings
from app.figure.person import Person, named
from app.movement.comfort import Comfort, comfort_of

if TYPE_CHECKING:
    from app.ui.cover import Where


def person(settings: Settings) -> Person:
    """Who shows the movements."""
    return named(settings.figure.person)


def comfort(settings: Settings) -> Comfort:
    """How far each region goes."""
    return comfort_of(settings.comfort)


def where(settings: Settings) -> Where:
    """On which screen a break stands, and how large."""
    from app.ui.cover import Where  # noqa: PLC0415  (a prompt's figure needs none)

    return Where(settings.breaks.place, settings.breaks.screen)
