"""Starting with the session: what can be asked of whoever starts programs at login, and which of them is here.

Each way is a file of its own; nothing is started here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol


class Autostart(Protocol):
    """Whether Supple starts at login, asked and turned."""

    name: str

    def is_on(self) -> bool | None:
        """None: it cannot be told."""
        ...

    def turn(self, *, on: bool) -> str | None:
        """Turn it on or off; one sentence where that fails."""
        ...


class NoAutostart:
    """For a demo, which is gone after it."""

    name = "nobody"

    def is_on(self) -> bool | None:
        return None

    def turn(self, *, on: bool) -> str | None:
        del on
        return "A demo does not start with the computer."


AT_LOGIN = "--at-login"
"""The word that says who has started it: nobody waits for a window then."""
SANDBOX = Path("/.flatpak-info")


def sandboxed(environ: Mapping[str, str], flatpak: Path = SANDBOX) -> bool:
    """Whether we run where the files of the session are not ours to write."""
    return flatpak.exists() or bool(environ.get("SNAP"))


def autostart_for(
    environ: Mapping[str, str],
    home: Path,
    memory: Path,
    told: Callable[[str], None] = lambda _: None,
    system: str = sys.platform,
) -> Autostart:
    """The way of this system. memory: a file for what a portal has answered. told: takes what comes later."""
    command = (*command_line(sys.argv, sys.executable), AT_LOGIN)
    if system == "win32":
        from app.desktop.autostart_windows import RunKey, registry  # noqa: PLC0415  (of that system alone)

        return RunKey(registry(), command)
    if system == "darwin":
        from app.desktop.autostart_macos import LaunchAgent  # noqa: PLC0415

        return LaunchAgent(home, command)
    if sandboxed(environ):
        from app.desktop.autostart_portal import Portal  # noqa: PLC0415

        return Portal(environ, memory, told, ("supple", AT_LOGIN))
    from app.desktop.autostart_xdg import Entry  # noqa: PLC0415

    return Entry(environ, home, command)


def answer_autostart(login: Autostart, to: str) -> dict[str, object]:
    """The answer to `supple autostart on|off|status`; code 4 where the system refuses or cannot tell."""
    trouble = None if to == "status" else login.turn(on=to == "on")
    on = login.is_on()
    if trouble is None and on is None:
        trouble = f"Whether Supple starts with the computer cannot be read from {login.name}."
    says = trouble or f"Supple {'starts' if on else 'does not start'} with the computer."
    return {"schema": 1, "code": 4 if trouble else 0, "says": says, "on": on, "by": login.name}


def command_line(argv: list[str], python: str) -> tuple[str, ...]:
    """What starts this very program again: the installed command, or Python with the module.

    A link such as ~/.local/bin/supple stays one: it outlives the version it leads to.
    """
    called = Path(argv[0]) if argv else Path()
    if called.stem == "supple" and called.is_absolute() and called.exists():
        return (str(called),)
    beside = Path(python).with_name("supple.exe" if python.endswith(".exe") else "supple")
    return (str(beside),) if beside.exists() else (python, "-m", "app")
