from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.movement.catalogue import Catalogue, CatalogueError, check, load, sentences

FILE = "side-bend-standing.toml"


def broken(folder: Path, old: str, new: str, file: str = FILE) -> Path:
    """One file with every `old` replaced."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def line(path: Path, text: str, which: int = 0) -> int:
    """The number of the line that is `text`, the first or a later one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [number for number, each in enumerate(lines, 1) if each == text][which]


def said(path: Path) -> list[str]:
    return [f"{problem.place}: {problem.sentence}" for problem in check(path)]


def test_every_movement_of_the_app_is_whole(catalogue: Catalogue) -> None:
    assert len(catalogue.movements) >= 22
    assert catalogue.problems == ()
    assert all(name == movement.id for name, movement in catalogue.movements.items())


def test_an_unknown_joint_is_named_with_its_place(folder: Path) -> None:
    path = broken(folder, "cervical.side = 10", "neck.side = 10")
    assert said(path) == [
        f"phases[0].angles (line {line(path, '[phases.angles]', 0)}): there is no joint channel neck.side",
        f"phases[1].angles (line {line(path, '[phases.angles]', 1)}): there is no joint channel neck.side",
    ]


def test_an_unknown_key_is_named(folder: Path) -> None:
    assert said(broken(folder, "stage = 1", "stage = 1\ncolour = 'red'")) == [": there is no key colour"]


def test_all_problems_of_a_file_come_at_once(folder: Path) -> None:
    broken(folder, "reps = 4", 'reps = "four"')
    path = broken(folder, 'posture = "standing"', 'posture = "floating"')
    problems = said(path)
    assert len(problems) == 2
    assert problems[0].startswith("posture (line 5): must be one of standing, walking")
    assert problems[1] == "reps (line 11): must be a whole number, not 'four'"


def test_an_angle_beyond_its_cap_is_refused(folder: Path) -> None:
    path = broken(folder, "lumbar.side = 15", "lumbar.side = 80")
    assert said(path)[0] == (
        f"phases[0].angles (line {line(path, '[phases.angles]')}): lumbar.side goes from -18 to 18, not to 80"
    )


def test_a_phase_of_zero_seconds_is_refused(folder: Path) -> None:
    path = broken(folder, "seconds = 2\n", "seconds = 0\n")
    problems = said(path)
    assert f"phases[1].seconds (line {line(path, 'seconds = 0')}): must be from 0.2 to 600, not 0" in problems


@pytest.mark.parametrize("number", ["nan", "inf", "-inf"])
def test_a_number_that_is_none_is_refused(folder: Path, number: str) -> None:
    path = broken(folder, "lumbar.side = 15", f"lumbar.side = {number}")
    assert "lumbar.side must be a number" in said(path)[0]
    path = broken(folder, f"lumbar.side = {number}", "lumbar.side = 15")
    path = broken(folder, "seconds = 2\n", f"seconds = {number}\n")
    assert "must be a number" in said(path)[0]


def test_seconds_that_do_not_add_up_are_refused(folder: Path) -> None:
    assert said(broken(folder, "seconds = 72", "seconds = 99")) == [
        "seconds (line 14): must be 72: 8 s of setting up and all repetitions, not 99"
    ]


def test_a_missing_key_is_named(folder: Path) -> None:
    assert said(broken(folder, 'easier = "side-bend-seated"\n', "")) == ["easier: is missing"]


def test_what_is_no_toml_says_where(folder: Path) -> None:
    [problem] = check(broken(folder, "reps = 4", "reps = = 4"))
    assert "line 11" in problem.sentence


def test_a_text_where_a_list_is_wanted_is_not_taken_apart(folder: Path) -> None:
    assert said(broken(folder, 'planes = ["frontal"]', 'planes = "frontal"')) == [
        "planes (line 7): must be a list, not 'frontal'"
    ]


