"""Our windows, and a window somebody types into, as programs of their own on a real desktop.

Each writes a line for what it was asked or what it heard to a file the test reads: `python desktop.py NAME FILE`.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from app.core.inputs import BreakKind
from app.core.snapshot import Icon, PromptView, Snapshot
from app.desktop.layer_shell import LayerSurface
from app.ui.prompt import Prompt
from app.ui.prompt_layer import LayerPrompt, log
from app.ui.theme import Theme
from app.ui.tray import Tray
from tests.desktop_rig.desk import Desk
from tests.ui.fakes import MENU, Posed

ROOT = Path(__file__).parents[2]


@dataclass
class Shown:
    """The programs of one test."""

    desk: Desk
    folder: Path
    names: list[str] = field(default_factory=list)

    def begin(self, name: str) -> None:
        """Start one and wait until it says that it is there."""
        self.desk.begin(
            f"our-{name}", [sys.executable, __file__, name, str(self.folder / name)], {"PYTHONPATH": str(ROOT)}
        )
        self.names.append(name)
        self.wait(name, "here")

    def lines(self, name: str) -> list[str]:
        file = self.folder / name
        return file.read_text().splitlines() if file.exists() else []

    def wait(self, name: str, line: str) -> None:
        """Wait until it has written this line."""
        self.desk.wait(f"{name}: {line}", lambda: any(line in each for each in self.lines(name)))

    def end(self) -> None:
        for name in self.names:
            self.desk.end(f"our-{name}")


def _typewriter(say: Callable[[str], None]) -> object:
    """A window that has the keyboard and says what is typed into it and whenever it loses it."""
    line = QLineEdit()
    line.setWindowTitle("typewriter")
    line.textChanged.connect(lambda text: say(f"text {text}"))
    QApplication.instance().focusChanged.connect(lambda _old, new: say(f"focus {new is line}"))  # type: ignore[union-attr]
    line.setGeometry(60, 120, 500, 60)
    line.show()
    line.activateWindow()
    return line


def _prompt(say: Callable[[str], None]) -> object:
    prompt = Prompt(lambda what: say(f"sent {what}"), Posed(), time.monotonic)
    prompt.show(PromptView(1, 58, BreakKind.MOVE, 180, (5, 10)), "Time to move: cat-cow and a turn")
    start = prompt.card.start
    middle = start.mapToGlobal(start.rect().center())
    say(f"start at {middle.x()} {middle.y()}")
    return prompt


def _layer(say: Callable[[str], None]) -> object:
    """The prompt on a surface of Wayland's; an answer takes it away, as in the app."""

    def answer(what: object) -> None:
        say(f"sent {what}")
        prompt.hide()

    def hear(record: logging.LogRecord) -> bool:
        say(f"log {record.getMessage()}")
        return True

    prompt = LayerPrompt(answer, Posed(), time.monotonic, LayerSurface, lambda why: say(f"cannot {why}"))
    prompt.show(PromptView(1, 58, BreakKind.MOVE, 180, (5, 10)), "Time to move: cat-cow and a turn")
    start = prompt.card.start.mapTo(prompt.card, prompt.card.start.rect().center())
    for name, button in (("snooze", prompt.card.snooze), ("skip", prompt.card.skip)):
        beside = button.mapTo(prompt.card, button.rect().center()) - start
        say(f"{name} beside {beside.x()} {beside.y()}")
    log.setLevel(logging.INFO)
    log.addFilter(hear)
    return prompt


def _tray(say: Callable[[str], None]) -> object:
    tray = Tray(lambda what: say(f"sent {what}"))
    tray.show(Snapshot(Icon.SITTING, 0.5, "You have been sitting for 30 min.", "", MENU, None, None))
    seen = QTimer(tray.icon)
    seen.timeout.connect(lambda: say(f"host {Tray.available()}"))
    seen.start(200)
    return tray


def _message(say: Callable[[str], None]) -> object:
    tray = Tray(lambda what: say(f"sent {what}"))
    tray.begin()
    tray.say("A break is due", "in 30 s")
    return tray


def _main() -> None:
    name, file = sys.argv[1], Path(sys.argv[2])
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    theme = Theme(app)

    def say(line: str) -> None:
        with file.open("a") as out:
            out.write(line + "\n")

    shown = {"typewriter": _typewriter, "prompt": _prompt, "layer": _layer, "tray": _tray, "message": _message}
    kept = shown[name](say)
    QTimer.singleShot(300, lambda: say("here"))
    app.exec()
    del kept, theme


if __name__ == "__main__":
    _main()
