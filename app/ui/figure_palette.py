"""The figure's own colours, light and dark: skin, clothes, hair, spine and props. The windows' are in `theme`."""

from __future__ import annotations

from dataclasses import dataclass

from app.figure.clay import Cloth


@dataclass(frozen=True, slots=True)
class FigurePalette:
    """cloths: shade and light of each. shadow, contact: colour and strength. spine: straight to bent most."""

    cloths: dict[Cloth, tuple[str, str]]
    far: str
    wall: tuple[str, str]
    mat: tuple[str, str]
    wood: tuple[str, str, str]
    shadow: tuple[str, float]
    contact: tuple[str, float]
    spine: tuple[str, str]
    accent: str


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
)
