"""A microphone in use, and calls, from the streams of the sound server. Hears changes; asks for the lists only then.

A call is one program that records from a microphone and plays sound at once for long enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer

from app.desktop.api import Lost
from app.desktop.pulse_wire import Command, Value
from app.desktop.seen import NOTHING, Seen, Sign, TellSeen, unseen
from app.desktop.sound_server import SoundServer
from app.desktop.sound_streams import Stream, is_monitor, listening, playbacks, playing, recordings

CALL = 5
"""Seconds of recording and playing at once that make a call."""
_PLAYBACKS, _RECORDINGS = 4, 8
"""What to be told of."""


class Sound:
    """Who records from a microphone now. Playback is asked for only while somebody does."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._tell: TellSeen = unseen
        self._server: SoundServer | None = None
        self._forget()
        self._call = QTimer()
        self._call.setSingleShot(True)
        self._call.setTimerType(Qt.TimerType.PreciseTimer)  # others come early
        self._call.timeout.connect(self._lasted)

    def start(self, tell: TellSeen, lost: Lost) -> None:
        self._forget()
        self._tell = tell
        server = self._server = SoundServer(self._environ, self._ask, partial(self._gone, lost))
        server.ask(Command.SUBSCRIBE, _RECORDINGS)
        self._ask()

    def settle(self, patience: float) -> None:
        if self._server is not None:
            self._server.settle(patience)

    def looks(self) -> bool:
        return False

    def look(self) -> None:
        """The server says when a stream comes or goes."""

    def says(self) -> str:
        listening_now = sorted(self._listening)
        if not listening_now:
            return "nobody records from a microphone"
        what = "call" if self._calling else "recording from a microphone"
        return f"{what}: {', '.join(sorted(self._calling) or listening_now)}"

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        self._call.stop()
        if self._server is not None:
            self._server.close()
            self._server = None

    def _forget(self) -> None:
        self._streams: tuple[Stream, ...] = ()
        self._monitors: dict[int, bool] = {}
        self._listening: frozenset[str] = frozenset()
        self._both: frozenset[str] = frozenset()
        self._calling: frozenset[str] = frozenset()
        self._hears_playback = False

    def _gone(self, lost: Lost, reason: str) -> None:
        self.stop()
        lost(reason)

    def _ask(self) -> None:
        if self._server is not None:
            self._server.ask(Command.GET_SOURCE_OUTPUT_INFO_LIST, answered=self._recording)

    def _recording(self, values: Sequence[Value]) -> None:
        """Which sources are microphones is asked anew each time: a number may come to mean another one."""
        self._streams, self._monitors = recordings(values), {}
        sources = {one.source for one in self._streams if one.source is not None and one.runs and not one.meter}
        for source in sources:
            self._ask_source(source, self._monitors, len(sources))
        if not sources:
            self._judge()

    def _ask_source(self, source: int, answers: dict[int, bool], awaited: int) -> None:
        def answered(values: Sequence[Value]) -> None:
            answers[source] = is_monitor(values) is not False
            if len(answers) == awaited and answers is self._monitors:  # not those of a list that is old by now
                self._judge()

        if self._server is not None:
            # One that is gone meanwhile is no microphone.
            self._server.ask(
                Command.GET_SOURCE_INFO, source, None, answered=answered, failed=lambda: answered(())
            )  # fmt: skip

    def _judge(self) -> None:
        microphones = frozenset(source for source, monitor in self._monitors.items() if not monitor)
        self._listening = listening(self._streams, microphones)
        self._hear_playback(bool(self._listening))
        if self._listening and self._server is not None:
            self._server.ask(Command.GET_SINK_INPUT_INFO_LIST, answered=self._playing)
        else:
            self._set_both(frozenset())
        self._say()

    def _hear_playback(self, on: bool) -> None:  # noqa: FBT001
        if on != self._hears_playback and self._server is not None:
            self._hears_playback = on
            self._server.ask(Command.SUBSCRIBE, _RECORDINGS | (_PLAYBACKS if on else 0))

    def _playing(self, values: Sequence[Value]) -> None:
        self._set_both(self._listening & playing(playbacks(values)))
        self._say()

    def _set_both(self, both: frozenset[str]) -> None:
        """A call goes on as long as one program does both; the wait begins anew when another does."""
        self._calling &= both
        if both - self._calling and both != self._both:
            self._call.start(CALL * 1000)
        elif not both - self._calling:
            self._call.stop()
        self._both = both

    def _lasted(self) -> None:
        self._calling = self._both
        self._say()

    def _say(self) -> None:
        signs = {Sign.MICROPHONE: self._listening, Sign.CALL: self._calling}
        found = frozenset(sign for sign, programs in signs.items() if programs)
        self._tell(Seen(signs=found) if found else NOTHING)
