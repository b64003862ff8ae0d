"""Which backend answers which question on this system, and why. Chooses and wires; what comes of it is `sensing`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import Enum, auto

from app.desktop.api import Tell
from app.desktop.clock import SystemClock
from app.desktop.none import NoIdle
from app.desktop.sensing import IdleSource, Sensing, SessionSource


class System(Enum):
    """What we are on where it is neither Windows nor macOS (`elsewhere`)."""

    X11 = auto()
    WAYLAND = auto()
    NO_SCREEN = auto()


def system(environ: Mapping[str, str]) -> System:
    """A Wayland session may have a DISPLAY too: of X programs' input only."""
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        return System.WAYLAND
    return System.X11 if environ.get("DISPLAY") else System.NO_SCREEN


def idle_source(found: System, environ: Mapping[str, str], clock: SystemClock) -> IdleSource:
    match found:
        case System.X11:
            from app.desktop.idle_x11 import X11Idle  # noqa: PLC0415 (only where it is used)

            reason = f"DISPLAY is {environ['DISPLAY']} and this is no Wayland session"
            return IdleSource("X11: XSync alarms on IDLETIME", reason, X11Idle(environ, clock.ago))
        case System.WAYLAND:
            reason = "this is a Wayland session, where X programs' input is all that X tells"
            return _none(reason, "cannot tell: the idle time on Wayland is not read yet; log in to an X11 session")
        case System.NO_SCREEN:
            reason = "neither DISPLAY nor WAYLAND_DISPLAY is set"
            return _none(reason, "cannot tell: there is no screen here; start it from within a desktop")


def session_sources(environ: Mapping[str, str]) -> tuple[SessionSource, ...]:
    from app.desktop.session_logind import LogindSession  # noqa: PLC0415 (only where there is D-Bus)
    from app.desktop.session_screensaver import ScreenSaverSession  # noqa: PLC0415

    return (
        SessionSource("lock and sleep", "logind", "the system bus may have it", LogindSession(environ)),
        SessionSource("lock", "screen savers", "the session bus may have them", ScreenSaverSession(environ)),
    )


def sense(
    clock: SystemClock,
    tell: Tell,
    threshold: int,
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> Sensing:
    """Choose the backends for this system and start them; wants a QCoreApplication.

    threshold: seconds without input after which `InputGone` is told. What is so at once is in `Sensing.found()`;
    `tell` is first called from Qt's loop. Blocks for 6 s at most, where both buses hang; where they run, for
    milliseconds. Raises nothing: what fails is unknown, is asked again, and is in `Sensing.choices()`.
    """
    if platform in ("win32", "darwin"):
        from app.desktop.elsewhere import sources  # noqa: PLC0415 (only where it is used)

        idle, sessions = sources(clock, platform)
    else:
        idle, sessions = idle_source(system(environ), environ, clock), session_sources(environ)
    return Sensing(idle, sessions, tell, threshold, plain=clock.plain)


def _none(reason: str, sentence: str) -> IdleSource:
    return IdleSource("none", reason, NoIdle(sentence))
