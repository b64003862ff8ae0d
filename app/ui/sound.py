"""Plays the app's own soft sounds. Whether sounds are wanted is the caller's affair; without audio the app goes on."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any

from PySide6.QtCore import QObject, QTimer

_TAIL_MS = 500
"""What the system may still hold in its buffers when a sound has been handed over whole."""


class Sound(StrEnum):
    """change: between two movements. end: of a break."""

    CHANGE = "change"
    END = "end"


class Sounds:
    """The player of sounds. It holds the system's audio only while a sound rings."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """folder: holds one WAV for each `Sound`."""
        self._folder = folder
        self._said = False
        self._device: Any = None  # miniaudio's device: the library brings no types
        self._done = QTimer(parent)
        self._done.setSingleShot(True)
        self._done.timeout.connect(self.stop)

    def play(self, sound: Sound) -> str | None:
        """Start the sound and return at once. A sentence if it cannot be heard, and from then on none is tried."""
        self.stop()
        if self._said:
            return None
        try:
            import miniaudio  # noqa: PLC0415  (3 MB and a sound server's library, needed in a break only)
        except ImportError as error:
            return self._once(f"Sounds are off: the package miniaudio cannot be loaded ({error}); reinstall the app.")
        path = self._folder / f"{sound}.wav"
        try:
            data = path.read_bytes()
        except OSError as error:
            return self._once(f"Sounds are off: {path} cannot be read ({error.strerror}); reinstall the app.")
        try:
            self._begin(miniaudio, data)
        except miniaudio.MiniaudioError as error:
            return self._once(
                f"Sounds are off: the system's audio does not answer ({error.args[0]}); "
                "see that a sound server runs, or set breaks.sound = false."
            )
        return None

    def stop(self) -> None:
        """Let the system's audio go; a sound that rings is cut."""
        self._done.stop()
        if self._device is not None:
            self._device.close()
            self._device = None

    def _begin(self, audio: ModuleType, data: bytes) -> None:
        sound = audio.decode(data)
        self._device = audio.PlaybackDevice(
            output_format=sound.sample_format, nchannels=sound.nchannels, sample_rate=sound.sample_rate
        )
        source = audio.stream_raw_pcm_memory(sound.samples, sound.nchannels, sound.sample_width)
        next(source)
        self._device.start(source)
        self._done.start(round(sound.duration * 1000) + _TAIL_MS)

    def _once(self, sentence: str) -> str:
        self.stop()
        self._said = True
        return sentence
