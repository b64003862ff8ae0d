"""When the last key came, on X11: the server keeps the keyboard's idle time apart from the pointer's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.desktop.api import Lost, UnansweredError
from app.desktop.lull import Asked
from app.desktop.xserver import COUNTER, KEYS, XError, XServer


class X11Keys:
    """Asks over a connection of its own (`lull.Keys`); where the keyboard is not kept apart, for all input."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._display = environ.get("DISPLAY", "")
        self._server: XServer | None = None
        self._asked = Asked(self._seconds, self._close)

    def watch(self, paused: Callable[[], None], lost: Lost) -> None:
        self._server = XServer(self._display, (KEYS, COUNTER))
        self._asked.watch(paused, lost)

    def stop(self) -> None:
        self._asked.stop()

    def _seconds(self) -> float:
        if self._server is None:
            raise UnansweredError("the X server is not asked any more")
        try:
            return self._server.idle() / 1000
        except XError as error:
            self._close()
            raise UnansweredError(f"the X server {self._display} is lost: {error}") from error

    def _close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
