"""The desk of a soak with chance in it: what each of the acts has in its hands. Does nothing by itself."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

from tests.desktop_rig.desk import Desk

ROOT = Path(__file__).resolve().parents[1]
T = TypeVar("T")


@dataclass
class Soak:
    """The desk, on which the app runs, and chance."""

    desk: Desk
    chance: Random

    def supple(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The command line; a non-zero exit code is an answer like another."""
        argv = [sys.executable, "-m", "app", *words]
        return subprocess.run(
            argv, cwd=ROOT, env=self.desk.env, capture_output=True, text=True, timeout=60, check=False
        )

    @property
    def settings(self) -> Path:
        return Path(self.desk.env["XDG_CONFIG_HOME"], "supple", "settings.toml")

    def wait(self, least: float, most: float) -> None:
        """Let some real seconds pass."""
        time.sleep(self.chance.uniform(least, most))

    def either(self, of: Sequence[T]) -> T:
        return self.chance.choice(of)

    def happens(self, share: float) -> bool:
        """Whether something that happens in this share of all cases happens now."""
        return self.chance.random() < share
