"""Autostart on macOS: a launch agent of this user, which launchd reads at login.

Has not run on macOS yet: its tests read the file as launchd would.
"""

from __future__ import annotations

import plistlib
from pathlib import Path
from xml.parsers.expat import ExpatError

LABEL = "app.supple.supple"


class LaunchAgent:
    """The agent's file."""

    name = "a launch agent"

    def __init__(self, home: Path, command: tuple[str, ...]) -> None:
        self.path = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        self._command = command

    def is_on(self) -> bool | None:
        """On when the file is there, starts at login and is not disabled in itself."""
        try:
            said = plistlib.loads(self.path.read_bytes())
        except FileNotFoundError:
            return False
        except (OSError, plistlib.InvalidFileException, ExpatError, ValueError):
            return None
        return isinstance(said, dict) and said.get("RunAtLoad") is True and said.get("Disabled") is not True

    def turn(self, *, on: bool) -> str | None:
        """Write the file, or take it away; it counts from the next login."""
        try:
            if on:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.write_bytes(plistlib.dumps(self._agent()))
            else:
                self.path.unlink(missing_ok=True)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            return f"{self.path} cannot be written: {why}. Make that folder yours to write."
        return None

    def _agent(self) -> dict[str, object]:
        agent: dict[str, object] = {
            "Label": LABEL,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        if self._command[1:3] == ("-m", "app"):
            agent["WorkingDirectory"] = str(Path(__file__).resolve().parents[2])
        return agent
