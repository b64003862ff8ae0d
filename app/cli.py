"""Words on a command line -> a question to the running instance, or the start of one. Prints answers, decides nothing.

Whatever is heavy is imported where it is used, so that `supple status` needs neither Qt nor SQL.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from app.paths import Places, places, resources
from app.remote.client import NoAnswerError, NotRunningError, ask
from app.words import parser, request_of

Answer = dict[str, object]

DONE, NOT_NOW, BAD_INPUT, NOT_RUNNING, MISSING = range(5)
"""Exit codes."""

_UNWRITTEN = (errno.ENOSPC, errno.EFBIG, errno.EIO)
"""What a disk says that does not take what is written to standard output."""

NO_INSTANCE = "Supple is not running. Start it with “supple”."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old terminal may lack a quotation mark; that is no reason to fail
    args = parser().parse_args(argv)
    try:
        code = _run(args)
        sys.stdout.flush()
        return code  # noqa: TRY300 - what the flush says belongs to the same story
    except BrokenPipeError:  # whoever read us has seen enough; the interpreter must not find that out once more
        _write_nowhere()
        return DONE
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.errno not in _UNWRITTEN:
            raise
        _write_nowhere()
        print(f"The answer cannot be written: {(error.strerror or str(error)).lower()}.", file=sys.stderr)
        return MISSING


def _write_nowhere() -> None:
    """What is still to be flushed at the end goes where nothing refuses it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(args: Namespace) -> int:
    match args.command:
        case None if args.version:
            from app.doctor import version_of

            print(f"supple {version_of('supple')}")
            return DONE
        case None:
            from app.start import start

            return start(at_login=args.at_login)
        case "simulate":
            from app import simulate

            return simulate.run(args.trace, sys.stdout, sys.stderr)
        case "demo":
            from app.loading import load_qt

            load_qt()
            from app import demo

            return demo.run(args.out)
        case "completion":
            return _completion(args.shell)
        case "settings":
            return _print(_settings(args), args)
        case "autostart":
            return _print(_autostart(args), args)
        case "doctor":
            return _print(_doctor(), args)
        case "movements":
            from app import movements_command

            folders = (resources() / "movements", places().data / "movements")
            return _print(movements_command.run(args, folders, (lambda _: None) if args.json else _tell), args)
        case _:
            return _print(_ask(request_of(args)), args)


def _print(answer: Answer, args: Namespace) -> int:
    code = answer.get("code")
    code = code if isinstance(code, int) else DONE
    if args.json:
        print(json.dumps(answer, ensure_ascii=False))
    elif says := answer.get("says"):
        print(says, file=sys.stdout if code in (DONE, MISSING) else sys.stderr)
    return code


def _ask(request: Answer) -> Answer:
    try:
        return ask(places().socket, request)
    except NotRunningError:
        return _failed(NOT_RUNNING, _why_not_running(places()))
    except (NoAnswerError, PermissionError) as error:
        return _failed(NOT_RUNNING, str(error))


def _why_not_running(here: Places) -> str:
    from app.remote.claim import is_held

    if not is_held(here.lock):
        return NO_INSTANCE
    again = "Try again; if it stays so, quit it from its tray icon and start it anew."
    return f"Supple is starting, or somebody has removed its socket {here.socket}. {again}"


def _settings(args: Namespace) -> Answer:
    from app.settings_file.answers import answer_settings

    words = [
        args.do or "list",
        *([args.key] if "key" in args else []),
        *([" ".join(args.value)] if "value" in args else []),
    ]
    answer = answer_settings(words, places().settings)
    if words[0] in ("set", "reset") and answer["code"] == DONE:
        try:
            ask(places().socket, {"do": "reload"})
        except NotRunningError:
            pass  # the next start reads it
        except NoAnswerError as error:
            answer["says"] = f"{answer['says']} {error}"
    return answer


def _tell(line: str) -> None:
    print(line, flush=True)


def _completion(shell: str) -> int:
    from app.completion import Paths, Takes, script
    from app.core.declared import SETTINGS

    keys = tuple(setting.key for setting in SETTINGS)
    words: dict[str, Takes] = {"TRACE": Paths.FILES, "DIR": Paths.FOLDERS, "KEY": keys, "MIN|tomorrow": ("tomorrow",)}
    words |= {
        "FILE": Paths.FILES,
        "ID": tuple(sorted(path.stem for path in (resources() / "movements").glob("*.toml"))),
    }
    print(script(shell, parser(), words), end="")
    return DONE


def _autostart(args: Namespace) -> Answer:
    from app.desktop.autostart import answer_autostart, autostart_for, sandboxed

    if args.to != "status" and sandboxed(os.environ):
        return _failed(MISSING, "In a sandbox the desktop asks you itself: use the switch in Supple's settings.")
    return answer_autostart(autostart_for(os.environ, Path.home(), places().data / "autostart"), args.to)


def _doctor() -> Answer:
    answer = _ask({"do": "doctor"})
    if answer["code"] != NOT_RUNNING:
        return answer
    from PySide6.QtCore import QCoreApplication

    from app.core.settings import Settings
    from app.desktop.choose import sense
    from app.desktop.clock import SystemClock
    from app.doctor import report
    from app.logs import last_fault
    from app.prompt_ways import prompt_choice, window_in
    from app.settings_file import load

    application = QCoreApplication([])
    sensing = sense(SystemClock(), lambda _: None, Settings().sitting.present_within)
    here = places()
    loaded = load(here.settings)
    try:
        fault = last_fault(here.log_file)
        choices = *sensing.choices(), prompt_choice(loaded.settings.prompting.form, window_in(os.environ))
        unreached = () if answer["says"] == NO_INSTANCE else (str(answer["says"]),)
        problems = (*unreached, *loaded.problems, *_movement_problems(here))
        return report(choices, here, problems, os.environ, running=False, home=Path.home(), fault=fault)
    finally:
        sensing.stop()
        application.shutdown()


def _movement_problems(here: Places) -> tuple[str, ...]:
    from app.movement import catalogue

    own = here.data / "movements"
    try:
        return tuple(catalogue.sentences(catalogue.load(resources() / "movements", own).problems, own))
    except catalogue.CatalogueError as error:
        return (str(error),)


def _failed(code: int, says: str) -> Answer:
    return {"schema": 1, "code": code, "says": says}
