from __future__ import annotations

from dataclasses import fields

from app.core.sentences import REASONS
from app.core.settings import Quiet
from app.desktop.seen import NOTHING, Seen, Sign, together


def test_each_sign_has_a_switch_in_the_settings_and_words_for_people() -> None:
    names = {sign.value for sign in Sign}
    assert names == {field.name for field in fields(Quiet)} - {"apps"}
    assert names <= set(REASONS)


def test_together_is_what_any_of_them_sees() -> None:
    one = Seen(frozenset({Sign.CAMERA}), front=frozenset({"mpv"}))
    other = Seen(frozenset({Sign.MICROPHONE}), plays=frozenset({"vlc"}), awake=frozenset({"caffeine"}))
    assert together([one, NOTHING, other]) == Seen(
        frozenset({Sign.CAMERA, Sign.MICROPHONE}), frozenset({"mpv"}), frozenset({"vlc"}), frozenset({"caffeine"})
    )


def test_nobody_sees_nothing() -> None:
    assert together([]) == NOTHING
