"""Where a break stands on the screens: its window on one of them, the others dimmed if that is wished.

Follows screens that come and go. Nothing is left on any screen once `end` was called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.core.settings import ALL, IN_USE
from app.ui.caption import X_HEIGHT_UNKNOWN_PX, x_height
from app.ui.dim import Dim
from app.ui.rest import Rest
from app.ui.screens import connected, known, placed_by_us, screen_for

_WINDOW, _CORNER = QSize(1040, 700), QSize(560, 480)
_MARGIN = 24
_MOST = 16777215
"""Pixels that Qt takes for no limit."""
_PATIENCE = 8
"""How often, in one break, a dimmed screen is dimmed anew because a compositor has moved that elsewhere."""
_SHOWN_MS, _ACTIVE_MS = 300, 30
"""From a window's first picture, or from when it has the keyboard, until we have heard on which screen it was put."""


@dataclass(frozen=True, slots=True)
class Where:
    """As the settings say it. place: screen, window or corner. screen: in use, all, or a screen's name."""

    place: str = "window"
    screen: str = IN_USE

    @property
    def covers(self) -> bool:
        """Whether a screen is covered, so that a break that hangs would be in the way."""
        return self.place == "screen" or self.screen == ALL


@dataclass(frozen=True, slots=True)
class Standing:
    """What a break's window asks and tells. where: asked each time. covering: a screen is covered, or free again.

    rest: lets go of the window some time after a break; None: one of its own.
    """

    where: Callable[[], Where] = Where
    covering: Callable[[bool], None] = lambda _covered: None
    rest: Rest | None = None


IN_A_WINDOW = Standing()


