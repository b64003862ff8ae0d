"""Plays the app's own soft sounds. Whether sounds are wanted is the caller's affair; without audio the app goes on.

Each sound rings in a thread of its own: a sound server that hangs holds up no window. No Qt here.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from threading import Event, Thread
from types import ModuleType
from typing import Any

_PATIENCE = 0.25
"""Seconds the system's audio may take to begin, or to be let go, before the app goes on without it."""
_TAIL = 0.5
"""Seconds of what the system may still hold in its buffers when a sound has been handed over whole."""


class Sound(StrEnum):
    """change: between two movements. end: of a break."""

    CHANGE = "change"
    END = "end"


class Sounds:
    """The player of sounds. It holds the system's audio only while a sound rings."""

    def __init__(self, folder: Path) -> None:
        """folder: holds one WAV for each `Sound`."""
        self._folder = folder
        self._said = False
        self._ringing: _Ringing | None = None

    @property
    def rings(self) -> bool:
        """Whether the system's audio is held now."""
        return self._ringing is not None and self._ringing.lasts

    def play(self, sound: Sound) -> str | None:
        """Start the sound and return at once. A sentence if it cannot be heard, the same only after one was heard."""
        trouble = self._play(sound)
        said, self._said = self._said, trouble is not None
        return None if said else trouble

    def stop(self) -> None:
        """Let the system's audio go; a sound that rings is cut."""
        if self._ringing is not None:
            self._ringing.end(_PATIENCE)

    def _play(self, sound: Sound) -> str | None:
        self.stop()
        if self.rings:
            return _silent("hangs")
        try:
            import miniaudio  # noqa: PLC0415  (3 MB and a sound server's library, needed in a break only)
        except ImportError as error:
            return f"Sounds are off: the package miniaudio cannot be loaded ({error}); reinstall the app."
        path = self._folder / f"{sound}.wav"
        try:
            data = path.read_bytes()
        except OSError as error:
            return f"Sounds are off: {path} cannot be read ({error.strerror}); reinstall the app."
        self._ringing = _Ringing(miniaudio, data)
        if not self._ringing.begun.wait(_PATIENCE):
            self._ringing.end(0)  # should it begin after all, that would be too late
            return _silent("hangs")
        return _silent(f"does not answer ({self._ringing.trouble})") if self._ringing.trouble else None


class _Ringing:
    """One sound from its beginning to its end. begun: it can be heard, or there is `trouble`, which says why not."""

    def __init__(self, audio: ModuleType, data: bytes) -> None:
        self.begun, self.trouble = Event(), ""
        self._over = Event()
        self._thread = Thread(target=self._ring, args=(audio, data), name="sound", daemon=True)
        self._thread.start()

    @property
    def lasts(self) -> bool:
        return self._thread.is_alive()

    def end(self, patience: float) -> None:
        """End it, and wait so many seconds at most until it has ended."""
        self._over.set()
        self._thread.join(patience)

    def _ring(self, audio: ModuleType, data: bytes) -> None:
        kind, device = audio.PlaybackDevice, None
        try:
            sound = audio.decode(data)
            device = kind.__new__(kind)  # at hand also where making it fails half-way: that half is to be let go too
            _begin(audio, device, sound)
        except audio.MiniaudioError as error:
            self.trouble = str(error.args[0])
        else:
            self.begun.set()
            self._over.wait(sound.duration + _TAIL)
        finally:
            if device is not None:
                _let_go(audio, device)
            self.begun.set()


def _begin(audio: ModuleType, device: Any, sound: Any) -> None:  # noqa: ANN401  (the library brings no types)
    device.__init__(output_format=sound.sample_format, nchannels=sound.nchannels, sample_rate=sound.sample_rate)
    source = audio.stream_raw_pcm_memory(sound.samples, sound.nchannels, sound.sample_width)
    next(source)
    device.start(source)


def _let_go(audio: ModuleType, device: Any) -> None:  # noqa: ANN401
    """Close a device and the connection under it, which miniaudio keeps: a sound server takes only a few dozen."""
    device.close()
    context = getattr(device, "_context", None)
    if context is not None:
        audio.lib.ma_context_uninit(context)


def _silent(audio: str) -> str:
    return f"Sounds are off: the system's audio {audio}; see that a sound server runs, or set breaks.sound = false."
