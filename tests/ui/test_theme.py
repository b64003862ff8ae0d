from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QWidget

from app.ui.theme import DARK, LIGHT, Theme, Tokens, dressed, look_for, reduced_motion, sized, tokens

TEXT, SHAPE = 4.5, 3.0
ON_PAPER = [
    ("ink", TEXT),
    ("ink_soft", TEXT),
    ("calm", TEXT),
    ("warm_text", TEXT),
    ("sit", TEXT),
]


def luminance(colour: str) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    rgb = QColor(colour)
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("look", "token"), list(itertools.product((LIGHT, DARK), ON_PAPER)))
def test_words_read_on_paper_and_on_cards(look: Tokens, token: tuple[str, float]) -> None:
    name, least = token
    assert contrast(getattr(look, name), look.paper) >= least
    assert contrast(getattr(look, name), look.card) >= least


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_words_read_on_the_main_button(look: Tokens) -> None:
    assert contrast(look.on_calm, look.calm) >= TEXT


@pytest.mark.parametrize(
    ("look", "name", "figure"),
    [
        (LIGHT, "ink", 12.6), (LIGHT, "ink_soft", 5.5), (LIGHT, "calm", 5.2), (LIGHT, "warm_text", 4.9),
        (LIGHT, "sit", 7.3), (DARK, "ink", 13.9), (DARK, "ink_soft", 6.3), (DARK, "calm", 8.3),
        (DARK, "warm", 8.1), (DARK, "sit", 6.7),
    ],
)  # fmt: skip
def test_the_figures_the_look_promises_are_true(look: Tokens, name: str, figure: float) -> None:
    assert contrast(getattr(look, name), look.paper) == pytest.approx(figure, abs=0.11)


def test_a_desktop_without_a_wish_is_light_and_a_dark_one_dark() -> None:
    calm = Qt.ContrastPreference.NoPreference
    assert look_for(Qt.ColorScheme.Unknown, calm) is LIGHT
    assert look_for(Qt.ColorScheme.Dark, calm) is DARK


def test_high_contrast_keeps_the_systems_own_colours() -> None:
    assert look_for(Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast) is None
    system = QPalette(QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    look = tokens(system)
    assert (look.high_contrast, look.dark, look.ink, look.hairline) == (True, True, "#ffff00", "#ffff00")


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_widget_finds_its_colours_in_its_palette(qapp: QApplication, look: Tokens) -> None:
    qapp.setPalette(dressed(QPalette(), look))
    widget = QWidget()
    assert tokens(widget.palette()) is look


def test_the_desktops_selection_colour_stays(qapp: QApplication) -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Highlight, QColor("#123456"))
    assert dressed(system, LIGHT).color(QPalette.ColorRole.Highlight).name() == "#123456"


def test_the_theme_dresses_the_application_and_does_so_again_when_the_desktop_changes(qapp: QApplication) -> None:
    qapp.setPalette(QPalette(QColor("#ff0000")))
    theme = Theme(qapp)
    assert tokens(qapp.palette()) is LIGHT
    qapp.setPalette(QPalette(QColor("#ff0000")))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert tokens(qapp.palette()) is LIGHT
    del theme


class Still(QProxyStyle):
    """A style on a desktop that wants no animations."""

    def styleHint(self, hint: QStyle.StyleHint, *_rest: object) -> int:  # noqa: N802 (Qt's name)
        return 0 if hint == QStyle.StyleHint.SH_Widget_Animation_Duration else 1


def test_a_desktop_that_wants_no_animations_is_heard(qapp: QApplication) -> None:
    assert not reduced_motion(qapp)
    usual = qapp.style().objectName()
    qapp.setStyle(Still())
    assert reduced_motion(qapp)
    qapp.setStyle(usual)


def test_sizes_are_relative_to_the_desktops_font_in_points_or_in_pixels() -> None:
    points, pixels = QFont(), QFont()
    points.setPointSizeF(10)
    pixels.setPixelSize(20)
    assert sized(points, 1.9).pointSizeF() == 19
    assert sized(pixels, 0.85).pixelSize() == 17
