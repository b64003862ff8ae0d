from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.content import Content
from app.core.inputs import BreakKind
from app.core.records import MovementRecord
from app.core.settings import Breaks


@dataclass
class Done:
    """A history of these movements, the newest first."""

    movements: list[str] = field(default_factory=list)

    def recent_movements(self, limit: int) -> Sequence[MovementRecord]:
        return [MovementRecord(name, 1000 - place, 6, 60, 0) for place, name in enumerate(self.movements[:limit])]


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "movements"
    folder.mkdir()
    return folder


def first_of(content: Content) -> str:
    return content.plan(BreakKind.TINY, False).sets[0].movement.id


def test_the_movement_done_longest_ago_comes_first(own: Path, said: list[str]) -> None:
    every = list(Content(own, Done(), Breaks, said.append).movements().movements)
    newest_first = [*(name for name in every if name != "pelvic-tilt-wall"), "pelvic-tilt-wall"]
    content = Content(own, Done(newest_first), Breaks, said.append)
    assert first_of(content) == "pelvic-tilt-wall"
    assert first_of(Content(own, Done(newest_first[::-1]), Breaks, said.append)) != "pelvic-tilt-wall"


def test_the_first_break_is_the_first(own: Path, said: list[str]) -> None:
    assert Content(own, Done(), Breaks, said.append).first_break()
    assert not Content(own, Done(["hip-hinge"]), Breaks, said.append).first_break()


def test_a_broken_file_of_ones_own_is_said_once_and_costs_no_other_movement(own: Path, said: list[str]) -> None:
    (own / "mine.toml").write_text("id = 3", encoding="utf-8")
    content = Content(own, Done(), Breaks, said.append)
    assert content.plan(BreakKind.MOVE, False).sets
    content.plan(BreakKind.MOVE, False)
    [told] = said
    assert str(own / "mine.toml") in told
    assert content.problems() == (told,)


def test_of_several_broken_files_the_tray_names_the_first_and_the_log_all(
    own: Path, said: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("mine", "yours"):
        (own / f"{name}.toml").write_text("id = 3", encoding="utf-8")
    Content(own, Done(), Breaks, said.append).movements()
    [told] = said
    assert told.endswith("1 more: see “supple movements check”.")
    assert ["mine.toml" in caplog.text, "yours.toml" in caplog.text] == [True, True]


def test_the_doctor_learns_of_a_broken_file_before_any_break(own: Path, said: list[str]) -> None:
    (own / "mine.toml").write_text("= no TOML", encoding="utf-8")
    [problem] = Content(own, Done(), Breaks, said.append).problems()
    assert "this is no TOML" in problem
