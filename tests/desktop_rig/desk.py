"""A real X11 desktop without a screen, for tests: Xvfb, a window manager, a tray host, two D-Bus buses of its own.

Starts it, acts on it from outside as a person would, and takes every process of it down again. Standard library only.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.desktop_rig.parts import BUS, PANEL, Wants, environment, kill, marked, owned, tied
from tests.desktop_rig.words import acts

WAIT = 10.0
SCRIPT = Path(__file__).resolve().parents[1] / "desktop" / "desk-x11"
LOGIND = "org.freedesktop.login1"
MANAGER = "/org/freedesktop/login1"
SESSION = "/org/freedesktop/login1/session/c1"
MOCK = "org.freedesktop.DBus.Mock"


@dataclass
class Desk:
    """A running desktop. env: the environment of whoever is to live in it; `with Desk.up(Wants()) as desk:`."""

    wants: Wants
    folder: Path
    env: dict[str, str]
    parts: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    # ---- acting on it, as a person would -----------------------------------------------------------------------

    def input(self, *words: str | float) -> None:
        """`move X Y`, `click [left|right|middle]`, `scroll N`, `key NAME...`, `type TEXT`, `sleep S`; `,` chains."""
        for act in acts([str(word) for word in words]):
            if isinstance(act, float):
                time.sleep(act)
            else:
                self.run(["xdotool", *act])
        time.sleep(0.05)

    def shot(self, path: Path | str) -> None:
        """A picture of the whole screen (PNG)."""
        self.run(["import", "-window", "root", str(path)])

    def lock(self) -> None:
        self._session("Lock", locked=True)

    def unlock(self) -> None:
        self._session("Unlock", locked=False)

    def sleep(self, asleep: bool) -> None:  # noqa: FBT001 (as logind's own signal has it)
        """Say that the machine goes to sleep (True) or has woken up (False)."""
        word = "true" if asleep else "false"
        self.logind(MANAGER, "UpdateProperties", f"{LOGIND}.Manager", f"{{'PreparingForSleep': <{word}>}}")
        self.logind(MANAGER, "EmitSignal", f"{LOGIND}.Manager", "PrepareForSleep", "b", f"[<{word}>]")

    def logind(self, path: str, method: str, *arguments: str) -> None:
        """Tell the mock of logind to do something; arguments as gdbus reads them."""
        call = ["gdbus", "call", "--system", "-d", LOGIND, "-o", path, "-m", f"{MOCK}.{method}", *arguments]
        self.run(call)

    def _session(self, signal_name: str, *, locked: bool) -> None:
        self.logind(SESSION, "EmitSignal", f"{LOGIND}.Session", signal_name, "", "[]")
        hint = f"{{'LockedHint': <{'true' if locked else 'false'}>}}"
        self.logind(SESSION, "UpdateProperties", f"{LOGIND}.Session", hint)

    # ---- programs in it ----------------------------------------------------------------------------------------

    def run(self, argv: Sequence[str], timeout: float = 30.0) -> str:
        """Run a program in it to its end; what it wrote. Raises RuntimeError with its errors if it fails."""
        done = subprocess.run(argv, env=self.env, capture_output=True, timeout=timeout, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{shlex.join(argv)} failed with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def begin(self, name: str, argv: Sequence[str], env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a part of it that stays until `end(name)` or the end of the desktop; its output goes to a log."""
        with (self.folder / "log" / name).open("ab") as log:
            part = subprocess.Popen(
                [*tied(), *argv],
                env={**self.env, **(env or {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.parts[name] = part
        return part

    def end(self, name: str) -> None:
        part = self.parts.pop(name)
        part.terminate()
        try:
            part.wait(3)
        except subprocess.TimeoutExpired:
            part.kill()
            part.wait()

    def freeze(self, name: str) -> None:
        """The part hangs, until `thaw`."""
        self.parts[name].send_signal(signal.SIGSTOP)

    def thaw(self, name: str) -> None:
        self.parts[name].send_signal(signal.SIGCONT)

    def ready(self, what: str, argv: Sequence[str]) -> None:
        """Wait until this command succeeds."""
        self.wait(what, lambda: not subprocess.run(argv, env=self.env, capture_output=True, check=False).returncode)

    def wait(self, what: str, so: Callable[[], bool]) -> None:
        for _ in range(round(WAIT / 0.05)):
            if so():
                return
            time.sleep(0.05)
        raise RuntimeError(f"the desktop is not ready: {what}\n{self.logs()}")

    def logs(self) -> str:
        found = sorted((self.folder / "log").iterdir())
        return "\n".join(f"---- {one.name}\n{one.read_text(errors='replace')[-1000:]}" for one in found)

    # ---- its life ----------------------------------------------------------------------------------------------

    @classmethod
    @contextmanager
    def up(cls, wants: Wants, logs: Path | None = None) -> Iterator[Desk]:
        """The desktop, taken down at the end of the block; its logs are copied to `logs`."""
        folder = Path(tempfile.mkdtemp(prefix="desk-x11."))
        desk = cls(wants, folder, environment(wants, folder))
        try:
            desk._start()
            yield desk
        finally:
            desk._stop()
            if logs is not None:
                shutil.copytree(folder / "log", logs, dirs_exist_ok=True)
            shutil.rmtree(folder, ignore_errors=True)

    def _start(self) -> None:
        self.start_screen()
        for which in ("session", "system"):
            self.start_bus(which)
        if self.wants.monitors > 1:
            self._split_screen()
        if self.wants.wm != "none":
            self.begin("wm", {"xfwm4": ["xfwm4", "--compositor=off"]}.get(self.wants.wm, [self.wants.wm]))
            # The window manager says that it is there by a window whose number stands in this property.
            self.ready("window manager", ["sh", "-c", "xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'"])
        if self.wants.notify != "none":
            found = Path("/usr/lib").glob("*/xfce4/notifyd/xfce4-notifyd")
            self.begin("notify", [str(next(found))] if self.wants.notify == "xfce" else [self.wants.notify])
            self.ready("notifications", owned("session", "org.freedesktop.Notifications"))
        self.start_tray()
        if self.wants.logind:
            self.start_logind()
        if self.wants.audio:
            self._start_audio()
        self._write_commands()

    def start_tray(self) -> None:
        """Start the tray host (again, after `end("tray")`)."""
        if self.wants.tray == "xfce":
            folder = Path(self.env["XDG_CONFIG_HOME"], "xfce4", "xfconf", "xfce-perchannel-xml")
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "xfce4-panel.xml").write_text(PANEL)
            self.begin("tray", ["xfce4-panel", "--disable-wm-check"])
            self.ready("tray host", owned("session", "org.kde.StatusNotifierWatcher"))
        elif self.wants.tray == "trayer":
            edge = ["--edge", "top", "--align", "right", "--widthtype", "request", "--height", "28"]
            self.begin("tray", ["trayer", *edge])
            self.ready("tray host", ["sh", "-c", "xwininfo -root -tree | grep -q trayer"])

    def start_screen(self) -> None:
        """Start the X server (again, after `end("xvfb")`: then on the same number if `wants` names one)."""
        width, height = self.wants.size
        told = self.folder / "display"
        told.unlink(missing_ok=True)
        number = "" if self.wants.display is None else f":{self.wants.display}"
        # It writes its number to the file when it is ready; left to choose, two desktops never fight over one.
        server = f'exec Xvfb {number} -displayfd 7 -screen 0 {width}x{height}x24 -nolisten tcp -noreset 7>"$0"'
        self.begin("xvfb", ["sh", "-c", server, str(told)])
        self.wait("X server", lambda: told.exists() and told.read_text().endswith("\n"))
        self.env["DISPLAY"] = f":{told.read_text().strip()}"

    def _split_screen(self) -> None:
        width, height = self.wants.size
        half = f"{width // 2}/170x{height}/210"
        self.run(["xrandr", "--setmonitor", "LEFT", f"{half}+0+0", "screen"])
        self.run(["xrandr", "--setmonitor", "RIGHT", f"{half}+{width // 2}+0", "none"])

    def start_bus(self, which: str) -> None:
        socket = self.folder / "run" / f"{which}_bus"
        conf = self.folder / f"{which}.conf"
        conf.write_text(BUS.format(socket=socket, services=self.folder / "services"))
        self.begin(f"{which}-bus", ["dbus-daemon", "--nofork", f"--config-file={conf}"])
        self.wait(f"{which} bus", socket.exists)

    def start_logind(self) -> None:
        """Start the mock of logind with session c1 (again, after `end("logind")`)."""
        # Debian's dbusmock, under the system's Python: the one on the package index wants a compiler.
        mock = ["/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "logind"]
        self.begin("logind", mock, {"PYTHONPATH": "", "PYTHONHOME": ""})
        self.ready("logind", owned("system", LOGIND))
        self.logind(MANAGER, "AddSession", "c1", "seat0", str(os.getuid()), "desk", "true")
        self.env["XDG_SESSION_ID"] = "c1"

    def _start_audio(self) -> None:
        socket = self.folder / "run" / "pulse" / "native"
        socket.parent.mkdir(mode=0o700)
        quiet = ["--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disallow-exit"]
        native = f"module-native-protocol-unix socket={socket} auth-anonymous=1"
        ends = ["-L", "module-null-sink sink_name=speaker", "-L", "module-null-source source_name=mic"]
        self.begin("pulse", ["pulseaudio", "-n", *quiet, "-L", native, *ends])
        self.env["PULSE_SERVER"] = f"unix:{socket}"
        self.ready("sound server", ["pactl", "info"])

    def _write_commands(self) -> None:
        """What a command run in it finds on its PATH."""
        me = f"{shlex.quote(sys.executable)} {shlex.quote(str(SCRIPT))}"
        for name in ("shot", "input", "sleep", "lock", "unlock"):
            command = self.folder / "bin" / f"desk-{name}"
            command.write_text(f'#!/bin/sh\nexec {me} --act {name} "$@"\n')
            command.chmod(0o755)

    def _stop(self) -> None:
        """End every process that carries the mark of this desktop, also those its parts have started."""
        for stop, tries in ((signal.SIGTERM, 20), (signal.SIGKILL, 20)):
            for one in marked(self.folder):
                kill(one, stop)
            for _ in range(tries):
                for part in self.parts.values():
                    part.poll()
                if not marked(self.folder):
                    break
                time.sleep(0.1)
        for part in self.parts.values():
            part.wait()
