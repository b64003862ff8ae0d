"""The prompt as a Windows toast, by PyWinRT: kept by others, where ctypes would be a COM server of our own by hand.

Decides nothing of the rules. Has not run on Windows yet: its tests stand in for the calls it makes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from app.core.inputs import Command
from app.core.prompt_form import Notice, asked_by, notice_of
from app.core.snapshot import PromptView
from app.desktop.api import UnansweredError
from app.desktop.autostart_windows import Registry, registry
from app.desktop.foreign import Inbox
from app.desktop.libraries import Load, package
from app.desktop.toast import WHO, introduce, toast_of

if TYPE_CHECKING:
    from app.movement.movement import Movement

log = logging.getLogger(__name__)

TOASTS, XML = "winrt.windows.ui.notifications", "winrt.windows.data.xml.dom"
TAG, GROUP = "prompt", "supple"
_OFF = {
    1: "Windows is set to show no notifications of Supple",
    2: "Windows is set to show no notifications",
    3: "whoever runs this machine allows no notifications",
    4: "Windows takes no notifications from Supple",
}
"""NotificationSetting, but for Enabled."""
_NOT_THERE = -0x7FF8FB70
"""The HRESULT of ERROR_NOT_FOUND."""
_FAULTS = (OSError, RuntimeError, ValueError, TypeError)
"""What PyWinRT makes of a call that fails."""


class Toast:
    """One prompt at a time (the face of `app.ui.prompt.Prompt`).

    icon: the path of a PNG. cannot: takes why nothing can be shown now, a clause; at most once a prompt. Its end is not
    listened to: closed by the person it is unanswered, folded away by Windows it counts as still shown; both wait.
    """

    def __init__(
        self,
        send: Callable[[Command], object],
        icon: str,
        cannot: Callable[[str], None],
        load: Load = package,
        opened: Callable[[], Registry] = registry,
    ) -> None:
        self._send, self._icon, self._cannot = send, icon, cannot
        self._load, self._opened = load, opened
        self._inbox = Inbox()
        self._view: PromptView | None = None
        self._notifier: Any = None
        self._toast: Any = None
        self._count = 0

    def show(self, view: PromptView, title: str, _movement: Movement | None = None) -> None:
        """Show this prompt; one that is up stays as it is."""
        if self._view is not None and self._view.number == view.number:
            return
        self.hide()
        self._view = view
        try:
            self._put(notice_of(view, title))
        except UnansweredError as error:
            self._cannot(error.reason)
        except _FAULTS as error:
            self._cannot(f"Windows shows no toast ({error})")

    def hide(self) -> None:
        """Take it off the screen and out of the list of notifications."""
        self._view = None
        self._count += 1
        toast, self._toast = self._toast, None
        if toast is None:
            return
        _try_to(partial(self._notifier.hide, toast))
        _try_to(lambda: self._load(TOASTS).ToastNotificationManager.history.remove(TAG, GROUP, WHO))

    def _put(self, notice: Notice) -> None:
        toasts = self._load(TOASTS)
        content = self._load(XML).XmlDocument()
        content.load_xml(toast_of(notice))
        introduce(self._opened(), self._icon)
        self._notifier = toasts.ToastNotificationManager.create_toast_notifier(WHO)
        if why := why_off(self._notifier):
            raise UnansweredError(why)
        toast = toasts.ToastNotification(content)
        toast.tag, toast.group = TAG, GROUP
        self._listen(toast, toasts.ToastActivatedEventArgs)
        self._notifier.show(toast)
        self._toast = toast  # let go of with the prompt, and with it the functions below

    def _listen(self, toast: Any, press: Any) -> None:  # noqa: ANN401 (a package's objects)
        """Windows tells it in threads of its own; what is late is told of a toast that is no longer counted."""
        bring, mine = self._inbox.bring, self._count
        toast.add_activated(lambda _, said: bring(partial(self._pressed, mine, said.as_(press).arguments)))
        toast.add_failed(lambda _, said: bring(partial(self._failed, mine, int(said.error_code))))

    def _pressed(self, mine: int, key: str) -> None:
        if mine == self._count and self._view is not None and (command := asked_by(key, self._view)):
            self._send(command)

    def _failed(self, mine: int, code: int) -> None:
        if mine == self._count:
            self._toast = None
            self._cannot(f"Windows shows no toast (0x{code & 0xFFFFFFFF:08X})")


def _try_to(take: Callable[[], object]) -> None:
    """Take a toast away; one that has gone already is no failure."""
    try:
        take()
    except _FAULTS as error:
        if getattr(error, "winerror", None) != _NOT_THERE:
            log.warning("Windows may not have taken the prompt's toast away: %s", error)


def why_off(notifier: Any) -> str:  # noqa: ANN401 (a package's object)
    """Why Windows would show no toast, as a clause; empty where it would."""
    try:
        return _OFF.get(int(notifier.setting), "")
    except OSError:
        return ""  # it has no setting yet for a program that has never shown one


def toast_look(load: Load = package) -> tuple[str, str]:
    """Who would show a toast, empty where nobody would; and why. Shows and writes nothing."""
    try:
        why = why_off(load(TOASTS).ToastNotificationManager.create_toast_notifier(WHO))
    except UnansweredError as error:
        return "", error.reason
    except _FAULTS as error:
        return "", f"Windows shows no toast ({error})"
    return ("", why) if why else ("Windows", "a toast has buttons")
