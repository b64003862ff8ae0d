"""The ids of movements that are known by name but whose files are not there yet: ladders may point to them."""

from __future__ import annotations

from typing import Final

COMING: Final = frozenset(
    {
        "cat-cow-all-fours",
        "open-book",
        "thread-needle",
        "windmill",
        "pelvic-tilt-supine",
        "side-bend-seated",
        "back-extension-standing",
        "press-up-prone",
        "roll-down-standing",
        "childs-pose",
        "sphinx",
        "reach-seated",
        "reach-star",
        "hip-hinge",
        "hip-flexor-standing",
        "glute-bridge",
        "bird-dog",
        "dead-bug",
        "sit-to-stand",
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
        "march-in-place",
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
