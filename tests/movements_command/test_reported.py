from __future__ import annotations

from app.movement.movement import Deviation
from app.movements_command.figures import at_most
from app.movements_command.keyed import Keyed
from app.movements_command.measure import Report
from app.movements_command.reported import as_data, lines, summary

FINE = at_most("drift", 0.1, "cm", 0.5)
DEEP = at_most("skin", 2.5, "cm", 1.0, "floor", "hand.R")


def report(**fields: object) -> Report:
    whole: dict[str, object] = {"movement": "nod", "measures": (FINE,), "allowed": (), "unused": (), "held": ()}
    return Report(**{**whole, **fields})  # type: ignore[arg-type] # named fields


def test_a_clean_movement_is_one_line() -> None:
    assert list(lines(report(), every=False)) == ["nod: clean"]


def test_what_is_beyond_its_limit_is_named_with_it() -> None:
    assert list(lines(report(measures=(FINE, DEEP)), every=False)) == [
        "nod: not clean",
        "  beyond its limit: skin floor 2.5 cm (limit 1); hand.R",
    ]


def test_a_listed_deviation_comes_with_its_reason() -> None:
    told = list(lines(report(measures=(DEEP,), allowed=((DEEP, "Sand is soft."),)), every=False))
    assert told == ["nod: clean, 1 listed", "  listed in its file: skin floor 2.5 cm (limit 1); hand.R. Sand is soft."]


def test_a_deviation_nobody_needs_is_named() -> None:
    told = list(lines(report(unused=(Deviation("skin", "wall", "None."),)), every=False))
    assert told[1] == "  listed in its file, but not so: skin wall"


def test_of_limbs_that_contacts_hold_the_widest_difference_is_told() -> None:
    ends = (Keyed("down", "elbow.flex.R", 20.0, 26.0, True), Keyed("up", "elbow.flex.R", 20.0, 30.0, True))
    assert list(lines(report(held=ends), every=False))[1] == "  held by contacts: elbow.flex.R 20 → 30 (up)"


def test_every_figure_is_told_where_asked() -> None:
    assert "  drift 0.1 cm (limit 0.5)" in lines(report(), every=True)


def test_all_together_are_summed_up() -> None:
    both = [report(), report(measures=(DEEP,))]
    assert summary(both) == "2 movements, 1 clean; 0 deviations listed in their files."
    assert [as_data(each)["clean"] for each in both] == [True, False]
