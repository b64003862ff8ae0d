from __future__ import annotations

import sys

import pytest

from app.desktop.api import UnansweredError
from app.desktop.consent import STARTED, STOPPED, STORE, current_user, users
from tests.desktop.fake_registry import FakeRegistry

PLACE = rf"{STORE}\microphone"
ZOOM = rf"{PLACE}\NonPackaged\C:#Program Files#Zoom#bin#Zoom.exe"


def test_a_program_that_has_begun_and_not_ended_uses_it() -> None:
    registry = FakeRegistry({ZOOM: {STARTED: 133_000, STOPPED: 0}})
    assert users(registry, "microphone") == {"Zoom.exe"}
    assert users(registry, "webcam") == frozenset()


def test_a_packaged_program_goes_by_its_own_name() -> None:
    registry = FakeRegistry({rf"{PLACE}\MSTeams_8wekyb": {STARTED: 133_000, STOPPED: 0}})
    assert users(registry, "microphone") == {"MSTeams_8wekyb"}


@pytest.mark.parametrize(
    "values",
    [{STARTED: 133_000, STOPPED: 134_000}, {STARTED: 0, STOPPED: 0}, {STOPPED: 0}, {STARTED: 133_000}, {}],
    ids=["ended", "never began", "no start", "no end told", "nothing"],
)
def test_whoever_has_ended_or_never_begun_does_not_use_it(values: dict[str, int]) -> None:
    assert users(FakeRegistry({ZOOM: values}), "microphone") == frozenset()


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
def test_where_there_is_no_registry_it_says_so() -> None:
    with pytest.raises(UnansweredError, match="no registry of Windows") as refused:
        current_user()
    assert not refused.value.hopeful
