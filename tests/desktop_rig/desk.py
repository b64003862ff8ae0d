"""A real desktop without a screen, for tests, on X11, sway or GNOME: with a tray host, and two D-Bus buses of its own.

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
from typing import Final, Protocol

from tests.desktop_rig import screen_gnome, screen_sway, screen_x11
from tests.desktop_rig.parts import BUS, Wants, environment, kill, marked, owned, tied

WAIT = 20.0
SCRIPTS = Path(__file__).resolve().parents[1] / "desktop"
LOGIND = "org.freedesktop.login1"
MANAGER = "/org/freedesktop/login1"
SESSION = "/org/freedesktop/login1/session/c1"
MOCK = "org.freedesktop.DBus.Mock"


class Screen(Protocol):
    """What differs from one kind of desktop to the other: a module each."""

    SERVER: tuple[str, ...]

    def start(self, desk: Desk) -> None: ...

    def furnish(self, desk: Desk) -> None: ...

    def start_tray(self, desk: Desk) -> None: ...

    def act(self, desk: Desk, words: Sequence[str]) -> None: ...

    def shot(self, desk: Desk, path: str) -> None: ...


SCREENS: Final[Mapping[str, Screen]] = {"x11": screen_x11, "sway": screen_sway, "gnome": screen_gnome}


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
        self._screen.act(self, [str(word) for word in words])

    def shot(self, path: Path | str) -> None:
        """A picture of the whole screen (PNG)."""
        self._screen.shot(self, str(path))

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
        folder = Path(tempfile.mkdtemp(prefix=f"desk-{wants.kind}."))
        desk = cls(wants, folder, environment(wants, folder))
        try:
            desk._start()
            yield desk
        finally:
            desk._stop()
            if logs is not None:
                shutil.copytree(folder / "log", logs, dirs_exist_ok=True)
            shutil.rmtree(folder, ignore_errors=True)

    @property
    def _screen(self) -> Screen:
        return SCREENS[self.wants.kind]

    def _start(self) -> None:
        for which in ("session", "system"):
            self.start_bus(which)
        self.start_screen()
        self._screen.furnish(self)
        self.start_tray()
        if self.wants.logind:
            self.start_logind()
        if self.wants.audio:
            self.start_audio()
        self._write_commands()

    def start_screen(self) -> None:
        """Start the X server or the compositor (again, after `end_screen`)."""
        self._screen.start(self)

    def end_screen(self, stop: signal.Signals = signal.SIGTERM) -> None:
        """End it: with SIGKILL it has no time to say good-bye to anybody."""
        for name in self._screen.SERVER:
            self.parts[name].send_signal(stop)
            self.end(name)

    def start_tray(self) -> None:
        """Start the tray host (again, after `end("tray")`)."""
        if self.wants.tray != "none":
            self._screen.start_tray(self)

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

    def start_audio(self) -> None:
        """Start the sound server (again, after `end("pulse")`)."""
        socket = self.folder / "run" / "pulse" / "native"
        socket.parent.mkdir(mode=0o700, exist_ok=True)  # some shells make it
        quiet = ["--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disallow-exit"]
        native = f"module-native-protocol-unix socket={socket} auth-anonymous=1"
        ends = ["-L", "module-null-sink sink_name=speaker", "-L", "module-null-source source_name=mic"]
        self.begin("pulse", ["pulseaudio", "-n", *quiet, "-L", native, *ends])
        self.env["PULSE_SERVER"] = f"unix:{socket}"
        self.ready("sound server", ["pactl", "info"])

    def _write_commands(self) -> None:
        """What a command run in it finds on its PATH."""
        me = f"{shlex.quote(sys.executable)} {shlex.quote(str(SCRIPTS / f'desk-{self.wants.kind}'))}"
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
