"""What the tests of the history let another process do: lock it, fill its disk, be killed while saving.

worker.py lock|open|full PATH
worker.py killed PATH ROUNDS
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from app.core.events import Activity, Event, How, SpanClosed
from app.core.state import State
from app.ports import HistoryRefusedError, HistorySlowError
from app.store.history import SqlHistory, open_history

WALL = 1_772_438_400


def opened(path: Path) -> SqlHistory:
    return open_history(path, UTC)


def save(history: SqlHistory, events: Sequence[Event], state: State) -> None:
    """As the engine does it: what was slow comes again."""
    while True:
        try:
            return history.save(events, state)
        except HistorySlowError:
            pass  # it takes no time here: nothing else is wrong with it


def second(t: int) -> SpanClosed:
    """The span of one second before `t`."""
    return SpanClosed(t, Activity.SITTING, How.MEASURED, t - 1, t, t - 1 + WALL)


def whole(path: Path) -> tuple[str, int, int]:
    """What SQLite says of the file, the second its state stands at, and its number of spans."""
    with closing(sqlite3.connect(path)) as connection:
        check = connection.execute("PRAGMA integrity_check").fetchone()[0]
        found = connection.execute("SELECT json FROM state").fetchone()
        spans = connection.execute("SELECT count(*) FROM spans").fetchone()[0]
    return check, 0 if found is None else json.loads(found[0])["t"], spans


def lock(path: Path) -> None:
    """Hold a write lock until a line comes in."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        print("locked", flush=True)  # noqa: T201 - how it tells its parent
        sys.stdin.readline()


def open_it(path: Path) -> None:
    """Say the sentence of a refusal; else what is to be said of the opening, and that it is open."""
    try:
        history = opened(path)
    except HistoryRefusedError as refused:
        print(refused)  # noqa: T201
        return
    state = history.load()
    for sentence in history.said:
        print(sentence)  # noqa: T201
    print("opened" if state is None else f"opened at {state.t}")  # noqa: T201
    history.close()


def fill(path: Path) -> None:
    """Save on a full disk until refused, free it, save what waited."""
    history = opened(path)
    filler = path.with_name("filler")
    save(history, [second(1)], State(t=1, wall=WALL))
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            pass
    waiting, t = [second(2)], 2
    try:
        while True:
            save(history, waiting, State(t=t, wall=WALL))
            t += 1
            waiting = [second(t)]
    except HistoryRefusedError as refused:
        print(refused)  # noqa: T201
    filler.unlink()
    save(history, waiting, State(t=t, wall=WALL))
    check, at, spans = whole(path)
    print("every event is stored" if at == spans == t else f"{at} {spans} {t}")  # noqa: T201
    print(check)  # noqa: T201
    history.close()


def save_for_ever(path: Path, tell: int) -> None:
    """Save a second after the other, and tell each that is stored."""
    history = opened(path)
    state = history.load() or State(wall=WALL)
    while True:
        state = replace(state, t=state.t + 1)
        save(history, [second(state.t)], state)
        os.write(tell, f"{state.t}\n".encode())


def killed(path: Path, rounds: int) -> None:
    """Fork, kill the child after some of its saves, and say whether the file is whole and the last save is there."""
    if sys.platform == "win32":
        sys.exit("there is no fork and no kill -9 here")
    opened(path).close()
    for number in range(rounds):
        read, tell = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            save_for_ever(path, tell)
        os.close(tell)
        with os.fdopen(read) as acknowledged:
            last = [int(acknowledged.readline()) for _ in range(1 + number % 7)][-1]
            for _ in range(number * 997 % 5000):
                os.getppid()  # a little later each time, so that the kill falls into any part of a save
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            last = int((acknowledged.read().split() or [str(last)])[-1])
        check, at, spans = whole(path)
        fine = check == "ok" and at == spans and at >= last
        print(f"whole: {at}" if fine else f"broken: {check}, state {at}, spans {spans}, told {last}")  # noqa: T201


def leave(path: Path) -> None:
    """Save one second and quit."""
    history = opened(path)
    save(history, [second(1)], State(t=1, wall=WALL))
    history.close()


WORK = {"quit": leave, "lock": lock, "open": open_it, "full": fill}

if __name__ == "__main__":
    word, place, *more = sys.argv[1:]
    if word == "killed":
        killed(Path(place), int(more[0]))
    else:
        WORK[word](Path(place))
