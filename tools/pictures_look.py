"""What the pictures are taken in: light and dark, one pixel for one and two, high contrast."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from app.ui.theme import DARK, LIGHT
from tests.desktop_rig.desk import Desk

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "pictures"
FOLLOWING = "following"
"""What the app is told where it is to look as the desktop does."""
SETTINGS = "[prompting]\nsession_grace = 0\nprompt_patience = 600\n"


@dataclass(frozen=True, slots=True)
class Look:
    """word: what the app is told. scale: pixels for one."""

    word: str
    scale: int = 1

    @property
    def dark(self) -> bool:
        return self.word == "dark"

    @property
    def contrast(self) -> bool:
        return self.word == "contrast"

    @property
    def calm(self) -> str:
        """The colour of the main action."""
        return DARK.calm if self.dark else LIGHT.calm

    @property
    def ground(self) -> str:
        """Behind the windows."""
        return "#39434d" if self.dark else "#b9c4c6"

    def name(self, what: str) -> str:
        """Of a picture's file: `week`, `week-dark`, `week-dark-200`."""
        return (
            what + ("" if self.word == "light" else f"-{self.word}") + ("" if self.scale == 1 else f"-{self.scale}00")
        )


LOOKS = (Look("light"), Look("dark"), Look("light", 2), Look("dark", 2), Look("contrast"))


def app(look: Look) -> tuple[list[str], dict[str, str]]:
    """What starts the app in this look, and its environment."""
    scale = {} if look.scale == 1 else {"QT_SCALE_FACTOR": str(look.scale)}
    return [sys.executable, "-m", "tools.pictures_app", look.word], {"PYTHONPATH": str(ROOT), **scale}


def settings(desk: Desk, more: str = "") -> None:
    """What the person has chosen."""
    config = Path(desk.env["XDG_CONFIG_HOME"], "supple")
    config.mkdir(exist_ok=True)
    (config / "settings.toml").write_text(SETTINGS + more, encoding="utf-8")
