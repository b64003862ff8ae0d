"""All windows in another language: every text that reaches a widget is put into other words; what of it is cut off."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QTableWidgetItem,
    QWidget,
)

from app.ui import week_chart
from app.ui.caption import Caption
from app.ui.field_choice import ListField, _Option
from app.ui.week_words import DAYS
from app.ui.words import Words

Translation = Callable[[str], str]

GERMAN = {
    "Start": "Pause beginnen", "Skip": "Überspringen", "Tiny version": "Kleinstausführung", "Leave": "Verlassen",
    "Pause": "Anhalten", "Continue": "Weitermachen", "Again": "Wiederholen", "Next": "Weiterschalten",
    "Something else": "Andere Bewegungsübung", "Size": "Umfang", "Tempo": "Geschwindigkeit", "Begin": "Loslegen",
    "Undo": "Rückgängig machen", "Monday": "Donnerstag", "Wednesday": "Donnerstag", "Mon": "Mo.", "Tue": "Di.",
}  # fmt: skip
COMPOUNDS = (
    "Wirbelsäulenbeweglichkeitsübung", "und", "Sitzzeitunterbrechungserinnerung", "Bildschirmarbeitsplatz", "der",
    "Benachrichtigungszeitraum", "Arbeitszeitbeginn", "Bewegungspause", "Einstellung", "Haltung",
)  # fmt: skip


_TOLD: tuple[tuple[Any, ...], ...] = (
    (QLabel, "__init__", "setText"), (QPushButton, "__init__", "setText"), (QAction, "setText"), (_Option, "__init__"),
    (QTableWidgetItem, "__init__"), (QComboBox, "addItem"), (QListWidget, "addItems"), (Caption, "set_text"),
    (QLineEdit, "setPlaceholderText"),
)  # fmt: skip
"""Where texts reach a widget."""


def german(text: str) -> str:
    """As German might be: the words known here, else some of its longest, until there is 40 % more."""
    if text in GERMAN or not re.search("[A-Za-z]{3}", text):
        return GERMAN.get(text, text)
    if number := re.fullmatch(r"(.*?)(\d+\s(?:min|h|s|%).*)", text):
        return f"{german(number[1].strip())} {number[2]}".strip()
    said: list[str] = []
    while (left := round(len(text) * 1.4) - len(" ".join(said))) > 0:
        fits = [word for word in COMPOUNDS if len(word) <= max(left * 1.6, 12) and said[-1:] != [word]]
        said.append(fits[(len(text) + len(said)) % len(fits)])
    return " ".join(said)


def translate(patch: pytest.MonkeyPatch, words: Translation) -> None:
    """From here on, until `patch` is undone, every text given to a widget is put into `words`, line by line, once."""
    done: set[str] = set()

    def put(text: object) -> object:
        if not isinstance(text, str) or text in done:
            return [put(each) for each in text] if isinstance(text, list) else text
        said = "\n".join(words(line) for line in text.split("\n"))
        done.add(said)
        return said

    def reword(kind: type, name: str) -> None:
        was = getattr(kind, name)

        def worded(self: object, *given: object, **named: object) -> Any:  # noqa: ANN401  whatever Qt gives
            return was(self, *(put(each) for each in given[:1]), *given[1:], **named)

        patch.setattr(kind, name, worded)

    for kind, *names in _TOLD:
        for name in names:
            reword(kind, name)
    patch.setattr(week_chart, "DAYS", tuple(words(day) for day in DAYS))
    patch.setattr(week_chart, "_KEY", tuple((activity, words(word)) for activity, word in week_chart._KEY))


def cut_off(window: QWidget) -> list[str]:
    """Each text of the window that is not seen whole, each widget outside it, each two on each other."""
    faults = []
    for widget in (each for each in window.findChildren(QWidget) if each.isVisible()):
        if _outside(widget, window):
            faults.append(f"outside: {_named(widget)}")
        if not _has_room(widget):
            faults.append(f"cut off: {_named(widget)} in {widget.width()} x {widget.height()}")
    told = [each for each in window.findChildren(QWidget) if each.isVisible() and _tells(each)]
    faults += [
        f"on each other: {_named(one)} and {_named(other)}"
        for one, other in combinations(told, 2)
        if _seen(one, window).intersects(_seen(other, window)) and not one.isAncestorOf(other)
    ]
    return faults


def _tells(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and not widget.text():
        return False
    return isinstance(widget, (QLabel, QPushButton, QComboBox, QLineEdit, Caption))


def _named(widget: QWidget) -> str:
    text = widget.accessibleName() or getattr(widget, "text", str)() or getattr(widget, "currentText", str)()
    return f"{type(widget).__name__} “{text}”"


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of it that is not scrolled away."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint(0, 0)))


def _outside(widget: QWidget, window: QWidget) -> bool:
    """Beyond the window, or beyond the sides of the page it scrolls in."""
    frame, parent = window, widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent.parentWidget(), QScrollArea):
            frame = parent
        parent = parent.parentWidget()
    place = _place(widget, frame)
    if frame is not window:
        place.setTop(0)
        place.setHeight(1)
    return not widget.size().isEmpty() and not frame.rect().contains(place)


def _has_room(widget: QWidget) -> bool:
    match widget:
        case Words():
            return widget.heightForWidth(widget.width()) <= widget.height()
        case QLabel() if widget.text():
            flags = int(Qt.TextFlag.TextWordWrap) if widget.wordWrap() else 0
            room = widget.contentsRect()
            needs = QFontMetrics(widget.font()).boundingRect(QRect(0, 0, room.width(), 9999), flags, widget.text())
            return needs.width() <= room.width() and needs.height() <= room.height()
        case Caption():
            return widget._fits(widget.fitted())
        case ListField():
            spare = widget.width() - widget.sizeHint().width() + _longest(widget)
            return widget.fontMetrics().horizontalAdvance(widget.currentText()) <= spare
        case QPushButton():
            return widget.width() >= widget.sizeHint().width() and widget.height() >= widget.sizeHint().height()
        case _:
            return True


def _longest(box: QComboBox) -> int:
    return max(box.fontMetrics().horizontalAdvance(box.itemText(place)) for place in range(box.count()))
