"""The prompt as a notification: on GNOME's shell and Xfce's server by mouse, and with servers that die or hang."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import BreakKind, Command, Skip, Snooze, Start
from app.core.snapshot import PromptView
from app.desktop import notification
from app.desktop.notification import Notification
from app.desktop.notification_server import NAME, PATH
from tests.desktop.watching import Played
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants, owned
from tests.desktop_rig.readable import button, readable
from tests.ui.desktop import Shown

pytestmark = pytest.mark.desktop
VIEW = PromptView(1, 58, BreakKind.MOVE, 180, (5, 10))
LINE = "Time to move: cat-cow and a turn"
BUTTONS = [("Start", Start(BreakKind.MOVE)), ("Snooze 5 min", Snooze(5)), ("Skip", Skip())]


class Prompted:
    """A prompt shown on a desk as a notification. sent, told: what the person asked, and what it says of itself."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.sent: list[Command] = []
        self.told: list[str] = []
        self.desk, self.qtbot = desk, qtbot
        self.shown = Notification(self.sent.append, "", self.told.append, lambda: self.told.append("can"), desk.env)

    def show(self, view: PromptView = VIEW) -> None:
        self.shown.show(view, LINE)

    def wait(self, what: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(what()), timeout=10_000)


@pytest.fixture
def prompted(own_desk: Desk, qtbot: QtBot) -> Iterator[Prompted]:
    """On a bare desk of one's own."""
    prompted = Prompted(own_desk, qtbot)
    yield prompted
    prompted.shown.hide()


GNOME = pytest.param("gnome", marks=pytest.mark.desktop("gnome-shell", "gjs"))


