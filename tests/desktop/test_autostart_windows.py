from __future__ import annotations

import sys
from dataclasses import dataclass, field

import pytest

from app.desktop.autostart_windows import APPROVED, RUN, RunKey, registry


@dataclass
class Keys:
    """A registry in memory. refuses: what Windows would say instead."""

    values: dict[tuple[str, str], str | bytes] = field(default_factory=dict)
    refuses: OSError | None = None

    def read(self, key: str, name: str) -> str | bytes | None:
        self._ask()
        return self.values.get((key, name))

    def write(self, key: str, name: str, text: str) -> None:
        self._ask()
        self.values[key, name] = text

    def remove(self, key: str, name: str) -> None:
        self._ask()
        self.values.pop((key, name), None)

    def _ask(self) -> None:
        if self.refuses is not None:
            raise self.refuses


COMMAND = (r"C:\Program Files\Supple\supple.exe",)


def test_the_value_is_the_quoted_command_and_goes_again() -> None:
    keys = Keys()
    login = RunKey(keys, COMMAND)
    assert login.is_on() is False
    assert login.turn(on=True) is None
    assert keys.values == {(RUN, "Supple"): r'"C:\Program Files\Supple\supple.exe"'}
    assert login.is_on() is True
    assert login.turn(on=False) is None
    assert keys.values == {}


@pytest.mark.parametrize(("first", "on"), [(2, True), (6, True), (3, False), (7, False)])
def test_what_the_task_manager_holds_back_is_off(first: int, on: bool) -> None:  # noqa: FBT001
    keys = Keys({(RUN, "Supple"): "supple", (APPROVED, "Supple"): bytes([first, 0, 0, 0])})
    assert RunKey(keys, COMMAND).is_on() is on


def test_turning_it_on_lets_go_of_what_the_task_manager_held_back() -> None:
    keys = Keys({(RUN, "Supple"): "supple", (APPROVED, "Supple"): b"\x03"})
    login = RunKey(keys, COMMAND)
    login.turn(on=True)
    assert login.is_on() is True


def test_a_refusal_is_said_and_cannot_be_told() -> None:
    login = RunKey(Keys(refuses=PermissionError(5, "Access is denied")), COMMAND)
    assert login.is_on() is None
    said = "Windows refused to change what starts at login: Access is denied. Use its Startup settings."
    assert login.turn(on=True) == said


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
def test_elsewhere_there_is_no_registry() -> None:
    with pytest.raises(OSError, match="Windows alone"):
        registry()
