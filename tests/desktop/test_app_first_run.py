"""The installed app on a desktop where it has never run: it asks once, and what was chosen holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.desktop_rig.seen import SUPPLE, supple, titled, until

pytestmark = pytest.mark.desktop("xwininfo")


def begun(desk: Desk, name: str = "app") -> None:
    desk.begin(name, [str(SUPPLE)])
    until("the app", lambda: supple(desk, "status").returncode == 0, 20)


def test_begin_writes_what_was_chosen_and_the_window_comes_once() -> None:
    with Desk.up(Wants()) as desk:
        begun(desk)
        window = until("the window of the first run", lambda: titled(desk, "Welcome"), 20)
        desk.input("move", window.x + window.width - 60, window.y + window.height - 40, ",", "click")
        until("it to close", lambda: titled(desk, "Welcome") is None, 10)
        assert supple(desk, "autostart").stdout == "Supple starts with the computer.\n"
        assert Path(desk.env["XDG_CONFIG_HOME"], "autostart", "supple.desktop").exists()
        supple(desk, "quit")
        begun(desk, "app again")
        supple(desk)  # a second start, which brings the small window: by then the other one would be there too
        until("the small window", lambda: titled(desk, "Supple"), 20)
        assert titled(desk, "Welcome") is None
        supple(desk, "quit")


@pytest.mark.desktop("trayer")
def test_in_an_old_tray_a_middle_click_starts_a_break() -> None:
    with Desk.up(Wants(tray="trayer")) as desk:
        mark = Path(desk.env["XDG_DATA_HOME"], "supple", "welcomed")
        mark.parent.mkdir()
        mark.touch()
        begun(desk)

        def clicked() -> bool:
            desk.input("move", desk.wants.size[0] - 12, 14, ",", "click", "middle")  # trayer's corner
            return supple(desk, "status").stdout.startswith("A break plays.")

        until("a break", clicked, 20)
        assert supple(desk, "leave").returncode == 0
        supple(desk, "quit")
