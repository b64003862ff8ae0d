"""The prompt in the words of a Windows toast, and the name by which Windows knows who shows it.

Shows nothing, and loads nothing of Windows.
"""

from __future__ import annotations

from app.core.prompt_form import Notice
from app.desktop.autostart_windows import Registry
from app.desktop.notification_server import marked

WHO = "Supple.Supple"
"""The AppUserModelID: a program that is no package has its toasts shown only where the registry knows it by one."""
KEY = rf"Software\Classes\AppUserModelId\{WHO}"


def introduce(registry: Registry, icon: str) -> None:
    """Write who shows the toasts, where it does not stand there yet. icon: the path of a PNG. Raises OSError."""
    for name, text in (("DisplayName", "Supple"), ("IconUri", icon)):
        if registry.read(KEY, name) != text:
            registry.write(KEY, name, text)


def toast_of(notice: Notice) -> str:
    """Its XML.

    A reminder stays on screen until it is answered or taken away, but only where a button acts in the background;
    Start alone brings the app to the front. A click beside the buttons asks for nothing.
    """
    lines = (notice.title, *notice.body.split("\n"))
    texts = "".join(f"<text>{marked(line)}</text>" for line in lines)
    buttons = "".join(_button(key, words) for key, words in notice.actions)
    return (
        f'<toast scenario="reminder" launch=""><visual><binding template="ToastGeneric">{texts}</binding></visual>'
        f'<actions>{buttons}</actions><audio silent="true"/></toast>'
    )


def _button(key: str, words: str) -> str:
    where = "foreground" if key == "start" else "background"
    return f'<action content="{marked(words)}" arguments="{marked(key)}" activationType="{where}"/>'
