from __future__ import annotations

from app.core.inputs import Locked, Observation, Resumed, Suspended, Unlocked
from app.desktop.locks import Locks, Said, hear


def told(*heard: tuple[str, Said]) -> list[Observation]:
    """What everybody is told when the sources say this, one after the other."""
    locks, out = Locks(), list[Observation]()
    for source, said in heard:
        locks, change = hear(locks, source, said)
        out += [] if change is None else [change]
    return out


def test_a_lock_that_two_sources_tell_is_told_once() -> None:
    assert told(("logind", Locked()), ("saver", Locked())) == [Locked()]


def test_it_is_locked_while_any_source_says_so() -> None:
    both: list[tuple[str, Said]] = [("logind", Locked()), ("saver", Locked())]
    assert told(*both, ("logind", Unlocked())) == [Locked()]
    assert told(*both, ("logind", Unlocked()), ("saver", Unlocked())) == [Locked(), Unlocked()]


def test_an_unlock_that_nobody_locked_is_not_told() -> None:
    assert told(("saver", Unlocked()), ("logind", Resumed())) == []


def test_sleep_and_lock_are_told_apart() -> None:
    heard: list[tuple[str, Said]] = [
        ("logind", Locked()),
        ("logind", Suspended()),
        ("logind", Suspended()),
        ("logind", Resumed()),
    ]
    assert told(*heard) == [Locked(), Suspended(), Resumed()]


def test_a_source_that_repeats_itself_adds_nothing() -> None:
    assert told(("logind", Locked()), ("logind", Locked()), ("logind", Unlocked())) == [Locked(), Unlocked()]


def test_what_is_so_can_be_asked_at_any_time() -> None:
    locks, _ = hear(Locks(), "logind", Locked())
    assert (locks.locked, locks.asleep) == (True, False)
