"""The look: its colours and sizes, put into the application's palette and kept in step with the desktop.

The only module that names a colour. Widgets ask `tokens(palette)`; none keeps a colour of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyle

SECONDARY, TEXT, HEADING, DISPLAY = 0.85, 1.0, 1.35, 1.9
"""Type sizes as multiples of the desktop's font."""

CARD_RADIUS, CONTROL_RADIUS = 12, 8
TARGET, BREAK_TARGET = 32, 44
"""Smallest sides of what can be clicked, in device-independent pixels."""

FOCUS_WIDTH = 2
FADE_MS = 200


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, as `#RRGGBB`. warm is for shapes, warm_text for words and buttons."""

    paper: str
    card: str
    hairline: str
    ink: str
    ink_soft: str
    calm: str
    on_calm: str
    warm: str
    warm_text: str
    sit: str
    dark: bool
    high_contrast: bool = False


LIGHT = Tokens(
    paper="#FAF7F2",
    card="#FFFFFF",
    hairline="#DED6CA",
    ink="#2B2F36",
    ink_soft="#5F656D",
    calm="#2F7370",
    on_calm="#FFFFFF",
    warm="#F0764A",
    warm_text="#B8481C",
    sit="#3A5472",
    dark=False,
)
DARK = Tokens(
    paper="#1B2128",
    card="#232A32",
    hairline="#323A43",
    ink="#F1EDE6",
    ink_soft="#9AA3AB",
    calm="#80C6BD",
    on_calm="#12161B",
    warm="#FFA071",
    warm_text="#FFA071",
    sit="#8FA9C4",
    dark=True,
)


def tokens(palette: QPalette) -> Tokens:
    """The colours that belong to a widget's palette; a palette that is not ours is the system's high contrast."""
    paper = palette.color(QPalette.ColorRole.Window).name().upper()
    for known in (LIGHT, DARK):
        if paper == known.paper:
            return known
    return high_contrast(palette)


def high_contrast(palette: QPalette) -> Tokens:
    """Every colour from the system's own palette: text on window, and its highlight for what matters."""
    paper, ink = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
    strong = palette.color(QPalette.ColorRole.Highlight).name()
    return Tokens(
        paper=paper.name(),
        card=palette.color(QPalette.ColorRole.Base).name(),
        hairline=ink.name(),
        ink=ink.name(),
        ink_soft=ink.name(),
        calm=strong,
        on_calm=palette.color(QPalette.ColorRole.HighlightedText).name(),
        warm=ink.name(),
        warm_text=ink.name(),
        sit=ink.name(),
        dark=paper.lightness() < ink.lightness(),
        high_contrast=True,
    )


def look_for(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Tokens | None:
    """Our colours for what the desktop asks; None: its own palette, untouched. A desktop without a wish is light."""
    if contrast == Qt.ContrastPreference.HighContrast:
        return None
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def dressed(system: QPalette, look: Tokens) -> QPalette:
    """The system's palette in our colours; its accent and selection stay the desktop's."""
    palette = QPalette(system)
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, look.paper),
        (role.WindowText, look.ink),
        (role.Base, look.card),
        (role.AlternateBase, look.paper),
        (role.Text, look.ink),
        (role.Button, look.card),
        (role.ButtonText, look.ink),
        (role.PlaceholderText, look.ink_soft),
        (role.ToolTipBase, look.card),
        (role.ToolTipText, look.ink),
        (role.BrightText, look.warm_text),
        (role.Link, look.calm),
        (role.Mid, look.hairline),
        (role.Midlight, look.hairline),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(look.ink_soft))
    return palette


def sized(font: QFont, scale: float, *, strong: bool = False, tabular: bool = False) -> QFont:
    """`font` at a multiple of its own size (points, or pixels where the desktop set pixels)."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * scale)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * scale)))
    result.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    if tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def reduced_motion(app: QApplication) -> bool:
    """Whether the desktop asks for no animations, as far as Qt is told of it."""
    return app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


class Theme:
    """Dresses the application, now and whenever the desktop turns dark, light or high in contrast."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda _scheme: self.apply())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _preference: self.apply())
        self.apply()

    def apply(self) -> None:
        """Start from what the desktop gives, so that its accent and fonts are not lost on a change."""
        hints = self._app.styleHints()
        self._app.setPalette(QPalette())
        look = look_for(hints.colorScheme(), hints.accessibility().contrastPreference())
        if look is not None:
            self._app.setPalette(dressed(self._app.palette(), look))
