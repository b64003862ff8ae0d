"""Where a break stands on the screens: its window on one of them, the others dimmed if that is wished.

Follows screens that come and go. Nothing is left on any screen once `end` was called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from app.core.settings import ALL, IN_USE
from app.ui.caption import X_HEIGHT_UNKNOWN_PX, x_height
from app.ui.dim import Dim
from app.ui.screens import connected, screen_for

_WINDOW, _CORNER = QSize(1040, 700), QSize(560, 480)
_MARGIN = 24


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

    rested: the window was let go, some time after a break.
    """

    where: Callable[[], Where] = Where
    covering: Callable[[bool], None] = lambda _covered: None
    rested: Callable[[], None] = lambda: None


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
        self.dims: dict[str, Dim] = {}
        self._changed = QTimer(self)
        self._changed.setSingleShot(True)
        self._changed.setInterval(0)  # Qt moves the windows of a lost screen first
        self._changed.timeout.connect(self._follow)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screens_changed)
            app.screenRemoved.connect(self._screens_changed)

    def begin(self, where: Where) -> None:
        """Put the window in its place, not shown yet, and dim the other screens if that is wished."""
        self.end()
        self._where = where
        self._stand(screen_for(where.screen))
        self._dim()
        if where.covers:
            self._covering(True)

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
        for name in list(self.dims):
            self._drop(name)
        if covered:
            self._covering(False)

    def _screens_changed(self, _screen: QScreen) -> None:
        """A method, so that Qt takes the connection away with the window."""
        self._changed.start()

    def _stand(self, screen: QScreen) -> None:
        where = self._where or Where()
        self._on = screen.name()
        self._stage.setScreen(screen)
        full = where.place == "screen"
        state = self._stage.windowState() & ~(Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMinimized)
        self._stage.setWindowState(state)
        self._stage.setGeometry(frame(where.place, screen.geometry(), screen.availableGeometry(), x_height(screen)))
        if full:
            self._stage.setWindowState(state | Qt.WindowState.WindowFullScreen)

    def _dim(self) -> None:
        if self._where is None or self._where.screen != ALL:
            return
        there = {screen.name(): screen for screen in connected() if screen.name() != self._on}
        for name in [name for name in self.dims if name not in there]:
            self._drop(name)
        for name, screen in there.items():
            if name in self.dims:
                self.dims[name].stand(screen)
            else:
                self.dims[name] = Dim(screen, self._back, self._leave)
                self.dims[name].ring.set_left(*self._left)

    def _follow(self) -> None:
        """Screens came or went: the break stays on its own, or goes to one that is there."""
        if self._where is None:
            return
        if self._on not in {screen.name() for screen in connected()}:
            self._stand(screen_for(self._where.screen))
            self._back()
        self._dim()

    def _back(self) -> None:
        self._stage.raise_()
        self._stage.activateWindow()

    def _drop(self, name: str) -> None:
        dim = self.dims.pop(name)
        dim.hide()
        dim.deleteLater()


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
