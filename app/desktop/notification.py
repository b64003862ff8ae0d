"""The prompt as a desktop notification with buttons (org.freedesktop.Notifications). Decides nothing of the rules.

It has a connection to the bus only while a prompt is up. What it does when the server dies: says so, and shows the
prompt again when one is back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.core.inputs import Command, Start
from app.core.prompt_form import Notice, asked_by, notice_of
from app.core.snapshot import PromptView
from app.desktop.api import UnansweredError
from app.desktop.bus import ABSENT, Body, Bus, Place, Which
from app.desktop.later import Later
from app.desktop.notification_server import DISMISSED, NAME, PATH, NoticeServer

if TYPE_CHECKING:
    from app.movement.movement import Movement

SERVER = Place(NAME, PATH, NAME)
APP = "Supple"
FOR_GOOD = 0
"""No time after which it goes by itself."""
ANSWERING = 3.0
"""Seconds a server may take, from being asked who it is to showing it."""
TRIES, AGAIN = 4, 0.5
"""How often a server is asked that has its name already and does not answer yet; seconds between."""
CLOSING = 0.3
"""Seconds to wait for the number of a notification that must go before it is known."""


class Notification:
    """One prompt at a time (the face of `app.ui.prompt.Prompt`).

    icon: a path. cannot: takes why nothing can be shown now, a clause; at most once until `can`, which is called when
    it is shown after all.
    """

    def __init__(
        self,
        send: Callable[[Command], object],
        icon: str,
        cannot: Callable[[str], None],
        can: Callable[[], None],
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._send, self._icon, self._cannot, self._can, self._environ = send, icon, cannot, can, environ
        self._bus: Bus | None = None
        self._view: PromptView | None = None
        self._notice: Notice | None = None
        self._who: tuple[str, str] | None = None
        self._id: int | None = None
        self._orphan = 0
        self._tries = 0
        self._token = ""
        self._asked = self._dismissed = self._refused = False
        self._again = Later()
        self._patience = QTimer()
        self._patience.setSingleShot(True)
        self._patience.setInterval(round(ANSWERING * 1000))
        self._patience.timeout.connect(lambda: self._refuse("the notification server does not answer"))

    def show(self, view: PromptView, title: str, _movement: Movement | None = None) -> None:
        """Show this prompt; one that is up stays as it is."""
        if self._view is not None and self._view.number == view.number:
            return
        self.hide()
        self._view, self._notice = view, notice_of(view, title)
        self._dismissed = self._refused = False
        try:
            bus = self._bus = Bus(Which.SESSION, self._environ, self._lost)
        except UnansweredError as error:
            self._lost(error.reason)
            return
        bus.watch(NAME, self._came_or_went)
        bus.listen(SERVER, "ActionInvoked", self._pressed)
        bus.listen(SERVER, "NotificationClosed", self._closed)
        bus.listen(SERVER, "ActivationToken", self._may_activate)
        self._ask()

    def hide(self) -> None:
        """Take it off the screen, and let go of everything."""
        self._view = self._notice = None
        self._refused = False
        self._patience.stop()
        self._again.stop()
        self._tries = 0
        bus, self._bus = self._bus, None
        if bus is None:
            return
        if self._asked and self._id is None:
            bus.settle(CLOSING)
        if self._id is not None:
            bus.call(SERVER, "CloseNotification", "u", (self._id,), answered=_nothing)
        self._id, self._asked, self._token = None, False, ""
        bus.close()

    # ---- who is there to show it ---------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Who is the server? Some desktops start theirs when it is first asked."""
        if self._bus is not None:
            self._who = None
            self._patience.start()
            self._bus.call(
                SERVER, "GetServerInformation", answered=self._named, failed=self._unanswered, starts=True
            )  # fmt: skip

    def _named(self, body: Body) -> None:
        self._who = str(body[0]), str(body[2])
        if self._bus is not None:
            self._bus.call(SERVER, "GetCapabilities", answered=self._able, failed=self._unanswered)

    def _able(self, body: Body) -> None:
        if self._who is None or self._notice is None or self._bus is None or self._asked:
            return
        told = body[0] if body and isinstance(body[0], list) else []
        server = NoticeServer(*self._who, frozenset(str(one) for one in told))
        if why := server.why_not():
            self._refuse(why)
            return
        title, text = server.texts(self._notice.title, self._notice.body)
        actions = [word for action in self._notice.actions for word in action]
        hints = {"urgency": ("y", server.urgency), "desktop-entry": ("s", "supple"), "suppress-sound": ("b", True)}
        if self._orphan and server.outlived:  # replaced, it would have no buttons
            self._bus.call(SERVER, "CloseNotification", "u", (self._orphan,), answered=_nothing)
        self._orphan = 0
        arguments = (APP, 0, self._icon, title, text, actions, hints, FOR_GOOD)
        self._asked = True
        self._bus.call(
            SERVER, "Notify", "susssasa{sv}i", arguments, answered=self._shown, failed=self._unanswered
        )  # fmt: skip

    def _shown(self, body: Body) -> None:
        self._id = body[0] if isinstance(body[0], int) else None
        self._patience.stop()
        if self._refused:
            self._refused = False
            self._can()

    # ---- what comes of it ----------------------------------------------------------------------------------------

    def _pressed(self, body: Body) -> None:
        if self._view is not None and body[0] == self._id and (command := asked_by(str(body[1]), self._view)):
            if self._token and isinstance(command, Start):
                os.environ["XDG_ACTIVATION_TOKEN"] = self._token  # Qt takes it from there, once
            self._send(command)

    def _may_activate(self, body: Body) -> None:
        """Comes before the press: what lets the break that follows from it come to the front."""
        if body[0] == self._id:
            self._token = str(body[1])

    def _closed(self, body: Body) -> None:
        """Closed by the server it counts as shown, and by the person as unanswered: both wait, one comes back."""
        if body[0] == self._id:
            self._id = None
            self._dismissed = body[1] == DISMISSED

    # ---- when it cannot be shown ---------------------------------------------------------------------------------

    def _came_or_went(self, here: bool) -> None:  # noqa: FBT001
        if self._dismissed:
            return
        was_up, self._orphan = self._asked, self._id or self._orphan
        self._id, self._asked = None, False
        self._tries = 0
        if here:
            self._ask()
        elif was_up:
            self._refuse("the notification server has gone")

    def _unanswered(self, error: str) -> None:
        self._asked = False
        if error in ABSENT:
            self._refuse("no notification server runs")
        elif self._tries < TRIES:  # some take their name before they listen
            self._tries += 1
            self._again.start(AGAIN, self._ask)
        else:
            self._refuse(f"the notification server fails ({error})")

    def _lost(self, why: str) -> None:
        self._bus, self._id, self._asked = None, None, False
        self._refuse(why)

    def _refuse(self, why: str) -> None:
        self._patience.stop()
        if not self._refused and self._view is not None:
            self._refused = True
            self._cannot(why)


def _nothing(_body: Body) -> None:
    """The server need not say that it closed it."""
