"""Which backend answers which question on this system, and why. Chooses and wires; what comes of it is `sensing`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import Enum, auto

from app.desktop.api import Tell
from app.desktop.clock import SystemClock
from app.desktop.clock_set import never
from app.desktop.none import NoIdle
from app.desktop.sensing import Sensing
from app.desktop.sources import IdleSource, SessionSource


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


def idle_sources(found: System, environ: Mapping[str, str], clock: SystemClock) -> tuple[IdleSource, ...]:
    """Who may tell the idle time, in the order in which they are asked; the first that answers is the one."""
    match found:
        case System.X11:
            from app.desktop.idle_x11 import X11Idle  # noqa: PLC0415 (only where it is used)

            reason = f"DISPLAY is {environ['DISPLAY']} and this is no Wayland session"
            return (IdleSource("X11: XSync alarms on IDLETIME", reason, X11Idle(environ, clock.ago)),)
        case System.WAYLAND:
            from app.desktop.idle_mutter import MutterIdle  # noqa: PLC0415
            from app.desktop.idle_wayland import WaylandIdle  # noqa: PLC0415

            protocol = "this is a Wayland session, and its compositor offers an idle protocol"
            monitor = (
                "this is a Wayland session whose compositor offers no idle protocol, and Mutter is on the session bus"
            )
            return (
                IdleSource("Wayland: the compositor's idle protocol", protocol, WaylandIdle(environ, clock.ago)),
                IdleSource("GNOME: Mutter's idle monitor", monitor, MutterIdle(environ, clock.ago)),
            )
        case System.NO_SCREEN:
            reason = "neither DISPLAY nor WAYLAND_DISPLAY is set"
            return (_none(reason, "cannot tell: there is no screen here; start it from within a desktop"),)


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
    `tell` is first called from Qt's loop. Blocks for 13 s at most, where all that is asked hangs; where they run, for
    milliseconds. Raises nothing: what fails is unknown, is asked again, and is in `Sensing.choices()`.
    """
    if platform in ("win32", "darwin"):
        from app.desktop.elsewhere import sources  # noqa: PLC0415 (only where it is used)

        idle, sessions = sources(clock, platform)
        return Sensing((idle,), sessions, tell, threshold, clock)
    found = system(environ)
    idles, sessions = idle_sources(found, environ, clock), session_sources(environ)
    return Sensing(idles, sessions, tell, threshold, clock, woken=never())


def _none(reason: str, sentence: str) -> IdleSource:
    return IdleSource("none", reason, NoIdle(sentence))
