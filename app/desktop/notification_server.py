"""What is to be known of the program that draws notifications before a prompt is given to it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"

BUTTONLESS = frozenset({"mako", "dunst", "fnott"})
"""They say that they know actions, and draw no button for them: they hide behind a click or a program of their own."""
FLEETING = frozenset({"gnome-shell", "cinnamon"})
"""They fold an ordinary banner away within seconds, however long it was to stay; a critical one they leave."""
NORMAL, CRITICAL = 1, 2
DISMISSED = 2
"""Why a notification was closed: by the person. Any other reason is the server's, or ours."""
MISSING = "a notification server with buttons: sudo apt install xfce4-notifyd"


@dataclass(frozen=True, slots=True)
class NoticeServer:
    """Who it says it is, and what it says it can."""

    name: str
    version: str
    can: frozenset[str]

    def __str__(self) -> str:
        return f"{self.name} {self.version}".strip()

    @property
    def urgency(self) -> int:
        return CRITICAL if self.name.casefold() in FLEETING else NORMAL

    @property
    def outlived(self) -> bool:
        """Whether what it shows stays when the process behind the name dies: GNOME's is a go-between of the shell."""
        return self.name == "gnome-shell"

    def why_not(self) -> str:
        """Why it is not trusted with a prompt, as a clause; empty where it is."""
        if self.name.casefold() in BUTTONLESS or "actions" not in self.can:
            return f"{self.name or 'the notification server'} draws no buttons"
        return ""

    def texts(self, title: str, body: str) -> tuple[str, str]:
        """Title and body as this server takes them."""
        if "body" not in self.can:
            return f"{title}: {body.replace(chr(10), ' · ')}", ""
        return title, marked(body) if "body-markup" in self.can else body


def marked(text: str) -> str:
    """Plain words where markup is read. Python's own would bring a table of two thousand names into the idle app."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
