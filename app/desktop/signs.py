"""Which reasons hold a prompt, and which keep sitting running, given what the machine shows. Pure."""

from __future__ import annotations

from app.core.settings import Quiet
from app.desktop.seen import Seen, Sign

MEDIA = (Sign.CALL, Sign.MICROPHONE, Sign.CAMERA)
VIDEO = "video"

BROWSERS = frozenset(
    {"brave", "chrome", "chromium", "edge", "epiphany", "falkon", "firefox", "floorp", "konqueror", "librewolf"}
    | {"msedge", "opera", "plasma-browser-integration", "qutebrowser", "safari", "vivaldi", "waterfox", "zen"}
)
"""Words in the names of programs that play whatever a page has, music as well as video."""
PLAYERS = frozenset(
    {"celluloid", "clapper", "dragonplayer", "freetube", "haruna", "iina", "jellyfin", "jellyfinmediaplayer", "kodi"}
    | {"mpc-hc", "mpc-hc64", "mpv", "parole", "plex", "plexmediaplayer", "potplayer", "potplayermini64", "quicktime"}
    | {"showtime", "smplayer", "stremio", "totem", "vlc", "xplayer"}
)
"""Words in the names of players that play video."""


def quiet(seen: Seen, wanted: Quiet) -> tuple[str, ...]:
    """The reasons that hold prompts now; a listed program that is in front gives its name, as it is listed."""
    switches = {
        Sign.DO_NOT_DISTURB: wanted.do_not_disturb,
        Sign.CALL: wanted.call,
        Sign.MICROPHONE: wanted.microphone,
        Sign.CAMERA: wanted.camera,
        Sign.SCREEN_SHARING: wanted.screen_sharing,
        Sign.FULLSCREEN: wanted.fullscreen,
    }
    listed = (name.strip() for name in wanted.apps)
    apps = (name for name in listed if name and _known(name, seen.front))
    return (*(sign.value for sign, on in switches.items() if on and sign in seen.signs), *dict.fromkeys(apps))


def media(seen: Seen) -> tuple[str, ...]:
    """The reasons for which no input does not mean gone. Music alone is none, nor is a screen that is kept awake."""
    video = (VIDEO,) if _video(seen) else ()
    return (*(sign.value for sign in MEDIA if sign in seen.signs), *video)


def words(name: str) -> frozenset[str]:
    """The words a program may be known by: "org.mozilla.Firefox" also as "firefox", "vlc.exe" also as "vlc"."""
    whole = name.strip().casefold().replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".exe").removesuffix(".desktop")
    parts = whole.replace("_", " ").replace(".", " ").split()
    return frozenset((whole, *parts, *(piece for part in parts for piece in part.split("-"))))


def _video(seen: Seen) -> bool:
    playing = frozenset[str]().union(*(words(name) for name in seen.plays))
    awake = frozenset[str]().union(*(words(name) for name in seen.awake))
    return bool(
        playing & PLAYERS
        or (seen.plays and Sign.FULLSCREEN in seen.signs)
        or (playing & BROWSERS and awake & BROWSERS)
    )  # fmt: skip


def _known(listed: str, front: frozenset[str]) -> bool:
    """Whether this is a name of the program in front: the whole of it, or the last part of a name with dots."""
    name = listed.casefold().removesuffix(".exe")
    return any(
        name in (one, one.rsplit(".", 1)[-1]) for one in (each.casefold().removesuffix(".exe") for each in front)
    )
