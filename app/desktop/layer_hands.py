"""What is pointed at on a Wayland surface of ours: by the mouse of any seat, or by a finger. No keyboard is asked for.

Tells places in pixels of the desktop; knows nothing of what stands there.
"""

from __future__ import annotations

from enum import IntEnum
from functools import partial

from app.desktop.layer_cursor import LayerCursor
from app.desktop.wayland import Global, Wayland, unheard
from app.desktop.wire import Reader
from app.ports import Painted

SEAT, SEAT_VERSION, CAPABILITIES = "wl_seat", 3, 0
"""From version 3 on pointers and fingers can be let go of."""
POINTER, TOUCH = 0, 2
"""Of a seat: the bit that says that it has one, and the request that makes an object of it."""
RELEASE = {POINTER: 1, TOUCH: 0}
"""The request that lets go of it."""
MAIN_BUTTON = 0x110
"""The left one, as the kernel numbers buttons; for the left-handed the compositor has exchanged them."""


class Mouse(IntEnum):
    """Events of a wl_pointer; the others are wheels and groups."""

    ENTER = 0
    LEAVE = 1
    MOTION = 2
    BUTTON = 3


class Finger(IntEnum):
    """Events of a wl_touch."""

    DOWN = 0
    UP = 1
    MOTION = 2
    CANCEL = 4


class LayerHands:
    """All seats' pointers and fingers on one surface."""

    def __init__(self, line: Wayland, surface: int, painted: Painted, shapes: LayerCursor) -> None:
        self._line, self._surface, self._painted, self._shapes = line, surface, painted, shapes
        self._seats: dict[int, int] = {}
        self._held: dict[tuple[int, int], int] = {}
        self._finger: int | None = None
        line.watch(SEAT, self._seat_came, self._seat_went)

    # ---- seats, and what they have ------------------------------------------------------------------------------

    def _seat_came(self, offered: Global) -> None:
        seat = self._seats[offered.name] = self._line.bind(offered, SEAT_VERSION, unheard)
        self._line.adopt(seat, partial(self._seat_told, seat))

    def _seat_went(self, offered: Global) -> None:
        seat = self._seats.pop(offered.name)
        for what in (POINTER, TOUCH):
            self._let_go(seat, what)

    def _seat_told(self, seat: int, event: int, arguments: Reader) -> None:
        if event != CAPABILITIES:
            return
        has = arguments.uint()
        for what in (POINTER, TOUCH):
            if has >> what & 1:
                self._take(seat, what)
            else:
                self._let_go(seat, what)

    def _take(self, seat: int, what: int) -> None:
        if (seat, what) in self._held:
            return
        number = self._held[seat, what] = self._line.create(unheard)
        self._line.send(seat, what, number)
        if what == POINTER:
            self._line.adopt(number, Pointing(number, self._surface, self._painted, self._shapes).heard)
        else:
            self._line.adopt(number, self._touched)

    def _let_go(self, seat: int, what: int) -> None:
        number = self._held.pop((seat, what), None)
        if number is not None:
            self._finger = None if what == TOUCH else self._finger
            self._painted.left()
            self._line.destroy(number, RELEASE[what])

    # ---- fingers -------------------------------------------------------------------------------------------------

    def _touched(self, event: int, arguments: Reader) -> None:
        """The first finger is a mouse; the others are not looked at."""
        match event:
            case Finger.DOWN:
                _, _, surface, finger = (arguments.uint() for _ in range(4))
                if surface == self._surface and self._finger is None:
                    self._finger = finger
                    self._painted.pointed(arguments.fixed(), arguments.fixed())
                    self._painted.pressed(down=True)
            case Finger.MOTION:
                arguments.uint()
                if arguments.uint() == self._finger:
                    self._painted.pointed(arguments.fixed(), arguments.fixed())
            case Finger.UP:
                _, _, finger = (arguments.uint() for _ in range(3))
                if finger == self._finger:
                    self._finger = None
                    self._painted.pressed(down=False)
                    self._painted.left()
            case Finger.CANCEL if self._finger is not None:
                self._finger = None
                self._painted.left()
            case _:
                pass


class Pointing:
    """One pointer, by its number."""

    def __init__(self, number: int, surface: int, painted: Painted, shapes: LayerCursor) -> None:
        self._number, self._surface, self._painted, self._shapes = number, surface, painted, shapes
        self._entered = 0
        self._hand: bool | None = None

    def heard(self, event: int, arguments: Reader) -> None:
        match event:
            case Mouse.ENTER:
                self._entered, surface = arguments.uint(), arguments.uint()
                self._hand = None
                if surface == self._surface:
                    self._point(arguments)
            case Mouse.MOTION:
                arguments.uint()
                self._point(arguments)
            case Mouse.BUTTON:
                _, _, button, state = (arguments.uint() for _ in range(4))
                if button == MAIN_BUTTON:
                    self._painted.pressed(down=bool(state))
            case Mouse.LEAVE:
                self._painted.left()
            case _:
                pass

    def _point(self, arguments: Reader) -> None:
        hand = self._painted.pointed(arguments.fixed(), arguments.fixed())
        if hand != self._hand:
            self._hand = hand
            self._shapes.show(self._number, self._entered, hand=hand)
