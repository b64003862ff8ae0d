from __future__ import annotations

import sqlite3
from pathlib import Path

from tools.soak_checks import Looked, Span, adds_up, faults, flat, silent, spans

HOUR = 3600


def bad(checks: object) -> list[str]:
    """The sentences of those that do not hold."""
    return [check.says for check in checks if not check.good]  # type: ignore[attr-defined]


def looks(*memory: float, windows: int = 1) -> list[Looked]:
    return [Looked(minutes, each, 2 * each, windows) for minutes, each in enumerate(memory)]


def test_spans_that_touch_and_are_as_long_as_the_run_add_up() -> None:
    found = [Span("sitting", 0, HOUR, launched=True), Span("up", HOUR, 2 * HOUR, launched=False)]
    assert bad(adds_up(found, 2 * HOUR + 30, slack=60)) == []
    assert len(bad(adds_up(found, 2 * HOUR + 90, slack=60))) == 1


def test_a_hole_and_an_overlap_are_found_and_a_launch_is_no_hole() -> None:
    first = Span("sitting", 0, HOUR, launched=True)
    for began, launched, wrong in ((HOUR + 1, False, 1), (HOUR - 1, False, 1), (HOUR + 1, True, 0)):
        found = [first, Span("up", began, 2 * HOUR, launched)]
        assert len(bad(adds_up(found, 2 * HOUR, slack=60))) == wrong


def test_memory_that_grows_by_more_than_two_megabytes_after_the_first_minutes_is_not_flat() -> None:
    assert bad(flat(looks(60, 90, 100, 100, 101, 101, 101.5, 101.9), after=2)) == []
    assert len(bad(flat(looks(60, 90, 100, 100, 101, 101, 102.5, 102.5), after=2))) == 1


def test_windows_that_pile_up_are_found() -> None:
    few, many = looks(100, 100, 100), looks(100, 100, 100, windows=2)
    late = [Looked(look.minutes + 3, look.memory, look.whole, look.windows) for look in many]
    assert len(bad(flat(few + late, after=0))) == 1
    assert bad(flat(few, after=0)) == []


def test_where_no_look_was_possible_nothing_is_claimed() -> None:
    assert len(bad(flat(looks(60), after=5))) == 1


def test_an_exception_is_found_wherever_it_was_written() -> None:
    assert bad(silent("INFO app.running: Launched", "qt.qpa.theme: no portal")) == []
    assert "no exception in the log, but 1: Traceback (most" in bad(silent("", "Traceback (most"))
    assert len(bad(silent("2026-03-02 ERROR supple: an unexpected fault", ""))) == 1


def test_only_warnings_of_what_was_done_to_the_app_are_right() -> None:
    assert bad(silent("2026-03-02 WARNING app.face: Sounds are off: nobody answers", "")) == []
    assert len(bad(silent("2026-03-02 WARNING app.guard: the watchdog has gone", ""))) == 1


def test_a_word_of_qts_that_is_new_is_found() -> None:
    assert len(bad(silent("", "QSocketNotifier: Invalid socket 7"))) == 1


def test_the_history_is_read_with_sqlite_alone(tmp_path: Path) -> None:
    file = tmp_path / "history.sqlite"
    with sqlite3.connect(file) as history:
        history.execute("CREATE TABLE spans (id INTEGER PRIMARY KEY, activity, began_utc, ended_utc, launched)")
        history.execute("INSERT INTO spans VALUES (1, 'up', '1970-01-01 00:00:05', '1970-01-01 00:01:00', 1)")
    assert spans(file) == [Span("up", 5, 60, launched=True)]
    assert faults(file) == []
