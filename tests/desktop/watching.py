"""One source of quiet or media, begun, and what it saw; and programs on a bus that are played. For tests."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.desktop.seen import NOTHING, Seen, Watch
from tests.desktop_rig.desk import MOCK, Desk
from tests.desktop_rig.parts import owned


class Watching:
    """all, lost: what the source told. now: the last of it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.all: list[Seen] = []
        self.lost: list[str] = []
        self._qtbot = qtbot
        self._begun: list[Watch] = []

    @property
    def now(self) -> Seen:
        return self.all[-1] if self.all else NOTHING

    def begin(self, watch: Watch) -> None:
        """Start it and wait for what it says at once."""
        self._begun.append(watch)
        watch.start(self.all.append, self.lost.append)
        watch.settle(2)

    def until(self, seen: Seen, timeout: int = 5000) -> None:
        """Wait until this is what it sees."""
        self._qtbot.waitUntil(lambda: self.now == seen, timeout=timeout)

    def stop(self) -> None:
        for watch in self._begun:
            watch.stop()


class Played:
    """A program on the session bus of a desk with one object, that answers as it is told to."""

    def __init__(self, desk: Desk, name: str, path: str, interface: str, bus: str = "session") -> None:
        self.desk, self.name, self.path, self.interface, self.bus = desk, name, path, interface, bus
        place = ["--system"] if bus == "system" else []
        mock = ["/usr/bin/python3", "-m", "dbusmock", *place, name, path, interface]
        desk.begin(name, mock, {"PYTHONPATH": "", "PYTHONHOME": ""})
        desk.ready(name, owned(bus, name))

    def mock(self, method: str, *arguments: str, path: str = "") -> None:
        call = ["gdbus", "call", f"--{self.bus}", "-d", self.name, "-o", path or self.path, "-m", f"{MOCK}.{method}"]
        self.desk.run([*call, "--", *arguments])

    def answers(self, method: str, takes: str, gives: str, code: str, interface: str = "") -> None:
        """code: Python that sets `ret`."""
        self.mock("AddMethod", interface or self.interface, method, takes, gives, code)

    def has(self, interface: str, name: str, value: str) -> None:
        """A property, and that it has changed. value: as gdbus reads it."""
        self.mock("UpdateProperties", interface, f"{{'{name}': <{value}>}}")

    def says(self, signal: str, signature: str, *values: str, interface: str = "") -> None:
        self.mock(
            "EmitSignal", interface or self.interface, signal, signature, f"[{', '.join(f'<{v}>' for v in values)}]"
        )

    def end(self) -> None:
        self.desk.end(self.name)
