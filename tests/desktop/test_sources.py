from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from app.core.inputs import Observation
from app.desktop.api import Lost, Tell, UnansweredError
from app.desktop.sources import FirstIdle, IdleSource


@dataclass
class Scripted:
    """Answers, or refuses with this; keeps a log."""

    refusal: UnansweredError | None = None
    log: list[str] = field(default_factory=list)

    def start(self, threshold: int, tell: Tell, lost: Lost) -> None:  # noqa: ARG002
        if self.refusal is not None:
            raise self.refusal
        self.log.append(f"start {threshold}")

    def ask_next(self) -> None:
        self.log.append("next")

    def says(self) -> str:
        return "input"

    def stop(self) -> None:
        self.log.append("stop")


def nobody(_: Observation | str) -> None: ...


def first(*backends: Scripted) -> FirstIdle:
    return FirstIdle(tuple(IdleSource(f"number {n}", f"reason {n}", one) for n, one in enumerate(backends, 1)))


def silent(name: str, *, hopeful: bool = False) -> Scripted:
    return Scripted(UnansweredError(f"{name} is silent", f"apt install {name}", hopeful=hopeful))


def test_the_first_that_answers_is_asked_from_then_on() -> None:
    second, third = Scripted(), Scripted()
    idle = first(silent("a"), second, third)
    idle.start(30, nobody, nobody)
    idle.ask_next()
    assert (idle.name, idle.reason, idle.says()) == ("number 2", "reason 2", "input")
    assert (second.log, third.log) == (["start 30", "next"], [])


def test_where_none_answers_all_say_why_and_what_would_help() -> None:
    idle = first(silent("a"), silent("b", hopeful=True))
    with pytest.raises(UnansweredError, match="a is silent; b is silent") as raised:
        idle.start(30, nobody, nobody)
    assert (raised.value.missing, raised.value.hopeful) == ("apt install a; apt install b", True)
    assert (idle.name, idle.reason) == ("number 1 or number 2", "asked in this order, and none answers")
    idle.ask_next()
    assert idle.says() == ""


def test_where_asking_again_helps_none_of_them_it_does_not_help() -> None:
    with pytest.raises(UnansweredError) as raised:
        first(silent("a"), silent("b")).start(30, nobody, nobody)
    assert not raised.value.hopeful


def test_one_alone_keeps_its_name_and_reason_though_it_does_not_answer() -> None:
    idle = first(silent("a"))
    with pytest.raises(UnansweredError):
        idle.start(30, nobody, nobody)
    assert (idle.name, idle.reason) == ("number 1", "reason 1")


def test_started_again_it_asks_all_again_in_their_order() -> None:
    one, other = Scripted(UnansweredError("not yet")), Scripted()
    idle = first(one, other)
    idle.start(30, nobody, nobody)
    one.refusal = None
    idle.start(30, nobody, nobody)
    assert idle.name == "number 1"


def test_all_are_stopped() -> None:
    one, other = Scripted(), Scripted()
    first(one, other).stop()
    assert (one.log, other.log) == (["stop"], ["stop"])
