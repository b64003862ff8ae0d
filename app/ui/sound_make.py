"""Makes the app's own sounds from arithmetic: a soft bell. Run once (`python -m app.ui.sound_make DIR`), kept as WAV.

Standard library only; plays nothing.
"""

from __future__ import annotations

import math
import struct
import sys
import wave
from pathlib import Path

RATE = 22_050
PEAK = 0.35
"""Of full scale: about 9 dB below it, so that it is never the loudest thing on a desk."""

_ATTACK = 0.012
_END = 0.25
_PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.35, 0.6), (2.76, 0.22, 0.35), (5.4, 0.06, 0.15))
"""(multiple of the note, loudness, how long it rings as a share): a small bowl, its high partials gone first."""


def bell(note: float, seconds: float) -> list[float]:
    """One struck note. note: hertz. Samples from -PEAK to PEAK at RATE, silent at both ends."""
    count = round(seconds * RATE)
    samples = [_at(note, index / RATE, seconds) for index in range(count)]
    loudest = max(abs(sample) for sample in samples)
    return [sample / loudest * PEAK for sample in samples]


def _at(note: float, t: float, seconds: float) -> float:
    rise = 0.5 - 0.5 * math.cos(math.pi * min(1.0, t / _ATTACK))
    fall = min(1.0, max(0.0, (seconds - t) / _END))
    ring = sum(
        loud * math.exp(-5.0 * t / (seconds * long)) * math.sin(2 * math.pi * note * multiple * t)
        for multiple, loud, long in _PARTIALS
    )
    return rise * fall * ring


def after(first: list[float], second: list[float], pause: float) -> list[float]:
    """Two notes, the second struck `pause` seconds after the first and ringing into it."""
    start = round(pause * RATE)
    length = max(len(first), start + len(second))
    mixed = [0.0] * length
    for offset, part in ((0, first), (start, second)):
        for index, sample in enumerate(part):
            mixed[offset + index] += sample
    loudest = max(abs(sample) for sample in mixed)
    return [sample / loudest * PEAK for sample in mixed]


def sounds() -> dict[str, list[float]]:
    """Every sound by name: `change` between two movements, `end` of a break (a fourth down, it settles)."""
    return {"change": bell(523.25, 1.4), "end": after(bell(523.25, 1.8), bell(392.0, 2.4), 0.45)}


def write(folder: Path) -> tuple[Path, ...]:
    """Write each sound as 16 bit mono WAV."""
    written = []
    for name, samples in sounds().items():
        path = folder / f"{name}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(samples)}h", *(round(sample * 32767) for sample in samples)))
        written.append(path)
    return tuple(written)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
