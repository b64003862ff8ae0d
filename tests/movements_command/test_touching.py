from __future__ import annotations

from app.movement.movement import Movement
from app.movements_command.touching import touching


def test_a_named_contact_lets_its_bones_touch(movements: dict[str, Movement]) -> None:
    frames = touching(movements["cat-cow-all-fours"])
    assert {"hand.R", "hand.L", "knee.R", "shank.L", "toes.R"} <= frames
    assert not frames & {"head", "pelvis", "forearm.R"}


def test_what_the_hands_rest_on_they_touch(movements: dict[str, Movement]) -> None:
    assert {"hand.R", "hand.L"} <= touching(movements["rotation-seated"])
    assert not {"hand.R", "hand.L"} & touching(movements["sit-to-stand"])


def test_on_the_other_side_the_other_limb_touches(movements: dict[str, Movement]) -> None:
    assert "hand.L" in movements["thread-needle"].contacts[0].replace("_", ".")
    assert {"hand.L", "hand.R"} <= touching(movements["thread-needle"])


def test_the_back_lies_on_the_floor_only_where_it_says_so(movements: dict[str, Movement]) -> None:
    assert "v10" in touching(movements["glute-bridge"])
    assert "v10" not in touching(movements["press-up-prone"])
