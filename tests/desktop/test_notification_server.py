from __future__ import annotations

import pytest

from app.desktop.notification_server import CRITICAL, NORMAL, NoticeServer

ALL = frozenset({"actions", "body", "persistence"})


def test_a_server_that_draws_buttons_is_trusted() -> None:
    assert NoticeServer("Xfce Notify Daemon", "0.7.3", ALL).why_not() == ""


@pytest.mark.parametrize("name", ["mako", "dunst", "Dunst", "fnott"])
def test_one_that_is_known_to_draw_none_is_not_whatever_it_says(name: str) -> None:
    assert NoticeServer(name, "1", ALL).why_not() == f"{name} draws no buttons"


def test_one_that_says_so_itself_is_not() -> None:
    assert NoticeServer("notify-osd", "1.0", frozenset({"body"})).why_not() == "notify-osd draws no buttons"


def test_only_where_an_ordinary_banner_vanishes_it_is_critical() -> None:
    assert NoticeServer("gnome-shell", "43.9", ALL).urgency == CRITICAL
    assert NoticeServer("Plasma", "6", ALL).urgency == NORMAL


def test_words_stay_words_where_the_server_reads_markup() -> None:
    plain, marked = NoticeServer("a", "1", ALL), NoticeServer("b", "1", ALL | {"body-markup"})
    assert plain.texts("Time", "a & b") == ("Time", "a & b")
    assert marked.texts("Time", "a & b") == ("Time", "a &amp; b")


def test_without_a_body_all_stands_in_the_title() -> None:
    assert NoticeServer("a", "1", frozenset({"actions"})).texts("Time", "a\nb") == ("Time: a · b", "")


def test_it_is_named_with_its_version() -> None:
    assert str(NoticeServer("gnome-shell", "43.9", ALL)) == "gnome-shell 43.9"
