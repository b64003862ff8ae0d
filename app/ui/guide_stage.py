"""The break's window: the figure in two thirds, one thought under it, the time left, the controls. Knows no rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QCloseEvent, QCursor, QGuiApplication, QHideEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.button import RING_GAP
from app.ui.caption import X_HEIGHT_UNKNOWN_PX, Caption, Ring, x_height
from app.ui.figure_moment import Moment
from app.ui.guide_controls import Controls, Do
from app.ui.theme import HEADING, sized

if TYPE_CHECKING:
    from app.movement.player import Playing
    from app.ui.figure_slot import Figure

SAFETY = "Move within a range that feels acceptable. Stop if something feels wrong."
"""Shown in a person's first break, from the domain's disclaimer."""

_SIZE = QSize(920, 700)
_MARGIN = 32
_ANNOUNCE = 0.6
"""The share of a movement after which the next one is named."""


class Stage(QWidget):
    """The window. act: told what a person asks. lost: told when the window was closed or hidden by anything but us."""

    def __init__(
        self, figure: Figure, act: Callable[[Do], None], lost: Callable[[], None], *, still: bool
    ) -> None:  # fmt: skip
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("Break")
        self._figure, self._act, self._lost, self._still = figure, act, lost, still
        self._ours = False
        self.name, self.count, self.coming, self.safety = QLabel(), QLabel(), QLabel(), QLabel(SAFETY)
        self.ring, self.caption = Ring(), Caption()
        self.controls = Controls(act, self, still=still)
        kept = self.controls.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # at the end they go, and the figure must not jump into their place
        self.controls.setSizePolicy(kept)
        self.name.setFont(sized(self.font(), HEADING, strong=True))
        self.count.setFont(sized(self.font(), 1.0, tabular=True))
        self.safety.setFont(sized(self.font(), 1.0))
        self.safety.setWordWrap(True)
        for label in (self.count, self.coming, self.safety):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        for widget in (self, *self.findChildren(QWidget)):
            widget.setMouseTracking(True)
            widget.installEventFilter(self)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.name, self.count, self.coming):
            words.addWidget(label)
        words.addStretch(1)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        self._picture = QWidget()
        self._figure.widget.setParent(self._picture)
        self._figure.widget.lower()
        self._picture.setLayout(QVBoxLayout())
        inside = self._picture.layout()
        if isinstance(inside, QVBoxLayout):
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addLayout(top)
            inside.addStretch(1)
        shown = QVBoxLayout()
        shown.setContentsMargins(RING_GAP, 0, RING_GAP, 0)
        shown.setSpacing(8)
        shown.addWidget(self._picture, 5)
        shown.addWidget(self.caption, 2)
        shown.addWidget(self.safety)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN - RING_GAP, 24, _MARGIN - RING_GAP, 20)
        column.setSpacing(8)
        column.addLayout(shown, 1)
        column.addWidget(self.controls)

    def open(self, *, first: bool) -> None:
        """Come up in front, centred on the screen in use. first: with the safety line."""
        self.safety.setVisible(first)
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        self.setScreen(screen)
        self.setGeometry(placed(screen.availableGeometry(), x_height(screen)))
        self.controls.setVisible(True)
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus()
        self.controls.come_forward()

    def shut(self) -> None:
        """Go, without telling that the window was lost."""
        self._ours = True
        self.close()
        self._ours = False

    def show_playing(self, playing: Playing, left: float, planned: float, *, held: bool) -> float:
        """Show this moment; says how far the picture moved. left, planned: seconds of the break."""
        self.name.setText(playing.movement.name)
        self.count.setText(_count(playing))
        coming = playing.next_name if playing.set_fraction >= _ANNOUNCE else ""
        self.coming.setText(f"Next: {coming}" if coming else "")
        self.caption.set_text("Paused" if held else thought(playing))
        self.ring.set_left(left, planned)
        self.controls.set_held(held=held)
        return self._figure.show(
            Moment(
                playing.movement,
                playing.t,
                playing.side,
                playing.amplitude,
                playing.repetitions,
                still=self._still,
            )
        )

    def show_end(self, sentence: str) -> None:
        """The end: one sentence."""
        self.controls.setVisible(False)
        self.count.setText("")
        self.coming.setText("")
        self.safety.setVisible(False)
        self.ring.set_left(0, 1)
        self.caption.set_text(sentence)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The pointer moves or a key is pressed: the controls come forward. Nothing is kept from anyone."""
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.KeyPress, QEvent.Type.FocusIn):
            self.controls.come_forward()
        if event.type() == QEvent.Type.Resize:
            self._figure.widget.setGeometry(self._picture.rect())
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
        if not self._ours and not event.spontaneous():
            self._lost()


def thought(playing: Playing) -> str:
    """One thought at a time: what to do first, then what to notice, then how to breathe, and round again."""
    thoughts = [each for each in (playing.caption, playing.notice, playing.breath) if each]
    return thoughts[(playing.repetition - 1) % len(thoughts)] if thoughts else ""


def placed(free: QRect, letters: float) -> QRect:
    """The window in the middle of a screen's free part, larger where letters must be (`x_height`, in pixels)."""
    size = (_SIZE * max(1.0, letters / X_HEIGHT_UNKNOWN_PX)).boundedTo(free.size() - QSize(48, 48))
    frame = QRect(free.topLeft(), size)
    frame.moveCenter(free.center())
    return frame


def _count(playing: Playing) -> str:
    side = {"left": " · left side", "right": " · right side", None: ""}[playing.side]
    return f"{playing.repetition} of {playing.repetitions}{side}"
