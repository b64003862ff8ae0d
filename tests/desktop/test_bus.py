"""Bus on a real bus, on one that hangs, and on none."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import UnansweredError
from app.desktop.bus import DAEMON, Body, Bus, Place, Which, addresses, value
from tests.desktop_rig.desk import LOGIND, MANAGER, SESSION, Desk


class Line:
    """A bus and what came over it."""

    def __init__(self, desk: Desk, which: Which = Which.SESSION) -> None:
        self.lost: list[str] = []
        self.heard: list[object] = []
        self.failed: list[str] = []
        self.bus = Bus(which, desk.env, self.lost.append)

    def take(self, body: Body) -> None:
        self.heard.append(body)


@pytest.fixture
def line(desk: Desk, qtbot: QtBot) -> Iterator[Line]:
    line = Line(desk)
    yield line
    line.bus.close()


@pytest.mark.desktop
def test_an_answer_comes_from_the_loop_and_not_from_within(line: Line, qtbot: QtBot) -> None:
    line.bus.call(DAEMON, "GetId", answered=line.take)
    assert line.heard == []
    qtbot.waitUntil(lambda: len(line.heard) == 1)


@pytest.mark.desktop
def test_settling_waits_for_all_answers(line: Line) -> None:
    for name in ("org.freedesktop.DBus", "org.example.Nobody"):
        line.bus.call(DAEMON, "NameHasOwner", "s", (name,), answered=line.take)
    assert line.bus.settle()
    assert line.heard == [(True,), (False,)]


@pytest.mark.desktop
def test_a_service_that_does_not_run_fails_by_name_and_is_not_started(line: Line) -> None:
    nobody = Place("org.example.Nobody", "/", "org.example.Nobody")
    line.bus.call(nobody, "Hello", answered=line.take, failed=line.failed.append)
    assert line.bus.settle()
    assert line.failed == ["org.freedesktop.DBus.Error.NameHasNoOwner"]


@pytest.mark.desktop
def test_a_signal_is_heard_and_others_are_not(desk: Desk, qtbot: QtBot) -> None:
    line = Line(desk, Which.SYSTEM)
    line.bus.listen(Place(LOGIND, SESSION, "org.example.A"), "Said", line.take)
    line.bus.listen(Place(LOGIND, SESSION, "org.example.A"), "Done", line.take)
    assert line.bus.settle()
    for path, name in ((SESSION, "Shouted"), (MANAGER, "Said"), (SESSION, "Said"), (SESSION, "Done")):
        desk.logind(path, "EmitSignal", "org.example.A", name, "s", f"[<'{name} by {path}'>]")
    qtbot.waitUntil(lambda: len(line.heard) > 1)
    assert line.heard == [(f"Said by {SESSION}",), (f"Done by {SESSION}",)]
    line.bus.close()


@pytest.mark.desktop
def test_a_name_that_comes_and_goes_is_told(line: Line, desk: Desk, qtbot: QtBot) -> None:
    line.bus.watch("org.example.Guest", line.heard.append)
    assert line.bus.settle()
    own = ["import dbus, time; b = dbus.SessionBus(); n = b.request_name('org.example.Guest'); time.sleep(60)"]
    desk.begin("guest", ["/usr/bin/python3", "-c", *own])
    qtbot.waitUntil(lambda: line.heard == [True])
    desk.end("guest")
    qtbot.waitUntil(lambda: line.heard == [True, False])


@pytest.mark.desktop
def test_a_bus_that_goes_away_is_lost_once(own_desk: Desk, qtbot: QtBot) -> None:
    line = Line(own_desk)
    assert line.bus.settle()
    own_desk.end("session-bus")
    qtbot.waitUntil(lambda: bool(line.lost))
    line.bus.call(DAEMON, "GetId", answered=line.take)
    assert not line.bus.settle()
    assert line.lost == ["the session bus is lost: it closed the connection"]


@pytest.mark.usefixtures("qapp")
def test_a_bus_that_lets_nobody_in_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "bus"
    with socket.socket(socket.AF_UNIX) as hung:
        hung.bind(str(path))
        hung.listen()
        with pytest.raises(UnansweredError, match="the session bus cannot be reached"):
            Bus(Which.SESSION, {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={path}"}, lambda _: None)


@pytest.mark.usefixtures("qapp")
def test_a_bus_that_lets_us_in_and_then_hangs_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "bus"
    with socket.socket(socket.AF_UNIX) as half:
        half.bind(str(path))
        half.listen()
        with _let_in(half, path) as bus:
            assert not bus.settle(0.1)


@contextmanager
def _let_in(server: socket.socket, path: Path) -> Iterator[Bus]:
    """Answer the hand-shake of D-Bus, from a thread since the client waits for it; then nothing more."""
    clients: list[socket.socket] = []

    def serve() -> None:
        server.settimeout(5)
        clients.append(server.accept()[0])
        clients[0].settimeout(5)
        text = b""
        while not text.endswith(b"\r\n"):
            text += clients[0].recv(1024)
        clients[0].sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")

    thread = threading.Thread(target=serve)
    thread.start()
    bus = Bus(Which.SESSION, {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={path}"}, lambda _: None)
    thread.join()
    yield bus
    bus.close()
    clients[0].close()


def test_no_bus_is_named_with_what_installs_it() -> None:
    with pytest.raises(UnansweredError) as raised:
        Bus(Which.SESSION, {}, lambda _: None)
    assert raised.value.reason == "the session bus cannot be reached: no address of it is known"
    assert "apt install dbus-user-session" in raised.value.missing


@pytest.mark.parametrize(
    ("environ", "sockets"),
    [
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/a"}, ["/a"]),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:abstract=/b,guid=00"}, ["\0/b"]),
        ({"DBUS_SESSION_BUS_ADDRESS": "tcp:host=h,port=1;unix:path=/a"}, ["/a"]),
        ({"XDG_RUNTIME_DIR": "/run/user/7"}, ["/run/user/7/bus"]),
        ({"DBUS_SESSION_BUS_ADDRESS": "nonsense"}, []),
        ({"DBUS_SESSION_BUS_ADDRESS": "tcp:host=h,port=1"}, []),
        ({}, []),
    ],
)
def test_where_the_session_bus_may_be_found(environ: dict[str, str], sockets: list[str]) -> None:
    assert addresses(Which.SESSION, environ) == sockets


def test_the_system_bus_has_its_usual_place() -> None:
    assert addresses(Which.SYSTEM, {}) == ["/run/dbus/system_bus_socket"]
    assert addresses(Which.SYSTEM, {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/s"}) == ["/s"]


def test_a_variant_is_what_stands_in_it() -> None:
    assert value(("b", True)) is True
    assert value("plain") == "plain"
