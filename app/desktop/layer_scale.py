"""How many pixels of a picture stand for one of the desktop, on the screen where a Wayland surface is.

By `wp_fractional_scale_v1` with `wp_viewporter` where both are offered, else by the whole numbers of the outputs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import floor

from app.desktop.wayland import Global, Wayland, unheard
from app.desktop.wire import Reader

OUTPUT, OUTPUT_VERSION, SCALED = "wl_output", 2, 3
"""The version from which an output tells its scale, and the event in which it does."""
FRACTIONS, VIEWPORTS = "wp_fractional_scale_manager_v1", "wp_viewporter"
PART = 120
"""Parts of one in which a fractional scale is told."""
ENTER, LEAVE = 0, 1
SET_DESTINATION, SET_BUFFER_SCALE = 2, 8


class LayerScale:
    """The ratio of one surface. changed: called when it is another one."""

    def __init__(self, line: Wayland, changed: Callable[[], None]) -> None:
        self._line, self._changed = line, changed
        self._surface = 0
        self._outputs: dict[int, int] = {}
        self._scales: dict[int, int] = {}
        self._on: set[int] = set()
        self._told: float | None = None
        self._viewport: int | None = None
        line.watch(OUTPUT, self._output_came, self._output_went)

    def follow(self, surface: int) -> None:
        """Ask of this surface, which is just made."""
        self._surface = surface
        fractions, viewports = self._line.offers(FRACTIONS), self._line.offers(VIEWPORTS)
        if fractions is None or viewports is None:
            return
        bound = self._line.bind(viewports, 1, unheard)
        self._viewport = self._line.create(unheard)
        self._line.send(bound, 1, self._viewport, surface)
        bound = self._line.bind(fractions, 1, unheard)
        self._line.send(bound, 1, self._line.create(self._preferred), surface)

    @property
    def ratio(self) -> float:
        """Before it is known on which screen the surface is, that of the finest: then no picture is too coarse."""
        if self._told is not None:
            return self._told
        known = [self._scales[each] for each in self._on if each in self._scales] or list(self._scales.values())
        return float(max(known, default=1))

    def pixels(self, size: tuple[int, int]) -> tuple[int, int]:
        """Of a picture for a surface of this size."""
        ratio = self.ratio
        return floor(size[0] * ratio + 0.5), floor(size[1] * ratio + 0.5)

    def apply(self, size: tuple[int, int]) -> None:
        """Say with the next picture how large it is to be shown."""
        if self._viewport is not None:
            self._line.send(self._viewport, SET_DESTINATION, *size)
        else:
            self._line.send(self._surface, SET_BUFFER_SCALE, round(self.ratio))

    def heard(self, event: int, arguments: Reader) -> None:
        """What the surface itself is told: the screens on which it is."""
        if event == ENTER:
            self._now(lambda: self._on.add(arguments.uint()))
        elif event == LEAVE:
            self._now(lambda: self._on.discard(arguments.uint()))

    def _output_came(self, offered: Global) -> None:
        if offered.version < OUTPUT_VERSION:
            return
        number = self._outputs[offered.name] = self._line.bind(offered, OUTPUT_VERSION, unheard)
        self._line.adopt(number, partial(self._output_told, number))

    def _output_went(self, offered: Global) -> None:
        number = self._outputs.pop(offered.name, 0)
        self._on.discard(number)
        self._now(lambda: self._scales.pop(number, None))

    def _output_told(self, number: int, event: int, arguments: Reader) -> None:
        if event == SCALED:
            self._now(lambda: self._scales.update({number: arguments.sint()}))

    def _preferred(self, _event: int, arguments: Reader) -> None:
        def take() -> None:
            self._told = arguments.uint() / PART

        self._now(take)

    def _now(self, happen: Callable[[], object]) -> None:
        before = self.ratio
        happen()
        if self.ratio != before:
            self._changed()
