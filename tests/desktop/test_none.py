from __future__ import annotations

import pytest

from app.desktop.api import UnansweredError
from app.desktop.none import NoIdle


def test_it_never_answers_and_gives_no_hope() -> None:
    idle = NoIdle("there is no screen here", "a screen")
    with pytest.raises(UnansweredError) as raised:
        idle.start(30, lambda _: None, lambda _: None)
    assert (raised.value.reason, raised.value.missing, raised.value.hopeful) == (
        "there is no screen here",
        "a screen",
        False,
    )


def test_asking_it_for_the_next_input_or_stopping_it_is_no_error() -> None:
    idle = NoIdle("there is no screen here")
    idle.ask_next()
    idle.stop()
    assert idle.says() == "there is no screen here"
