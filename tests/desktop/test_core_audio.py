"""CoreAudio's properties with stand-ins for the calls: nothing of it has run on macOS."""

from __future__ import annotations

import pytest

from app.desktop.core_audio import (
    DEFAULT_INPUT,
    DEVICES,
    OUTPUT,
    PLAYS,
    PROCESSES,
    RECORDS,
    RUNS,
    STREAMS,
    SYSTEM,
    Properties,
    camera_runs,
    microphone_runs,
    talking,
)
from tests.desktop.fake_core_audio import FakeProperties, held

Held = dict[tuple[int, str, str], list[int]]


def audio(found: Held, refuses: str = "") -> Properties:
    library = FakeProperties(found)
    library.refuses = refuses
    return Properties(lambda _name: library, "CoreAudio", "AudioObject")


def video(found: Held) -> Properties:
    return Properties(lambda _name: FakeProperties(found), "CoreMediaIO", "CMIOObject")


def test_who_records_and_who_plays_is_told_by_process() -> None:
    found = held(
        (SYSTEM, PROCESSES, [40, 41]), (40, RECORDS, [1]), (40, PLAYS, [1]), (41, RECORDS, [0]), (41, PLAYS, [1])
    )
    assert talking(audio(found)) == (frozenset({40}), frozenset({40, 41}))


def test_an_older_macos_tells_no_processes() -> None:
    assert talking(audio({})) is None
    assert talking(audio(held((SYSTEM, PROCESSES, [40])), refuses=PROCESSES)) is None


@pytest.mark.parametrize(("runs", "told"), [([1], True), ([0], False)])
def test_a_microphone_of_its_own_runs_or_not(runs: list[int], told: bool) -> None:  # noqa: FBT001
    assert microphone_runs(audio(held((SYSTEM, DEFAULT_INPUT, [50]), (50, RUNS, runs)))) is told


@pytest.mark.parametrize(
    "found",
    [
        {},
        held((SYSTEM, DEFAULT_INPUT, [0])),
        held((SYSTEM, DEFAULT_INPUT, [50])),
        {**held((SYSTEM, DEFAULT_INPUT, [50]), (50, RUNS, [1])), (50, STREAMS, OUTPUT): [7]},
    ],
    ids=["no answer", "no microphone", "does not say", "a headset, which runs with every song"],
)
def test_any_other_microphone_cannot_be_told(found: Held) -> None:
    assert microphone_runs(audio(found)) is None


def test_a_camera_runs_if_any_of_them_does() -> None:
    assert camera_runs(video(held((SYSTEM, DEVICES, [60, 61]), (60, RUNS, [0]), (61, RUNS, [1])))) is True
    assert camera_runs(video(held((SYSTEM, DEVICES, [60]), (60, RUNS, [0])))) is False
    assert camera_runs(video(held((SYSTEM, DEVICES, [])))) is False
    assert camera_runs(video({})) is None
