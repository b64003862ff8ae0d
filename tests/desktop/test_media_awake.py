"""The lists of GNOME, KDE and Xfce on a real session bus, played."""

from __future__ import annotations

import pytest

from app.desktop.media_awake import GNOME, INHIBITOR, REGISTERS, KeptAwake, Register
from app.desktop.seen import NOTHING, Seen
from tests.desktop.watching import Played, Watching
from tests.desktop_rig.desk import Desk

pytestmark = pytest.mark.desktop
KDE, XFCE = REGISTERS
LIST = {KDE: ("a(ss)", "[('firefox', 'plays')]", "[]"), XFCE: ("as", "['firefox']", "[]")}
CHANGED = {KDE: ("a(ss)as", "@a(ss) []", "@as []"), XFCE: ("b", "true")}
FIREFOX = Seen(awake=frozenset({"firefox"}))


def holds(desk: Desk, register: Register) -> Played:
    place = register.place
    return Played(desk, place.name, place.path, place.interface)


def lists(held: Played, register: Register, rows: str) -> None:
    held.answers(register.method, "", LIST[register][0], f"ret = {rows}")


@pytest.mark.parametrize("register", REGISTERS, ids=["kde", "xfce"])
def test_a_list_is_found_and_its_changes_are_heard(register: Register, own_desk: Desk, watching: Watching) -> None:
    held = holds(own_desk, register)
    lists(held, register, LIST[register][1])
    awake = KeptAwake(own_desk.env)
    watching.begin(awake)
    assert (watching.now, awake.says()) == (FIREFOX, "kept awake by firefox")
    lists(held, register, LIST[register][2])
    signature, *values = CHANGED[register]
    held.says(register.signal, signature, *values)
    watching.until(NOTHING)
    assert awake.says() == "nobody keeps the screen awake, as far as a list tells"


def test_whoever_holds_a_list_takes_it_along(own_desk: Desk, watching: Watching) -> None:
    held = holds(own_desk, XFCE)
    lists(held, XFCE, LIST[XFCE][1])
    watching.begin(KeptAwake(own_desk.env))
    assert watching.now == FIREFOX
    held.end()
    watching.until(NOTHING)


def gnome(desk: Desk) -> Played:
    session = Played(desk, GNOME.name, GNOME.path, GNOME.interface)
    session.answers("GetInhibitors", "", "ao", "ret = []")
    return session


def inhibitor(session: Played, number: int, program: str, flags: int) -> str:
    path = f"{GNOME.path}/Inhibitor{number}"
    methods = f"[('GetFlags', '', 'u', 'ret = {flags}'), ('GetAppId', '', 's', 'ret = \"{program}\"')]"
    session.mock("AddObject", path, INHIBITOR, "@a{sv} {}", methods)
    return path


def test_gnomes_inhibitors_come_and_go_one_by_one(own_desk: Desk, watching: Watching) -> None:
    session = gnome(own_desk)
    watching.begin(KeptAwake(own_desk.env))
    path = inhibitor(session, 1, "firefox", flags=12)
    session.says("InhibitorAdded", "o", f"objectpath '{path}'")
    watching.until(FIREFOX)
    session.says("InhibitorRemoved", "o", f"objectpath '{path}'")
    watching.until(NOTHING)


def test_gnomes_inhibitors_are_found_but_not_those_of_logout(own_desk: Desk, watching: Watching) -> None:
    session = gnome(own_desk)
    paths = [inhibitor(session, 1, "firefox", flags=8), inhibitor(session, 2, "gedit", flags=1)]
    session.answers("GetInhibitors", "", "ao", f"ret = {paths}")
    watching.begin(KeptAwake(own_desk.env))
    assert watching.now == FIREFOX
    session.end()
    watching.until(NOTHING)


def test_without_anybody_nothing_is_kept_awake(own_desk: Desk, watching: Watching) -> None:
    watching.begin(KeptAwake(own_desk.env))
    assert (watching.now, watching.lost) == (NOTHING, [])
