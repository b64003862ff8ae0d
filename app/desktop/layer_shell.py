"""A picture of ours in the lower right corner of the screen in use, on Wayland compositors that let it stand there.

Over `zwlr_layer_shell_v1`: above the windows, below what is full screen, beside the bars, without the keyboard. Its
connection is there only while it is. It paints nothing, and what is pointed at is another's affair.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from app.desktop.api import Lost, UnansweredError, no_loss
from app.desktop.layer_buffers import Buffers
from app.desktop.layer_cursor import LayerCursor
from app.desktop.layer_hands import LayerHands
from app.desktop.layer_scale import LayerScale
from app.desktop.wayland import Wayland, unheard
from app.desktop.wire import Reader
from app.ports import NoSurfaceError, Painted

NEEDED = {"wl_compositor": 4, "wl_shm": 1, "zwlr_layer_shell_v1": 1}
"""What is bound, in the oldest versions that have all that is asked of them."""
MARGIN = 24
"""Pixels of the desktop between the picture, its shadow apart, and the edges of what bars leave free."""
ANY_OUTPUT, TOP, BOTTOM_RIGHT, NO_KEYBOARD = 0, 2, 2 | 8, 0
"""Where it stands: on the screen in use, which the compositor knows; above windows, below what is full screen."""

CREATE_SURFACE, CREATE_REGION, ADD, DESTROY_REGION, GET_LAYER_SURFACE = 0, 1, 1, 0, 0
ATTACH, FRAME, SET_INPUT_REGION, COMMIT, DAMAGE = 1, 3, 5, 6, 9
"""Requests to the surface."""
SET_SIZE, SET_ANCHOR, SET_MARGIN, SET_KEYBOARD, ACKNOWLEDGE = 0, 1, 3, 4, 6
CONFIGURE, CLOSED = 0, 1
"""Requests to what makes it one of a layer, and events of it."""


class LayerSurface:
    """One surface, from its making to `close`; `painted` paints it and is told what comes (`ports.Surface`)."""

    def __init__(
        self, painted: Painted, size: tuple[int, int], edge: int, environ: Mapping[str, str] = os.environ
    ) -> None:
        """Waits for 2 s at most; a compositor that runs takes milliseconds. Raises NoSurfaceError."""
        self._painted, self._size, self._edge = painted, size, edge
        self._open = self._configured = self._unseen = False
        self._buffers: Buffers | None = None
        self._line = _connected(environ, self._fail)
        self._compositor, self._shm, shell = (self._bound(name) for name in NEEDED)
        self._scale = LayerScale(self._line, self._rescaled)
        self._surface = self._line.create(self._scale.heard)
        self._send(self._compositor, CREATE_SURFACE, self._surface)
        self._scale.follow(self._surface)
        self._hands = LayerHands(
            self._line, self._surface, painted, LayerCursor(self._line, self._compositor, self._shm, environ)
        )
        self._layer = self._line.create(self._told)
        self._send(shell, GET_LAYER_SURFACE, self._layer, self._surface, ANY_OUTPUT, TOP, "supple")
        self._send(self._layer, SET_ANCHOR, BOTTOM_RIGHT)
        self._send(self._layer, SET_MARGIN, 0, MARGIN - edge, MARGIN - edge, 0)
        self._send(self._layer, SET_KEYBOARD, NO_KEYBOARD)
        self.resize(size)
        self._open = True

    def resize(self, size: tuple[int, int]) -> None:
        """Another size; a picture of it is wanted as soon as the compositor has agreed."""
        self._size, self._configured = size, False
        self._send(self._layer, SET_SIZE, *size)
        region = self._line.create(unheard)
        self._send(self._compositor, CREATE_REGION, region)
        self._send(region, ADD, self._edge, self._edge, *(side - 2 * self._edge for side in size))
        self._send(self._surface, SET_INPUT_REGION, region)
        self._line.destroy(region, DESTROY_REGION)
        self._send(self._surface, COMMIT)

    @property
    def ready(self) -> bool:
        """Agreed upon, the last picture seen, and memory free for the next."""
        full = self._buffers is not None and self._buffers.size == self.pixels and not self._buffers.free
        return self._configured and not self._unseen and not full

    @property
    def pixels(self) -> tuple[int, int]:
        return self._scale.pixels(self._size)

    @property
    def ratio(self) -> float:
        return self._scale.ratio

    def put(self, picture: bytes | bytearray | memoryview) -> None:
        """Show it, and ask to be told when it has been seen. Raises NoSurfaceError where there is no memory for it."""
        before, buffers = self._buffers, self._right_buffers()
        self._buffers, self._unseen = buffers, True
        self._send(self._surface, ATTACH, buffers.fill(picture), 0, 0)
        self._scale.apply(self._size)
        self._send(self._surface, DAMAGE, 0, 0, *self.pixels)
        self._send(self._surface, FRAME, self._line.create(self._shown))
        self._send(self._surface, COMMIT)
        if before is not None and before is not buffers:
            before.end()

    def close(self) -> None:
        """The compositor lets go of all that was made on this connection."""
        self._open = self._configured = False
        self._line.close()
        if self._buffers is not None:
            self._buffers.end()
            self._buffers = None

    def _right_buffers(self) -> Buffers:
        """Those there are, or new ones where another size is wanted."""
        if self._buffers is not None and self._buffers.size == self.pixels:
            return self._buffers
        try:
            return Buffers(self._line, self._shm, self.pixels, self._painted.seen)
        except UnansweredError as error:
            self.close()
            raise NoSurfaceError(error.reason) from error

    # ---- what comes ----------------------------------------------------------------------------------------------

    def _told(self, event: int, arguments: Reader) -> None:
        if event == CONFIGURE:
            self._send(self._layer, ACKNOWLEDGE, arguments.uint())
            self._configured = True
            self._painted.wanted()
        elif event == CLOSED:
            self._fail("the compositor has taken it off the screen")

    def _shown(self, _event: int, _arguments: Reader) -> None:
        self._unseen = False
        self._painted.seen()

    def _rescaled(self) -> None:
        if self._configured:
            self._painted.wanted()

    def _fail(self, why: str) -> None:
        if self._open:
            self.close()
            self._painted.gone(why)

    def _bound(self, name: str) -> int:
        offered = self._line.offers(name)
        if offered is None:
            raise NoSurfaceError(f"the Wayland compositor has withdrawn {name}")
        return self._line.bind(offered, NEEDED[name], unheard)

    def _send(self, target: int, request: int, *arguments: int | str) -> None:
        self._line.send(target, request, *arguments)


def why_not(environ: Mapping[str, str] = os.environ) -> str:
    """Why no such surface can be had here; empty where one can. Waits as for a surface."""
    try:
        _connected(environ, no_loss).close()
    except NoSurfaceError as error:
        return str(error)
    return ""


def _connected(environ: Mapping[str, str], lost: Lost) -> Wayland:
    """A connection to a compositor that offers what is needed. Raises NoSurfaceError."""
    broke: list[str] = []

    def fail(why: str) -> None:
        broke.append(why)
        lost(why)

    try:
        line = Wayland(environ, fail)
    except UnansweredError as error:
        raise NoSurfaceError(error.reason, hopeful=error.hopeful) from error
    if not line.settle():
        line.close()
        raise NoSurfaceError(broke[0] if broke else "the Wayland compositor does not answer")
    for name, version in NEEDED.items():
        offered = line.offers(name)
        if offered is None or offered.version < version:
            line.close()
            raise NoSurfaceError(f"the Wayland compositor offers no {name} in version {version}", hopeful=False)
    return line
