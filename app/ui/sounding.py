"""A process of its own that plays one sound to its end, and says in a sentence why it could not. Knows no window.

The system's audio takes 8 MB, writes to standard error and may hang: none of that belongs into an app that stays.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PLAYED, SILENT = 0, 1
"""Exit codes."""
_TAIL = 0.5
"""Seconds the system may still hold in its buffers when a sound has been handed over whole."""


def main(words: Sequence[str]) -> int:
    """FILE: a WAV. The exit code."""
    absent: Any = None
    sys.modules["numpy"] = absent  # miniaudio would load it, for what is not asked of it here
    trouble = play(Path(words[0]))
    if trouble is not None:
        sys.stdout.write(trouble)
    return PLAYED if trouble is None else SILENT


def play(path: Path) -> str | None:
    """Play the file, which takes as long as it lasts; a sentence if it cannot be heard."""
    try:
        import miniaudio  # noqa: PLC0415  (absent on some systems)
    except ImportError as error:
        return f"Sounds are off: the package miniaudio cannot be loaded ({error}); reinstall the app."
    try:
        data = path.read_bytes()
    except OSError as error:
        return f"Sounds are off: {path} cannot be read ({error.strerror}); reinstall the app."
    try:
        sound = miniaudio.decode(data)
        with miniaudio.PlaybackDevice(
            output_format=sound.sample_format, nchannels=sound.nchannels, sample_rate=sound.sample_rate
        ) as device:
            source = miniaudio.stream_raw_pcm_memory(sound.samples, sound.nchannels, sound.sample_width)
            next(source)
            device.start(source)
            time.sleep(sound.duration + _TAIL)
    except miniaudio.MiniaudioError as error:
        return (
            f"Sounds are off: the system's audio does not answer ({error.args[0]}); "
            "see that a sound server runs, or set breaks.sound = false."
        )
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
