"""The command as it is typed, against the app's own files."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import cast

import pytest

from app.movements_command import run
from app.words import parser
from tests.movements_command.conftest import MOVEMENTS


def typed(tmp_path: Path, *words: str, folder: Path = MOVEMENTS) -> tuple[dict[str, object], list[str]]:
    told: list[str] = []
    return run(parser().parse_args(["movements", *words]), (folder, tmp_path / "own"), told.append), told


def test_without_a_word_the_movements_are_listed(tmp_path: Path) -> None:
    answer, _ = typed(tmp_path)
    assert answer["code"] == 0
    assert str(answer["says"]).count("\n") >= 21


def test_an_unknown_movement_is_said_with_the_way_out(tmp_path: Path) -> None:
    answer, _ = typed(tmp_path, "show", "nothing")
    assert answer["code"] == 2
    assert answer["says"] == "There is no movement nothing. “supple movements list” names those there are."


def test_a_file_of_ones_own_is_measured(tmp_path: Path) -> None:
    answer, told = typed(tmp_path, "check", str(MOVEMENTS / "cat-cow-seated.toml"))
    assert answer["code"] == 0
    assert told[0] == "cat-cow-seated: clean"


def test_everything_not_right_in_a_file_is_said_at_once(tmp_path: Path) -> None:
    text = (MOVEMENTS / "pelvic-tilt-wall.toml").read_text("utf-8")
    path = tmp_path / "pelvic-tilt-wall.toml"
    path.write_text(text.replace("stage = 1", "stage = 7").replace("reps = 8", "reps = 0"), encoding="utf-8")
    answer, told = typed(tmp_path, "check", str(path))
    assert answer["code"] == 2
    assert answer["clean"] is False
    assert len([line for line in told if line.startswith("pelvic-tilt-wall.toml: ")]) == 3


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, name: str) -> None:
    answer, told = typed(tmp_path, "check", str(tmp_path / name))
    assert answer["code"] == 2
    assert "cannot be read" in told[0]


def test_a_broken_file_is_said_beside_the_good_ones_and_not_guessed(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(MOVEMENTS, tmp_path / "movements"))
    (folder / "walk-easy.toml").write_text("id = ", encoding="utf-8")
    answer, _ = typed(tmp_path, "list", folder=folder)
    assert answer["code"] == 0
    assert [str(each).partition(":")[0] for each in cast("list[str]", answer["problems"])] == ["walk-easy.toml"]
    answer, _ = typed(tmp_path, "show", "walk-easy", folder=folder)
    assert answer["code"] == 2
    assert str(answer["says"]).startswith("walk-easy.toml: ")


def test_a_pose_can_be_asked_for_at_any_second(tmp_path: Path) -> None:
    for t in ("0", "-3.5", "1e6"):
        answer, _ = typed(tmp_path, "pose", "bird-dog", f"--t={t}")
        assert answer["code"] == 0


def test_a_place_one_may_not_write_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    answer, _ = typed(tmp_path, "sheet", "hip-hinge", "--size", "32", "--out", str(tmp_path / "taken"))
    assert answer["code"] == 2
    assert str(answer["says"]).endswith("cannot be written: File exists.")


@pytest.mark.parametrize("t", ["nan", "inf", "soon"])
def test_a_second_that_is_none_is_refused(tmp_path: Path, t: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        typed(tmp_path, "pose", "bird-dog", f"--t={t}")
    assert "is not a number of seconds" in capsys.readouterr().err
