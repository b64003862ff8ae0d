"""How this desktop can show a prompt: what each form is made of, and which of them answers, for `supple doctor`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QGuiApplication

from app.core.prompt_form import Form, forms
from app.core.settings import IN_A_NOTIFICATION, Prompting
from app.desktop.api import Choice
from app.desktop.choose import System, system
from app.desktop.lull import Lull
from app.desktop.lulls import lull_for
from app.desktop.notices import notice_look, notification_for
from app.desktop.notification_server import MISSING
from app.desktop.tray_host import tray_choice
from app.paths import resources
from app.prompts import Make, Maker, Prompts, Shown, Ways
from app.ui.figure_slot import FigureFactory

NOBODY_TYPES = ("offscreen", "minimal")
"""Qt's platforms without a screen."""

WaysFor = Callable[[Callable[[], float], Callable[[], float], FigureFactory, bool], Ways]
"""(seconds on any monotonic clock, their pace in real ones, what makes the figure, reduced motion)."""


def ways_here(now: Callable[[], float], pace: Callable[[], float], figure: FigureFactory, still: bool) -> Ways:  # noqa: FBT001
    """What the desktop this app's windows are on has room for."""
    name = QGuiApplication.platformName()
    window = window_on(name)
    make: dict[Form, Make] = {Form.CORNER: _corner(now, figure, still=still), Form.NOTIFICATION: _notification}
    if window is Form.LAYER:
        make[Form.LAYER] = _layer(now, figure, still=still)
    return Ways(window, make, Lull() if name in NOBODY_TYPES else lull_for(), pace)


def only_corner(now: Callable[[], float], pace: Callable[[], float], figure: FigureFactory, still: bool) -> Ways:  # noqa: FBT001
    """The window at once, on any desktop: for what is only played."""
    return Ways(Form.CORNER, {Form.CORNER: _corner(now, figure, still=still)}, Lull(), pace)


def window_on(qt_platform: str, environ: Mapping[str, str] = os.environ) -> Form | None:
    """What may stand in a corner where Qt's windows are of this platform; None: nothing may.

    On Wayland no window chooses its place, and a new one may be given the keyboard; but some compositors offer a layer.
    """
    if not qt_platform.startswith("wayland"):
        return Form.CORNER
    from app.desktop.layer_shell import why_not  # noqa: PLC0415 (on Wayland alone)

    return None if why_not(environ) else Form.LAYER


def window_in(environ: Mapping[str, str]) -> Form | None:
    """The same, where the app does not run."""
    usual = "wayland" if sys.platform == "linux" and system(environ) is System.WAYLAND else ""
    return window_on(environ.get("QT_QPA_PLATFORM") or usual, environ)


def tray_and_prompt(prompts: Prompts, settings: Prompting, tray: bool) -> tuple[Choice, Choice]:  # noqa: FBT001
    """Who shows the icon, and who a prompt."""
    return tray_choice(os.environ, there=tray), prompt_choice(settings.form, prompts.ways.window, prompts.on)


def prompt_choice(wanted: str, window: Form | None, on: Form | None = None) -> Choice:
    """Who would show a prompt now, and why. wanted: as the settings have it. on: what shows one now."""
    says = "no prompt is on screen" if on is None else f"a prompt is on screen ({on})"
    whys = ["the settings ask for a notification"] if wanted == IN_A_NOTIFICATION else []
    for form in forms(wanted, window):
        match form:
            case Form.CORNER:
                whys.append("this desktop lets a window stand in a corner")
                return Choice("prompt", "a window in the corner", "; ".join(whys), says)
            case Form.LAYER:
                whys.append("the compositor has a place for it above the windows")
                return Choice("prompt", "a surface in the corner", "; ".join(whys), says)
            case Form.NOTIFICATION:
                if window is None:
                    whys.append("no window of ours may stand in a corner here")
                server, why = notice_look()
                whys.append(why)
                if server:
                    return Choice("prompt", f"a notification by {server}", "; ".join(whys), says)
    return Choice("prompt", "the tray icon alone", "; ".join(whys), "a break that is due waits there", MISSING)


def _corner(now: Callable[[], float], figure: FigureFactory, *, still: bool) -> Make:
    def make(maker: Maker) -> Shown:
        from app.ui.prompt import Prompt  # noqa: PLC0415 (heavy)

        if QGuiApplication.platformName() != "xcb":
            return Prompt(maker.send, figure, now, still=still)
        from app.desktop.compositing import composited  # noqa: PLC0415 (on X11 alone)

        return Prompt(maker.send, figure, now, still=still, composited=partial(composited, os.environ))

    return make


def _layer(now: Callable[[], float], figure: FigureFactory, *, still: bool) -> Make:
    def make(maker: Maker) -> Shown:
        from app.desktop.layer_shell import LayerSurface  # noqa: PLC0415 (on Wayland alone)
        from app.ui.prompt_layer import LayerPrompt  # noqa: PLC0415

        return LayerPrompt(maker.send, figure, now, LayerSurface, maker.cannot, still=still)

    return make


def _notification(maker: Maker) -> Shown:
    return notification_for(maker.send, resources() / "icons", maker.cannot, maker.can)
