"""Asks the running instance, and never waits for ever. Needs neither Qt nor SQL: `supple status` answers at once."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path

from app.remote.lines import LONGEST, MalformedError, from_line, to_line

_PAUSE = 0.02
"""Seconds between two tries at a door where others stand in line."""


class NotRunningError(Exception):
    """Nobody listens there."""


class NoAnswerError(Exception):
    """Somebody is there and does not answer in this language, or in time; the message says it."""


def ask(address: str, request: Mapping[str, object], timeout: float = 2.0) -> dict[str, object]:
    """Send one request and return its answer, within `timeout` seconds. Raises NotRunningError, NoAnswerError."""
    line = to_line(request)
    until = time.monotonic() + timeout
    try:
        answer = _exchange(address, line, until)
    except (FileNotFoundError, ConnectionRefusedError, NotADirectoryError) as error:
        if what := instead_of_socket(address):
            message = f"Supple cannot be reached: {what} stands in the place of its socket {address}. Move it away and "
            raise NoAnswerError(f"{message}restart Supple.") from error
        raise NotRunningError(address) from error
    except TimeoutError as error:
        message = f"Supple is running but does not answer at {address}. Try again; if it stays so, end its process."
        raise NoAnswerError(message) from error
    except OSError as error:
        raise NoAnswerError(f"The running Supple cannot be reached at {address}: {error.strerror or error}.") from error
    try:
        return from_line(answer)
    except MalformedError as error:
        raise NoAnswerError(f"What answers at {address} is no Supple of this version. {error}") from error


if sys.platform == "win32":
    import queue
    import threading
    from io import FileIO

    def _exchange(address: str, line: bytes, until: float) -> bytes:
        """A pipe's calls cannot time out, so a thread that ends with the process makes them."""
        came: queue.SimpleQueue[bytes | OSError] = queue.SimpleQueue()

        def talk() -> None:
            try:
                with _opened(address, until) as pipe:
                    pipe.write(line)
                    came.put(pipe.readline(LONGEST + 1))
            except OSError as error:
                came.put(error)

        threading.Thread(target=talk, daemon=True).start()
        try:
            answer = came.get(timeout=max(until - time.monotonic(), 0.0))
        except queue.Empty:
            raise TimeoutError from None
        if isinstance(answer, OSError):
            raise answer
        return answer

    def instead_of_socket(_address: str) -> str:
        """Nothing can stand in the place of a pipe."""
        return ""

    def _opened(address: str, until: float) -> FileIO:
        """Open the pipe; while every end of it is taken, the system refuses, and we come back."""
        while True:
            try:
                return Path(address).open("r+b", buffering=0)
            except FileNotFoundError:
                raise
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)

else:
    import os
    import socket
    import stat

    def _exchange(address: str, line: bytes, until: float) -> bytes:
        if Path(address).stat().st_uid != os.getuid():
            raise PermissionError(1, "it belongs to another user")
        with socket.socket(socket.AF_UNIX) as door:
            _connect(door, address, until)
            door.settimeout(_left(until))
            door.sendall(line)
            return _read_line(door, until)

    def instead_of_socket(address: str) -> str:
        """What stands there that is no socket, nor a link to one; "" where nothing does."""
        try:
            mode = Path(address).lstat().st_mode
        except OSError:
            return ""
        if stat.S_ISLNK(mode):
            return "" if Path(address).is_socket() else "a link"
        if stat.S_ISSOCK(mode):
            return ""
        return "a folder" if stat.S_ISDIR(mode) else "a file"

    def _connect(door: socket.socket, address: str, until: float) -> None:
        """Connect; while the line before the door is full, the system refuses at once, and we come back."""
        while True:
            door.settimeout(_left(until))
            try:
                return door.connect(address)
            except BlockingIOError:
                time.sleep(_PAUSE)

    def _read_line(door: socket.socket, until: float) -> bytes:
        line = b""
        while not line.endswith(b"\n") and len(line) <= LONGEST:
            door.settimeout(_left(until))
            part = door.recv(LONGEST)
            if not part:
                break
            line += part
        return line

    def _left(until: float) -> float:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left
