"""The figure's own colours, light, dark and in high contrast: skin, clothes, hair, spine, props. The windows' are in
`theme`.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.figure.clay import Cloth
from app.ui.theme import Tokens


@dataclass(frozen=True, slots=True)
class FigurePalette:
    """cloths: shade and light of each, or line and inside. shadow, contact: colour and strength.

    spine: straight to bent most. ghost: colour, strength of its inside and of its rim. lines: outlines, not tones.
    """

    cloths: dict[Cloth, tuple[str, str]]
    far: str
    wall: tuple[str, str]
    mat: tuple[str, str]
    wood: tuple[str, str, str]
    shadow: tuple[str, float]
    contact: tuple[str, float]
    spine: tuple[str, str]
    accent: str
    ghost: tuple[str, float, float]
    lines: bool = False


LIGHT = FigurePalette(
    cloths={
        Cloth.SKIN: ("#D59F83", "#E6B497"),
        Cloth.TOP: ("#4B918C", "#5BA39C"),
        Cloth.LEGS: ("#314762", "#3A5472"),
        Cloth.HAIR: ("#40332E", "#4A3A34"),
    },
    far="#4A4038",
    wall=("#EFE8DC", "#D8CDBD"),
    mat=("#C3D2CB", "#A9BCB3"),
    wood=("#EBD9C3", "#D3B998", "#B99B78"),
    shadow=("#3A3128", 0.34),
    contact=("#1C1210", 0.15),
    spine=("#FFF3E6", "#FF7A45"),
    accent="#F0764A",
    ghost=("#F0764A", 0.10, 0.42),
)
DARK = FigurePalette(
    cloths={
        Cloth.SKIN: ("#B67F67", "#CC9378"),
        Cloth.TOP: ("#428C87", "#4F9C96"),
        Cloth.LEGS: ("#425B75", "#4D6885"),
        Cloth.HAIR: ("#483835", "#54413B"),
    },
    far="#12161B",
    wall=("#252C34", "#1D232A"),
    mat=("#2F4644", "#243735"),
    wood=("#5A4A3E", "#46392F", "#352B24"),
    shadow=("#000000", 0.55),
    contact=("#04070A", 0.20),
    spine=("#FFF1E2", "#FF9560"),
    accent="#FFA071",
    ghost=("#FFA071", 0.09, 0.40),
)
_LINES, _INSIDE = ("#FFFFFF", "#000000"), ("#000000", "#FFFFFF")
CONTRAST_DARK = FigurePalette(
    cloths={Cloth.SKIN: _LINES, Cloth.TOP: _LINES, Cloth.LEGS: _LINES, Cloth.HAIR: ("#FFFFFF", "#FFFFFF")},
    far="#000000",
    wall=("#000000", "#FFFFFF"),
    mat=("#000000", "#FFFFFF"),
    wood=("#000000", "#FFFFFF", "#B4B4B4"),
    shadow=("#000000", 0.0),
    contact=("#000000", 0.0),
    spine=("#000000", "#FFE100"),
    accent="#FFE100",
    ghost=("#FFE100", 0.0, 0.75),
    lines=True,
)
CONTRAST_LIGHT = FigurePalette(
    cloths={Cloth.SKIN: _INSIDE, Cloth.TOP: _INSIDE, Cloth.LEGS: _INSIDE, Cloth.HAIR: ("#000000", "#000000")},
    far="#FFFFFF",
    wall=("#FFFFFF", "#000000"),
    mat=("#FFFFFF", "#000000"),
    wood=("#FFFFFF", "#000000", "#4B4B4B"),
    shadow=("#FFFFFF", 0.0),
    contact=("#FFFFFF", 0.0),
    spine=("#FFFFFF", "#B32D00"),
    accent="#B32D00",
    ghost=("#B32D00", 0.0, 0.75),
    lines=True,
)


def figure_palette(look: Tokens) -> FigurePalette:
    """The figure's colours that belong to the windows'."""
    if look.high_contrast:
        return CONTRAST_DARK if look.dark else CONTRAST_LIGHT
    return DARK if look.dark else LIGHT
