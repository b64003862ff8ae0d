from __future__ import annotations

import sys
import threading
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from app.store.writer import Writer


def do(_result: object) -> None:
    """Nothing with it."""


def test_what_is_given_is_done_in_its_order_in_one_other_thread() -> None:
    writer, threads = Writer("test"), set()
    done: list[int] = []

    def note(number: int) -> None:
        done.append(number)
        threads.add(threading.current_thread())

    last = [writer.do(partial(note, number)) for number in range(50)][-1]
    last.result()
    assert done == list(range(50))
    assert len(threads) == 1
    assert threading.current_thread() not in threads
    assert writer.end(9.0)


def test_what_was_raised_is_told_and_the_next_is_done_all_the_same() -> None:
    writer = Writer("test")
    with pytest.raises(ZeroDivisionError):
        writer.do(lambda: do(1 // 0)).result()
    writer.do(lambda: None).result()
    assert writer.end(9.0)


def test_who_does_not_wait_for_it_goes_on() -> None:
    writer, go = Writer("test"), Event()
    slow = writer.do(lambda: do(go.wait()))
    with pytest.raises(TimeoutError):
        slow.result(0)
    assert not writer.end(0.0)
    go.set()
    slow.result()
    assert writer.end(9.0)


def test_the_thread_is_gone_when_it_is_ended() -> None:
    before = threading.active_count()
    writer = Writer("test")
    writer.do(lambda: None)
    assert writer.end(9.0)
    assert threading.active_count() == before


def test_what_was_never_given_anything_has_no_thread_and_ends_at_once() -> None:
    before = threading.active_count()
    assert Writer("test").end(0.0)
    assert threading.active_count() == before


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is of Linux")
def test_an_idle_thread_is_never_woken() -> None:
    writer, ids = Writer("test"), []
    writer.do(lambda: ids.append(threading.get_native_id())).result()
    status = Path(f"/proc/self/task/{ids[0]}/status")

    def asleep() -> bool:
        return "State:\tS" in status.read_text()

    while not asleep():
        threading.Event().wait(0.01)
    before = [line for line in status.read_text().splitlines() if "ctxt_switches" in line]
    threading.Event().wait(0.5)
    assert [line for line in status.read_text().splitlines() if "ctxt_switches" in line] == before
    assert writer.end(9.0)
