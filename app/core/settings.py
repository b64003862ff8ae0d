"""Every choice once: its default, range, unit, label, what it does, its table, and whether a trace may hold it.

The values the engine reads are the dataclasses; reading, saying and the documentation come from the same declaration
(`declared.py`). No file is read here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Annotated

from app.core.kinds import Count, Kind, Minutes, Names, OneOf, Ranges, Seconds, Switch

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOUR = 3600
DayHours = tuple[tuple[int, int], ...]
PLACES = (("screen", "Full screen"), ("window", "Window"), ("corner", "Corner"))
IN_A_NOTIFICATION = "notification"
PROMPT_FORMS = (
    ("automatic", "Automatic"),
    ("corner", "In the corner"),
    (IN_A_NOTIFICATION, "Notification"),
)
PEOPLE = (
    ("first", "Teal top, hair up"),
    ("second", "Clay top, short hair"),
    ("third", "Plum top, grey hair"),
    ("fourth", "Green top, cropped"),
)
"""Each with what a window calls it; the bodies themselves stand in `figure/person`."""
IN_USE, ALL = "in use", "all"
SCREENS = ((IN_USE, "The one in use"), (ALL, "All of them"))
NEVER: tuple[DayHours, ...] = ((),) * 7


@dataclass(frozen=True, slots=True)
class About:
    """What is to be known of one choice beside its default. trace: its key in a trace's header, if it has one."""

    kind: Kind
    label: str
    says: str
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The heading above one table's choices."""

    label: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """When somebody counts as sitting. All in seconds."""

    away_after: Annotated[
        int,
        About(
            Seconds(60, HOUR), "Away after", "No input for this long means you had left when it began.", "away_after"
        ),
    ] = 300
    min_break: Annotated[
        int,
        About(
            Seconds(1, HOUR),
            "Shortest break",
            "Being up for this long starts the time to the next break anew; at most “Away after”.",
            "min_break",
        ),
    ] = 60
    present_within: Annotated[
        int,
        About(Seconds(1, HOUR), "There within", "Somebody is there if the last input is no older.", "present_within"),
    ] = 30
    standing_limit: Annotated[
        int,
        About(
            Seconds(60, 24 * HOUR),
            "Standing ends after",
            "“I am standing” ends by itself after this long.",
            "standing_limit",
        ),
    ] = 3600


@dataclass(frozen=True, slots=True)
class Prompting:
    """When and how a prompt comes, and what it does if nobody answers. Times in seconds, snoozes in minutes."""

    interval: Annotated[
        int,
        About(
            Seconds(30, 4 * HOUR, offered=(1200, 7200)),
            "A break every",
            "So much sitting makes a break due.",
            "interval",
        ),
    ] = 3600
    heads_up: Annotated[
        int,
        About(Seconds(0, HOUR), "Heads-up", "The tray says so this long before a break is due; 0: never.", "heads_up"),
    ] = 30
    prompt_patience: Annotated[
        int,
        About(Seconds(1, HOUR), "A prompt stays", "Unanswered, it folds away after this long.", "prompt_patience"),
    ] = 120
    again_after: Annotated[
        int,
        About(Seconds(1, 4 * HOUR), "It comes back after", "A folded prompt comes once more.", "again_after"),
    ] = 300
    form: Annotated[
        str,
        About(
            OneOf(PROMPT_FORMS),
            "Shown as",
            "How a prompt comes; where the desktop cannot show it so, the other way.",
        ),
    ] = "automatic"
    typing_wait: Annotated[
        int,
        About(Seconds(0, 300), "Wait for typing", "A prompt waits at most this long for a pause in your typing."),
    ] = 20
    snooze_minutes: Annotated[
        tuple[int, ...],
        About(Minutes(1, 240, 6), "Snoozes offered", "The minutes that a prompt and the tray offer."),
    ] = (5, 10, 15, 30)
    snooze_limit: Annotated[
        int,
        About(Count(0, 100), "Snoozes in a row", "After so many only Start and Skip are offered.", "snooze_limit"),
    ] = 3
    quiet_grace: Annotated[
        int,
        About(
            Seconds(0, HOUR), "Wait after quiet", "A held prompt waits this long after its reason ended.", "quiet_grace"
        ),
    ] = 30
    session_grace: Annotated[
        int,
        About(
            Seconds(0, 4 * HOUR), "Wait after the start", "No prompt this soon after Supple starts.", "session_grace"
        ),
    ] = 600
    max_prompts_per_day: Annotated[
        int,
        About(Count(0, 1000), "Prompts a day", "After so many, no more prompts today.", "max_prompts_per_day"),
    ] = 16


