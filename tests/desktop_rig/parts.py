"""What the desktop is made of: its wants, its environment, the files its programs read, its processes."""

from __future__ import annotations

import os
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path

MARK = "DESK_RIG"
SERVICES = ("org.xfce.Xfconf", "org.a11y.Bus")
ROOT = str(Path(__file__).resolve().parents[2])
NOBODY = 65534
"""As whom what does not run as root is run."""
FOREIGN = {
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "SWAYSOCK",
    "XAUTHORITY",
    "SESSION_MANAGER",
    "DBUS_STARTER_ADDRESS",
    "XDG_SESSION_ID",
    "PULSE_SERVER",
}
"""What belongs to the desktop of whoever runs the tests."""

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<servicedir>{services}</servicedir><policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""

PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/><property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/><value type="int" value="2"/></property>
    </property></property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="icon-size" type="int" value="22"/><property name="square-icons" type="bool" value="true"/>
    </property>
    <property name="plugin-2" type="string" value="tasklist"/>
  </property>
</channel>
"""


SESSIONS = {
    "x11": {"XDG_SESSION_TYPE": "x11", "XDG_CURRENT_DESKTOP": "XFCE", "QT_QPA_PLATFORM": "xcb"},
    "sway": {"XDG_SESSION_TYPE": "wayland", "XDG_CURRENT_DESKTOP": "sway", "QT_QPA_PLATFORM": "wayland"},
    "gnome": {"XDG_SESSION_TYPE": "wayland", "XDG_CURRENT_DESKTOP": "GNOME", "QT_QPA_PLATFORM": "wayland"},
}


@dataclass(frozen=True, slots=True)
class Wants:
    """What the desktop is made of.

    kind: x11, sway, gnome. The words below are those of x11; elsewhere there is one of each, but for "none" (wm "none"
    on GNOME is Mutter without the shell). wm: openbox, xfwm4, composited (xfwm4 with its compositor), none. tray: xfce,
    trayer, none. notify: xfce, dunst, none. display: its number, None for the first free.
    """

    kind: str = "x11"
    size: tuple[int, int] = (1280, 800)
    monitors: int = 1
    wm: str = "openbox"
    tray: str = "xfce"
    notify: str = "none"
    logind: bool = False
    audio: bool = False
    a11y: bool = False
    display: int | None = None


def marked(folder: Path) -> list[int]:
    """The processes whose environment names this folder as their desktop, without our own."""
    wanted = f"{MARK}={folder}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environ = (process / "environ").read_bytes().split(b"\0")
        except OSError:  # gone meanwhile, or somebody else's
            continue
        if wanted in environ and int(process.name) != os.getpid():
            found.append(int(process.name))
    return found


def kill(process: int, stop: signal.Signals) -> None:
    try:
        os.kill(process, stop)
    except ProcessLookupError:
        return


def tied() -> list[str]:
    """Tied to us: even when we are killed outright, the part does not stay."""
    return ["setpriv", "--pdeathsig", "KILL", "--"] if shutil.which("setpriv") else []


def owned(bus: str, name: str) -> list[str]:
    return ["gdbus", "wait", f"--{bus}", "--timeout", "5", name]


def environment(wants: Wants, folder: Path) -> dict[str, str]:
    for name in ("home", "config", "data", "cache", "state", "log", "bin", "services"):
        (folder / name).mkdir()
    (folder / "run").mkdir(mode=0o700)
    for service in SERVICES:
        known = Path("/usr/share/dbus-1/services", f"{service}.service")
        if known.exists():
            (folder / "services" / known.name).symlink_to(known)
    kept = {name: text for name, text in os.environ.items() if name not in FOREIGN}
    width, height = wants.size
    return {
        **kept,
        MARK: str(folder),
        "PATH": f"{folder / 'bin'}:{os.environ.get('PATH', '/usr/bin:/bin')}",
        "HOME": str(folder / "home"),
        **{f"XDG_{name.upper()}_HOME": str(folder / name) for name in ("config", "data", "cache", "state")},
        "XDG_RUNTIME_DIR": str(folder / "run"),
        **SESSIONS[wants.kind],
        "GSETTINGS_BACKEND": "keyfile",
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder / 'run' / 'session_bus'}",
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder / 'run' / 'system_bus'}",
        "DESK": wants.kind,
        "DESK_W": str(width if wants.kind == "x11" else width * wants.monitors),
        "DESK_H": str(height),
        **({"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"} if wants.a11y else {}),
    }
