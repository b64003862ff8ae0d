"""What answers which question of the system, fit for a bug report, with nothing private in it."""

from __future__ import annotations

import platform
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol

from app.paths import Places

_PARTS = (
    *("PySide6-Essentials", "APScheduler", "SQLAlchemy", "alembic", "platformdirs", "tomlkit", "tzlocal"),
    *("jeepney", "xcffib", "numpy", "miniaudio"),
)
_ABSENT = "not installed"
_MOST_PROBLEMS = 50
_SESSION = ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

Answer = dict[str, object]


class Choice(Protocol):
    """Who answers one question of the system, and why; missing: what is, and the line that installs it."""

    @property
    def question(self) -> str: ...
    @property
    def backend(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def says(self) -> str: ...
    @property
    def missing(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Part:
    """A `Choice` about a part of the app itself."""

    question: str
    backend: str
    reason: str
    says: str
    missing: str = ""


def report(
    choices: Iterable[Choice],
    places: Places,
    problems: Sequence[str],
    environ: Mapping[str, str],
    *,
    running: bool,
    home: Path,
    fault: str | None = None,
) -> Answer:
    """The answer to `supple doctor`; code 4 where a part of the system is missing.

    problems: whole sentences, of the settings or anything else. fault: the last one in the log. home: is written as ~,
    and whose it is and which machine shows the windows are left out wherever they stand.
    """
    said = _without(home, environ)
    questions = [{name: said(text) for name, text in _question(choice).items()} for choice in (*choices, _sound())]
    answer: Answer = {
        "schema": 1,
        "code": 4 if any(question["missing"] for question in questions) else 0,
        "running": running,
        "versions": {"supple": version_of("supple"), "python": platform.python_version()} | _parts(),
        "system": platform.platform(),
        "session": {name: said(environ[name]) for name in _SESSION if name in environ},
        "places": {
            name: said(str(path))
            for name, path in (
                ("history", places.history),
                ("settings", places.settings),
                ("log", places.log_file),
                ("socket", places.socket),
            )
        },
        "questions": questions,
        "problems": [said(problem) for problem in _few(problems)],
        "last_fault": None if fault is None else said(fault),
    }
    answer["says"] = _in_words(answer, questions)
    return answer


def _few(problems: Sequence[str]) -> Sequence[str]:
    """No more than a person reads, and fit into one answer."""
    more = len(problems) - _MOST_PROBLEMS
    return problems if more <= 0 else [*problems[:_MOST_PROBLEMS], f"And {more} more problems like these."]


def version_of(part: str) -> str:
    """The installed version of one package; "not installed" where there is none."""
    try:
        return version(part)
    except PackageNotFoundError:
        return _ABSENT


def _parts() -> dict[str, str]:
    return {part: version_of(part) for part in _PARTS}


def _question(choice: Choice) -> dict[str, str]:
    return {
        "question": choice.question,
        "backend": choice.backend,
        "reason": choice.reason,
        "says": choice.says,
        "missing": choice.missing,
    }


def _sound() -> Part:
    found = version_of("miniaudio")
    if found == _ABSENT:
        missing = "miniaudio: pip install miniaudio, in Supple's own environment (it needs a C compiler)"
        return Part("sound", "none", "the package miniaudio is not installed", "breaks are silent", missing)
    return Part("sound", "miniaudio", f"its version {found} is installed", "asked when a sound is to be played")


def _without(home: Path, environ: Mapping[str, str]) -> Callable[[str], str]:
    """Takes out of a text what is private: the home folder, the name of its owner, the machine with the screen."""
    hidden: list[tuple[str, str]] = []
    if home != Path(home.anchor):
        written = {str(home), repr(str(home))[1:-1]}  # as it is, and as an exception quotes it
        hidden += [(rf"(?<![\w.~-]){re.escape(each)}(?![\w.-])", "~") for each in written]
        hidden.append((rf"(?<=[/\\]){re.escape(home.name)}(?![\w.-])", "…"))
    host = environ.get("DISPLAY", "").rpartition(":")[0]
    if host not in ("", "localhost"):
        hidden.append((rf"{re.escape(host)}(?=:)", "…"))

    def said(text: str) -> str:
        for pattern, instead in hidden:
            text = re.sub(pattern, instead, text)
        return text

    return said


def _in_words(answer: Answer, questions: Sequence[Mapping[str, str]]) -> str:
    lines = ["Supple is running." if answer["running"] else "Supple is not running."]
    for question in questions:
        lines += ["", f"{question['question']}: {question['backend']}", f"  why: {question['reason']}"]
        lines += [f"  says: {question['says']}"] if question["says"] else []
        lines += [f"  missing: {question['missing']}"] if question["missing"] else []
    lines.append("")
    for table in ("versions", "session", "places"):
        rows = answer[table]
        if isinstance(rows, dict):
            lines += [f"{name}: {value}" for name, value in rows.items()]
    lines.append(f"system: {answer['system']}")
    problems = answer["problems"]
    if isinstance(problems, list) and problems:
        lines += ["", *problems]
    if answer["last_fault"] is not None:
        lines += ["", f"last fault: {answer['last_fault']}"]
    return "\n".join(lines)
