"""The words of the command line: what may be said, its help, and what of it goes to the running instance."""

from __future__ import annotations

import argparse
from math import inf, isfinite
from pathlib import Path
from typing import Protocol

_CODES = """exit codes:
  0  done
  1  does not apply now
  2  bad input or usage
  3  Supple is not running
  4  a part of the system is missing
"""

_COMPLETION = """once, in that shell:
  bash  supple completion bash >> ~/.bashrc
  zsh   supple completion zsh >> ~/.zshrc, where that file has “autoload -U compinit && compinit” before
  fish  supple completion fish > ~/.config/fish/completions/supple.fish
"""

MOST_MINUTES, MOST_WEEKS = 7 * 24 * 60, 5200
"""As `core/requests.py` takes them, which is not loaded for so little; a test compares."""

_OWN = ("command", "json", "version", "at_login")
"""Words for the command line itself."""


def parser() -> argparse.ArgumentParser:
    """All commands. Bad usage ends the process with code 2 and one line that says why."""
    whole = argparse.ArgumentParser(
        prog="supple",
        description="Movement breaks for desk workers. Without a command: start, or bring the running one forward.",
        epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="store_true", help="say the version")
    whole.add_argument("--at-login", action="store_true", help="start as autostart does, without a window")
    whole.set_defaults(json=False)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_breaks(commands)
    _add_pauses(commands)
    _add_reports(commands)
    _add_settings(commands)
    _add_movements(commands)
    _add_system(commands)
    return whole


def request_of(args: argparse.Namespace) -> dict[str, object]:
    """What goes to the running instance; what was left out is left to it."""
    return {"do": args.command, **{name: said for name, said in vars(args).items() if name not in _OWN and said}}


class _Commands(Protocol):
    """What argparse gives back for commands, under a name of its own that it keeps to itself."""

    def add_parser(
        self,
        name: str,
        *,
        help: str,  # noqa: A002 - argparse's own word
        description: str,
        allow_abbrev: bool,
    ) -> argparse.ArgumentParser: ...


def _add(commands: _Commands, name: str, says: str, *, answers: bool = True) -> argparse.ArgumentParser:
    sentence = f"{says[0].upper()}{says[1:]}."
    command = commands.add_parser(name, help=says, description=sentence, allow_abbrev=False)
    if answers:
        command.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="answer with one JSON object"
        )
    return command


def _add_breaks(commands: _Commands) -> None:
    start = _add(commands, "start", "start a break")
    start.add_argument("kind", nargs="?", choices=("move", "walk", "tiny"), default="move", help="default: move")
    start.add_argument("--seated", action="store_true", help="stay on the chair")
    _add(commands, "leave", "leave the break; what was played is kept")
    snooze = _add(commands, "snooze", "be asked again in a while")
    snooze.add_argument("minutes", metavar="MIN", nargs="?", type=_minutes, help="default: the first one offered")
    _add(commands, "skip", "skip the break that is due")
    _add(commands, "stand", "say that you are standing")
    _add(commands, "sit", "say that you are sitting again")
    _add(commands, "sat-elsewhere", "say that you sat elsewhere while you were away")


def _add_pauses(commands: _Commands) -> None:
    pause = _add(commands, "pause", "pause prompts: for some minutes, until tomorrow 06:00, or until resumed")
    pause.add_argument("minutes", metavar="MIN|tomorrow", nargs="?", type=_minutes_or_tomorrow)
    pause.add_argument("--everything", action="store_true", help="measure nothing either")
    _add(commands, "resume", "end the pause")
    _add(commands, "quit", "end the running Supple")


def _add_system(commands: _Commands) -> None:
    login = _add(commands, "autostart", "start with the computer, or do not")
    login.add_argument("to", nargs="?", choices=("on", "off", "status"), default="status", help="default: status")


def _add_reports(commands: _Commands) -> None:
    _add(commands, "status", "say what is")
    summary = _add(commands, "summary", "say what was, in one week")
    summary.add_argument("--weeks-ago", metavar="N", type=_weeks, help="an earlier week; default: this one")
    _add(commands, "doctor", "say what answers which question of the system, and what is missing")
    simulate = _add(commands, "simulate", "replay a trace and print what Supple would have done", answers=False)
    simulate.add_argument("trace", metavar="TRACE", help="a file of JSON lines; -: standard input")
    completion = _add(commands, "completion", "print what makes a shell complete these words", answers=False)
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    completion.epilog, completion.formatter_class = _COMPLETION, argparse.RawDescriptionHelpFormatter
    demo = _add(commands, "demo", "play a working day in about a minute, in a throw-away profile", answers=False)
    demo.add_argument("--out", metavar="DIR", type=Path, help="leave pictures and the report of the week there")


def _add_settings(commands: _Commands) -> None:
    settings = _add(commands, "settings", "read and change the settings file")
    ways = settings.add_subparsers(dest="do", metavar="WHAT", title="what")
    _add(ways, "path", "say where the file is")
    _add(ways, "list", "say all settings")
    for name, says in (("get", "say one setting"), ("reset", "give one setting its default again")):
        _add(ways, name, says).add_argument("key", metavar="KEY", help="such as prompting.interval")
    change = _add(ways, "set", "change one setting")
    change.add_argument("key", metavar="KEY", help="such as prompting.interval")
    change.add_argument("value", metavar="VALUE", nargs="+", help="such as 45 min, 3, true or 09:00-12:30")


def _add_movements(commands: _Commands) -> None:
    movements = _add(commands, "movements", "look at the movements, measure them, draw them")
    ways = movements.add_subparsers(dest="do", metavar="WHAT", title="what")
    _add(ways, "list", "say which there are")
    check = _add(ways, "check", "measure movements on the solved body: all of them, or those in the files")
    check.add_argument("files", metavar="FILE", nargs="*", help="movement files of your own")
    check.add_argument("--every", action="store_true", help="say every figure, not only those beyond their limits")
    _add(ways, "show", "say what one movement is").add_argument("id", metavar="ID")
    pose = _add(ways, "pose", "say where every joint is at one moment")
    pose.add_argument("id", metavar="ID")
    pose.add_argument("--t", metavar="SECONDS", type=_seconds, default=0.0, help="into one repetition; default: 0")
    pose.add_argument("--side", choices=("right", "left"), help="default: right, or both in turn")
    for name, says in (("sheet", "draw one repetition on one sheet, a PNG"), ("render", "draw every frame, as PNGs")):
        draw = _add(ways, name, says)
        draw.add_argument("id", metavar="ID")
        draw.add_argument("--out", metavar="DIR", type=Path, help="leave it there")
        draw.add_argument("--size", metavar="PIXELS", type=_pixels, default=480, help="how high a picture is; 480")
        draw.add_argument("--dark", action="store_true", help="on dark paper")


def _number(text: str, least: int, most: int, what: str) -> int:
    digits = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    if not (digits and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is no whole number of {what} from {least} to {most}")
    return int(text)


def _minutes(text: str) -> int:
    return _number(text, 1, MOST_MINUTES, "minutes")


def _minutes_or_tomorrow(text: str) -> int | str:
    return text if text == "tomorrow" else _minutes(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = inf
    if not isfinite(seconds):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return seconds


def _pixels(text: str) -> int:
    return _number(text, 32, _MOST_PIXELS, "pixels")


_MOST_PIXELS = 4000


def _weeks(text: str) -> int:
    return _number(text, 0, MOST_WEEKS, "weeks")
