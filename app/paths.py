"""Where Supple keeps its things: history, settings, log, the socket of the running instance, and its resources.

Names only: nothing is created or opened here.
"""

from __future__ import annotations

import os
import sys
import warnings
import zlib
from pathlib import Path
from typing import NamedTuple

import platformdirs

_NAME = "supple"
_LONGEST_SOCKET = 103
"""Bytes a local socket's path may have on macOS, the shortest of the systems (sun_path less its closing zero)."""


class Places(NamedTuple):  # a dataclass would cost `supple status` an eighth of its time, in imports
    """The folders of one profile. runtime: is gone after a reboot."""

    data: Path
    config: Path
    log: Path
    runtime: Path

    @property
    def history(self) -> Path:
        return self.data / "history.sqlite"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        return self.config / "settings.toml"

    @property
    def welcomed(self) -> Path:
        """A file that says that the window of the first run was shown."""
        return self.data / "welcomed"

    @property
    def log_file(self) -> Path:
        return self.log / "supple.log"

    @property
    def lock(self) -> Path:
        """The file whose lock the running instance holds."""
        return self.runtime / "supple.lock"

    @property
    def socket(self) -> str:
        """The address of the running instance: a socket's path, or on Windows a pipe's name."""
        if sys.platform == "win32":
            return rf"\\.\pipe\{_NAME}-{_mark(self.runtime)}"
        return str(self.runtime / "supple.sock")


def places() -> Places:
    """This user's places. Raises PermissionError where the runtime folder belongs to somebody else."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a runtime folder that is not there has a stand-in, and that is all right
        runtime = platformdirs.user_runtime_path(_NAME)
    return Places(
        data=platformdirs.user_data_path(_NAME, appauthor=False),
        config=platformdirs.user_config_path(_NAME, appauthor=False),
        log=platformdirs.user_log_path(_NAME, appauthor=False),
        runtime=_short(runtime),
    )


def within(folder: Path) -> Places:
    """A profile of its own in one folder: for a demo, or a test."""
    return Places(folder / "data", folder / "config", folder / "log", _short(folder / "run"))


def resources() -> Path:
    """The folder with movements, icons and sounds: beside `app` in a checkout, inside it in a package."""
    here = Path(__file__).resolve().parent
    inside = here / "resources"
    return inside if inside.is_dir() else here.parent / "resources"


def _short(runtime: Path) -> Path:
    """The folder itself, or one with a short name of its own where a socket's path in it would be too long."""
    if sys.platform == "win32" or len(os.fsencode(runtime / "supple.sock")) <= _LONGEST_SOCKET:
        return runtime
    # Anybody could have made it before us; who uses it sees to it that it is ours (`remote/claim.py`).
    return Path("/tmp") / f"{_NAME}-{os.getuid()}-{_mark(runtime)}"  # noqa: S108


def _mark(folder: Path) -> str:
    return f"{zlib.crc32(os.fsencode(folder)):08x}"
