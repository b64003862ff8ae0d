from __future__ import annotations

from app.desktop.tray_host import EXTENSION, PANEL, tray_choice


def test_a_tray_that_is_there_lacks_nothing() -> None:
    choice = tray_choice({}, there=True)
    assert (choice.backend, choice.missing) == ("the desktop's tray", "")


def test_without_one_what_brings_one_is_said_for_the_desktop_at_hand() -> None:
    assert tray_choice({"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}, there=False).missing == EXTENSION
    assert tray_choice({"XDG_CURRENT_DESKTOP": "sway"}, there=False).missing == PANEL
