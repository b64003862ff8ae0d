"""What answers which question of the system, fit for a bug report, with nothing private in it."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol

from app.paths import Places

_PARTS = ("PySide6-Essentials", "APScheduler", "SQLAlchemy", "platformdirs", "jeepney", "xcffib", "numpy", "miniaudio")
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


def report(
    choices: Iterable[Choice],
    places: Places,
    problems: Sequence[str],
    environ: Mapping[str, str],
    *,
    running: bool,
    home: Path,
) -> Answer:
    """The answer to `supple doctor`; code 4 where a part of the system is missing.

    problems: whole sentences, of the settings or anything else. home: is written as ~.
    """
    questions = [_question(choice) for choice in choices]
    answer: Answer = {
        "schema": 1,
        "code": 4 if any(question["missing"] for question in questions) else 0,
        "running": running,
        "versions": {"supple": version_of("supple"), "python": platform.python_version()} | _parts(),
        "system": platform.platform(),
        "session": {name: environ[name] for name in _SESSION if name in environ},
        "places": {
            name: _homely(str(path), home)
            for name, path in (
                ("history", places.history),
                ("settings", places.settings),
                ("log", places.log_file),
                ("socket", places.socket),
            )
        },
        "questions": questions,
        "problems": [_homely(problem, home) for problem in problems],
    }
    answer["says"] = _in_words(answer, questions)
    return answer


def version_of(part: str) -> str:
    """The installed version of one package; "not installed" where there is none."""
    try:
        return version(part)
    except PackageNotFoundError:
        return "not installed"


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


def _homely(text: str, home: Path) -> str:
    return text.replace(str(home), "~") if home != Path(home.anchor) else text


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
    return "\n".join(lines)