class Cover(QObject):
    """One break's window on the screens. leave: ends the break. covering: told when a screen is covered or free again.

    A child of the window, so that it goes with it.
    """

    def __init__(self, stage: QWidget, leave: Callable[[], None], covering: Callable[[bool], None]) -> None:
        super().__init__(stage)
        self._stage, self._leave, self._covering = stage, leave, covering
        self._where: Where | None = None
        self._on = ""
        self._left = (0.0, 1.0)
        self._least: QSize | None = None
        self._moved = 0
        self.dims: dict[str, Dim] = {}
        self._changed = QTimer(self)
        self._changed.setSingleShot(True)
        self._changed.setInterval(0)  # Qt moves the windows of a lost screen first
        self._changed.timeout.connect(self._follow)
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.timeout.connect(self._spread)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screens_changed)
            app.screenRemoved.connect(self._screens_changed)

    def begin(self, where: Where) -> None:
        """Put the window in its place, not shown yet, and dim the other screens if that is wished.

        Where only a shown window is told which screen is in use, it covers that one and the others once it is shown.
        """
        self.end()
        self._where, self._moved = where, 0
        _forget_size(self._stage)
        later = where.covers and where.screen in (IN_USE, ALL) and not known()
        self._stand(screen_for(where.screen), full=where.place == "screen" and not later)
        if later:
            self._stage.installEventFilter(self)
        else:
            self._dim()
        if where.covers:
            self._covering(True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window has its first picture: now it is put somewhere."""
        if event.type() == QEvent.Type.Paint and not self._shown.isActive():
            self._shown.start(_SHOWN_MS)
        elif event.type() == QEvent.Type.WindowActivate:
            self._shown.start(_ACTIVE_MS)
        return False

    def show_left(self, left: float, planned: float) -> None:
        """The seconds left, for the screens that show nothing else."""
        if round(left) != round(self._left[0]):
            for dim in self.dims.values():
                dim.ring.set_left(left, planned)
        self._left = left, planned

    def end(self) -> None:
        """Take everything off the other screens."""
        covered = self._where is not None and self._where.covers
        self._where = None
        self._shown.stop()
        self._stage.removeEventFilter(self)
        for name in list(self.dims):
            self._drop(name)
        if covered:
            self._covering(False)

    def _screens_changed(self, _screen: QScreen) -> None:
        """A method, so that Qt takes the connection away with the window."""
        self._changed.start()

    def _spread(self) -> None:
        """Cover the screen on which the compositor has put the window, and dim the others."""
        self._stage.removeEventFilter(self)
        if self._where is not None:
            self._stand(self._stage.screen(), full=self._where.place == "screen")
            self._dim()

    def _stand(self, screen: QScreen, *, full: bool) -> None:
        where = self._where or Where()
        self._on = screen.name()
        self._stage.setScreen(screen)
        place = "window" if where.place == "screen" and not full else where.place
        if full and self._stage.isVisible():
            self._stage.setWindowState(Qt.WindowState.WindowFullScreen)
            return
        self._stage.setWindowState(Qt.WindowState.WindowNoState)
        self._fix(_CORNER if place == "corner" and not placed_by_us() else None)
        self._stage.setGeometry(frame(place, screen.geometry(), screen.availableGeometry(), x_height(screen)))
        if full:
            self._stage.setWindowState(Qt.WindowState.WindowFullScreen)

    def _fix(self, size: QSize | None) -> None:
        """Let the window have no size but this one: a compositor that tiles leaves such a window small."""
        self._least = self._least or self._stage.minimumSize()
        self._stage.setMinimumSize(size or self._least)
        self._stage.setMaximumSize(size or QSize(_MOST, _MOST))

    def _dim(self) -> None:
        if self._where is None or self._where.screen != ALL:
            return
        if not placed_by_us() and self._stage.isVisible() and isValid(self._stage.screen()):
            self._on = self._stage.screen().name()
        there = {screen.name(): screen for screen in connected() if screen.name() != self._on}
        for name, dim in list(self.dims.items()):
            if name not in there or self._astray(dim, there[name]):
                self._drop(name)
        for name, screen in there.items():
            if name in self.dims:
                self.dims[name].stand(screen)
            else:
                self.dims[name] = Dim(screen, self._back, self._leave)
                if not placed_by_us():
                    self.dims[name].windowHandle().screenChanged.connect(lambda _screen: self._changed.start())
                self.dims[name].ring.set_left(*self._left)

    def _astray(self, dim: Dim, screen: QScreen) -> bool:
        """Whether the compositor has moved it elsewhere; one that goes on doing so has its way."""
        astray = not placed_by_us() and dim.screen().name() != screen.name() and self._moved < _PATIENCE
        self._moved += astray
        return astray

    def _follow(self) -> None:
        """Screens came or went: the break stays on its own, or goes to one that is there."""
        if self._where is None or self._shown.isActive() or not connected():
            return  # where there is none, one will come and be told of
        if self._on not in {screen.name() for screen in connected()}:
            self._stand(screen_for(self._where.screen), full=self._where.place == "screen")
            self._back()
        self._dim()

    def _back(self) -> None:
        self._stage.raise_()
        self._stage.activateWindow()

    def _drop(self, name: str) -> None:
        dim = self.dims.pop(name)
        dim.hide()
        dim.deleteLater()


def _forget_size(stage: QWidget) -> None:
    """Let a hidden window come as a new one: on Wayland it would come back as large as it last was."""
    handle: QWindow | None = stage.windowHandle()
    if handle is not None and not stage.isVisible():
        handle.destroy()


def frame(place: str, whole: QRect, free: QRect, letters: float) -> QRect:
    """The rectangle for the window. whole, free: the screen's, with panels and without. letters: `x_height`, pixels."""
    if place == "screen":
        return whole
    size = _CORNER if place == "corner" else _WINDOW * max(1.0, letters / X_HEIGHT_UNKNOWN_PX)
    room = QRect(free.topLeft(), size.boundedTo(free.size() - QSize(2 * _MARGIN, 2 * _MARGIN)))
    if place == "corner":
        room.moveBottomRight(free.bottomRight())
        room.translate(-_MARGIN, -_MARGIN)
    else:
        room.moveCenter(free.center())
    return room
