"""The break's window: the figure in two thirds, one thought under it, the time left, the controls. Knows no rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.movement.movement import Posture
from app.ui.button import RING_GAP
from app.ui.caption import X_HEIGHT_UNKNOWN_PX, Caption, Ring, x_height
from app.ui.cover import IN_A_WINDOW, Cover, Standing
from app.ui.figure_moment import Moment
from app.ui.guide_controls import Controls, Do
from app.ui.guide_layout import LONGEST, MARGIN, Sizes, places
from app.ui.theme import HEADING, sized
from app.ui.words import Words

if TYPE_CHECKING:
    from app.movement.movement import Movement
    from app.movement.player import Playing
    from app.ui.figure_slot import Figure

SAFETY = "Move within a range that feels acceptable. Stop if something feels wrong."
"""Shown in a person's first break, from the domain's disclaimer."""

_LEAST = QSize(560, 460)
_LYING = frozenset({Posture.ALL_FOURS, Posture.SUPINE, Posture.PRONE, Posture.SIDE_LYING})
_ANNOUNCE = 0.6
"""The share of a movement after which the next one is named."""


class Stage(QWidget):
    """The window. act: told what a person asks. lost: told when the window was closed or hidden by anything but us.

    standing: on which screen and how large.
    """

    def __init__(
        self, figure: Figure, act: Callable[[Do], None], lost: Callable[[], None], *, still: bool,
        standing: Standing = IN_A_WINDOW,
    ) -> None:  # fmt: skip
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("Break")
        self._figure, self._act, self._lost, self._still = figure, act, lost, still
        self._ours = self._lying = False
        self._standing, self.cover = standing, Cover(self, lambda: act(Do.LEAVE), standing.covering)
        self.name, self.count, self.coming, self.safety = Words(), Words(), Words("", self), Words(SAFETY)
        self.ring, self.caption = Ring(self, still=still), Caption(self, still=still)
        self.controls = Controls(act, self, still=still)
        self._grown, self._longest = 0.0, LONGEST
        for label in (self.count, self.coming, self.safety):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        figure.widget.setParent(self)
        self.setMinimumSize(_LEAST)
        self._words = self._column()
        self.controls.raise_()
        for widget in (self, *self.findChildren(QWidget)):
            widget.setMouseTracking(True)
            widget.installEventFilter(self)

    def _column(self) -> QWidget:
        words = QWidget(self)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self.name, self.count, self.safety):
            column.addWidget(label)
        column.addStretch(1)
        return words

    def _grow(self, factor: float) -> None:
        """All that is read, so many times as large as the desktop's font has it."""
        factor = max(1.0, round(factor, 1))
        if factor == self._grown:
            return
        self._grown = factor
        self.name.setFont(sized(self.font(), HEADING * factor, strong=True))
        for label in (self.count, self.coming, self.safety):
            label.setFont(sized(self.font(), factor, tabular=True))
        self.ring.grow(factor)

    def _arrange(self) -> None:
        """Everything to its place, for the window's present size and what lies in it."""
        letters = self.caption.letters()
        self._grow(letters / max(X_HEIGHT_UNKNOWN_PX, x_height(self.screen())))
        margin = MARGIN - RING_GAP
        controls = self.controls.height_in(self.width() - 2 * margin)
        sizes = Sizes(
            letters, self._words.heightForWidth, self._coming_height, self.ring.sizeHint().width(), controls,
            self._longest,
        )  # fmt: skip
        where = places(self.size(), sizes, lying=self._lying)
        self._figure.widget.setGeometry(where.figure)
        self._words.setGeometry(where.words)
        self.caption.setGeometry(where.caption)
        self.ring.setGeometry(where.ring)
        self.coming.setGeometry(where.coming)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        corner = not where.beside and where.coming.left() > where.words.left()
        self.coming.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop if corner else left)
        self.controls.setGeometry(where.controls.adjusted(-RING_GAP, 0, RING_GAP, 0))

    def _coming_height(self, width: int) -> int:
        """What follows is mostly said in two lines; they are kept free for it."""
        return max(2 * self.coming.fontMetrics().lineSpacing(), self.coming.heightForWidth(width))

    def open(self, *, first: bool) -> None:
        """Come up in front, where the settings want it. first: with the safety line."""
        self.safety.setVisible(first)
        self.cover.begin(self._standing.where())
        self.controls.setVisible(True)
        self._arrange()
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus()
        self.controls.come_forward()

    def shut(self) -> None:
        """Go, without telling that the window was lost."""
        self._ours = True
        self.cover.end()
        self.close()
        self._ours = False

    def come_forward(self) -> None:
        """To the front again, as large as it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_playing(self, playing: Playing, left: float, planned: float, *, held: bool) -> float:
        """Show this moment; says how far the picture moved. left, planned: seconds of the break."""
        if self.name.text() != playing.movement.name:
            self.name.setText(playing.movement.name)
            self._lying = playing.movement.posture in _LYING
            self._longest = max(LONGEST, longest(playing.movement))
            self._arrange()
        self.count.setText(_count(playing))
        coming = announced(playing)
        if coming != self.coming.text():
            self.coming.setText(coming)
            self._arrange()
        self.caption.set_text("Paused" if held else thought(playing))
        self.ring.set_left(left, planned)
        self.cover.show_left(left, planned)
        self.controls.set_held(held=held)
        self.controls.set_last(last=playing.coming is None)
        return self._figure.show(
            Moment(
                playing.movement, playing.t, playing.side, playing.amplitude, playing.repetitions, playing.comfort,
                still=self._still,
            )
        )  # fmt: skip

    def show_end(self, sentence: str, milliseconds: int) -> None:
        """The end: one sentence, and a breath of so many milliseconds."""
        self.controls.setVisible(False)
        self.count.setText("")
        self.coming.setText("")
        self.safety.setVisible(False)
        self.ring.breathe(milliseconds)
        self.caption.set_text(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pointer moves or a key is pressed: the controls come forward. Nothing is kept from anyone."""
        if event.type() == QEvent.Type.LayoutRequest and watched in (self.controls, self._words):
            self._arrange()
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.KeyPress, QEvent.Type.FocusIn):
            self.controls.come_forward()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, where no button has it."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._act(Do.PAUSE)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed: let it go, whoever did it."""
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Gone from the screen by anything but `shut` and minimising: the break must not play on unseen."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.cover.end()
        if not self._ours and not event.spontaneous():
            self._lost()


