from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import Lost, UnansweredError
from app.desktop.retry import Kept, pause


def test_pauses_double_from_5_s_to_10_min() -> None:
    assert [pause(failures) for failures in range(1, 10)] == [5, 10, 20, 40, 80, 160, 320, 600, 600]


def test_a_thousand_failures_still_pause_10_min() -> None:
    assert pause(1000) == 600


class Backend:
    """Begins when `works`; keeps what it was given to report a loss."""

    def __init__(self, *, works: bool = True, hopeful: bool = True) -> None:
        self.works, self.hopeful = works, hopeful
        self.begun = 0
        self.pauses: list[int] = []
        self.log: list[str] = []
        self.now = 0.0
        self.lost: Lost
        self.kept = Kept(
            self.begin, lambda: self.log.append("back"), lambda: self.log.append("gone"), lambda: self.now, self.pause
        )

    def begin(self, lost: Lost) -> None:
        self.begun += 1
        if not self.works:
            raise UnansweredError("nobody answers", "sudo apt install somebody", hopeful=self.hopeful)
        self.lost = lost

    def pause(self, failures: int) -> int:
        self.pauses.append(pause(failures))
        return 0


@pytest.mark.usefixtures("qapp")
def test_what_begins_at_once_is_neither_gone_nor_back() -> None:
    backend = Backend()
    backend.kept.start()
    assert (backend.log, backend.kept.failure) == ([], None)


def test_what_is_lost_is_told_once_and_begun_again(qtbot: QtBot) -> None:
    backend = Backend()
    backend.kept.start()
    backend.works = False
    backend.lost("the server is gone")
    qtbot.waitUntil(lambda: backend.begun > 3)
    backend.works = True
    qtbot.waitUntil(lambda: backend.log == ["gone", "back"])
    assert backend.pauses[:4] == [5, 10, 20, 40]


def test_what_never_began_is_begun_again_and_told_when_it_is_there(qtbot: QtBot) -> None:
    backend = Backend(works=False)
    backend.kept.start()
    assert backend.kept.failure is not None
    assert backend.kept.failure.missing == "sudo apt install somebody"
    backend.works = True
    qtbot.waitUntil(lambda: backend.log == ["back"])


@pytest.mark.usefixtures("qapp")
def test_what_cannot_help_is_not_begun_again() -> None:
    backend = Backend(works=False, hopeful=False)
    backend.kept.start()
    assert backend.pauses == []
    assert backend.kept.describe(lambda: "all is well") == "nobody answers"


@pytest.mark.usefixtures("qapp")
def test_what_fails_again_and_again_soon_after_it_is_back_waits_longer_each_time() -> None:
    backend = Backend()
    backend.kept.start()
    for _ in range(3):
        backend.lost("gone")
    assert backend.pauses == [5, 10, 20]


@pytest.mark.usefixtures("qapp")
def test_what_held_for_long_starts_again_at_the_first_pause() -> None:
    backend = Backend()
    backend.kept.start()
    backend.lost("gone")
    backend.lost("gone")
    backend.now = 3600
    backend.lost("gone")
    assert backend.pauses == [5, 10, 5]


@pytest.mark.usefixtures("qapp")
def test_people_are_told_why_and_when_it_is_asked_again() -> None:
    backend = Backend()
    backend.kept.start()
    assert backend.kept.describe(lambda: "all is well") == "all is well"
    backend.lost("the server is gone")
    assert backend.kept.describe(lambda: "all is well").startswith("the server is gone; asked again in ")
