"""The figure's own colours, light, dark and in high contrast: skin, clothes, hair, spine, props. The windows' are in
`theme`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.figure.clay import Cloth
from app.figure.person import FIRST, Person
from app.ui.theme import Tokens

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FigurePalette:
    """cloths: shade and light of each, or line and inside. shadow, contact: colour and strength.

    spine: straight to bent most. accent: of the glow. ghost: colour, strength of its inside and of its rim. lines:
    outlines, not tones.
    """

    cloths: dict[Cloth, Pair]
    far: str
    wall: tuple[str, str]
    mat: tuple[str, str]
    wood: tuple[str, str, str]
    shadow: tuple[str, float]
    contact: tuple[str, float]
    spine: tuple[str, str]
    accent: str
    arrow: str
    ghost: tuple[str, float, float]
    lines: bool = False
    dark: bool = False


SKINS: dict[str, tuple[Pair, Pair]] = {
    "sand": (("#D59F83", "#E6B497"), ("#B67F67", "#CC9378")),
    "rose": (("#DDAA97", "#F0C4B0"), ("#C08E7C", "#D9A592")),
    "honey": (("#B98560", "#CF9A72"), ("#A27252", "#B98562")),
    "umber": (("#6E4632", "#85573F"), ("#7A503B", "#91634A")),
}
LOCKS: dict[str, tuple[Pair, Pair]] = {
    "brown": (("#40332E", "#4A3A34"), ("#483835", "#54413B")),
    "black": (("#1F1B1D", "#2A2527"), ("#0F1013", "#1A1B1F")),
    "grey": (("#8E8A88", "#A09C99"), ("#8A8785", "#9C9896")),
    "copper": (("#7F4426", "#935231"), ("#7A4327", "#8F5132")),
}
CLOTHS: dict[str, tuple[Pair, Pair]] = {
    "teal": (("#4B918C", "#5BA39C"), ("#428C87", "#4F9C96")),
    "clay": (("#B9694C", "#CC7C5E"), ("#AD6247", "#C07457")),
    "plum": (("#7A5873", "#8D6A85"), ("#806079", "#94728C")),
    "moss": (("#6F8353", "#829664"), ("#6A7E50", "#7C9060")),
    "ink": (("#314762", "#3A5472"), ("#425B75", "#4D6885")),
    "slate": (("#474E5A", "#545C69"), ("#59616D", "#67707D")),
}
"""Shade and light of each colour a person may have, in a light picture and in a dark one."""


def _worn(person: Person, dark: int) -> dict[Cloth, Pair]:
    return {
        Cloth.SKIN: SKINS[person.skin][dark],
        Cloth.TOP: CLOTHS[person.top][dark],
        Cloth.LEGS: CLOTHS[person.legs][dark],
        Cloth.HAIR: LOCKS[person.locks][dark],
    }


LIGHT = FigurePalette(
    cloths=_worn(FIRST, 0),
    far="#4A4038",
    wall=("#EFE8DC", "#D8CDBD"),
    mat=("#C3D2CB", "#A9BCB3"),
    wood=("#EBD9C3", "#D3B998", "#B99B78"),
    shadow=("#3A3128", 0.34),
    contact=("#1C1210", 0.15),
    spine=("#FFF3E6", "#FF7A45"),
    accent="#F0764A",
    arrow="#DB5A2C",
    ghost=("#E8683A", 0.10, 0.55),
)
DARK = FigurePalette(
    cloths=_worn(FIRST, 1),
    far="#12161B",
    wall=("#2B333C", "#3E4853"),
    mat=("#2F4644", "#243735"),
    wood=("#5A4A3E", "#46392F", "#352B24"),
    shadow=("#000000", 0.55),
    contact=("#04070A", 0.20),
    spine=("#FFF1E2", "#FF9560"),
    accent="#FFA071",
    arrow="#FFA071",
    ghost=("#FFA071", 0.12, 0.46),
    dark=True,
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
    arrow="#FFE100",
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
    arrow="#B32D00",
    ghost=("#B32D00", 0.0, 0.75),
    lines=True,
)


def figure_palette(look: Tokens) -> FigurePalette:
    """The figure's colours that belong to the windows'."""
    if look.high_contrast:
        return CONTRAST_DARK if look.dark else CONTRAST_LIGHT
    return DARK if look.dark else LIGHT


def worn(palette: FigurePalette, person: Person) -> FigurePalette:
    """The palette with this person's skin, hair and clothes; outlines stay outlines."""
    if palette.lines or person == FIRST:
        return palette
    return replace(palette, cloths=_worn(person, int(palette.dark)))
