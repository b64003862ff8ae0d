from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.inputs import Locked, Resumed, Suspended, Unlocked
from app.desktop.heard import Heard, changes
from app.desktop.polled import Rest

HEARD = st.builds(Heard, st.booleans(), st.booleans(), st.booleans(), st.booleans())


def test_a_lock_in_a_session_without_a_screen_is_no_second_lock() -> None:
    assert list(changes(Heard(shown=False), Heard(shown=False, locked=True))) == []
    assert list(changes(Heard(), Heard(locked=True, asleep=True))) == [Locked(), Suspended()]
    assert list(changes(Heard(locked=True, asleep=True), Heard())) == [Unlocked(), Resumed()]


@given(HEARD)
def test_nobody_can_type_where_it_is_locked_asleep_or_without_a_screen(heard: Heard) -> None:
    assert (heard.rest is Rest.AWAY) is (heard.locked or heard.asleep or not heard.shown)


def test_a_dark_screen_is_a_rest_of_its_own() -> None:
    assert Heard(dark=True).rest is Rest.DARK
    assert Heard().rest is Rest.NONE


def test_it_says_all_of_it() -> None:
    assert Heard(locked=True, asleep=True, dark=True).says() == "locked, asleep, screen off"
    assert Heard(shown=False).says() == "another session has the screen, awake, screen on"
