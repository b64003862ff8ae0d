"""The command lines `desk-x11`, `desk-sway`, `desk-gnome`: run a command in a desktop of its own.

What it runs finds `desk-input` and others on its PATH.
"""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import MARK, Wants


def _act(kind: str, words: list[str]) -> int:
    """What the commands on the PATH of the desktop do: act on the one they run in."""
    desk = Desk(Wants(kind), Path(os.environ[MARK]), dict(os.environ))
    match words:
        case ["input", *rest]:
            desk.input(*rest)
        case ["shot", path]:
            desk.shot(path)
        case ["sleep", "true" | "false" as word]:
            desk.sleep(word == "true")
        case ["lock"]:
            desk.lock()
        case ["unlock"]:
            desk.unlock()
        case _:
            sys.stderr.write(f"desk: no such act: {shlex.join(words)}\n")
            return 2
    return 0


def _options(kind: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"desk-{kind}", description=f"Run a command on a real {kind} desktop of its own."
    )
    parser.add_argument("--size", default="1280x800", metavar="WxH")
    parser.add_argument("--monitors", type=int, choices=(1, 2), default=1)
    parser.add_argument(
        "--wm", choices=("openbox", "xfwm4", "composited", "none"), default="openbox", help="none on gnome: Mutter"
    )
    parser.add_argument("--tray", choices=("xfce", "trayer", "none"), default="xfce")
    parser.add_argument("--notify", choices=("xfce", "dunst", "none"), default="xfce")
    parser.add_argument("--logind", action="store_true", help="a mock of logind with session c1")
    parser.add_argument("--audio", action="store_true", help="a sound server with a speaker and a microphone")
    parser.add_argument("--a11y", action="store_true", help="the accessibility tree is there without a screen reader")
    parser.add_argument("--logs", type=Path, metavar="DIR", help="copy the desktop's logs there at the end")
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND...")
    return parser


def _ended(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)


def main(kind: str, argv: list[str]) -> int:
    """Run the command in a desktop of this kind; its exit code."""
    if argv[:1] == ["--act"]:
        return _act(kind, argv[1:])
    told = _options(kind).parse_args(argv)
    command = told.command[1:] if told.command[:1] == ["--"] else told.command
    if not command:
        _options(kind).error("no command")
    width, height = (int(part) for part in told.size.split("x"))
    wants = Wants(
        kind, (width, height), told.monitors, told.wm, told.tray, told.notify, told.logind, told.audio, told.a11y
    )
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _ended)
    with Desk.up(wants, told.logs) as desk:
        return subprocess.run(command, env=desk.env, check=False).returncode
