from __future__ import annotations

import pytest

from tests.desktop_rig.keys import BUTTONS, CODES, chord


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("a", [30]),
        ("A", [42, 30]),
        ("?", [42, 53]),
        ("+", [42, 13]),
        ("Return", [28]),
        ("ctrl+c", [29, 46]),
        ("ctrl+A", [29, 42, 30]),
        (" ", [57]),
        ("F10", [68]),
    ],
)
def test_a_name_is_the_keys_to_hold_down(name: str, codes: list[int]) -> None:
    assert chord(name) == codes


def test_a_key_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="no such key: Hyper"):
        chord("Hyper")


def test_no_two_letters_share_a_key() -> None:
    letters = [code for name, code in CODES.items() if len(name) == 1]
    assert len(letters) == len(set(letters))
    assert set(BUTTONS) == {"left", "right", "middle"}
