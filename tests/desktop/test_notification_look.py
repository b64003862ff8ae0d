from __future__ import annotations

import pytest

from app.desktop.api import UnansweredError
from app.desktop.notification_look import notice_server
from app.desktop.notification_server import NoticeServer
from tests.desktop.test_notification import Server
from tests.desktop_rig.desk import Desk

pytestmark = pytest.mark.desktop


def test_who_draws_notifications_is_asked_and_none_is_drawn(own_desk: Desk) -> None:
    server = Server(own_desk)
    assert notice_server(own_desk.env) == NoticeServer("played", "1", frozenset({"actions", "body"}))
    assert server.notified() == 0


def test_where_nobody_does_that_is_said(own_desk: Desk) -> None:
    with pytest.raises(UnansweredError, match="no notification server answers"):
        notice_server(own_desk.env)
