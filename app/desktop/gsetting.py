"""One of GNOME's settings: dconf on the session bus says when it changes, `gsettings` says what it is then.

No bus tells the value itself, and the library that could would bring a second event loop along.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping

from PySide6.QtCore import QDeadlineTimer, QProcess, QProcessEnvironment

from app.desktop.bus import Body, Bus, Place

WRITER = Place("ca.desrt.dconf", "/ca/desrt/dconf/Writer/user", "ca.desrt.dconf.Writer")
COMMAND = "gsettings"
MISSING = "gsettings: sudo apt install libglib2.0-bin"


class GSetting:
    """Tells what one key holds, as `gsettings get` writes it, at `ask` and after each change; None: it cannot tell."""

    def __init__(self, bus: Bus, environ: Mapping[str, str], tell: Callable[[str | None], None]) -> None:
        self._environ = environ
        self._tell = tell
        self._schema = self._key = ""
        self._process: QProcess | None = None
        bus.listen(WRITER, "Notify", self._written)

    def ask(self, schema: str, key: str) -> None:
        """This key from now on."""
        self._schema, self._key = schema, key
        self._end()
        found = shutil.which(COMMAND, path=self._environ.get("PATH"))
        if found is None:
            self._tell(None)
            return
        process = self._process = QProcess()
        around = QProcessEnvironment()
        for name, text in self._environ.items():
            around.insert(name, text)
        process.setProcessEnvironment(around)
        process.finished.connect(self._finished)
        process.start(found, ["get", schema, key])

    def settle(self, patience: float) -> None:
        """Wait for the answer, at most so many seconds."""
        deadline = QDeadlineTimer(round(patience * 1000))
        if self._process is not None:
            self._process.waitForFinished(deadline.remainingTime())

    def forget(self) -> None:
        """No key any more: changes are told no longer."""
        self._schema = self._key = ""
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._finished)
            process.kill()
            process.waitForFinished(1000)

    def _finished(self, code: int) -> None:
        process, self._process = self._process, None
        if process is not None:
            text = bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace").strip()
            process.deleteLater()
            self._tell(text if code == 0 and text else None)

    def _written(self, body: Body) -> None:
        """A write below some folder: the whole of it, or these keys in it."""
        if not self._schema or len(body) < 2 or not isinstance(body[1], list):  # noqa: PLR2004 (folder, keys, a tag)
            return
        ours = f"/{self._schema.replace('.', '/')}/{self._key}"
        if any(ours.startswith(f"{body[0]}{key}") for key in body[1]):
            self.ask(self._schema, self._key)
