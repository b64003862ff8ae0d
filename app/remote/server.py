"""Answers the command line on Qt's loop. No visitor, however slow, long-winded or numerous, ever holds up the loop.

What a request means is the caller's to say; whoever calls `serve` holds the claim (`claim.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.remote.client import instead_of_socket
from app.remote.lines import LONGEST, MalformedError, from_line, to_line

Answer = Callable[[dict[str, object]], Mapping[str, object]]
"""Takes the content of a request, gives the content of its answer."""

_PATIENCE = 5000
"""Milliseconds a visitor has to say its line and to take its answer."""

_MOST = 100
"""Visitors at a time. Whoever comes then is let in all the same, and who has kept silent longest is sent home."""


class ServeRefusedError(Exception):
    """The socket could not be opened; the message says what, where and the way out."""


class Server:
    """The open door. Keep it, and close it before the claim is released."""

    def __init__(self, address: str, answer: Answer) -> None:
        self._answer = answer
        self._visitors: dict[_Visitor, None] = {}  # in the order they came
        self._door = QLocalServer()
        self._door.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._door.setListenBacklogSize(256)
        QLocalServer.removeServer(address)  # of a crash: the claim says that nobody listens there
        if not self._door.listen(address):
            there = instead_of_socket(address)
            reason = f"{there} stands there" if there else self._door.errorString()
            raise ServeRefusedError(
                f"The command line cannot reach Supple: {address} cannot be opened ({reason}). Move away what is there."
            )
        self._door.newConnection.connect(self._welcome)

    def close(self) -> None:
        """Let nobody in any more, and send everybody home. Closing twice does nothing."""
        self._door.close()
        for visitor in tuple(self._visitors):
            visitor.leave()

    def _welcome(self) -> None:
        while self._door.hasPendingConnections():
            if len(self._visitors) >= _MOST:
                next(iter(self._visitors)).leave()
            visitor = _Visitor(self._door.nextPendingConnection(), self._answer, self._gone)
            self._visitors[visitor] = None
            visitor.listen()

    def _gone(self, visitor: _Visitor) -> None:
        self._visitors.pop(visitor, None)


class _Visitor:
    """One connection: a line in, a line out, and gone."""

    def __init__(self, socket: QLocalSocket, answer: Answer, gone: Callable[[_Visitor], None]) -> None:
        self._socket = socket
        self._answer = answer
        self._gone = gone
        self._line = b""
        self._answered = False
        self._left = False
        self._deadline = QTimer()
        self._deadline.setSingleShot(True)
        self._deadline.timeout.connect(self.leave)
        socket.setReadBufferSize(LONGEST)
        socket.readyRead.connect(self.listen)
        socket.disconnected.connect(self.leave)
        self._deadline.start(_PATIENCE)

    def listen(self) -> None:
        """Take what has been said so far, and answer once the line is whole or too long."""
        if self._answered or self._left:
            return
        self._line += bytes(self._socket.read(LONGEST + 1 - len(self._line)).data())
        line, end, _ = self._line.partition(b"\n")
        if end or len(line) > LONGEST:
            self._answered = True
            self._say(line)

    def leave(self) -> None:
        if self._left:
            return
        self._left = True
        self._deadline.stop()
        self._socket.abort()
        self._socket.setParent(None)  # PySide's server would keep what is left of it for as long as it is open
        self._socket.deleteLater()
        self._gone(self)

    def _say(self, line: bytes) -> None:
        try:
            content = self._answer(from_line(line))
        except MalformedError as error:
            content = {"schema": 1, "code": 2, "says": str(error)}
        except Exception:
            self.leave()
            raise  # a mistake of ours: it is for the hook that sees all of those
        self._socket.write(to_line(content))
        self._socket.flush()  # what fits goes now: the app may be on its way out
        if not self._left:  # whoever has hung up is found out here
            self._socket.disconnectFromServer()  # once all is written; the deadline sees to those who never read
