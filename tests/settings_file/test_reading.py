from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from app.core.settings import Settings
from app.settings_file import load


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_the_defaults_hold_and_nothing_is_wrong(path: Path) -> None:
    loaded = load(path)
    assert (loaded.settings, loaded.problems, loaded.readable) == (Settings(), (), True)


def test_a_file_is_read(path: Path) -> None:
    path.write_text('[prompting]\ninterval = "30 min"\n')
    loaded = load(path)
    assert (loaded.settings.prompting.interval, loaded.problems) == (1800, ())


def test_a_bad_value_is_named_with_file_line_key_and_reason_and_costs_no_other(path: Path) -> None:
    path.write_text('[sitting]\nmin_break = 30\n\n[prompting]\n# often\ninterval = "5 s"\nheads_up = 10\n')
    loaded = load(path)
    assert loaded.problems == (f'{path}, line 6: prompting.interval needs 30 s to 4 h, not "5 s".',)
    assert (loaded.settings.sitting.min_break, loaded.settings.prompting.interval) == (30, 3600)
    assert loaded.settings.prompting.heads_up == 10


def test_the_line_of_a_dotted_key_is_known_too(path: Path) -> None:
    path.write_text("\nprompting.interval = 1\n")
    assert load(path).problems[0].startswith(f"{path}, line 2: prompting.interval")


def test_a_byte_order_mark_is_no_problem(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf[prompting]\ninterval = 60\n")
    assert load(path).settings.prompting.interval == 60


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'[prompting]\ninterval = "1 h', r"not valid TOML: .*end of document"),
        (b"[prompting]\ninterval = 1 h\n", r"not valid TOML: .*line 2"),
        (b"[prompting]\ninterval = 60\ninterval = 70\n", r"not valid TOML"),
        (b"# gr\xfc\xdfe\n[prompting]\ninterval = 60\n", r"not UTF-8 text \(line 1\)"),
        (b"# " + b"x" * 1_000_000, r"too large"),
        (b"a = " + b"[" * 20_000, r"not valid TOML"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_left_as_it_is(path: Path, content: bytes, reason: str) -> None:
    path.write_bytes(content)
    loaded = load(path)
    assert (loaded.settings, loaded.readable, len(loaded.problems)) == (Settings(), False, 1)
    assert str(path) in loaded.problems[0]
    assert re.search(reason, loaded.problems[0])
    assert path.read_bytes() == content


def test_where_a_file_cannot_be_read_the_settings_of_before_hold(path: Path) -> None:
    path.write_text('[prompting]\ninterval = "30 min"\n')
    before = load(path).settings
    path.write_text("[prompting\n")
    loaded = load(path, before)
    assert (loaded.settings, loaded.readable) == (before, False)
    assert loaded.problems[0].endswith(" Until then the settings of before hold.")
    path.unlink()
    assert load(path, before).settings == Settings()


def test_a_folder_in_the_place_of_the_file_is_named(path: Path) -> None:
    path.mkdir()
    loaded = load(path)
    assert (loaded.settings, loaded.readable) == (Settings(), False)
    assert str(path) in loaded.problems[0]


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("")
    assert str(tmp_path / "config") in load(tmp_path / "config" / "settings.toml").problems[0]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_the_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.toml")
    loaded = load(tmp_path / "settings.toml")
    assert not loaded.readable
    assert "it is no file" in loaded.problems[0]


def test_a_key_of_very_many_parts_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"# fine\n{'.'.join(['a'] * 20_000)} = 1\n", encoding="utf-8")
    loaded = load(path)
    assert not loaded.readable
    assert "too many parts (line 2)" in loaded.problems[0]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n[prompting]\ninterval = nan\n", 3),
        ('\n[prompting]\n"interval" = inf\n', 3),
        ('\n[ "prompting" ]\n  interval = -inf\n', 3),
        ("\n'prompting' . interval = 1e400\n", 2),
        ("\nprompting = { heads_up = 5, interval = nan }\n", 2),
        ("\n[prompting]\nheads_up = 5\ninterval.x = nan\n", 4),
        ("\n[[prompting]]\ninterval = nan\n", 2),
    ],
)
def test_no_number_is_named_with_its_line_however_it_is_written(path: Path, text: str, line: int) -> None:
    path.write_text(text)
    loaded = load(path)
    assert loaded.readable
    (problem,) = loaded.problems
    assert problem.startswith(f"{path}, line {line}: prompting")
    assert " needs " in problem


def test_of_very_many_problems_some_are_named_and_the_rest_counted(path: Path) -> None:
    path.write_text("[prompting]\n" + "\n".join(f"a{number} = 1" for number in range(40_000)))
    problems = load(path).problems
    assert problems[19].startswith(f"{path}, line 21: prompting.a19 is no setting")
    assert problems[20:] == (f"{path}: 39980 more settings in it are wrong or unknown.",)
