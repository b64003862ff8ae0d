from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.screens import screen_for, screen_in_use, screen_names


@pytest.mark.parametrize("wish", ["in use", "all", "HDMI-9"])
def test_a_screen_that_is_not_connected_is_as_if_none_were_named(qtbot: QtBot, wish: str) -> None:
    del qtbot
    assert screen_for(wish).name() == screen_in_use().name()


def test_a_screen_is_found_by_its_name_and_a_single_one_is_no_choice(qtbot: QtBot) -> None:
    del qtbot
    only = screen_in_use()
    assert screen_for(only.name()).name() == only.name()
    assert screen_names() == ()
