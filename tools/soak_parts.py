"""What the machine and its desktop may do in a soak: lock, sleep, lose a part and get it back, use a microphone."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from tests.desktop_rig import screen_x11
from tests.desktop_rig.desk import Desk
from tools.soak_desk import Soak
from tools.soak_person import work

RECORD = ["parec", "--device=mic", "--raw", "/dev/null"]
PLAY = ["pacat", "--device=speaker", "--raw", "/dev/zero"]
SERVERS = ("xfce", "dunst")
"""Who may tell notifications, one at a time."""


def lock(soak: Soak) -> None:
    soak.desk.lock()
    soak.wait(0.3, 8)
    soak.desk.unlock()


def sleep(soak: Soak) -> None:
    soak.desk.sleep(True)
    soak.wait(0.3, 8)
    soak.desk.sleep(False)


# ---- parts that come and go ----------------------------------------------------------------------------------------


def tray(soak: Soak) -> None:
    """The panel ends and comes again."""
    soak.desk.end("tray")
    soak.wait(0.5, 4)
    soak.desk.start_tray()


def logind(soak: Soak) -> None:
    """The daemon ends and comes again."""
    _end(soak, "logind")
    soak.desk.start_logind()


def system_bus(soak: Soak) -> None:
    """The system bus ends and comes again, and logind with it."""
    soak.desk.end("logind")
    soak.desk.end("system-bus")
    (soak.desk.folder / "run" / "system_bus").unlink(missing_ok=True)
    soak.wait(0.5, 4)
    soak.desk.start_bus("system")
    soak.desk.start_logind()


def hang(soak: Soak) -> None:
    """One of them hangs for a while, in which the app answers and a break can begin."""
    name = soak.either(("logind", "notify", "pulse"))
    soak.desk.freeze(name)
    try:
        soak.supple("start", "tiny")
        soak.wait(0.5, 4)
        answered = soak.supple("status")
    finally:
        soak.desk.thaw(name)
    if answered.returncode:
        raise RuntimeError(f"no answer while {name} hangs: {answered.stdout}{answered.stderr}")


def notifications(soak: Soak) -> None:
    """Their server ends and comes again, or another in its place."""
    _end(soak, "notify")
    soak.desk.wants = replace(soak.desk.wants, notify=soak.either(SERVERS))
    screen_x11.start_notifications(soak.desk)


def sound(soak: Soak) -> None:
    """The sound server ends and comes again; who records loses it."""
    with _recording(soak) if soak.happens(0.5) else _nothing():
        _end(soak, "pulse")
    soak.desk.start_audio()


def monitor(soak: Soak) -> None:
    """One of two is pulled and put back."""
    name = soak.either(("LEFT", "RIGHT"))
    soak.desk.run(["xrandr", "--delmonitor", name])
    soak.wait(0.3, 6)
    screen_x11.put_monitor(soak.desk, name)


def idle_lost(soak: Soak) -> None:
    """The X server throws out the connection that tells the idle time, as it does with one that misbehaves."""
    kill_last_client(soak.desk, soak.desk.parts["supple"].pid)


# ---- what holds prompts --------------------------------------------------------------------------------------------


def microphone(soak: Soak) -> None:
    """A program records, now and then beside music, while somebody works or listens."""
    with _recording(soak, music=soak.happens(0.5)):
        if soak.happens(0.5):
            work(soak)
        else:
            soak.wait(0.5, 8)


def do_not_disturb(soak: Soak) -> None:
    """Switched on for a while, where the notification server has a switch for it."""
    _hush(soak, on=True)
    soak.wait(0.5, 8)
    _hush(soak, on=False)


def _hush(soak: Soak, *, on: bool) -> None:
    word = "true" if on else "false"
    if soak.desk.wants.notify == "dunst":
        soak.desk.run(["dunstctl", "set-paused", word])
    else:
        switch = ["xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb"]
        soak.desk.run([*switch, "-n", "-t", "bool", "-s", word])


@contextmanager
def _recording(soak: Soak, *, music: bool = False) -> Iterator[None]:
    streams = {"recorder": RECORD, **({"music": PLAY} if music else {})}
    for name, argv in streams.items():
        soak.desk.begin(name, argv)
    try:
        soak.wait(0.2, 1)
        yield
    finally:
        for name in streams:
            soak.desk.end(name)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _end(soak: Soak, name: str) -> None:
    """End this part as it is told to, or outright, and leave a while without it."""
    if soak.happens(0.5):
        soak.desk.parts[name].send_signal(signal.SIGKILL)
    soak.desk.end(name)
    soak.wait(0.5, 4)


def kill_last_client(desk: Desk, process: int) -> None:
    """Close the youngest connection of a process to the X server, from the server's side."""
    import xcffib  # noqa: PLC0415  (its parts want to be loaded in this order)
    import xcffib.res  # noqa: PLC0415
    import xcffib.xproto  # noqa: PLC0415

    connect: Any = xcffib.connect  # it carries no types
    connection = connect(display=desk.env["DISPLAY"])
    resources = connection(xcffib.res.key)
    bases = [each.resource_base for each in resources.QueryClients().reply().clients]
    ours = [base for base in bases if _owner(resources, base) == process]
    if len(ours) > 1:
        for number in range(1, 8):  # one of the first it has made still exists
            connection.core.KillClient(ours[-1] | number)
    connection.flush()
    time.sleep(0.2)
    connection.disconnect()


def _owner(resources: Any, base: int) -> int:  # noqa: ANN401  (an extension of xcffib)
    import xcffib.res  # noqa: PLC0415

    made: Any = xcffib.res.ClientIdSpec
    spec = made.synthetic(base, xcffib.res.ClientIdMask.LocalClientPID)
    found = resources.QueryClientIds(1, [spec]).reply().ids
    return int(found[0].value[0]) if found and found[0].length else os.getpid()
