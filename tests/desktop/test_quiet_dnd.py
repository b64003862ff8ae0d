"""Do Not Disturb of real notification servers, and of played ones where there is none here to run."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.desktop.quiet_dnd import KDE, NAME, PATH, PROPERTY, DoNotDisturb
from app.desktop.seen import NOTHING, Seen, Sign
from tests.desktop.watching import Played, Watching
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import owned

pytestmark = pytest.mark.desktop
ON = Seen(frozenset({Sign.DO_NOT_DISTURB}))


def begin_server(desk: Desk, *argv: str) -> None:
    desk.begin("notify", argv)
    desk.ready("notifications", owned("session", NAME))


def begin_xfce(desk: Desk) -> None:
    begin_server(desk, str(next(Path("/usr/lib").glob("*/xfce4/notifyd/xfce4-notifyd"))))


def turn_xfce(desk: Desk, *words: str) -> None:
    desk.run(["xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", *words])


def played(desk: Desk, who: str) -> Played:
    """A notification server that says it is this one."""
    server = Played(desk, NAME, PATH, NAME)
    server.answers("GetServerInformation", "", "ssss", f"ret = ('{who}', 'somebody', '1', '1.2')")
    return server


# ---- Xfce, for real ------------------------------------------------------------------------------------------------


def test_xfces_switch_is_heard_on_and_off(own_desk: Desk, watching: Watching) -> None:
    begin_xfce(own_desk)
    switch = DoNotDisturb(own_desk.env)
    watching.begin(switch)
    assert watching.now == NOTHING
    turn_xfce(own_desk, "-n", "-t", "bool", "-s", "true")
    watching.until(ON)
    assert switch.says() == "on (Xfce Notify Daemon)"
    turn_xfce(own_desk, "-s", "false")
    watching.until(NOTHING)
    assert switch.says() == "off (Xfce Notify Daemon)"


def test_xfces_switch_that_is_on_already_is_found_and_one_that_is_reset_is_off(
    own_desk: Desk, watching: Watching
) -> None:
    begin_xfce(own_desk)
    turn_xfce(own_desk, "-n", "-t", "bool", "-s", "true")
    watching.begin(DoNotDisturb(own_desk.env))
    assert watching.now == ON
    turn_xfce(own_desk, "-r")
    watching.until(NOTHING)


def test_xfces_switch_counts_before_its_server_has_come_and_without_it(own_desk: Desk, watching: Watching) -> None:
    turn_xfce(own_desk, "-n", "-t", "bool", "-s", "true")
    watching.begin(DoNotDisturb(own_desk.env))
    assert watching.now == ON
    begin_xfce(own_desk)
    watching.until(ON)
    own_desk.end("notify")
    watching.until(ON)


def test_xfces_switch_left_over_on_another_desktop_holds_nothing(own_desk: Desk, watching: Watching) -> None:
    turn_xfce(own_desk, "-n", "-t", "bool", "-s", "true")
    switch = DoNotDisturb({**own_desk.env, "XDG_CURRENT_DESKTOP": "sway"})
    watching.begin(switch)
    assert watching.now == NOTHING
    assert switch.says() == "cannot tell (no notification server runs)"


# ---- dunst, for real -----------------------------------------------------------------------------------------------


def test_dunst_is_heard_when_it_is_paused_and_goes_on(own_desk: Desk, watching: Watching) -> None:
    begin_server(own_desk, "dunst")
    switch = DoNotDisturb(own_desk.env)
    watching.begin(switch)
    assert watching.now == NOTHING
    own_desk.run(["dunstctl", "set-paused", "true"])
    watching.until(ON)
    assert switch.says() == "on (dunst)"
    own_desk.run(["dunstctl", "set-paused", "false"])
    watching.until(NOTHING)


def test_a_server_that_dies_takes_its_switch_along_and_a_new_one_is_asked(own_desk: Desk, watching: Watching) -> None:
    begin_server(own_desk, "dunst")
    own_desk.run(["dunstctl", "set-paused", "true"])
    environ = {**own_desk.env, "XDG_CURRENT_DESKTOP": ""}
    watching.begin(DoNotDisturb(environ))
    assert watching.now == ON
    own_desk.end("notify")
    watching.until(NOTHING)
    begin_server(own_desk, "dunst")
    own_desk.run(["dunstctl", "set-paused", "true"])
    watching.until(ON)


# ---- GNOME, KDE, mako ----------------------------------------------------------------------------------------------


def test_gnomes_switch_is_read_and_heard(own_desk: Desk, watching: Watching) -> None:
    own_desk.env["GSETTINGS_BACKEND"] = "dconf"
    own_desk.begin("dconf", ["/usr/libexec/dconf-service"])
    own_desk.ready("dconf", owned("session", "ca.desrt.dconf"))
    played(own_desk, "gnome-shell")
    banners = ["gsettings", "set", "org.gnome.desktop.notifications", "show-banners"]
    own_desk.run([*banners, "false"])
    switch = DoNotDisturb(own_desk.env)
    watching.begin(switch)
    assert watching.now == ON
    own_desk.run([*banners, "true"])
    watching.until(NOTHING)
    own_desk.run([*banners, "false"])
    watching.until(ON)
    assert (switch.says(), switch.missing()) == ("on (gnome-shell)", "")


def test_without_gsettings_gnomes_switch_cannot_be_told(own_desk: Desk, watching: Watching) -> None:
    played(own_desk, "gnome-shell")
    switch = DoNotDisturb({**own_desk.env, "PATH": str(own_desk.folder / "bin")})
    watching.begin(switch)
    assert switch.says() == "cannot tell (gnome-shell)"
    assert switch.missing() == "gsettings: sudo apt install libglib2.0-bin"


def test_kdes_switch_is_a_property_of_its_server(own_desk: Desk, watching: Watching) -> None:
    server = played(own_desk, "Plasma")
    server.mock("AddProperty", KDE.interface, KDE.name, "<true>")
    watching.begin(DoNotDisturb(own_desk.env))
    assert watching.now == ON
    server.has(KDE.interface, KDE.name, "false")
    watching.until(NOTHING)


def test_makos_switch_is_a_mode_among_others_that_a_new_one_tells(own_desk: Desk, watching: Watching) -> None:
    server = played(own_desk, "mako")
    mako = PROPERTY["mako"]
    answer = f"[('{mako.method}', '', 'as', 'ret = [\"default\"]')]"
    server.mock("AddObject", mako.path, mako.interface, f"{{'{mako.name}': <['default']>}}", answer)
    switch = DoNotDisturb(own_desk.env)
    watching.begin(switch)
    assert switch.says() == "off (mako)"
    modes = f"{{'{mako.name}': <['default', 'do-not-disturb']>}}"
    server.mock("UpdateProperties", mako.interface, modes, path=mako.path)
    watching.until(ON)


@pytest.mark.desktop("sway", "waybar", "mako")
def test_the_mode_of_a_real_mako_is_found_at_each_look(sway: Desk, watching: Watching) -> None:
    begin_server(sway, "mako")
    switch = DoNotDisturb(sway.env)
    watching.begin(switch)
    assert switch.says() == "off (mako)"
    assert switch.looks()
    sway.run(["makoctl", "mode", "-s", "do-not-disturb"])
    switch.look()
    watching.until(ON)
    sway.end("notify")
    watching.until(NOTHING)
    assert not switch.looks()


def test_a_server_that_has_its_name_before_it_answers_is_asked_again(own_desk: Desk, watching: Watching) -> None:
    server = Played(own_desk, NAME, PATH, NAME)
    server.mock("AddProperty", KDE.interface, KDE.name, "<true>")
    watching.begin(DoNotDisturb({**own_desk.env, "XDG_CURRENT_DESKTOP": ""}))
    assert watching.now == NOTHING
    server.answers("GetServerInformation", "", "ssss", "ret = ('Plasma', 'somebody', '1', '1.2')")
    watching.until(ON)


def test_a_server_without_a_switch_cannot_tell(own_desk: Desk, watching: Watching) -> None:
    played(own_desk, "notification-daemon")
    switch = DoNotDisturb(own_desk.env)
    watching.begin(switch)
    assert watching.now == NOTHING
    assert (switch.says(), switch.missing()) == ("cannot tell (notification-daemon)", "")


def test_a_bus_that_goes_away_is_lost(own_desk: Desk, watching: Watching) -> None:
    watching.begin(DoNotDisturb(own_desk.env))
    own_desk.end("session-bus")
    watching._qtbot.waitUntil(lambda: watching.lost == ["the session bus is lost: it closed the connection"])
