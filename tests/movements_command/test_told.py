from __future__ import annotations

import json

from app.movement.movement import Movement
from app.movements_command.told import data_of, listed, short, told


def test_a_list_has_a_line_for_each(movements: dict[str, Movement]) -> None:
    lines = listed(list(movements.values()))
    assert len(lines) == len(movements)
    assert all(line.startswith(name) for name, line in zip(movements, lines, strict=True))


def test_a_movement_is_told_with_all_its_cues(movements: dict[str, Movement]) -> None:
    text = "\n".join(told(movements["hip-hinge"]))
    assert "Push your hips back like closing a drawer." in text
    assert "pelvis.tilt +55" in text


def test_deviations_are_told_with_their_reasons(movements: dict[str, Movement]) -> None:
    assert movements["open-book"].deviations[0].reason in "\n".join(told(movements["open-book"]))


def test_all_of_it_can_be_json(movements: dict[str, Movement]) -> None:
    for movement in movements.values():
        assert json.loads(json.dumps(short(movement)))["id"] == movement.id
        assert len(json.loads(json.dumps(data_of(movement)))["phases"]) == len(movement.phases)
