"""Who tells of a pause in typing on this system. Chooses; waiting is `lull`'s."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial

from app.desktop.choose import System, system
from app.desktop.lull import Asked, Keys, Lull


def lull_for(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Lull:
    """Wants a QCoreApplication. Nothing is asked or opened before the first wait."""
    return Lull(_sources(environ, platform))


def _sources(environ: Mapping[str, str], platform: str) -> tuple[Callable[[], Keys], ...]:
    match platform:
        case "win32":
            return (_windows,)
        case "darwin":
            return (_macos,)
        case _:
            return _linux(environ)


def _linux(environ: Mapping[str, str]) -> tuple[Callable[[], Keys], ...]:
    match system(environ):
        case System.X11:
            return (partial(_x11, environ),)
        case System.WAYLAND:
            return partial(_compositor, environ), partial(_mutter, environ)
        case System.NO_SCREEN:
            return ()


def _x11(environ: Mapping[str, str]) -> Keys:
    from app.desktop.lull_x11 import X11Keys  # noqa: PLC0415 (only where it is used)

    return X11Keys(environ)


def _compositor(environ: Mapping[str, str]) -> Keys:
    from app.desktop.lull_wayland import CompositorKeys  # noqa: PLC0415

    return CompositorKeys(environ)


def _mutter(environ: Mapping[str, str]) -> Keys:
    from app.desktop.lull_wayland import MutterKeys  # noqa: PLC0415

    return MutterKeys(environ)


def _windows() -> Keys:
    from app.desktop.idle_windows import LastInput  # noqa: PLC0415

    return Asked(LastInput())


def _macos() -> Keys:
    from app.desktop.idle_macos import KEY_DOWN, seconds_since_input  # noqa: PLC0415
    from app.desktop.libraries import macos_framework  # noqa: PLC0415

    return Asked(partial(seconds_since_input, macos_framework, KEY_DOWN))
