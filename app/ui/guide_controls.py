"""The controls of a break: by mouse, by keyboard, by name. They step back when nobody reaches for them."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGraphicsOpacityEffect, QHBoxLayout, QLabel, QWidget

from app.ui.button import Button, Weight
from app.ui.theme import BREAK_TARGET, FADE_MS, SECONDARY, sized
from app.ui.wrap_row import WrapRow

AT_REST = 0.4
"""How much of the controls is seen while the pointer rests."""

_REST_MS = 3_000


class Do(Enum):
    """What a person can ask of a break that plays."""

    PAUSE = auto()
    AGAIN = auto()
    NEXT = auto()
    OTHER = auto()
    SMALLER = auto()
    LARGER = auto()
    SLOWER = auto()
    FASTER = auto()
    LEAVE = auto()


_KEYS: dict[Do, tuple[Qt.Key, ...]] = {
    Do.AGAIN: (Qt.Key.Key_Left,),
    Do.NEXT: (Qt.Key.Key_Right,),
    Do.OTHER: (Qt.Key.Key_E,),
    Do.SMALLER: (Qt.Key.Key_Minus,),
    Do.LARGER: (Qt.Key.Key_Plus, Qt.Key.Key_Equal),
    Do.SLOWER: (Qt.Key.Key_Down,),
    Do.FASTER: (Qt.Key.Key_Up,),
    Do.LEAVE: (Qt.Key.Key_Escape,),
}
"""Space pauses too, but where a button has the keyboard it presses that button: `guide_stage` does it."""

_WORDS: dict[Do, tuple[str, str, str]] = {
    Do.PAUSE: ("Pause", "Pause", "Space"),
    Do.AGAIN: ("Again", "This movement again", "Left arrow"),
    Do.NEXT: ("Next", "Next movement", "Right arrow"),
    Do.OTHER: ("Something else", "Another movement instead", "E"),
    Do.SMALLER: ("–", "Smaller", "Minus"),
    Do.LARGER: ("+", "Larger", "Plus"),
    Do.SLOWER: ("–", "Slower", "Down arrow"),
    Do.FASTER: ("+", "Faster", "Up arrow"),
    Do.LEAVE: ("Leave", "Leave the break", "Esc"),
}
"""(on the button, its name, its key)."""


def _room_for(button: Button, other: str) -> int:
    """The width in which both of a button's words have room, so that its neighbours stay where they are."""
    text, width = button.text(), button.sizeHint().width()
    button.setText(other)
    width = max(width, button.sizeHint().width())
    button.setText(text)
    return width


class Controls(QWidget):
    """The row of buttons. still: step back and come forward without a fade (reduced motion)."""

    def __init__(self, act: Callable[[Do], None], window: QWidget, *, still: bool) -> None:
        """window: the one whose keys are listened to."""
        super().__init__(window)
        self._still = still
        self.buttons = {do: self._button(do, act) for do in Do}
        self._lay_out()
        for do, keys in _KEYS.items():
            for key in keys:
                QShortcut(QKeySequence(key), window, lambda do=do: act(do))
        self._veil = QGraphicsOpacityEffect(self)
        self._veil.setOpacity(1.0)
        self._veil.setEnabled(False)
        self.setGraphicsEffect(self._veil)
        self._fade = QPropertyAnimation(self._veil, b"opacity", self)
        self._fade.setDuration(FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(lambda: self._veil.setEnabled(self._veil.opacity() < 1.0))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.step_back)

    @property
    def opacity(self) -> float:
        """What is seen of the controls when the fade under way is over."""
        return float(self._fade.endValue()) if self._fade.endValue() is not None else self._veil.opacity()

    def come_forward(self) -> None:
        """Somebody moves the pointer or types: be there at once, and step back again after a while."""
        self._rest.start()
        self._to(1.0)

    def step_back(self) -> None:
        """Leave the figure the stage, but never while a button has the keyboard."""
        if not any(button.hasFocus() for button in self.buttons.values()):
            self._to(AT_REST)

    def set_held(self, *, held: bool) -> None:
        """Whether the break is paused by hand."""
        button = self.buttons[Do.PAUSE]
        button.setText("Continue" if held else "Pause")
        button.setAccessibleName(button.text())

    def set_last(self, *, last: bool) -> None:
        """Whether nothing comes after this movement; the keyboard then goes to the window, to no other button."""
        button = self.buttons[Do.NEXT]
        if button.isEnabled() is not last:
            return
        if last and button.hasFocus():
            self.window().setFocus()
        button.setEnabled(not last)

    def _to(self, opacity: float) -> None:
        if self.opacity == opacity:
            return
        self._veil.setEnabled(True)
        self._fade.stop()
        self._fade.setStartValue(self._veil.opacity())
        self._fade.setEndValue(opacity)
        self._fade.setDuration(0 if self._still else FADE_MS)
        self._fade.start()

    def _button(self, do: Do, act: Callable[[Do], None]) -> Button:
        text, name, key = _WORDS[do]
        weight = Weight.PLAIN if do is not Do.LEAVE else Weight.QUIET
        button = Button(text, weight, self, least=BREAK_TARGET)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({key})")
        button.clicked.connect(lambda: act(do))
        if do is Do.PAUSE:
            button.setMinimumWidth(_room_for(button, "Continue"))
        return button

    def _lay_out(self) -> None:
        """One row where there is room, else two, and more where their words need them."""
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._two = first, second = WrapRow(between=4), WrapRow(spacing=14, between=4)
        for do in (Do.PAUSE, Do.AGAIN, Do.NEXT, Do.OTHER):
            first.addWidget(self.buttons[do])
        for word, less, more in (("Size", Do.SMALLER, Do.LARGER), ("Tempo", Do.SLOWER, Do.FASTER)):
            pair = QHBoxLayout()
            pair.setSpacing(2)
            label = QLabel(word)
            label.setFont(sized(self.font(), SECONDARY))
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            for widget in (self.buttons[less], label, self.buttons[more]):
                pair.addWidget(widget)
            second.add_row(pair)
        second.push()
        second.addWidget(self.buttons[Do.LEAVE])
        self._rows.addLayout(first, 1)
        self._rows.addLayout(second, 1)

    def height_in(self, width: int) -> int:
        """The height they need in this width; and they lay themselves out for it."""
        across = sum(row.sizeHint().width() for row in self._two) + self._rows.spacing()
        fits = across <= width
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._rows.direction() != wanted:
            self._rows.setDirection(wanted)
        return self._rows.heightForWidth(width)
