"""The tray, for `supple doctor`: whether there is one, and what brings one where there is none."""

from __future__ import annotations

from collections.abc import Mapping

from app.desktop.api import Choice

EXTENSION = "GNOME's tray: sudo apt install gnome-shell-extension-appindicator, then log in again and switch it on"
PANEL = "a panel with a tray: sudo apt install waybar, or any other that shows status icons"


def tray_choice(environ: Mapping[str, str], *, there: bool) -> Choice:
    """there: whether a host shows our icon now."""
    if there:
        return Choice("tray", "the desktop's tray", "a tray host is there", "shows the icon")
    gnome = "GNOME" in environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
    reason = "no tray host is there; the icon comes when one does"
    return Choice("tray", "none", reason, "the small window stands in for it", EXTENSION if gnome else PANEL)
