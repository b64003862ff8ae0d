"""The laws that hold on every day, whatever happens on it: days are made up with everything colliding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core import events as e
from app.core import inputs as i
from app.core import notes as n
from app.core.events import Activity, Event
from app.core.evolve import evolve
from app.core.hours import outside
from app.core.memory import from_json, to_json
from app.core.rules import due
from app.core.state import Phase, State, activity_of, clock_of
from app.core.turn import Config
from app.engine import Engine
from tests.core.day import Alarm, Clock, Day, Memory, Moment

LAW = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""The same days at every run."""


# ---- days -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Typing:
    """An input every second for so long."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Crash:
    """saved: its last save was in that very second."""

    saved: bool


@dataclass(frozen=True, slots=True)
class ClockSet:
    by: int


What = i.Input | Typing | Crash | ClockSet


@dataclass(frozen=True, slots=True)
class Script:
    """Settings, where the day begins, and what happens so many seconds after what came before."""

    flat: dict[str, object]
    start: str
    steps: list[tuple[int, What]]


def some(low: int, high: int) -> st.SearchStrategy[int]:
    """Whole tens mostly, so that much of it falls into the same second."""
    tens = st.integers((low + 9) // 10, high // 10).map(lambda ten: 10 * ten)
    return st.one_of(tens, tens, tens, st.integers(low, high))


WORKING = [["09:01", "09:04"], ["09:05", "09:05"], ["09:06", "09:40"], ["23:59", "00:02"], ["00:04", "03:30"]]
HOURS: tuple[dict[str, object], ...] = (
    {},
    {"mon": WORKING, "fri": WORKING, "sat": WORKING, "sun": WORKING},
    {"mon": [["09:02", "24:00"]], "sun": [["01:59", "03:01"]]},
)
STARTS = ("2026-03-02T09:00:00", "2026-03-06T23:57:30", "2026-03-29T01:58:00", "2026-10-25T02:57:30")
"""A Monday, a Friday before midnight, and shortly before the two hours at which summer time begins and ends."""

SETTINGS = st.fixed_dictionaries(
    {
        "interval": some(30, 120),
        "heads_up": some(0, 40),
        "prompt_patience": some(1, 60),
        "again_after": some(1, 60),
        "snooze_limit": st.integers(0, 3),
        "quiet_grace": some(0, 40),
        "session_grace": some(0, 90),
        "max_prompts_per_day": st.integers(0, 4),
        "away_after": some(60, 90),
        "min_break": some(1, 60),
        "present_within": some(1, 70),
        "standing_limit": some(60, 120),
        "break_seconds": st.fixed_dictionaries({"move": some(1, 60), "walk": some(1, 90), "tiny": some(1, 20)}),
        "working_hours": st.sampled_from(HOURS),
    }
)
COMMANDS: tuple[i.Input, ...] = (
    i.Start(), i.Start(i.BreakKind.TINY, seated=True), i.Start(i.BreakKind.WALK), i.Leave(), i.HoldBreak(),
    i.ContinueBreak(), i.Snooze(1), i.Snooze(2), i.Skip(), i.Stand(), i.Sit(), i.SatElsewhere(),
    i.Pause(i.PauseWhat.PROMPTS, 1), i.Pause(i.PauseWhat.EVERYTHING, 1), i.Pause(i.PauseWhat.EVERYTHING, 2),
    i.Pause(), i.Resume(), i.Resume(), i.Resume(),
)  # fmt: skip
OBSERVATIONS: tuple[i.Input, ...] = (
    i.Locked(), i.Unlocked(), i.Suspended(), i.Resumed(), i.MediaOn("film"), i.MediaOff("film"), i.MediaOn("call"),
    i.MediaOff("call"), i.QuietOn("call"), i.QuietOff("call"), i.QuietOn("camera"), i.QuietOff("camera"),
    i.IdleUnknown(), i.IdleKnown(),
)  # fmt: skip
SUDDEN: tuple[What, ...] = (
    i.Quit(), Crash(saved=True), Crash(saved=False), ClockSet(100), ClockSet(-100), ClockSet(86_400), ClockSet(-86_400),
    *(i.Launch(),) * 8,
)  # fmt: skip
"""Launching what runs is no more than an input, so it may come often: no day is lost to a quit in its first minute."""
WHAT: st.SearchStrategy[What] = st.one_of(
    st.builds(Typing, some(0, 250)),
    st.builds(Typing, some(0, 250)),
    st.sampled_from(COMMANDS),
    st.sampled_from(COMMANDS),
    st.sampled_from(OBSERVATIONS),
    st.sampled_from(SUDDEN),
)
GAPS = st.one_of(st.integers(0, 3), some(0, 60), some(0, 60), some(0, 200))
SCRIPTS = st.builds(
    Script,
    SETTINGS,
    st.sampled_from(STARTS),
    st.lists(st.tuples(GAPS, WHAT), min_size=12, max_size=40),
)


def played(script: Script) -> Day:
    """The day of a script, to its end."""
    day, t = Day(script.start, header=script.flat), 0
    for gap, what in script.steps:
        t += gap
        match what:
            case Typing(seconds):
                day.inputs(t, t + seconds)
            case Crash(saved):
                day.crash(t, saved=saved)
            case ClockSet(by):
                day.set_clock(t, by)
            case i.Launch():
                day.launch(t)
            case i.Quit():
                day.quit(t)
            case _:
                day.at(t, what)
    return day.until(t + 1)


@dataclass(frozen=True, slots=True)
class Turn:
    """One moment as the engine dealt with it."""

    now: i.Now
    before: State
    events: tuple[Event, ...]
    after: State

    def folded(self) -> Iterator[tuple[State, Event]]:
        """Each event with the state it met."""
        state = self.before
        for event in self.events:
            yield state, event
            state = evolve(state, event)


def turns(moments: Sequence[Moment], config: Config, *, reload: bool = False) -> Iterator[Turn]:
    """The same moments anew. reload: with the state written down and read again after each."""
    memory, clock, engine = Memory(), Clock(0), None
    for moment in moments:
        clock.t, clock.wall = moment.now.t, moment.now.at - moment.now.t
        if moment.crash:
            engine = None
            continue
        engine = engine or Engine(memory, clock, Alarm(), config)
        before = engine.state
        events = engine.tell(*moment.given)
        yield Turn(moment.now, before, events, engine.state)
        if reload:
            engine.state = memory.state = from_json(to_json(engine.state))
        if any(isinstance(each, i.Quit) for each in moment.given):
            engine = None


def facts(moments: Sequence[Moment], config: Config, *, reload: bool = False) -> list[Event]:
    """What would be printed and kept, notes left out."""
    return [event for turn in turns(moments, config, reload=reload) for event in turn.events if not _is_note(event)]


def _is_note(event: Event) -> bool:
    return type(event).__module__ == n.__name__


# ---- spans ----------------------------------------------------------------------------------------------------------


def runs(day: Day) -> list[tuple[int, int]]:
    """From each launch to the quit, crash or end that follows."""
    begins, ends = list[int](), list[int]()
    for turn in turns(day.moments, day.config):
        begins += [event.t for event in turn.events if isinstance(event, n.Launched)]
        ends += [event.t for event in turn.events if isinstance(event, n.Left)]
        if any(isinstance(event, n.Launched) for event in turn.events) and turn.before.farewell is not None:
            ends[len(begins) - 2 :] = [turn.before.farewell.t]
    if len(ends) < len(begins):
        ends.append(day.clock.t if day.engine is not None else day.state.t)
    return list(zip(begins, ends, strict=True))


@given(SCRIPTS)
@LAW
def test_spans_cover_the_time_from_launch_to_end_without_hole_or_overlap(script: Script) -> None:
    day = played(script)
    edges = [(span.begin, span.end) for span in day.closed()]
    assert all(begin < end for begin, end in edges)
    for begin, end in runs(day):
        inside = [edge for edge in edges if begin <= edge[0] and edge[1] <= end]
        edges = edges[len(inside) :]
        whole = [begin, *(t for edge in inside for t in edge), end]
        assert whole[::2] == whole[1::2], "each begins where the one before ended"
    assert not edges, "nothing was measured while the app did not run"


@given(SCRIPTS)
@LAW
def test_the_seconds_of_all_activities_add_up_to_the_time_the_app_ran(script: Script) -> None:
    day = played(script)
    measured = sum(span.end - span.begin for span in day.closed())
    assert measured == sum(end - begin for begin, end in runs(day))


# ---- the prompt -----------------------------------------------------------------------------------------------------


@given(SCRIPTS)
@LAW
def test_at_most_one_prompt_is_visible(script: Script) -> None:
    day = played(script)
    visible = False
    for turn in turns(day.moments, day.config):
        for _, event in turn.folded():
            match event:
                case e.Prompted():
                    assert not visible
                    visible = True
                case e.PromptGone():
                    assert visible
                    visible = False
                case n.Launched():
                    visible = False  # a crash takes it along without a word
                case _:
                    pass
        assert visible == (turn.after.prompt.phase is Phase.SHOWN)


@given(SCRIPTS)
@LAW
def test_no_prompt_comes_while_something_stands_against_it(script: Script) -> None:
    day = played(script)
    grace = day.config.settings.prompting.session_grace
    for turn in turns(day.moments, day.config):
        for state, event in turn.folded():
            if isinstance(event, e.Prompted):
                assert activity_of(state)[0] in (Activity.SITTING, Activity.UNKNOWN)
                assert not state.desk.away, "locked or asleep"
                assert not state.desk.quiet
                assert state.guided is None
                assert state.pause is None
                assert not outside(day.config.settings.hours, event.t + state.wall, day.config.zone)
                assert event.t >= state.launched + grace
                assert clock_of(state, event.t) >= day.config.settings.prompting.interval, "a break is due"


@given(SCRIPTS)
@LAW
def test_a_prompt_goes_when_something_begins_to_stand_against_it(script: Script) -> None:
    day = played(script)
    for turn in turns(day.moments, day.config):
        state = turn.after
        if state.running and state.prompt.phase is Phase.SHOWN:
            assert activity_of(state)[0] in (Activity.SITTING, Activity.UNKNOWN)
            assert state.guided is None
            assert state.desk.away or not (state.desk.quiet or state.pause is not None or state.outside)


@given(SCRIPTS)
@LAW
def test_no_prompt_comes_to_nobody(script: Script) -> None:
    """Inputs, media and a failed idle backend as they were told, whatever the state makes of them."""
    day = played(script)
    within = day.config.settings.sitting.present_within
    for turn in turns(day.moments, day.config):
        for state, event in turn.folded():
            if isinstance(event, e.Prompted):
                desk = state.desk
                assert desk.flowing or desk.media or desk.idle_unknown or event.t - desk.last_input <= within


# ---- time -----------------------------------------------------------------------------------------------------------


@given(SCRIPTS)
@LAW
def test_time_alone_next_matters_later_than_now(script: Script) -> None:
    day = played(script)
    for turn in turns(day.moments, day.config):
        when = due(turn.after, day.config)
        assert when is None or when > turn.now.t


@given(SCRIPTS)
@LAW
def test_the_prompt_clock_is_never_negative_nor_ahead_of_the_time_the_app_ran(script: Script) -> None:
    day, ran = played(script), 0
    before = 0
    for turn in turns(day.moments, day.config):
        ran += turn.now.t - before if turn.before.running else 0
        before = turn.now.t
        assert 0 <= clock_of(turn.after, turn.now.t) <= ran


@given(SCRIPTS, st.lists(some(0, 3_000), max_size=40))
@LAW
def test_more_wakes_change_nothing(script: Script, wakes: list[int]) -> None:
    day = played(script)
    assert facts(_woken(day.moments, wakes), day.config) == facts(day.moments, day.config)


@given(SCRIPTS)
@LAW
def test_doubled_wakes_change_nothing(script: Script) -> None:
    day = played(script)
    doubled = [each for moment in day.moments for each in (moment, replace(moment, given=()))]
    assert facts(doubled, day.config) == facts(day.moments, day.config)


@given(SCRIPTS)
@LAW
def test_wakes_that_never_come_change_nothing_that_is_told_later(script: Script) -> None:
    """But for a crash, which is taken to have come just after a save."""
    day = played(script)
    saved = [replace(moment, given=(i.Save(),), crash=False) for moment in day.moments]
    all_of_it = [each for moment, save in zip(day.moments, saved, strict=True) for each in _pair(moment, save)]
    told = [moment for moment in all_of_it[:-1] if moment.given or moment.crash]
    assert facts([*told, all_of_it[-1]], day.config) == facts(all_of_it, day.config)


def test_a_span_is_closed_in_the_same_second_though_the_wake_before_never_came() -> None:
    told: list[tuple[int, i.Input | None]] = [
        (0, i.Launch()), (1, i.Start(i.BreakKind.TINY, seated=True)), (2, i.IdleUnknown()), (61, None),
        (70, i.QuietOff("call")), (80, i.Skip()),
    ]  # fmt: skip
    moments = [Moment(i.Now(t, t), () if given is None else (given,)) for t, given in told]
    config = Day().config
    assert facts([moment for moment in moments if moment.given], config) == facts(moments, config)


def _pair(moment: Moment, save: Moment) -> tuple[Moment, ...]:
    return (save, moment) if moment.crash else (moment,)


def _woken(moments: Sequence[Moment], wakes: Sequence[int]) -> list[Moment]:
    """The same with more wakes in the seconds between."""
    whole = list(moments[:1])
    for one, two in pairwise(moments):
        wall = one.now.at - one.now.t
        between = sorted({t for t in wakes if one.now.t < t < two.now.t})
        whole += [Moment(i.Now(t, t + wall), ()) for t in between if not one.crash]
        whole.append(two)
    return whole


@given(SCRIPTS)
@LAW
def test_the_state_is_the_fold_of_the_events(script: Script) -> None:
    day = played(script)
    for turn in turns(day.moments, day.config):
        state = turn.before
        for event in turn.events:
            state = evolve(state, event)
        assert state == turn.after


@given(SCRIPTS)
@LAW
def test_writing_the_state_down_and_reading_it_again_changes_nothing(script: Script) -> None:
    day = played(script)
    assert facts(day.moments, day.config, reload=True) == facts(day.moments, day.config)
