"""What the running instance answers on the command line: a request in, an answer out. Sends commands, shows windows."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from pathlib import Path
from typing import assert_never

from app.core import answers
from app.core.applied import applied
from app.core.events import Event
from app.core.hours import local_day
from app.core.inputs import Command, Now
from app.core.requests import NotUnderstood, Query, Summary, understood
from app.core.snapshot import Snapshot
from app.core.week import Week, week_of
from app.desktop.api import Choice
from app.doctor import report
from app.logs import last_fault
from app.paths import Places
from app.ports import HistoryRefusedError

Answer = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Within:
    """What an answer is made of: all of it asked anew each time."""

    places: Places
    now: Callable[[], Now]
    zone: Callable[[], tzinfo]
    snooze: Callable[[], int]
    """Minutes of a snooze that names none."""
    snapshot: Callable[[], Snapshot]
    send: Callable[[Command], tuple[Event, ...]]
    come: Callable[[], None]
    reload: Callable[[], tuple[str, ...]]
    """Reads the settings again; the sentences say what is wrong in them."""
    quit: Callable[[], None]
    week: Callable[[date], Week]
    choices: Callable[[], tuple[Choice, ...]]
    problems: Callable[[], Sequence[str]]


def answer(request: Mapping[str, object], within: Within) -> Answer:
    """The answer to one request; what it asks for is done when this returns."""
    now, zone = within.now(), within.zone()
    asked = understood(request, now.at, zone, within.snooze())
    match asked:
        case NotUnderstood():
            return answers.not_understood(asked)
        case Query():
            return _query(asked, within)
        case Summary(weeks_ago):
            monday = week_of(local_day(now.at, zone)) - timedelta(weeks=weeks_ago)
            try:
                return answers.summary(within.week(monday))
            except HistoryRefusedError as refusal:
                return answers.answer(4, str(refusal))
        case _:
            events = within.send(asked)
            done = applied(asked, events)
            return answers.done(within.snapshot()) if done else answers.not_now(asked, within.snapshot())


def _query(query: Query, within: Within) -> Answer:
    match query:
        case Query.STATUS:
            return answers.status(within.snapshot())
        case Query.COME:
            within.come()
            return answers.answer(0, "Supple is running and has come forward.")
        case Query.RELOAD:
            problems = within.reload()
            return answers.answer(2 if problems else 0, "\n".join(problems) or "The settings were read again.")
        case Query.QUIT:
            within.quit()
            return answers.answer(0, "Supple has quit.")
        case Query.DOCTOR:
            fault = last_fault(within.places.log_file)
            choices, wrong = within.choices(), within.problems()
            return report(choices, within.places, wrong, os.environ, running=True, home=Path.home(), fault=fault)
        case _:
            assert_never(query)