def test_ten_megabytes_are_not_read(folder: Path) -> None:
    path = folder / FILE
    path.write_bytes(b"#" * 10_000_000)
    assert said(path) == [": is too large; a movement file has at most 262144 bytes"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_a_pipe_and_a_device_in_the_place_of_a_file_keep_nobody_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe.toml")
    (folder / "endless.toml").symlink_to("/dev/zero")
    found = load(folder)
    assert FILE.removesuffix(".toml") in found.movements
    assert {each.file: each.sentence for each in found.problems} == {
        "pipe.toml": "cannot be read: it is no file",
        "endless.toml": "cannot be read: it is no file",
    }


def test_what_is_no_text_is_said(folder: Path) -> None:
    path = folder / FILE
    path.write_bytes(b"id = \xff\xfe")
    assert said(path) == ["byte 5: this is no UTF-8 text"]


def test_what_is_passed_on_the_way_lies_within_its_phase(folder: Path) -> None:
    path = broken(folder, "at = 0.5", "at = 1.5", "march-in-place.toml")
    assert [each for each in said(path) if "via" in each] == [
        f"phases[{number}].via (line {line(path, '[[phases.via]]', number)}): "
        "must lie between 0 and 1, one after another"
        for number in (0, 1)
    ]


def test_an_id_that_is_not_the_files_name_is_refused(folder: Path) -> None:
    (folder / "other.toml").write_bytes((folder / FILE).read_bytes())
    assert said(folder / "other.toml") == ["id (line 1): must be the file's own name, other"]


def test_an_easier_movement_that_does_not_exist_is_refused(folder: Path) -> None:
    broken(folder, 'easier = "side-bend-seated"', 'easier = "side-bend-flying"')
    found = load(folder)
    assert [str(problem) for problem in found.problems] == [f"{FILE}: easier: there is no movement side-bend-flying"]
    assert "side-bend-standing" not in found.movements


def test_the_apps_own_broken_files_are_all_told_and_cost_only_themselves(folder: Path, catalogue: Catalogue) -> None:
    broken(folder, "reps = 4", "reps = 0")
    broken(folder, "stage = 1", "stage = 9", "walk-easy.toml")
    found = load(folder)
    assert {problem.file for problem in found.problems} == {FILE, "walk-easy.toml"}
    assert set(found.movements) == set(catalogue.movements) - {"side-bend-standing", "walk-easy"}


def test_where_no_movement_is_left_everything_wrong_is_told(folder: Path) -> None:
    for path in folder.glob("*.toml"):
        path.write_text("id = 3", encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        load(folder)
    assert {problem.file for problem in raised.value.problems} == {path.name for path in folder.glob("*.toml")}


def test_a_file_left_out_is_named_once_with_its_place_and_how_to_see_the_rest(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = (folder / FILE).read_text(encoding="utf-8").replace('id = "side-bend-standing"', 'id = "my-bend"')
    text = text.replace("reps = 4", 'reps = "four"').replace("stage = 1", "stage = []")
    (own / "my-bend.toml").write_text(text, encoding="utf-8")
    [said] = sentences(load(folder, own).problems, own)
    assert said.startswith(f"The movement file {own / 'my-bend.toml'} is left out. stage (line 10): must be")
    assert said.endswith("And 1 more; “supple movements check” names all.")


def test_a_folder_without_movements_says_so(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no movement files"):
        load(tmp_path)


def test_a_users_own_movement_is_added(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = (folder / FILE).read_text(encoding="utf-8").replace('id = "side-bend-standing"', 'id = "my-bend"')
    (own / "my-bend.toml").write_text(text, encoding="utf-8")
    catalogue = load(folder, own)
    assert catalogue.problems == ()
    assert catalogue.movements["my-bend"].name == "Standing side reach"


def test_a_users_own_broken_file_costs_only_itself(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.toml").write_text("id = 3", encoding="utf-8")
    catalogue = load(folder, own)
    assert len(catalogue.movements) == len(list(folder.glob("*.toml")))
    assert {problem.file for problem in catalogue.problems} == {"mine.toml"}


def test_a_users_own_movement_may_not_take_a_known_name(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / FILE).write_bytes((folder / FILE).read_bytes())
    catalogue = load(folder, own)
    assert [problem.place for problem in catalogue.problems] == ["id"]


def test_a_users_own_movement_with_an_unknown_ladder_is_left_out(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = (folder / FILE).read_text(encoding="utf-8").replace('id = "side-bend-standing"', 'id = "my-bend"')
    (own / "my-bend.toml").write_text(text.replace('harder = "windmill"', 'harder = "nothing"'), encoding="utf-8")
    catalogue = load(folder, own)
    assert "my-bend" not in catalogue.movements
    assert [str(problem) for problem in catalogue.problems] == ["my-bend.toml: harder: there is no movement nothing"]


def test_a_folder_of_ones_own_need_not_exist(folder: Path, tmp_path: Path) -> None:
    assert load(folder, tmp_path / "nowhere").problems == ()


def test_what_is_nested_beyond_reading_is_said(folder: Path) -> None:
    path = folder / FILE
    path.write_text(f"x = {'[' * 30_000}", encoding="utf-8")
    assert said(path) == [": this is no TOML: it is nested too deeply"]
