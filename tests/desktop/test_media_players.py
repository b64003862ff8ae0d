"""Players on a real session bus, that play what they are told to."""

from __future__ import annotations

import pytest

from app.desktop.media_players import PATH, PLAYER, PREFIX, Players
from app.desktop.seen import NOTHING, Seen
from tests.desktop.watching import Played, Watching
from tests.desktop_rig.desk import Desk

pytestmark = pytest.mark.desktop


def player(desk: Desk, name: str, status: str = "Stopped") -> Played:
    found = Played(desk, f"{PREFIX}.{name}", PATH, PLAYER)
    found.mock("AddProperty", PLAYER, "PlaybackStatus", f"<'{status}'>")
    return found


def plays(*names: str) -> Seen:
    return Seen(plays=frozenset(names))


def test_a_player_that_plays_already_is_found(own_desk: Desk, watching: Watching) -> None:
    player(own_desk, "vlc", "Playing")
    watching.begin(Players(own_desk.env))
    assert watching.now == plays("vlc")


def test_a_player_is_heard_when_it_begins_pauses_and_goes(own_desk: Desk, watching: Watching) -> None:
    vlc = player(own_desk, "vlc")
    players = Players(own_desk.env)
    watching.begin(players)
    assert (watching.now, players.says()) == (NOTHING, "vlc: silent")
    vlc.has(PLAYER, "PlaybackStatus", "'Playing'")
    watching.until(plays("vlc"))
    vlc.has(PLAYER, "PlaybackStatus", "'Paused'")
    watching.until(NOTHING)
    vlc.has(PLAYER, "PlaybackStatus", "'Playing'")
    watching.until(plays("vlc"))
    vlc.end()
    watching.until(NOTHING)
    assert players.says() == "no player is there"


def test_two_players_are_told_apart(own_desk: Desk, watching: Watching) -> None:
    player(own_desk, "spotify", "Playing")
    browser = player(own_desk, "firefox.instance_1_2", "Playing")
    watching.begin(Players(own_desk.env))
    assert watching.now == plays("spotify", "firefox.instance_1_2")
    browser.has(PLAYER, "PlaybackStatus", "'Stopped'")
    watching.until(plays("spotify"))


def test_a_player_that_comes_late_is_heard(own_desk: Desk, watching: Watching) -> None:
    players = Players(own_desk.env)
    watching.begin(players)
    late = player(own_desk, "mpv")
    late.has(PLAYER, "PlaybackStatus", "'Playing'")
    watching.until(plays("mpv"))


def test_the_next_song_asks_nobody(own_desk: Desk, watching: Watching) -> None:
    vlc = player(own_desk, "vlc", "Playing")
    watching.begin(Players(own_desk.env))
    told = len(watching.all)
    vlc.mock("AddProperty", PLAYER, "Volume", "<0.5>")
    vlc.has(PLAYER, "Volume", "0.7")
    vlc.has(PLAYER, "PlaybackStatus", "'Paused'")
    watching.until(NOTHING)
    assert len(watching.all) == told + 1


def test_a_bus_that_goes_away_is_lost(own_desk: Desk, watching: Watching) -> None:
    watching.begin(Players(own_desk.env))
    own_desk.end("session-bus")
    watching._qtbot.waitUntil(lambda: watching.lost == ["the session bus is lost: it closed the connection"])
