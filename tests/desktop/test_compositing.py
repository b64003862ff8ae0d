from __future__ import annotations

import pytest

from app.desktop.compositing import composited
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants


@pytest.mark.desktop("xfwm4")
def test_a_compositor_is_seen_while_it_is_there() -> None:
    with Desk.up(Wants(wm="none", tray="none")) as desk:
        assert not composited(desk.env)
        desk.begin("wm", ["xfwm4", "--compositor=on"])
        desk.wait("the compositor", lambda: composited(desk.env))
        desk.end("wm")
        desk.wait("it to be gone", lambda: not composited(desk.env))


def test_without_a_server_there_is_none() -> None:
    assert not composited({})
    assert not composited({"DISPLAY": ":4711"})
