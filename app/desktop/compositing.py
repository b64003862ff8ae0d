"""Whether a compositor puts an X server's windows together, so that they can let each other show. Asks, no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def composited(environ: Mapping[str, str]) -> bool:
    """False also where that cannot be asked: then nothing must hang on it."""
    display = environ.get("DISPLAY", "")
    try:
        import xcffib  # noqa: PLC0415 (first used here, and the app is to start where it does not load)
        import xcffib.xproto  # noqa: PLC0415 (a connection wants it loaded)
    except (ImportError, OSError):
        return False
    try:
        connection: Any = xcffib.connect(display=display)  # type: ignore[no-untyped-call]  # Any: it carries no types
    except xcffib.XcffibException:
        return False
    try:
        # By whom this is owned, the convention has: the screen's number is its name's end.
        name = f"_NET_WM_CM_S{connection.pref_screen}"
        atom = connection.core.InternAtom(False, len(name), name).reply().atom
        return bool(connection.core.GetSelectionOwner(atom).reply().owner)
    except xcffib.XcffibException:
        return False
    finally:
        connection.disconnect()
