"""What the week window says about a week, in sentences and figures. No widget, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.core.events import Activity, Outcome
from app.core.week import Day, Week

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

HEADINGS = ("Day", "Sitting", "Standing", "Up", "Cannot tell", "Bouts", "Longest bout", "Breaks taken", "Skipped",
            "Natural", "Missed", "Prompts")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that matters: its name, itself with its unit, and how it stands beside the week before."""

    name: str
    value: str
    change: str


def length(seconds: int) -> str:
    """`6 h 10 min`, `45 min`, `40 s`: with spaces that do not break."""
    if 0 < seconds < 60:  # noqa: PLR2004  (a minute)
        return f"{seconds}\u00a0s"
    hours, minutes = divmod(seconds // 60, 60)
    if not hours:
        return f"{minutes}\u00a0min"
    return f"{hours}\u00a0h\u00a0{minutes:02d}\u00a0min" if minutes else f"{hours}\u00a0h"


def dates(monday: date) -> str:
    """`2 to 8 March 2026`, `30 March to 5 April 2026`."""
    sunday = monday + timedelta(days=6)
    end = f"{sunday.day} {MONTHS[sunday.month - 1]} {sunday.year}"
    if monday.year != sunday.year:
        return f"{monday.day} {MONTHS[monday.month - 1]} {monday.year} to {end}"
    if monday.month != sunday.month:
        return f"{monday.day} {MONTHS[monday.month - 1]} to {end}"
    return f"{monday.day} to {end}"


def name(day: Day) -> str:
    """The day's name."""
    return DAYS[day.date.weekday()]


def taken(span: Day | Week) -> int:
    """Guided breaks that were played; one left after a moment is none."""
    return span.outcomes[Outcome.COMPLETED]


def sentences(week: Week) -> tuple[str, str, str]:
    """How much, how long at a stretch, what broke it. An empty week's say what will stand here."""
    if week.empty:
        return (
            "Nothing was measured in this week.",
            "Here will stand when you sat and when you were up, each day on its true hours.",
            "Below it: how long the longest stretch was, and which breaks you took.",
        )
    return (_how_much(week), _longest(week), _breaks(week))


def figures(week: Week, before: Week | None) -> tuple[Figure, ...]:
    """The few numbers. before: the week before, None where it holds nothing."""

    def lasting(name: str, now: int, then: int | None) -> Figure:
        return Figure(name, length(now), change(now, then, length(abs(now - (then or 0))), "less"))

    def counted(name: str, now: int, then: int | None) -> Figure:
        return Figure(name, str(now), change(now, then, str(abs(now - (then or 0))), "fewer"))

    natural, skipped = Outcome.NATURAL, Outcome.SKIPPED
    return (
        lasting("Sitting", _sat(week), _sat(before) if before else None),
        lasting("Longest bout", week.longest, before.longest if before else None),
        counted("Bouts", len(week.bouts), len(before.bouts) if before else None),
        counted("Breaks taken", taken(week), taken(before) if before else None),
        counted("Natural breaks", week.outcomes[natural], before.outcomes[natural] if before else None),
        counted("Skipped", week.outcomes[skipped], before.outcomes[skipped] if before else None),
    )


def change(now: int, then: int | None, difference: str, down: str) -> str:
    """How a figure stands beside the week before; empty where there was none. down: "less" or "fewer"."""
    if then is None:
        return ""
    if now == then:
        return "as the week before"
    return f"{difference} more than before" if now > then else f"{difference} {down} than before"


def row(day: Day) -> tuple[str, ...]:
    """A day's line of the table, one text for each of HEADINGS; dashes where nothing was measured."""
    first = f"{name(day)} {day.date.day} {MONTHS[day.date.month - 1][:3]}"
    if not day.bands:
        return (first, *("–",) * (len(HEADINGS) - 1))
    return (
        first,
        *(length(day.seconds[each]) for each in (Activity.SITTING, Activity.STANDING, Activity.UP, Activity.UNKNOWN)),
        str(len(day.bouts)),
        length(day.longest),
        str(taken(day)),
        *(str(day.outcomes[each]) for each in (Outcome.SKIPPED, Outcome.NATURAL, Outcome.MISSED)),
        str(day.prompts),
    )


def described(week: Week) -> str:
    """The chart in words, for who cannot see it."""
    return sentences(week)[0] if week.empty else " ".join(_day_described(day) for day in week.days)


def _day_described(day: Day) -> str:
    if not day.bands:
        return f"{name(day)}: nothing measured."
    sat = length(day.seconds[Activity.SITTING])
    return f"{name(day)}: {sat} sitting, {len(day.bouts)} bouts, the longest {length(day.longest)}."


def _sat(week: Week) -> int:
    return week.seconds[Activity.SITTING]


def _how_much(week: Week) -> str:
    days = sum(1 for day in week.days if day.seconds[Activity.SITTING])
    total = length(_sat(week))
    if days <= 1:
        return f"You sat for an estimated {total} at this desk."
    return f"You sat for an estimated {total} at this desk, {length(_sat(week) // days)} on an average day."


def _longest(week: Week) -> str:
    if not week.longest:
        return "No stretch of sitting was a minute long."
    day = max(week.days, key=lambda each: each.longest)
    return f"The longest stretch without a break was {length(week.longest)}, on {name(day)}."


def _breaks(week: Week) -> str:
    played, left, natural = (week.outcomes[each] for each in (Outcome.COMPLETED, Outcome.PARTIAL, Outcome.NATURAL))
    did = [
        *([f"took {_guided(played)}"] if played else []),
        *([f"left {('one' if left == 1 else left) if played else _guided(left)} early"] if left else []),
        *([f"got up {_times(natural)} by yourself"] if natural else []),
    ]
    if not did:
        return "No break was taken yet."
    return f"You {' and '.join([', '.join(did[:-1]), did[-1]] if did[1:] else did)}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _guided(count: int) -> str:
    return "one guided break" if count == 1 else f"{count} guided breaks"
