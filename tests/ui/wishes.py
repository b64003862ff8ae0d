"""What stands around the settings windows in their tests: settings that are really changed, and what was asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.core.declared import find, with_value
from app.core.form import AUTOSTART, Row, sections
from app.core.kinds import Value
from app.core.settings import Settings
from app.ui.preferences import Wishes
from app.ui.preferences_row import Values


@dataclass
class Kept:
    """Settings as a file would keep them. refuses: what is said instead of writing."""

    settings: Settings = field(default_factory=Settings)
    autostart: bool = False
    refuses: str | None = None
    asked: list[str] = field(default_factory=list)

    def write(self, values: Values) -> str | None:
        if self.refuses is not None:
            return self.refuses
        for setting, value in values:
            if setting is AUTOSTART:
                self.autostart = bool(value)
            else:
                self.settings = with_value(self.settings, setting, value)
        return None

    def wishes(self) -> Wishes:
        return Wishes(
            settings=lambda: self.settings,
            autostart=lambda: self.autostart,
            write=self.write,
            show_prompt=lambda: self.asked.append("prompt"),
            show_break=lambda: self.asked.append("break"),
            open_file=lambda: self.asked.append("file"),
            screens=lambda: ("DP-1", "HDMI-2"),
        )


def row_of(label: str) -> Row:
    return next(row for section in sections() for row in section.rows if row.label == label)


def put(kept: Kept, key: str, value: Value) -> None:
    """As if the file had been changed by another program."""
    setting = find(key)
    assert setting is not None
    kept.write([(setting, value)])
