"""Opens files in the programs the desktop has for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.core.declared import settings_text
from app.settings_file.change import write_new
from app.settings_file.reading import SettingsRefusedError


def open_settings(path: Path) -> str | None:
    """Open the settings file, written with its defaults where there is none; a sentence where that fails."""
    try:
        if not path.exists():
            write_new(path, settings_text())
    except SettingsRefusedError as refused:
        return str(refused)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return f"No program opens it by itself: edit {path} in any text editor."
    return None