@pytest.fixture(scope="module", params=[GNOME, "x11"])
def buttons(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Desktops whose servers draw buttons: GNOME's shell, and Xfce's."""
    with Desk.up(Wants(request.param, tray="none", notify="xfce", a11y=True)) as desk:
        yield desk


@pytest.fixture
def drawn(buttons: Desk, qtbot: QtBot) -> Iterator[Prompted]:
    """On a desktop that draws buttons."""
    prompted = Prompted(buttons, qtbot)
    yield prompted
    prompted.shown.hide()
    prompted.wait(lambda: button(buttons, "Skip") is None)


@pytest.mark.parametrize(("name", "command"), BUTTONS)
def test_a_click_on_a_button_asks_for_what_it_says(drawn: Prompted, name: str, command: Command) -> None:
    drawn.show()
    drawn.wait(lambda: button(drawn.desk, name))
    spot = button(drawn.desk, name)
    assert spot is not None
    drawn.desk.input("move", *spot, ",", "sleep", 0.2, ",", "click")
    drawn.wait(lambda: drawn.sent)
    assert drawn.sent == [command]
    assert drawn.told == []


def test_every_key_typed_meanwhile_arrives_where_it_was_meant(drawn: Prompted, tmp_path: Path) -> None:
    typing = Shown(drawn.desk, tmp_path)
    typing.begin("typewriter")
    drawn.desk.input("move", 300, 300, ",", "type", "before ")
    typing.wait("typewriter", "text before ")
    drawn.show()
    drawn.wait(lambda: button(drawn.desk, "Start"))
    drawn.desk.input("type", "and while it is there", ",", "key", "space", "1")
    typing.wait("typewriter", "text before and while it is there 1")
    assert typing.lines("typewriter").count("focus False") == 0
    assert drawn.sent == []
    typing.end()


def test_it_leaves_with_the_prompt(drawn: Prompted) -> None:
    drawn.show()
    drawn.wait(lambda: ("label", "Time to move") in readable(drawn.desk))
    drawn.shown.hide()
    drawn.wait(lambda: ("label", "Time to move") not in readable(drawn.desk))


@pytest.mark.parametrize("buttons", [GNOME], indirect=True)
def test_gnomes_go_between_that_dies_leaves_no_banner_behind_the_one_that_works(drawn: Prompted) -> None:
    drawn.show()
    drawn.wait(lambda: button(drawn.desk, "Skip"))
    drawn.desk.end("notify")
    drawn.wait(lambda: drawn.told)
    begin_server(drawn.desk, "gjs", "/usr/share/gnome-shell/org.gnome.Shell.Notifications")
    drawn.wait(lambda: drawn.told == ["the notification server has gone", "can"])
    drawn.wait(lambda: button(drawn.desk, "Skip"))
    drawn.desk.input("move", *(button(drawn.desk, "Skip") or (0, 0)), ",", "sleep", 0.2, ",", "click")
    drawn.wait(lambda: drawn.sent == [Skip()])


# ---- servers that are not trusted, or not there ---------------------------------------------------------------------


def test_dunst_is_not_trusted_with_it(prompted: Prompted) -> None:
    begin_server(prompted.desk, "dunst")
    prompted.show()
    prompted.wait(lambda: prompted.told)
    assert prompted.told == ["dunst draws no buttons"]


@pytest.mark.desktop("sway", "mako")
def test_nor_is_mako(sway: Desk, qtbot: QtBot) -> None:
    begin_server(sway, "mako")
    prompted = Prompted(sway, qtbot)
    prompted.show()
    prompted.wait(lambda: prompted.told)
    assert prompted.told == ["mako draws no buttons"]
    prompted.shown.hide()
    sway.end("notify")


def test_a_server_that_comes_late_shows_it_after_all(prompted: Prompted) -> None:
    prompted.show()
    prompted.wait(lambda: prompted.told)
    server = Server(prompted.desk)
    prompted.wait(lambda: "can" in prompted.told)
    assert prompted.told == ["no notification server runs", "can"]
    assert server.notified() == 1


def test_one_that_dies_while_it_is_up_is_told_and_the_next_one_shows_it_again(prompted: Prompted) -> None:
    server = Server(prompted.desk)
    prompted.show()
    prompted.wait(server.notified)
    server.end()
    prompted.wait(lambda: prompted.told)
    server = Server(prompted.desk)
    prompted.wait(lambda: "can" in prompted.told)
    assert prompted.told == ["the notification server has gone", "can"]
    server.press("skip")
    prompted.wait(lambda: prompted.sent == [Skip()])


def test_one_that_has_its_name_before_it_answers_is_asked_again(prompted: Prompted) -> None:
    server = Server(prompted.desk, answering=False)
    prompted.show()
    prompted.wait(lambda: prompted.shown._tries)
    server.answer()
    prompted.wait(server.notified)
    assert prompted.told == []


def test_one_that_never_answers_is_told(prompted: Prompted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notification, "AGAIN", 0.01)
    Server(prompted.desk, answering=False)
    prompted.show()
    prompted.wait(lambda: prompted.told)
    [why] = prompted.told
    assert why.startswith("the notification server fails (org.freedesktop.DBus.Error.UnknownMethod")


def test_one_that_hangs_is_told_and_when_it_goes_on_it_shows_it(
    prompted: Prompted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notification, "ANSWERING", 0.2)
    hasty = Prompted(prompted.desk, prompted.qtbot)
    server = Server(prompted.desk)
    prompted.desk.freeze(NAME)
    hasty.show()
    hasty.wait(lambda: hasty.told)
    prompted.desk.thaw(NAME)
    hasty.wait(lambda: "can" in hasty.told)
    assert hasty.told == ["the notification server does not answer", "can"]
    assert server.notified() == 1
    hasty.shown.hide()


def test_without_a_session_bus_that_is_told(prompted: Prompted) -> None:
    prompted.desk.end("session-bus")
    prompted.show()
    [why] = prompted.told
    assert why.startswith("the session bus cannot be reached")


def test_a_bus_that_breaks_is_told_and_the_next_prompt_tries_again(prompted: Prompted) -> None:
    server = Server(prompted.desk)
    prompted.show()
    prompted.wait(server.notified)
    prompted.desk.parts["session-bus"].kill()  # ended, it would say of the server first that it has gone
    prompted.wait(lambda: prompted.told)
    assert prompted.told == ["the session bus is lost: it closed the connection"]
    server.end()
    prompted.desk.end("session-bus")
    (prompted.desk.folder / "run" / "session_bus").unlink()
    prompted.desk.start_bus("session")
    server = Server(prompted.desk)
    prompted.show(PromptView(2, 63, BreakKind.MOVE, 180, (5,)))
    prompted.wait(server.notified)


# ---- how it ends -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", [1, 4])
def test_closed_by_the_server_it_counts_as_shown_and_comes_again_with_a_new_server(
    prompted: Prompted, why: int
) -> None:
    server = Server(prompted.desk)
    prompted.show()
    prompted.wait(server.notified)
    server.close(why)
    server.end()
    server = Server(prompted.desk)
    prompted.wait(server.notified)
    assert prompted.sent == []


def test_dismissed_by_the_person_it_asks_for_nothing_and_does_not_come_again(prompted: Prompted) -> None:
    server = Server(prompted.desk)
    prompted.show()
    prompted.wait(server.notified)
    server.close(2)
    prompted.wait(lambda: prompted.shown._dismissed)
    server.end()
    server = Server(prompted.desk)
    prompted.show()
    prompted.shown._bus.settle()  # type: ignore[union-attr]
    assert server.notified() == 0
    assert (prompted.sent, prompted.told) == ([], [])


def test_the_same_prompt_is_shown_once_and_the_next_one_anew(prompted: Prompted) -> None:
    server = Server(prompted.desk)
    prompted.show()
    prompted.show()
    prompted.wait(server.notified)
    prompted.show(PromptView(2, 63, BreakKind.MOVE, 180, (5,)))
    prompted.wait(lambda: server.notified() == 2)
    assert server.closed() == 1


def test_one_that_must_go_before_it_has_come_is_closed(prompted: Prompted) -> None:
    server = Server(prompted.desk)
    prompted.show()
    assert prompted.shown._bus is not None
    prompted.qtbot.waitUntil(lambda: prompted.shown._asked)
    prompted.shown.hide()
    prompted.wait(server.closed)


def test_the_press_on_start_brings_what_lets_the_break_come_to_the_front(prompted: Prompted) -> None:
    server = Server(prompted.desk)
    prompted.show()
    prompted.wait(lambda: prompted.shown._id is not None)
    server.says("ActivationToken", "us", "uint32 7", "'let-me'")
    server.press("start")
    prompted.wait(lambda: prompted.sent)
    assert os.environ.pop("XDG_ACTIVATION_TOKEN") == "let-me"


def test_what_happens_to_the_notifications_of_others_is_not_ours(prompted: Prompted) -> None:
    server = Server(prompted.desk)
    prompted.show()
    prompted.wait(lambda: prompted.shown._id is not None)
    server.says("ActionInvoked", "us", "uint32 9", "'start'")
    server.press("default")
    server.press("skip")
    prompted.wait(lambda: prompted.sent)
    assert prompted.sent == [Skip()]


class Server(Played):
    """A notification server that draws buttons, played."""

    def __init__(self, desk: Desk, *, answering: bool = True) -> None:
        super().__init__(desk, NAME, PATH, NAME)
        if answering:
            self.answer()

    def answer(self) -> None:
        self.answers("GetServerInformation", "", "ssss", "ret = ('played', 'somebody', '1', '1.2')")
        self.answers("CloseNotification", "u", "", "")
        self.answers("Notify", "susssasa{sv}i", "u", "ret = 7")
        self.answers("GetCapabilities", "", "as", "ret = ['actions', 'body']")

    def press(self, key: str) -> None:
        self.says("ActionInvoked", "us", "uint32 7", f"'{key}'")

    def close(self, why: int) -> None:
        self.says("NotificationClosed", "uu", "uint32 7", f"uint32 {why}")

    def notified(self) -> int:
        return self._calls("Notify")

    def closed(self) -> int:
        return self._calls("CloseNotification")

    def _calls(self, method: str) -> int:
        call = ["gdbus", "call", "--session", "-d", NAME, "-o", PATH, "-m", "org.freedesktop.DBus.Mock.GetMethodCalls"]
        return self.desk.run([*call, method]).count(", [<")


def begin_server(desk: Desk, *argv: str) -> None:
    desk.begin("notify", argv)
    desk.ready("notifications", owned("session", NAME))
