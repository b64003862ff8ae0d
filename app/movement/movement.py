"""What one movement is: everything its file says. Values only; `catalogue` reads them, `compose` chooses among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.figure.bases import Base, Hold
from app.figure.channels import Side
from app.figure.motion import Breath, Ease


class Plane(StrEnum):
    SAGITTAL = "sagittal"
    FRONTAL = "frontal"
    TRANSVERSE = "transverse"


class Posture(StrEnum):
    STANDING = "standing"
    WALKING = "walking"
    SEATED = "seated"
    ALL_FOURS = "all-fours"
    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    KNEELING = "kneeling"


class Region(StrEnum):
    PELVIS = "pelvis"
    LUMBAR = "lumbar"
    THORACIC = "thoracic"
    CERVICAL = "cervical"
    HIPS = "hips"
    SHOULDERS = "shoulders"
    LEGS = "legs"
    OTHER = "other"


class Direction(StrEnum):
    FLEX = "flex"
    EXT = "ext"
    SIDE_LEFT = "sideL"
    SIDE_RIGHT = "sideR"
    TURN_LEFT = "rotL"
    TURN_RIGHT = "rotR"


class Equipment(StrEnum):
    NONE = "none"
    CHAIR = "chair"
    WALL = "wall"
    MAT = "mat"
    BAND = "band"
    WEIGHT = "weight"


class Flag(StrEnum):
    FLEX_ER = "FLEX_ER"
    EXT_ER = "EXT_ER"
    FLOOR = "FLOOR"
    KNEEL = "KNEEL"
    PRONE = "PRONE"
    SUPINE = "SUPINE"
    WRIST_LOAD = "WRIST_LOAD"
    OVERHEAD = "OVERHEAD"
    HEAD_DOWN = "HEAD_DOWN"
    BALANCE = "BALANCE"
    LOAD = "LOAD"


class Camera(StrEnum):
    SIDE = "side"
    FRONT = "front"
    THREE_QUARTER = "three-quarter"


@dataclass(frozen=True, slots=True)
class Words:
    """The cues of a phase: what to do, what to notice, how to breathe; each one short sentence."""

    name: str
    do: str
    notice: str
    breath: str


@dataclass(frozen=True, slots=True)
class Via:
    """What some channels pass through on the way, without stopping. at: share of the phase, between 0 and 1."""

    at: float
    rig: Mapping[str, float]


class Track(StrEnum):
    """What the picture's arrow follows: a part of the body, a turn round its length, what moves most, or nothing.

    HIPS go somewhere, the PELVIS tips. Where a named part stays in a phase, the arrow follows a hand that moves.
    """

    MOST = "most"
    HIPS = "hips"
    PELVIS = "pelvis"
    BACK = "back"
    HEAD = "head"
    HAND = "hand"
    KNEE = "knee"
    FOOT = "foot"
    TURN = "turn"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of a repetition, ending in `angles` (degrees, over the base posture).

    rig: what the picture needs besides, in the same channels; via: on the way. lungs: what the ribs do. left: the words
    on the left side, where they differ. arrow: what it follows here, where that is not what the rig says.
    """

    name: str
    seconds: float
    do: str
    notice: str
    breath: str
    angles: Mapping[str, float]
    rig: Mapping[str, float] = field(default_factory=dict)
    via: tuple[Via, ...] = ()
    lungs: Breath = Breath.FREE
    left: Words | None = None
    arrow: Track = Track.MOST

    def words(self, *, left: bool) -> Words:
        return self.left if left and self.left is not None else Words(self.name, self.do, self.notice, self.breath)


class Shows(StrEnum):
    """What the first of a movement's regions does: it moves, it holds still, or its measure is another one."""

    MOVES = "moves"
    STILL = "still"
    GLIDE = "glide"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Deviation:
    """One thing the checks would call wrong, and why it is right. what: a channel, or what the check says is wrong."""

    check: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class View:
    """From where the picture is taken: degrees round the body (0 from its right, 90 from the front) and from above.

    mirrored: whether the left side's picture is the right one's in a mirror, where it would show less from here.
    """

    yaw: float
    pitch: float = 7.0
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Rig:
    """How the body is held and seen.

    lag: seconds the motion needs from tailbone to head (below 0: from head to tailbone). hands: what they rest on.
    ease: how it goes from one phase to the next. alternate: sides change with every repetition. ramp: the first
    repetitions are smaller. angles: over the base posture's. shows: what the first region does.
    arrow: what it follows. pale_start: whether the spine is pale where the loop begins, however it bends there, and its
    colour says how far it is from that. dial: whether a clock face lies on the seat, where it lights the hour the
    pelvis rolls to.
    """

    base: Base
    view: View
    lag: float = 0.0
    hands: Hold = Hold.FREE
    ease: Ease = Ease.REST
    alternate: bool = False
    ramp: bool = True
    angles: Mapping[str, float] = field(default_factory=dict)
    shows: Shows = Shows.MOVES
    arrow: Track = Track.MOST
    pale_start: bool = False
    dial: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """One movement. reps: per side. seconds: 8 s of setting up and all repetitions. title: how a sentence names it.

    ways: what the right and the left side are called where they are no sides, as "right first".
    """

    id: str
    name: str
    title: str
    group: str
    posture: Posture
    equipment: tuple[Equipment, ...]
    planes: tuple[Plane, ...]
    regions: tuple[Region, ...]
    dirs: tuple[Direction, ...]
    stage: int
    reps: int
    sides: int
    rep_note: str
    seconds: float
    discreet: bool
    seated_ok: bool
    core: bool
    camera: Camera
    contacts: tuple[str, ...]
    setup: tuple[str, ...]
    phases: tuple[Phase, ...]
    easier: str
    harder: str
    faults: tuple[str, ...]
    stop_or_scale: tuple[str, ...]
    flags: tuple[Flag, ...]
    rig: Rig
    ways: tuple[str, ...] = ()
    deviations: tuple[Deviation, ...] = ()

    @property
    def floor(self) -> bool:
        return Flag.FLOOR in self.flags

    def way(self, side: Side) -> str:
        """What a side is called in this movement."""
        return self.ways[side == "left"] if self.ways else f"{side} side"

    @property
    def cycle(self) -> float:
        """Seconds of one repetition on one side."""
        return sum(phase.seconds for phase in self.phases)