def longest(movement: Movement) -> int:
    """Letters of the longest thought of a movement."""
    return max(len(each) for phase in movement.phases for each in (phase.do, phase.notice, phase.breath))


def thought(playing: Playing) -> str:
    """One thought at a time: what to do first, then what to notice, then how to breathe, and round again."""
    if playing.aside:
        return playing.aside
    thoughts = [each for each in (playing.caption, playing.notice, playing.breath) if each]
    return thoughts[(playing.repetition - 1) % len(thoughts)] if thoughts else ""


def announced(playing: Playing) -> str:
    """The next movement, towards the end of this one, with where it is done if that is elsewhere."""
    coming = playing.coming
    if coming is None or playing.set_fraction < _ANNOUNCE:
        return ""
    if coming.floor and not playing.movement.floor:
        return f"Next, on the floor: {coming.name}"
    if coming.posture is Posture.SEATED and playing.movement.posture is not Posture.SEATED:
        return f"Next, on a chair: {coming.name}"
    return f"Next: {coming.name}"


def _count(playing: Playing) -> str:
    if playing.movement.group == "walk":
        return ""  # nobody counts steps
    count = f"Repetition {playing.repetition} of {playing.repetitions}"
    return count if playing.side is None else f"{count} · {playing.movement.way(playing.side)}"
