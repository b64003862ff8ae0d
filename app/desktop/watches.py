"""Who answers what may be quiet or media on this system, and why. Chooses; what comes of it is `quieting`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from app.core.settings import Quiet
from app.desktop.api import Tell
from app.desktop.choose import System, system
from app.desktop.quieting import Quieting
from app.desktop.seen import QuietSource

Sources = tuple[QuietSource, ...]


def watch(
    tell: Tell,
    wanted: Quiet,
    plain: Callable[[], float],
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> Quieting:
    """Choose the sources for this system and start them; wants a QCoreApplication.

    wanted: which reasons count. plain: seconds on a monotonic clock. Raises nothing: what fails sees nothing, is asked
    again, and is in `Quieting.choices()`.
    """
    return Quieting(sources(environ, platform), tell, wanted, plain)


def sources(environ: Mapping[str, str], platform: str) -> Sources:
    """platform: as in sys.platform."""
    match platform:
        case "win32":
            from app.desktop.quiet_windows import WindowsQuiet  # noqa: PLC0415 (only where it is used)

            name = "Windows: notification state, Focus and the list of who uses what"
            return (QuietSource("quiet and media", name, "this is Windows", WindowsQuiet()),)
        case "darwin":
            from app.desktop.quiet_macos import MacQuiet  # noqa: PLC0415

            name = "macOS: the workspace, CoreAudio, CoreMediaIO and Focus"
            return (QuietSource("quiet and media", name, "this is macOS", MacQuiet(Path.home())),)
        case _:
            return (*_on_the_buses(environ), _window(environ), *_sound_and_pictures(environ))


def _on_the_buses(environ: Mapping[str, str]) -> Sources:
    from app.desktop.media_awake import KeptAwake  # noqa: PLC0415
    from app.desktop.media_logind import LogindAwake  # noqa: PLC0415
    from app.desktop.media_players import Players  # noqa: PLC0415
    from app.desktop.quiet_dnd import DoNotDisturb  # noqa: PLC0415

    session = "the session bus may have it"
    lists = "the session bus may have them"
    return (
        QuietSource("Do Not Disturb", "the notification server", session, DoNotDisturb(environ)),
        QuietSource("players", "MPRIS", lists, Players(environ)),
        QuietSource("kept awake", "the lists of sessions and power services", lists, KeptAwake(environ)),
        QuietSource("kept awake", "logind", "the system bus may have it", LogindAwake(environ)),
    )


def _window(environ: Mapping[str, str]) -> QuietSource:
    question = "window in front"
    match system(environ):
        case System.WAYLAND:
            from app.desktop.quiet_window_wayland import WaylandWindow  # noqa: PLC0415

            reason = "this is a Wayland session, and its compositor may tell of windows"
            return QuietSource(question, "Wayland: the compositor's list of windows", reason, WaylandWindow(environ))
        case System.X11 | System.NO_SCREEN:
            from app.desktop.quiet_window_x11 import X11Window  # noqa: PLC0415

            reason = f"DISPLAY is {environ.get('DISPLAY') or 'not set'} and this is no Wayland session"
            return QuietSource(question, "X11: what the window manager says", reason, X11Window(environ))


def _sound_and_pictures(environ: Mapping[str, str]) -> Sources:
    from app.desktop.quiet_camera import Camera  # noqa: PLC0415
    from app.desktop.quiet_pipewire import Pictures  # noqa: PLC0415
    from app.desktop.quiet_sound import Sound  # noqa: PLC0415

    server = "a sound server may run: PulseAudio, or PipeWire in its stead"
    linux = "the kernel tells who opens a camera"
    pipewire = "PipeWire may run, which pictures of cameras and screens go through"
    return (
        QuietSource("microphone and calls", "the sound server's streams", server, Sound(environ)),
        QuietSource("camera", "/dev/video*", linux, Camera()),
        QuietSource("camera and screen sharing", "PipeWire", pipewire, Pictures(environ)),
    )
