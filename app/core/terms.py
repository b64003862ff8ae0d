"""The words of the field that events, state and records share: activities, causes, outcomes, sides."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Side = Literal["left", "right"]
"""Of the body; of a circle, which way round."""


class Activity(StrEnum):
    SITTING = "sitting"
    STANDING = "standing"
    UP = "up"
    UNKNOWN = "unknown"
    PAUSED = "paused"


class How(StrEnum):
    MEASURED = "measured"
    INFERRED = "inferred"
    DECLARED = "declared"
    CONFIRMED = "confirmed"


class Cause(StrEnum):
    DUE = "due"
    SNOOZE_OVER = "snooze_over"
    HELD_OVER = "held_over"
    AGAIN = "again"


class Why(StrEnum):
    ANSWERED = "answered"
    NATURAL = "natural"
    FOLDED = "folded"
    HELD = "held"
    QUIT = "quit"


class Outcome(StrEnum):
    COMPLETED = "completed"
    PARTIAL = "partial"
    SKIPPED = "skipped"
    NATURAL = "natural"
    MISSED = "missed"
