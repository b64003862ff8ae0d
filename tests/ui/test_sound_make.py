from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.sound import Sound
from app.ui.sound_make import PEAK, RATE, after, bell, sounds, write

KEPT = Path(__file__).parents[2] / "resources" / "sounds"


def test_a_bell_begins_and_ends_in_silence_and_never_gets_loud() -> None:
    samples = bell(523.25, 1.4)
    assert len(samples) == round(1.4 * RATE)
    assert abs(samples[0]) < 0.001
    assert abs(samples[-1]) < 0.001
    assert max(abs(sample) for sample in samples) == pytest.approx(PEAK)


def test_a_bell_is_loudest_at_its_beginning() -> None:
    samples = bell(523.25, 1.4)
    fifth = len(samples) // 5
    loudest = [max(abs(sample) for sample in samples[start : start + fifth]) for start in range(0, 5 * fifth, fifth)]
    assert loudest == sorted(loudest, reverse=True)


def test_a_second_note_rings_into_the_first() -> None:
    one, two = bell(500, 1.0), bell(400, 1.0)
    both = after(one, two, 0.5)
    assert len(both) == round(1.5 * RATE)
    assert max(abs(sample) for sample in both) == pytest.approx(PEAK)


def test_there_is_a_sound_for_every_name() -> None:
    assert set(sounds()) == set(Sound)


def test_the_kept_files_are_what_the_arithmetic_makes(tmp_path: Path) -> None:
    for path in write(tmp_path):
        assert path.read_bytes() == (KEPT / path.name).read_bytes()
