from __future__ import annotations

from app.core.settings import Breaks, Comfort, Figure, Settings
from app.figure.person import PEOPLE
from app.movement.movement import Region
from app.ui import chosen
from app.ui.cover import Where


def test_what_is_chosen_reaches_a_breaks_window() -> None:
    settings = Settings(
        breaks=Breaks(place="corner", screen="DP-1"), comfort=Comfort(hips=70), figure=Figure(person="third")
    )
    assert chosen.where(settings) == Where("corner", "DP-1")
    assert chosen.comfort(settings).of(Region.HIPS) == 0.7
    assert chosen.person(settings) == PEOPLE[2]
