"""logind's inhibitors, of a mock of it on a real system bus."""

from __future__ import annotations

import pytest

from app.desktop.media_logind import CHANGES, MANAGER, LogindAwake
from app.desktop.seen import NOTHING, Seen
from tests.desktop.watching import Watching
from tests.desktop_rig.desk import Desk

pytestmark = pytest.mark.desktop


def lists(desk: Desk, *rows: str) -> None:
    code = f"ret = [{', '.join(rows)}]"
    desk.logind(MANAGER.path, "AddMethod", MANAGER.interface, "ListInhibitors", "", "a(ssssuu)", code)


def changed(desk: Desk) -> None:
    desk.logind(MANAGER.path, "AddProperty", MANAGER.interface, CHANGES, "<''>")
    desk.logind(MANAGER.path, "UpdateProperties", MANAGER.interface, f"{{'{CHANGES}': <'idle'>}}")


def row(what: str, who: str, mode: str = "block") -> str:
    return f"('{what}', '{who}', 'plays', '{mode}', 1000, 7)"


def test_only_who_blocks_idling_keeps_the_machine_awake(own_desk: Desk, watching: Watching) -> None:
    lists(own_desk, row("sleep:idle", "firefox"), row("sleep", "unattended-upgrades"), row("idle", "gdm", "delay"))
    awake = LogindAwake(own_desk.env)
    watching.begin(awake)
    assert watching.now == Seen(awake=frozenset({"firefox"}))
    assert awake.says() == "kept awake by firefox"


def test_changes_are_heard(own_desk: Desk, watching: Watching) -> None:
    lists(own_desk)
    awake = LogindAwake(own_desk.env)
    watching.begin(awake)
    assert (watching.now, awake.says()) == (NOTHING, "nobody keeps the machine from idling")
    lists(own_desk, row("idle", "firefox"))
    changed(own_desk)
    watching.until(Seen(awake=frozenset({"firefox"})))


def test_logind_takes_its_list_along_and_brings_it_back(own_desk: Desk, watching: Watching) -> None:
    lists(own_desk, row("idle", "firefox"))
    watching.begin(LogindAwake(own_desk.env))
    own_desk.end("logind")
    watching.until(NOTHING)
