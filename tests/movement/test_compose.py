from __future__ import annotations

import itertools
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.inputs import BreakKind
from app.movement.catalogue import Catalogue
from app.movement.compose import alternative, plan
from app.movement.movement import Posture


def test_a_movement_break_fills_its_time_within_a_tenth(catalogue: Catalogue) -> None:
    ids = sorted(catalogue.movements)
    for seconds, seated, floor in itertools.product(range(90, 900, 15), (False, True), (False, True)):
        for first in range(0, len(ids), 5):
            recent = ids[first:] + ids[:first]
            made = plan(catalogue, BreakKind.MOVE, seconds, seated=seated, floor=floor, recent=recent)
            assert abs(made.seconds - seconds) <= 0.1 * seconds, (seconds, seated, floor, made.title())


def test_repetitions_change_by_half_at_most(catalogue: Catalogue) -> None:
    for seconds in range(30, 600, 30):
        for each in plan(catalogue, BreakKind.MOVE, seconds, seated=False, floor=False, recent=[]).sets:
            assert 0.5 * each.movement.reps - 0.5 <= each.repetitions <= 1.5 * each.movement.reps
            assert each.seconds == pytest.approx(8 + each.repetitions * each.movement.sides * each.movement.cycle)


def test_a_tiny_break_is_one_movement(catalogue: Catalogue) -> None:
    for seated in (False, True):
        assert len(plan(catalogue, BreakKind.TINY, 60, seated=seated, floor=False, recent=[]).sets) == 1


@pytest.mark.parametrize("seconds", [45, 60, 75, 90])
def test_a_tiny_break_takes_a_movement_that_fills_it(catalogue: Catalogue, seconds: int) -> None:
    for last in catalogue.movements:
        made = plan(catalogue, BreakKind.TINY, seconds, seated=False, floor=True, recent=[last])
        assert abs(made.seconds - seconds) <= 0.1 * seconds


def test_neighbours_differ_in_their_first_plane(catalogue: Catalogue) -> None:
    for seconds in (180, 300, 420):
        made = plan(catalogue, BreakKind.MOVE, seconds, seated=False, floor=False, recent=[])
        planes = [each.movement.planes[0] for each in made.sets]
        assert all(a is not b for a, b in pairwise(planes))


def test_the_least_recently_done_comes_first(catalogue: Catalogue) -> None:
    first = ["pelvic-tilt-wall", "side-bend-standing"]
    done = [*first, *(name for name in catalogue.movements if name not in first)]
    made = plan(catalogue, BreakKind.TINY, 60, seated=False, floor=False, recent=done)
    assert made.sets[0].movement.id == "pelvic-tilt-wall"
    again = plan(catalogue, BreakKind.TINY, 60, seated=False, floor=False, recent=[*done, "pelvic-tilt-wall"])
    assert again.sets[0].movement.id == "side-bend-standing"


def test_a_person_new_to_it_begins_gently_and_bends_back_last(catalogue: Catalogue) -> None:
    made = plan(catalogue, BreakKind.MOVE, 180, seated=False, floor=False, recent=[])
    assert all(each.movement.core and not each.movement.flags for each in made.sets)
    assert all(each.movement.stage == 1 for each in made.sets)


def test_walking_is_in_a_movement_break_only_where_there_is_nothing_else(catalogue: Catalogue) -> None:
    for floor in (False, True):
        made = plan(catalogue, BreakKind.MOVE, 3600, seated=False, floor=floor, recent=[])
        assert all(each.movement.group != "walk" for each in made.sets)
    walks = Catalogue({name: m for name, m in catalogue.movements.items() if m.group == "walk"})
    assert plan(walks, BreakKind.MOVE, 180, seated=False, floor=False, recent=[]).sets


def test_something_else_than_a_walk_is_a_march(catalogue: Catalogue) -> None:
    walk = plan(catalogue, BreakKind.WALK, 300, seated=False, floor=False, recent=[])
    assert alternative(walk, 0, catalogue).sets[0].movement.id == "march-in-place"


def test_one_goes_down_to_the_floor_once(catalogue: Catalogue) -> None:
    for recent in ([], list(catalogue.movements), ["open-book", "hip-hinge", "cat-cow-standing"]):
        made = plan(catalogue, BreakKind.MOVE, 300, seated=False, floor=True, recent=recent)
        floors = [each.movement.floor for each in made.sets]
        assert not floors[0]
        assert sum(a != b for a, b in pairwise(floors)) <= 2


