"""Plays the app's own soft sounds, each in a process of its own. Whether sounds are wanted is the caller's affair.

Without audio the app goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer

from app.ui.sounding import PLAYED

_LONGEST_MS = 10_000
"""Our sounds last two seconds; what takes longer hangs."""
PLAYER = (sys.executable, "-m", "app.ui.sounding")


class Sound(StrEnum):
    """change: between two movements. end: of a break."""

    CHANGE = "change"
    END = "end"


class Sounds:
    """The player of sounds. Nothing of the system's audio is held, not even while a sound rings."""

    def __init__(
        self,
        folder: Path,
        trouble: Callable[[str], None],
        parent: QObject | None = None,
        player: tuple[str, ...] = PLAYER,
    ) -> None:
        """folder: holds one WAV for each `Sound`. trouble: is told in a sentence that none can be heard."""
        self._folder, self._trouble, self._player = folder, trouble, player
        self._said = False
        self.playing = QProcess(parent)
        self.playing.setStandardErrorFile(QProcess.nullDevice())  # the system's audio libraries chatter there
        self.playing.finished.connect(self._ended)
        self.playing.errorOccurred.connect(self._failed)
        self._late = QTimer(parent)
        self._late.setSingleShot(True)
        self._late.setInterval(_LONGEST_MS)
        self._late.timeout.connect(self._hangs)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    def play(self, sound: Sound) -> None:
        """Start the sound and return at once. That it cannot be heard is said, the same only after one was heard."""
        self.stop()
        self.playing.start(self._player[0], [*self._player[1:], str(self._folder / f"{sound}.wav")])
        self._late.start()

    def stop(self) -> None:
        """A sound that rings is cut."""
        self._late.stop()
        if self.playing.state() is not QProcess.ProcessState.NotRunning:
            self.playing.blockSignals(True)
            self.playing.kill()
            self.playing.waitForFinished(1000)
            self.playing.blockSignals(False)

    def _ended(self, code: int, how: QProcess.ExitStatus) -> None:
        self._late.stop()
        if how is not QProcess.ExitStatus.NormalExit:
            self._off(f"Sounds are off: {self._what()} crashed; set breaks.sound = false, or report it.")
        elif code == PLAYED:
            self._said = False
        else:
            said = bytes(self.playing.readAllStandardOutput().data()).decode(errors="replace").strip()
            self._off(said or f"Sounds are off: {self._what()} ended with code {code}; reinstall the app.")

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._off(f"Sounds are off: {self._what()} cannot be started ({self.playing.errorString()}).")

    def _hangs(self) -> None:
        self.stop()
        self._off("Sounds are off: the system's audio hangs; see to the sound server, or set breaks.sound = false.")

    def _what(self) -> str:
        return " ".join(self._player)

    def _off(self, sentence: str) -> None:
        self._late.stop()
        if not self._said:
            self._said = True
            self._trouble(sentence)
