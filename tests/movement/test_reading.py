from __future__ import annotations

from app.movement.reading import Problem, at, read


def test_a_place_gets_the_line_its_key_stands_on() -> None:
    text = 'id = "x"\n\n[[phases]]\nname = "a"\n\n[[phases]]\nname = "b"\n\n[phases.angles]\nhip.flex = 3\n'
    assert at(text, "id") == "id (line 1)"
    assert at(text, "phases[1].name") == "phases[1].name (line 7)"
    assert at(text, "phases[1].angles") == "phases[1].angles (line 9)"
    assert at(text, "nowhere") == "nowhere"


def test_a_problem_is_one_line_of_what_is_known() -> None:
    assert str(Problem("a.toml", "reps (line 3)", "is missing")) == "a.toml: reps (line 3): is missing"
    assert str(Problem("a.toml", "", "is no TOML")) == "a.toml: is no TOML"


def test_an_empty_file_misses_everything_that_has_no_default() -> None:
    problems = read("a.toml", "")
    assert isinstance(problems, tuple)
    assert {"id", "phases", "rig", "seconds"} <= {problem.place for problem in problems}
    assert {problem.sentence for problem in problems} == {"is missing"}


def test_true_is_no_number() -> None:
    problems = read("a.toml", "reps = true")
    assert isinstance(problems, tuple)
    assert Problem("a.toml", "reps (line 1)", "must be a whole number, not True") in problems