def test_whoever_was_on_the_floor_ends_off_it_where_the_break_is_long_enough(catalogue: Catalogue) -> None:
    ids, ended, could = sorted(catalogue.movements), 0, 0
    for seconds, first in itertools.product((240, 300, 420, 600), range(len(ids))):
        made = plan(catalogue, BreakKind.MOVE, seconds, seated=False, floor=True, recent=ids[first:] + ids[:first])
        floors = [each.movement.floor for each in made.sets]
        if any(floors) and floors.count(False) > 1:
            could += 1
            ended += not floors[-1]
            assert floors[-1] or sum(a != b for a, b in pairwise(floors)) <= 2
    assert could > 0
    assert ended >= 0.8 * could


def test_an_upright_break_begins_on_ones_feet(catalogue: Catalogue) -> None:
    made = plan(catalogue, BreakKind.MOVE, 180, seated=False, floor=True, recent=[])
    assert made.sets[0].movement.posture in {Posture.STANDING, Posture.WALKING}
    assert all(each.movement.posture is not Posture.SEATED for each in made.sets)


def test_a_seated_break_takes_only_what_can_be_done_seated(catalogue: Catalogue) -> None:
    made = plan(catalogue, BreakKind.MOVE, 300, seated=True, floor=True, recent=[])
    assert all(each.movement.seated_ok for each in made.sets)


def test_a_walk_is_the_easy_walk_throughout(catalogue: Catalogue) -> None:
    made = plan(catalogue, BreakKind.WALK, 300, seated=False, floor=False, recent=["walk-easy"])
    assert [each.movement.id for each in made.sets] == ["walk-easy"]
    assert made.seconds == pytest.approx(300, abs=2)


def test_a_walk_of_someone_who_stays_seated_is_a_seated_break(catalogue: Catalogue) -> None:
    made = plan(catalogue, BreakKind.WALK, 300, seated=True, floor=False, recent=[])
    assert all(each.movement.seated_ok for each in made.sets)


def test_a_catalogue_with_nothing_fitting_says_so(catalogue: Catalogue) -> None:
    standing = Catalogue({name: m for name, m in catalogue.movements.items() if not m.seated_ok})
    with pytest.raises(ValueError, match="supple movements list"):
        plan(standing, BreakKind.MOVE, 180, seated=True, floor=False, recent=[])


def test_the_title_names_each_movement_once(catalogue: Catalogue) -> None:
    def titled(seconds: int) -> str:
        return plan(catalogue, BreakKind.MOVE, seconds, seated=False, floor=False, recent=[]).title()

    assert titled(60) == "cat–cow"
    assert titled(120) == "cat–cow and a swing turn"
    assert titled(180) == "cat–cow, a swing turn and a pelvic tilt"
    assert titled(400).endswith("and more")


def test_something_else_is_another_movement_of_about_the_same_length(catalogue: Catalogue) -> None:
    before = plan(catalogue, BreakKind.MOVE, 180, seated=False, floor=False, recent=[])
    after = alternative(before, 1, catalogue)
    assert after.sets[1].movement not in [each.movement for each in before.sets]
    assert (after.sets[0], after.sets[2]) == (before.sets[0], before.sets[2])
    assert after.sets[1].seconds == pytest.approx(before.sets[1].seconds, rel=0.3)


def test_where_nothing_else_fits_the_plan_stays(catalogue: Catalogue) -> None:
    walk = Catalogue({"walk-easy": catalogue.movements["walk-easy"]})
    before = plan(walk, BreakKind.WALK, 300, seated=False, floor=False, recent=[])
    assert alternative(before, 0, walk) is before


@given(
    seconds=st.integers(10, 1200),
    seated=st.booleans(),
    kind=st.sampled_from(BreakKind),
    recent=st.lists(st.sampled_from(["cat-cow-standing", "walk-easy", "rotation-seated", "long-gone"]), max_size=8),
)
def test_any_wish_makes_a_plan(
    catalogue: Catalogue, *, seconds: int, seated: bool, kind: BreakKind, recent: list[str]
) -> None:
    made = plan(catalogue, kind, seconds, seated=seated, floor=False, recent=recent)
    assert made.sets
    assert made.seconds > 0
    assert made.title()
