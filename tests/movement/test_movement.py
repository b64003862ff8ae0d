from __future__ import annotations

from app.figure.bases import GROUND
from app.movement.catalogue import Catalogue


def test_words_differ_on_the_left_side_only_where_the_file_says(catalogue: Catalogue) -> None:
    over, _, back = catalogue.movements["side-bend-standing"].phases
    assert over.words(left=False).do == "Reach up and over to the right."
    assert over.words(left=True).do == "Reach up and over to the left."
    assert back.words(left=True) == back.words(left=False)


def test_a_cycle_is_the_sum_of_its_phases(catalogue: Catalogue) -> None:
    assert catalogue.movements["walk-easy"].cycle == 1.1
    assert catalogue.movements["side-bend-standing"].cycle == 8.0


def test_what_lies_or_kneels_is_done_on_the_floor(catalogue: Catalogue) -> None:
    lying = {name for name, movement in catalogue.movements.items() if GROUND[movement.rig.base].lying}
    assert lying == {name for name, movement in catalogue.movements.items() if movement.floor}


def test_no_line_on_a_movements_left_side_says_right_what_its_right_side_says(catalogue: Catalogue) -> None:
    for movement in catalogue.movements.values():
        for phase in movement.phases if movement.sides == 2 and not movement.rig.alternate else ():
            if "right" in phase.do or "left" in phase.do:
                assert phase.words(left=True).do != phase.do