@dataclass(frozen=True, slots=True)
class Breaks:
    """What a break is made of and where it is shown. move, walk, tiny: its length in seconds."""

    floor: Annotated[bool, About(Switch(), "Floor movements", "Movements on the floor are offered.")] = False
    seated: Annotated[bool, About(Switch(), "Seated breaks", "Every break is done on the chair.")] = False
    sound: Annotated[bool, About(Switch(), "Sound", "A soft sound when a break begins and ends.")] = True
    move: Annotated[
        int, About(Seconds(1, 4 * HOUR), "Movement break", "How long a movement break lasts.", "break_seconds.move")
    ] = 180
    walk: Annotated[int, About(Seconds(1, 4 * HOUR), "Walk", "How long a walk lasts.", "break_seconds.walk")] = 300
    tiny: Annotated[
        int, About(Seconds(1, 4 * HOUR), "Tiny break", "How long a tiny break lasts.", "break_seconds.tiny")
    ] = 60
    place: Annotated[str, About(OneOf(PLACES), "Shown as", "How much of the screen a break takes.")] = "window"
    screen: Annotated[
        str,
        About(
            OneOf(SCREENS, other="a screen's name"),
            "Screen",
            "Where a break is shown; on all, the others are dimmed meanwhile.",
        ),
    ] = IN_USE


_SHARE = Count(40, 100, step=5, unit="%")
"""Of a movement's full size (2.4 of the domain); less would be no movement."""


@dataclass(frozen=True, slots=True)
class Comfort:
    """How far this person goes, region by region, in per cent of what a movement shows at full size."""

    cervical: Annotated[int, About(_SHARE, "Neck", "How far the figure turns and bends the neck.")] = 100
    thoracic: Annotated[int, About(_SHARE, "Upper back", "How far the chest part of the spine goes.")] = 100
    lumbar: Annotated[int, About(_SHARE, "Lower back", "How far the lower spine bends and turns.")] = 100
    pelvis: Annotated[int, About(_SHARE, "Pelvis", "How far the pelvis tilts.")] = 100
    shoulders: Annotated[int, About(_SHARE, "Shoulders", "How far shoulders and arms go.")] = 100
    hips: Annotated[int, About(_SHARE, "Hips", "How far the hips bend and open.")] = 100
    legs: Annotated[int, About(_SHARE, "Knees and feet", "How far knees and ankles bend.")] = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """Who shows the movements."""

    person: Annotated[str, About(OneOf(PEOPLE), "Who shows it", "The body that is drawn in prompts and breaks.")] = (
        PEOPLE[0][0]
    )


@dataclass(frozen=True, slots=True)
class Hours:
    """Working hours. week: Monday first, each day's ranges as minutes of the local day; no range at all: always."""

    week: Annotated[
        tuple[DayHours, ...],
        About(Ranges(), "Working hours", "Prompts come only within these; none on any day: always.", "working_hours"),
    ] = NEVER


@dataclass(frozen=True, slots=True)
class Quiet:
    """What holds prompts back."""

    do_not_disturb: Annotated[bool, About(Switch(), "Do Not Disturb", "Holds prompts while it is on.")] = True
    call: Annotated[bool, About(Switch(), "Calls", "Holds prompts during a call.")] = True
    microphone: Annotated[bool, About(Switch(), "Microphone", "Holds prompts while a program listens.")] = True
    camera: Annotated[bool, About(Switch(), "Camera", "Holds prompts while a camera is in use.")] = True
    screen_sharing: Annotated[bool, About(Switch(), "Screen sharing", "Holds prompts while a screen is shared.")] = True
    fullscreen: Annotated[bool, About(Switch(), "Full screen", "Holds prompts over a full-screen window.")] = True
    apps: Annotated[
        tuple[str, ...], About(Names(), "Programs", "Holds prompts while one of these programs is in front.")
    ] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    sitting: Annotated[Sitting, Group("Sitting")] = field(default_factory=Sitting)
    prompting: Annotated[Prompting, Group("Prompts")] = field(default_factory=Prompting)
    breaks: Annotated[Breaks, Group("Breaks")] = field(default_factory=Breaks)
    comfort: Annotated[Comfort, Group("How far movements go")] = field(default_factory=Comfort)
    figure: Annotated[Figure, Group("The figure")] = field(default_factory=Figure)
    hours: Annotated[Hours, Group("Working hours")] = field(default_factory=Hours)
    quiet: Annotated[Quiet, Group("When to stay quiet")] = field(default_factory=Quiet)


@dataclass(frozen=True, slots=True)
class Preset:
    """Two choices that go together. interval, move: seconds."""

    label: str
    interval: int
    move: int


PRESETS = (
    Preset("Hourly", 3600, 180),
    Preset("Half-hourly", 1800, 180),
    Preset("Regulator", 3300, 420),
    Preset("Gentle", 5400, 120),
)


def with_preset(settings: Settings, preset: Preset) -> Settings:
    """The same settings but for the two that a preset sets."""
    return replace(
        settings,
        prompting=replace(settings.prompting, interval=preset.interval),
        breaks=replace(settings.breaks, move=preset.move),
    )
