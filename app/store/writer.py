"""One thread that does one thing after the other; who gives it something waits a while for it and then goes on.

Sleeps without a wake-up while there is nothing to do. Knows nothing of files.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread

Call = Callable[[], None]


class Writer:
    """A thread of its own, begun with the first call; it does not keep the process from ending."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._calls: SimpleQueue[tuple[Call, Future[None]] | None] = SimpleQueue()
        self._thread: Thread | None = None

    def do(self, call: Call) -> Future[None]:
        """Do it after all that was given before; the future ends with it, also with what it raised."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        done: Future[None] = Future()
        self._calls.put((call, done))
        return done

    def end(self, patience: float) -> bool:
        """End the thread after what was given; whether it ended within `patience` seconds."""
        if self._thread is None:
            return True
        self._calls.put(None)
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (given := self._calls.get()) is not None:
            call, done = given
            try:
                call()
            except BaseException as error:  # noqa: BLE001 - whoever waits for it is told
                done.set_exception(error)
            else:
                done.set_result(None)
            del given, call, done  # nothing of the last save is kept until the next
