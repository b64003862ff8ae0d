"""What the running instance answers on the command line: objects with "schema" 1, an exit code, and a text to read.

Pure: made of snapshots and numbers. `code`: 0 done, 1 does not apply now, 2 bad input. `says`: whole sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from typing import assert_never

from app.core.durations import say_duration
from app.core.events import Activity, Outcome
from app.core.inputs import (
    Command,
    ContinueBreak,
    HoldBreak,
    Leave,
    Pause,
    Resume,
    SatElsewhere,
    Sit,
    Skip,
    Snooze,
    Stand,
    Start,
)
from app.core.records import MovementRecord
from app.core.requests import WORDS, NotUnderstood
from app.core.snapshot import Ask, Entry, GuidedView, PromptView, Snapshot
from app.core.week import Day, Week

Answer = dict[str, object]


def answer(code: int, says: str, **more: object) -> Answer:
    return {"schema": 1, "code": code, "says": says, **more}


def status(snapshot: Snapshot) -> Answer:
    """What is. fraction: of the way to the next break, 0 to 1. can: the commands that apply now."""
    return answer(
        0,
        snapshot.says,
        state=snapshot.icon.value,
        headline=snapshot.headline,
        detail=snapshot.detail,
        fraction=round(snapshot.fraction, 3),
        prompt=_prompt(snapshot.prompt),
        guided=_guided(snapshot.guided),
        can=list(dict.fromkeys(_names(snapshot.menu))),
    )


def done(snapshot: Snapshot) -> Answer:
    """A command was done, and so it is now."""
    return answer(0, snapshot.says, state=snapshot.icon.value)


def not_now(command: Command, snapshot: Snapshot) -> Answer:
    """A command does not apply, and why."""
    return answer(1, _why_not(command, snapshot), state=snapshot.icon.value)


def not_understood(asked: NotUnderstood) -> Answer:
    return answer(2, asked.says)


def summary(week: Week) -> Answer:
    """What was, in one week. Durations in seconds; `outcomes` counts breaks offered and taken, `breaks` all of them."""
    return answer(
        0,
        _week_in_words(week),
        week=week.monday.isoformat(),
        seconds=_plain(week.seconds),
        bouts=len(week.bouts),
        longest_bout=week.longest,
        breaks=week.breaks,
        outcomes=_plain(week.outcomes),
        prompts=week.prompts,
        days=[_day(day) for day in week.days],
        sets=[_set(each) for each in week.sets],
    )


def _names(menu: Iterable[Entry]) -> Iterator[str]:
    for entry in menu:
        if entry.enabled:
            yield from _names(entry.entries)
            if entry.does is not None and not isinstance(entry.does, Ask) and type(entry.does) in WORDS:
                yield WORDS[type(entry.does)]


def _why_not(command: Command, snapshot: Snapshot) -> str:
    playing, due = snapshot.guided is not None, "skip" in _names(snapshot.menu)
    match command:
        case Start():
            starts = "A break cannot start while everything is paused or the session is locked."
            why = "A break plays already." if playing else starts
        case Leave() | HoldBreak() | ContinueBreak():
            why = "No break plays."
        case Snooze():
            why = "No snooze is left: start the break or skip it." if due else _none_due(playing=playing)
        case Skip():
            why = _none_due(playing=playing)
        case Stand() | Pause():
            why = f"That does not apply now. {snapshot.headline}"
        case Sit():
            why = "You have not said that you are standing."
        case SatElsewhere():
            why = "You have not just come back from an absence."
        case Resume():
            why = "Nothing is paused."
        case _:
            assert_never(command)
    return why


def _none_due(*, playing: bool) -> str:
    return "A break plays: leave it first." if playing else "No break is due."


def _prompt(view: PromptView | None) -> Answer | None:
    if view is None:
        return None
    return {"sitting_minutes": view.sitting_minutes, "kind": view.kind.value, "snoozes": list(view.snooze_minutes)}


def _guided(view: GuidedView | None) -> Answer | None:
    if view is None:
        return None
    return {
        "kind": view.kind.value,
        "seated": view.seated,
        "planned": view.planned,
        "played": view.played,
        "held": view.held,
    }


def _plain(numbers: Mapping[Activity, int] | Mapping[Outcome, int]) -> dict[str, int]:
    return {key.value: number for key, number in numbers.items()}


def _day(day: Day) -> Answer:
    return {
        "date": day.date.isoformat(),
        "seconds": _plain(day.seconds),
        "bouts": len(day.bouts),
        "longest_bout": day.longest,
        "breaks": day.breaks,
        "outcomes": _plain(day.outcomes),
        "prompts": day.prompts,
    }


def _set(done: MovementRecord) -> Answer:
    local = timezone(timedelta(minutes=done.offset))
    return {
        "at": datetime.fromtimestamp(done.at, local).isoformat(),
        "movement": done.movement,
        "side": done.side,
        "repetitions": done.repetitions,
        "seconds": done.seconds,
    }


def _week_in_words(week: Week) -> str:
    if week.empty:
        return f"Nothing was measured in the week from {week.monday.isoformat()}."
    taken = week.outcomes
    lines = [
        f"Week from {week.monday.isoformat()}",
        f"Sitting: {_minutes(week.seconds[Activity.SITTING])} in {_bouts(len(week.bouts))}",
        f"Longest bout: {_minutes(week.longest)}",
        f"Breaks between bouts: {week.breaks}",
        f"Guided breaks: {taken[Outcome.COMPLETED]} completed, {taken[Outcome.PARTIAL]} partial",
        f"Natural breaks: {taken[Outcome.NATURAL]}",
        f"Not taken: {taken[Outcome.SKIPPED]} skipped, {taken[Outcome.MISSED]} missed",
        "",
    ]
    lines += [_day_in_words(day) for day in week.days if day.measured]
    return "\n".join(lines).rstrip()


def _bouts(number: int) -> str:
    return "1 bout" if number == 1 else f"{number} bouts"


def _day_in_words(day: Day) -> str:
    sitting, longest = _minutes(day.seconds[Activity.SITTING]), _minutes(day.longest)
    return f"{day.date.isoformat()}  sitting {sitting:>12}  longest bout {longest:>12}"


def _minutes(seconds: int) -> str:
    """To the minute, rounded down; below one in seconds."""
    return say_duration(seconds - seconds % 60) if seconds >= 60 else say_duration(seconds)  # noqa: PLR2004 - a minute
