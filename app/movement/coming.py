"""The ids of movements that are known by name but whose files are not there yet: ladders may point to them."""

from __future__ import annotations

from typing import Final

COMING: Final = frozenset(
    {
        "windmill",
        "side-bend-seated",
        "sphinx",
        "reach-seated",
        "reach-star",
        "dead-bug",
        "squat",
        "calf-raise",
        "lunge-reach",
        "band-pull-apart",
        "band-row",
        "pallof-press",
        "band-chop",
        "backpack-deadlift",
        "suitcase-carry",
        "walk-brisk",
        "chin-tuck",
        "neck-rotation",
        "shoulder-circles",
        "seated-march",
        "seated-punches",
        "hinge-seated",
        "press-seated",
        "wheel-easy",
        "wrist-circles",
        "eye-far-gaze",
    }
)
