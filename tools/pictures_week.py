"""A made-up but honest fortnight for the pictures: the app's own engine, over the days of somebody who does not exist.

Only what the machine would tell and what a person would do is made up here; every row is written by engine and store.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from functools import partial
from itertools import count

from app.core import inputs as i
from app.core.events import BreakStarted, Event, Prompted
from app.core.settings import Settings
from app.core.state import State
from app.core.turn import Config
from app.engine import Engine
from app.store.history import SqlHistory

STANDS = 0.7
"""On how many days the person stands for a while."""
SATURDAY = 5
MOVE = (("side-bend-standing", 8, 62), ("rotation-standing", 10, 68), ("pelvic-tilt-wall", 10, 48))
"""What is performed in a movement break: movement, repetitions, seconds."""


class Person:
    """Somebody's working days. start: epoch second of t 0. seed: the same fortnight each time."""

    def __init__(self, history: SqlHistory, zone: tzinfo, start: int, seed: int) -> None:
        self._history, self._zone, self._start = history, zone, start
        self._t = 0
        self._alarm: int | None = None
        self._dice = random.Random(seed)  # noqa: S311 - no secret
        self._agenda: list[tuple[int, int, Callable[[], object]]] = []
        self._order = count()
        self._engine: Engine | None = None

    # ---- what the engine asks of the outside --------------------------------------------------------------------

    def now(self) -> i.Now:
        """The clock, which stands where the day has got to."""
        return i.Now(self._t, self._start + self._t)

    def set(self, t: int | None) -> None:
        """The alarm."""
        self._alarm = t

    def _hear(self, events: Sequence[Event], state: State, now: i.Now) -> None:
        del state, now
        for event in events:
            match event:
                case Prompted():
                    self._in(self._dice.randint(5, 70), self._answer)
                case BreakStarted(planned=planned):
                    self._play(planned)
                case _:
                    pass

    # ---- a day --------------------------------------------------------------------------------------------------

    def day(self, day: date, until: datetime | None = None) -> None:
        """One working day, or its part until then; the app runs from its first input to its last."""
        dice = self._dice
        begin = datetime(day.year, day.month, day.day, 8, dice.randint(35, 59), tzinfo=self._zone)
        end = until or begin + timedelta(hours=8, minutes=dice.randint(10, 50))
        self._at(begin, self._launch)
        coffee, lunch = (
            begin + timedelta(minutes=dice.randint(80, 110)),
            begin + timedelta(minutes=dice.randint(205, 240)),
        )
        self._away(coffee, dice.randint(6, 11), locked=False)
        self._away(lunch, dice.randint(32, 51), locked=True)
        if dice.random() < STANDS:
            up = lunch + timedelta(minutes=dice.randint(75, 110))
            self._at(up, lambda: self._tell(i.Stand()))
            self._at(up + timedelta(minutes=dice.randint(20, 55)), lambda: self._tell(i.Sit()))
        self._at(end, self._quit)
        self._run(int(end.timestamp()) - self._start)

    def _away(self, begin: datetime, minutes: int, *, locked: bool) -> None:
        self._at(begin, lambda: self._leave(locked=locked))
        self._at(begin + timedelta(minutes=minutes), lambda: self._return(locked=locked))

    def _launch(self) -> None:
        self._engine = Engine(self._history, self, self, Config(Settings(), self._zone), listeners=[self._hear])
        self._tell(i.Launch())
        self._tell(i.InputSeen())

    def _leave(self, *, locked: bool) -> None:
        self._tell(i.InputGone(self._t))
        if locked:
            self._tell(i.Locked())

    def _return(self, *, locked: bool) -> None:
        if locked:
            self._tell(i.Unlocked())
        self._tell(i.InputSeen())

    def _answer(self) -> None:
        """Mostly start; sometimes later, sometimes not."""
        answers = (i.Start(), i.Start(i.BreakKind.WALK), i.Start(i.BreakKind.TINY), i.Snooze(10), i.Skip())
        [answer] = self._dice.choices(answers, (55, 10, 8, 17, 10))
        self._tell(answer)

    def _play(self, planned: int) -> None:
        """Get up, follow the break and come back a little later."""
        self._tell(i.InputGone(self._t))
        done = 0
        for movement, repetitions, seconds in MOVE:
            done += seconds
            if done <= planned:
                self._in(done - 1, partial(self._tell, i.Performed(movement, repetitions, seconds)))
        self._in(planned + self._dice.randint(10, 100), lambda: self._tell(i.InputSeen()))

    def _quit(self) -> None:
        self._tell(i.InputGone(self._t))
        self._tell(i.Quit())
        self._engine, self._alarm = None, None
        self._agenda.clear()

    # ---- its means ----------------------------------------------------------------------------------------------

    def _tell(self, given: i.Input) -> None:
        if self._engine is not None:
            self._engine.tell(given)

    def _in(self, seconds: int, act: Callable[[], object]) -> None:
        heapq.heappush(self._agenda, (self._t + seconds, next(self._order), act))

    def _at(self, when: datetime, act: Callable[[], object]) -> None:
        heapq.heappush(self._agenda, (int(when.timestamp()) - self._start, next(self._order), act))

    def _run(self, until: int) -> None:
        while True:
            coming = self._agenda[0][0] if self._agenda else until + 1
            alarm = until + 1 if self._alarm is None else max(self._alarm, self._t)
            if min(coming, alarm) > until:
                break
            self._t = min(coming, alarm)
            if coming <= alarm:
                heapq.heappop(self._agenda)[2]()
            else:
                self._tell(i.Wake())
        self._t = until


def fill(history: SqlHistory, zone: tzinfo, last: date, until: datetime, seed: int = 3) -> None:
    """The working days of the week before and of this one up to `last`, whose day breaks off at `until`."""
    monday = last - timedelta(days=last.weekday() + 7)
    person = Person(history, zone, int(datetime(monday.year, monday.month, monday.day, tzinfo=zone).timestamp()), seed)
    for number in range((last - monday).days + 1):
        day = monday + timedelta(days=number)
        if day.weekday() < SATURDAY:
            person.day(day, until if day == last else None)
