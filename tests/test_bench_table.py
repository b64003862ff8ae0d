from __future__ import annotations

from tools.bench_table import FIGURES, table

WITHIN = {
    "bare start": [100.0, 120.0, 110.0],
    "start": [150.0, 130.0, 140.0],
    "still switches": [2.0, 4.0, 3.0],
    "typing switches": [19.0, 19.0, 19.0],
}


def test_the_median_counts_and_is_shown_with_its_spread_and_its_limit() -> None:
    lines, good = table(WITHIN)
    assert good
    assert " ".join(lines[1].split()) == "start to visible tray, ms 110 140 130 – 150 143 (1.3 times)"


def test_a_median_beyond_its_limit_is_marked_and_judged() -> None:
    lines, good = table(WITHIN | {"start": [150.0, 130.0, 144.0]})
    assert not good
    assert [line.endswith("BEYOND") for line in lines] == [False, True, False, False]


def test_typing_may_cost_sixteen_switches_above_stillness() -> None:
    assert table(WITHIN)[1]
    assert not table(WITHIN | {"typing switches": [19.5]})[1]


def test_what_all_quiet_backends_add_is_judged_by_itself() -> None:
    assert table({"quiet memory": [4.9], "quiet typing wake-ups": [1.0], "quiet still wake-ups": [-1.0]})[1]
    assert not table({"quiet memory": [5.1]})[1]
    assert not table({"quiet typing wake-ups": [1.2]})[1]
    assert not table({"quiet still wake-ups": [1.2]})[1]


def test_the_command_line_may_take_a_tenth_of_a_second_or_three_times_an_interpreter() -> None:
    assert table({"status": [99.0], "pass": [20.0]})[1]
    assert table({"status": [140.0], "pass": [50.0]})[1]
    assert not table({"status": [140.0], "pass": [40.0]})[1]


def test_what_was_not_measured_has_no_row() -> None:
    lines, _ = table({"step": [12.0]})
    assert len(lines) == 2


def test_every_figure_has_a_row_of_its_own() -> None:
    assert len({figure.name for figure in FIGURES}) == len(FIGURES)
