"""Who shows a prompt as a notification on this system, and one look at who would, for `supple doctor`.

Loads nothing of a system before it is needed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.inputs import Command
from app.desktop.api import UnansweredError

if TYPE_CHECKING:
    from app.desktop.notification import Notification
    from app.desktop.notification_macos import MacNotification
    from app.desktop.notification_windows import Toast


def notification_for(
    send: Callable[[Command], object],
    icons: Path,
    cannot: Callable[[str], None],
    can: Callable[[], None],
    platform: str = sys.platform,
) -> Notification | MacNotification | Toast:
    """What shows it. cannot: takes why nothing can be shown now, a clause. can: it is shown after all."""
    if platform == "win32":
        from app.desktop.notification_windows import Toast  # noqa: PLC0415 (of that system alone)

        return Toast(send, str(icons / "supple.png"), cannot)
    if platform == "darwin":
        from app.desktop.notification_macos import MacNotification  # noqa: PLC0415

        return MacNotification(send, cannot)
    from app.desktop.notification import Notification  # noqa: PLC0415

    return Notification(send, str(icons / "supple.svg"), cannot, can)


def notice_look(platform: str = sys.platform) -> tuple[str, str]:
    """Who is trusted with a prompt, empty where nobody is; and why. Waits 2 s at most, and shows nothing."""
    if platform == "win32":
        from app.desktop.notification_windows import toast_look  # noqa: PLC0415

        return toast_look()
    if platform == "darwin":
        from app.desktop.notification_center import center_look  # noqa: PLC0415

        return center_look()
    from app.desktop.notification_look import notice_server  # noqa: PLC0415

    try:
        server = notice_server(os.environ)
    except UnansweredError as error:
        return "", error.reason
    why = server.why_not()
    return ("", why) if why else (str(server), f"{server.name} draws buttons")
