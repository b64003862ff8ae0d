"""Autostart by the freedesktop specification: an entry in the user's autostart folder, read at login."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_FILE = "supple.desktop"
_SECTION = "[Desktop Entry]"


class Entry:
    """The entry of this user. Where the system has one for everybody, off is written too, for only that hides it."""

    name = "the autostart folder"

    def __init__(self, environ: Mapping[str, str], home: Path, command: tuple[str, ...]) -> None:
        config = environ.get("XDG_CONFIG_HOME", "")
        self.path = Path(config if config.startswith("/") else home / ".config") / "autostart" / _FILE
        dirs = environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
        self._everybodys = [Path(each) / "autostart" / _FILE for each in dirs.split(":") if each.startswith("/")]
        self._command = command

    def is_on(self) -> bool | None:
        """As a desktop reads it: the user's entry, else everybody's."""
        try:
            for path in (self.path, *self._everybodys):
                if path.exists():
                    return _starts(path.read_text("utf-8", "replace"))
        except OSError:
            return None
        return False

    def turn(self, *, on: bool) -> str | None:
        """Write the entry, or take it away."""
        try:
            if on or any(path.exists() for path in self._everybodys):
                self.path.parent.mkdir(parents=True, exist_ok=True)
                _write(self.path, _entry(self._command, on=on))
            else:
                self.path.unlink(missing_ok=True)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            return f"{self.path} cannot be written: {why}. Nothing was changed."
        return None


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, "utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _starts(text: str) -> bool:
    section = text.partition(_SECTION)[2].partition("\n[")[0]
    said = dict(re.findall(r"^([\w-]+)\s*=\s*(.*?)\s*$", section, re.MULTILINE))
    return "Exec" in said and said.get("Hidden") != "true" and said.get("X-GNOME-Autostart-enabled") != "false"


def _entry(command: tuple[str, ...], *, on: bool) -> str:
    lines = [
        _SECTION,
        "Type=Application",
        "Name=Supple",
        "Comment=Movement breaks for desk workers",
        f"Exec={' '.join(_quoted(word) for word in command)}",
        "Icon=supple",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    ]
    if command[1:3] == ("-m", "app"):
        lines.append(f"Path={Path(__file__).resolve().parents[2]}")  # a module is found from its folder alone
    return "\n".join(lines if on else [*lines, "Hidden=true"]) + "\n"


def _quoted(word: str) -> str:
    """A word of Exec: what would mean something is escaped, and the backslashes of that once more for the file."""
    escaped = re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%")
    plain = re.fullmatch(r"[\w./+:@,=-]+", word)
    return word if plain else f'"{escaped}"'.replace("\\", "\\\\")
