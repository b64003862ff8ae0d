from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.settings import Quiet
from app.desktop.seen import Seen, Sign
from app.desktop.signs import media, quiet, words

ALL = Quiet()


def without(sign: Sign) -> Quiet:
    return Quiet(**{switch.value: switch is not sign for switch in Sign})  # type: ignore[arg-type]  # all but "apps"


def seen(*signs: Sign, front: str = "", plays: str = "", awake: str = "") -> Seen:
    """Names separated by spaces."""
    front_of, plays_of, awake_of = (frozenset(names.split()) for names in (front, plays, awake))
    return Seen(frozenset(signs), front_of, plays_of, awake_of)


# ---- quiet ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", Sign)
def test_each_sign_is_a_reason_unless_it_is_switched_off(sign: Sign) -> None:
    assert quiet(seen(sign), ALL) == (sign.value,)
    assert quiet(seen(sign), without(sign)) == ()


def test_several_reasons_hold_at_once() -> None:
    assert quiet(seen(Sign.FULLSCREEN, Sign.DO_NOT_DISTURB), ALL) == ("do_not_disturb", "fullscreen")


@pytest.mark.parametrize(
    ("listed", "front"),
    [
        ("zoom", "zoom"),
        ("Zoom", "ZOOM.exe"),
        ("zoom.exe", "Zoom"),
        ("Firefox", "org.mozilla.firefox"),
        ("org.gnome.Totem", "org.gnome.Totem"),
    ],
)
def test_a_listed_program_in_front_is_a_reason_by_the_name_it_is_listed_under(listed: str, front: str) -> None:
    assert quiet(seen(front=front), replace(ALL, apps=(listed,))) == (listed,)


@pytest.mark.parametrize("listed", ["zoo", "zoom client", "", "   ", "*", ".", "\0", "mozilla", "🦊" * 500])
def test_a_list_of_nonsense_holds_nothing(listed: str) -> None:
    assert quiet(seen(front="zoom org.mozilla.firefox"), replace(ALL, apps=(listed,))) == ()


def test_a_program_listed_twice_is_one_reason() -> None:
    assert quiet(seen(front="obs"), replace(ALL, apps=("obs", " obs ", "obs"))) == ("obs",)


def test_a_program_that_only_plays_is_not_in_front() -> None:
    assert quiet(seen(plays="vlc"), replace(ALL, apps=("vlc",))) == ()


# ---- media ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [Sign.CALL, Sign.MICROPHONE, Sign.CAMERA])
def test_call_microphone_and_camera_are_media(sign: Sign) -> None:
    assert media(seen(sign)) == (sign.value,)


@pytest.mark.parametrize("sign", [Sign.DO_NOT_DISTURB, Sign.SCREEN_SHARING, Sign.FULLSCREEN])
def test_nothing_else_that_is_quiet_is_media(sign: Sign) -> None:
    assert media(seen(sign)) == ()


@pytest.mark.parametrize("player", ["vlc", "mpv.instance123", "org.gnome.Totem", "VLC.exe", "smplayer"])
def test_a_player_of_video_that_plays_is_media(player: str) -> None:
    assert media(seen(plays=player)) == ("video",)


@pytest.mark.parametrize("player", ["spotify", "rhythmbox", "firefox.instance_1_2", "vlcd"])
def test_music_alone_is_not_media(player: str) -> None:
    assert media(seen(plays=player)) == ()


def test_whatever_plays_behind_a_full_screen_window_is_media() -> None:
    assert media(seen(Sign.FULLSCREEN, plays="somethingnew")) == ("video",)


@pytest.mark.parametrize("awake", ["firefox", "org.mozilla.firefox", "Firefox", "/usr/lib/firefox/firefox"])
def test_a_browser_that_plays_and_keeps_the_screen_awake_is_media(awake: str) -> None:
    assert media(seen(plays="firefox.instance_1_2", awake=awake)) == ("video",)


def test_a_screen_that_is_kept_awake_is_not_media_by_itself() -> None:
    assert media(seen(awake="caffeine firefox")) == ()


def test_a_browser_that_plays_music_while_a_tool_keeps_the_screen_awake_is_not_media() -> None:
    assert media(seen(plays="firefox.instance_1_2", awake="caffeine")) == ()


def test_a_browser_that_plays_while_another_player_keeps_the_screen_awake_is_not_media() -> None:
    assert media(seen(plays="spotify", awake="firefox")) == ()


# ---- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("org.mozilla.Firefox", "firefox"),
        (r"C:\Program Files\VideoLAN\VLC.exe", "vlc"),
        ("google-chrome", "chrome"),
        ("plasma-browser-integration", "plasma-browser-integration"),
        ("firefox_firefox", "firefox"),
        ("QuickTime Player", "quicktime"),
    ],
)
def test_a_program_is_known_by_the_words_of_its_name(name: str, word: str) -> None:
    assert word in words(name)


def test_a_name_of_nothing_has_no_word_of_anybody() -> None:
    assert words("") <= {""}
