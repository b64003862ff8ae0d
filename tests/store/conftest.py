"""What the tests of the history share: a file of its own, opened in Berlin, and a state at nine o'clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core.state import State
from app.store.history import SqlHistory, open_history

BERLIN = ZoneInfo("Europe/Berlin")
NINE = int(datetime(2026, 3, 2, 8, tzinfo=UTC).timestamp())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite"


@pytest.fixture
def opened(path: Path) -> Iterator[Callable[[], SqlHistory]]:
    """Opens the history at `path`, in Berlin; one process has it open once, so the one before is closed."""
    histories: list[SqlHistory] = []

    def open_it() -> SqlHistory:
        for history in histories:
            history.close()
        histories.append(open_history(path, BERLIN))
        return histories[-1]

    yield open_it
    for history in histories:
        history.close()


@pytest.fixture
def history(opened: Callable[[], SqlHistory]) -> SqlHistory:
    return opened()


@pytest.fixture
def state() -> State:
    """At t 0 it is nine o'clock on Monday, 2026-03-02, in Berlin."""
    return State(wall=NINE)
