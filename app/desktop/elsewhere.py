"""What answers on Windows and on macOS, where one session backend tells the idle backend when not to look."""

from __future__ import annotations

import sys

from app.desktop.clock import SystemClock
from app.desktop.sources import IdleSource, SessionSource

Sources = tuple[IdleSource, tuple[SessionSource, ...]]


def sources(clock: SystemClock, platform: str = sys.platform) -> Sources:
    """platform: "win32" or "darwin". Wants a QCoreApplication."""
    return _windows(clock) if platform == "win32" else _macos(clock)


def _windows(clock: SystemClock) -> Sources:
    from app.desktop.idle_windows import windows_idle  # noqa: PLC0415 (only where it is used)
    from app.desktop.session_windows import WindowsSession  # noqa: PLC0415

    idle = windows_idle(clock)
    reason = "this is Windows"
    session = SessionSource("lock and sleep", "Windows: session and power messages", reason, WindowsSession(idle.rest))
    return IdleSource("Windows: GetLastInputInfo, asked now and then", reason, idle), (session,)


def _macos(clock: SystemClock) -> Sources:
    from app.desktop.idle_macos import macos_idle  # noqa: PLC0415 (only where it is used)
    from app.desktop.session_macos import MacSession  # noqa: PLC0415

    idle = macos_idle(clock)
    reason = "this is macOS"
    session = SessionSource("lock and sleep", "macOS: the workspace's announcements", reason, MacSession(idle.rest))
    return IdleSource("macOS: the window server's idle time, asked now and then", reason, idle), (session,)
