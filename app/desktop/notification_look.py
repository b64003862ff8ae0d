"""One look at who draws notifications, for `supple doctor`. Shows none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from app.desktop.api import UnansweredError
from app.desktop.bus import Body, Bus, Which
from app.desktop.notification import SERVER
from app.desktop.notification_server import NoticeServer


def notice_server(environ: Mapping[str, str]) -> NoticeServer:
    """Waits 2 s at most; a server that starts when it is needed is started. Raises UnansweredError."""
    told: dict[str, Body] = {}

    def note(question: str, body: Body) -> None:
        told[question] = body

    bus = Bus(Which.SESSION, environ, lambda _why: None)
    try:
        for question in ("GetServerInformation", "GetCapabilities"):
            bus.call(SERVER, question, answered=partial(note, question), starts=True)
        bus.settle()
    finally:
        bus.close()
    match told:
        case {"GetServerInformation": (str(name), _, str(version), *_), "GetCapabilities": (list(can), *_)}:
            return NoticeServer(name, version, frozenset(str(one) for one in can))
        case _:
            raise UnansweredError("no notification server answers")
