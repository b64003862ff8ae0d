"""The rules of behaviour once more, by brute force, for the replay to be compared with.

Every second is an entry in a list; what turns out later rewrites the entries. Knows only the trace's reader of the app.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from app.core import inputs as i
from app.simulate.trace import Happening, Trace

Row = dict[str, object]
OFFER_SECONDS = 600


@dataclass(slots=True)
class World:
    """What is so, whether or not the app runs to hear it."""

    locked: bool = False
    asleep: bool = False
    media: list[str] = field(default_factory=list)
    quiet: list[str] = field(default_factory=list)
    idle_unknown: bool = False
    wall: int = 0

    @property
    def shut(self) -> bool:
        return self.locked or self.asleep


@dataclass(slots=True)
class Up:
    how: str
    rest: bool
    """The rest after a guided break is no absence."""


@dataclass(slots=True)
class Break:
    kind: str
    seated: bool
    start: int
    planned: int


@dataclass(slots=True)
class Absence:
    begin: int
    stood: bool


@dataclass(slots=True)
class Offer:
    """An absence that may have been sitting elsewhere, and the prompt clock as it was before its end."""

    begin: int
    end: int
    restart: int
    due: bool
    heads_said: bool


@dataclass(slots=True)
class Round:
    """first: the second of the first showing; None while it has only been folded."""

    first: int | None
    folds: int = 0


@dataclass(slots=True)
class Pause:
    what: str
    until: int | None


@dataclass(slots=True)
class Cut:
    """What quit or crash left. fold: a break or an absence was cut off without restarting the clock."""

    t: int
    busy: bool
    rows: list[Row] = field(default_factory=list)
    restarts: bool = False
    fold: bool = False


class Model:
    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.set = trace.settings
        self.world = World(wall=trace.start)
        self.rows: list[Row] = []
        size = trace.end + 1
        self.state: list[str] = ["off"] * size
        self.how: list[str] = [""] * size
        self.counted = bytearray(size)
        self.launches: list[int] = []
        self.streams: list[tuple[int, int]] = []
        self.running = False
        self.cut: Cut | None = None
        # the prompt clock and what lives through a quit
        self.restarted = 0
        self.due = False
        self.heads_said = False
        self.snoozes = 0
        self.snooze_until: int | None = None
        self.pause: Pause | None = None
        self.rounds: Counter[str] = Counter()
        self.offer: Offer | None = None
        self.begin_run(0)

    def begin_run(self, t: int) -> None:
        self.launched = t
        self.last_input: int | None = None
        self.gap_from = t
        self.shut_from: int | None = t if self.world.shut else None
        self.up: Up | None = None
        self.standing: int | None = None
        self.playing: Break | None = None
        self.absence: Absence | None = None
        self.prompt = "none"
        self.patience_from = 0
        self.folded_at = 0
        self.free_since: int | None = None
        self.pending = "new"
        self.round: Round | None = None

    # ---- one second -------------------------------------------------------------------------------------------

    def run(self) -> list[Row]:
        happenings = list(self.trace.happenings)
        for t in range(self.trace.end + 1):
            if self.running:
                self.deadlines(t)
            while happenings and happenings[0].t == t:
                self.happen(t, happenings.pop(0))
            if self.running:
                if any(begin <= t <= until for begin, until in self.streams):
                    self.touch(t)
                while self.running and self.prompts(t):
                    pass
            if t < self.trace.end and self.running:
                self.state[t], self.how[t] = self.now_state()
                self.counted[t] = self.playing is None and self.state[t] in ("sitting", "unknown")
        self.summarise()
        return self.rows

    def say(self, t: int, event: str, **more: object) -> None:
        self.rows.append({"t": t, "event": event, **more})

    def now_state(self) -> tuple[str, str]:
        if self.everything_paused():
            return "paused", "declared"
        if self.playing:
            return ("sitting", "measured") if self.playing.seated else ("up", "confirmed")
        if self.up:
            return "up", self.up.how
        if self.standing is not None:
            return "standing", "declared"
        if self.world.idle_unknown:
            return "unknown", "measured"
        return "sitting", "measured"

    def everything_paused(self) -> bool:
        return self.pause is not None and self.pause.what == "everything"

    def rewrite(self, begin: int, end: int, state: str, how: str) -> None:
        for t in range(begin, end):
            self.state[t], self.how[t] = state, how
            self.counted[t] = state in ("sitting", "unknown")

    def clock(self, t: int, since: int | None = None) -> int:
        return self.counted.count(1, self.restarted if since is None else since, t)

    # ---- deadlines --------------------------------------------------------------------------------------------

    def deadlines(self, t: int) -> None:
        if self.pause and self.pause.until == t:
            self.end_pause(t)
        self.look_at_reasons(t)
        if self.playing and t - self.playing.start >= self.playing.planned:
            self.end_break(t)
        self.judge_shut(t)
        self.judge_gap(t)
        self.judge_limit(t)
        self.prompts(t)

    def idle_states(self) -> bool:
        """Nothing of a higher rank hides locks and gaps."""
        return not self.everything_paused() and self.playing is None and self.up is None

    def judge_shut(self, t: int) -> None:
        if self.shut_from is not None and self.idle_states() and t - self.shut_from >= self.set.sitting.min_break:
            self.go_up(t, self.shut_from, "measured")

    def judge_gap(self, t: int) -> None:
        gap = self.gap_over()
        if gap is not None and gap <= t and not self.world.shut:
            self.go_up(t, self.gap_from, "inferred")

    def judge_limit(self, t: int) -> None:
        limit = self.limit_over()
        if limit is not None and limit <= t and not self.world.shut:
            self.reach_limit(t, limit)

    def judge_late(self, t: int) -> None:
        """A lock too short to be a break is over: what was not judged meanwhile is, in the order it came due."""
        gap, limit = self.gap_over(), self.limit_over()
        if limit is not None and limit <= t and (gap is None or limit < gap):
            self.reach_limit(t, limit)
            gap = self.gap_over()
        if gap is not None and gap <= t:
            self.go_up(t, self.gap_from, "inferred")

    def gap_over(self) -> int | None:
        """When the gap is long enough to be up."""
        if self.world.media or self.world.idle_unknown or not self.idle_states():
            return None
        return self.gap_from + self.set.sitting.away_after

    def limit_over(self) -> int | None:
        return None if self.standing is None else self.standing + self.set.sitting.standing_limit

    def reach_limit(self, t: int, limit: int) -> None:
        self.rewrite(limit, t, "unknown" if self.world.idle_unknown else "sitting", "measured")
        self.gap_from = limit
        self.sit_down(t, limit)

    # ---- up, standing, absence --------------------------------------------------------------------------------

    def go_up(self, t: int, begin: int, how: str) -> None:
        self.rewrite(begin, t, "up", how)
        self.up = Up(how, rest=False)
        if self.standing is not None:
            self.standing = None
        else:
            self.begin_absence(begin, stood=False)
        if self.prompt == "shown":
            self.gone(t, "natural")

    def begin_absence(self, begin: int, *, stood: bool) -> None:
        self.offer = None
        self.absence = Absence(begin, stood)

    def end_absence(self, t: int, end: int, *, offered: bool) -> None:
        absence, self.absence = self.absence, None
        if absence is None:
            return
        if end - absence.begin >= self.set.sitting.min_break:
            self.say(t, "break_ended", outcome="natural", seconds=end - absence.begin)
        if offered and not absence.stood:
            self.offer = Offer(absence.begin, end, self.restarted, self.due, self.heads_said)

    def end_up(self, t: int, *, offered: bool = True) -> None:
        self.up = None
        self.end_absence(t, t, offered=offered)
        self.upright_over(t)

    def sit_down(self, t: int, end: int) -> None:
        self.standing = None
        self.end_absence(t, end, offered=False)
        if not self.upright_over(end):
            self.fold(t)

    def upright_over(self, end: int) -> bool:
        """Unbroken up and standing has ended: whether it restarts the clock."""
        begin = end
        while begin > self.launched and self.state[begin - 1] in ("up", "standing"):
            begin -= 1
        if end - begin >= self.set.sitting.min_break:
            self.restart(end)
            return True
        return False

    def touch(self, t: int, *, returns: bool = True) -> None:
        """An input."""
        if self.world.shut:
            return
        self.last_input = self.gap_from = t
        if self.up and not self.playing and returns:
            self.end_up(t)

    # ---- guided breaks ----------------------------------------------------------------------------------------

    def start(self, t: int, do: i.Start) -> None:
        if self.playing or self.everything_paused():
            self.touch(t)
            return
        if self.prompt == "shown":
            self.gone(t, "answered")
        self.touch(t, returns=False)
        upright = self.up is not None or self.standing is not None
        stood = self.standing is not None
        self.up = self.standing = None
        self.end_absence(t, t, offered=False)
        self.offer = None
        if do.seated and upright and not self.upright_over(t) and stood:
            self.fold(t)
        planned = {"move": self.set.breaks.move, "walk": self.set.breaks.walk, "tiny": self.set.breaks.tiny}[do.kind]
        self.playing = Break(str(do.kind), do.seated, t, planned)
        self.say(t, "break_started", kind=str(do.kind))

    def end_break(self, t: int, *, rest: bool = True) -> None:
        over, self.playing = self.playing, None
        assert over
        played = t - over.start
        outcome = self.outcome(over, played)
        self.say(t, "break_ended", outcome=outcome, kind=over.kind, seconds=played)
        if outcome == "completed" or played >= self.set.sitting.min_break:
            self.restart(t)
        else:
            self.fold(t)
        if over.seated:
            self.gap_from = t
            self.shut_from = t if self.world.shut else None
        elif rest and (self.world.shut or not self.world.idle_unknown):
            self.up = Up("confirmed", rest=True)
        else:
            self.upright_over(t)

    @staticmethod
    def outcome(over: Break, played: int) -> str:
        return "completed" if played * 100 >= over.planned * 60 else "partial"

    # ---- the world --------------------------------------------------------------------------------------------

    def happen(self, t: int, it: Happening) -> None:
        match it.event:
            case "launch":
                self.touch(t) if self.running else self.launch(t)
            case "quit":
                if self.running:
                    self.quit(t)
            case "crash":
                if self.running:
                    self.crash(t)
            case "input":
                self.streams.append((t, it.number))
            case "lock" | "unlock" | "suspend" | "resume":
                self.shut_changes(t, it.event)
            case "media_on" | "media_off" | "quiet_on" | "quiet_off":
                self.reasons_change(t, it.given)
            case "idle_unknown" | "idle_known":
                self.idle_changes(t, unknown=it.event == "idle_unknown")
            case "clock":
                self.world.wall += it.number
            case _:
                if self.running and isinstance(it.given, i.Command):
                    self.command(t, it.given)
        if self.running:
            self.look_at_reasons(t)

    def shut_changes(self, t: int, event: str) -> None:
        world, before = self.world, (self.world.locked, self.world.asleep)
        match event:
            case "lock":
                world.locked = True
            case "unlock":
                world.locked = False
            case "suspend":
                world.asleep = True
            case _:
                world.asleep = False
        if not self.running or (world.locked, world.asleep) == before:
            return
        if world.shut and not any(before):
            self.shut_from = t
        elif not world.shut:
            self.opened(t)
            if event == "unlock":
                self.touch(t)

    def opened(self, t: int) -> None:
        if self.idle_states():
            self.judge_late(t)
        self.shut_from = None
        if self.world.idle_unknown and self.up and not self.playing:
            self.end_up(t)
        if self.prompt == "shown":
            self.patience_from = t

    def reasons_change(self, t: int, given: i.Input | None) -> None:
        media, quiet = self.world.media, self.world.quiet
        match given:
            case i.MediaOn(reason) if reason not in media:
                media.append(reason)
            case i.MediaOff(reason) if reason in media:
                media.remove(reason)
                if not media:
                    self.gap_from = t
            case i.QuietOn(reason) if reason not in quiet:
                quiet.append(reason)
            case i.QuietOff(reason) if reason in quiet:
                quiet.remove(reason)
            case _:
                pass

    def idle_changes(self, t: int, *, unknown: bool) -> None:
        if self.world.idle_unknown == unknown:
            return
        self.world.idle_unknown = unknown
        if not unknown:
            self.gap_from = t
        elif self.running and self.up and not self.playing and not self.world.shut:
            self.end_up(t)

    # ---- commands ---------------------------------------------------------------------------------------------

    def command(self, t: int, do: i.Command) -> None:
        if self.world.shut and not isinstance(do, i.Pause | i.Resume | i.Leave):
            return
        match do:
            case i.Start():
                self.start(t, do)
            case i.Stand():
                self.stand(t)
            case i.Leave():
                if self.playing:
                    self.end_break(t)
                self.touch(t)
            case i.Sit():
                self.touch(t)
                if self.standing is not None:
                    self.sit_down(t, t)
            case i.Snooze():
                self.touch(t)
                self.snooze(t, do.minutes)
            case i.Skip():
                self.touch(t)
                self.skip(t)
            case i.Pause():
                self.touch(t)
                self.pause_now(t, str(do.what), do.minutes)
            case i.Resume():
                self.touch(t)
                if self.pause:
                    self.end_pause(t)
            case i.SatElsewhere():
                self.touch(t)
                self.sat_elsewhere(t)

    def stand(self, t: int) -> None:
        if self.playing or self.everything_paused() or self.standing is not None:
            self.touch(t)
            return
        if self.prompt == "shown":
            self.gone(t, "answered")
        self.touch(t, returns=False)
        self.up = None
        if self.absence:
            self.absence.stood = True
        else:
            self.begin_absence(t, stood=True)
        self.standing = t

    def snooze(self, t: int, minutes: int) -> None:
        if not self.due or self.playing or self.snoozes >= self.set.prompting.snooze_limit:
            return
        if self.prompt == "shown":
            self.gone(t, "answered")
        self.snoozes += 1
        self.prompt, self.snooze_until, self.round = "snoozed", t + 60 * minutes, None

    def skip(self, t: int) -> None:
        if not self.due or self.playing:
            return
        if self.prompt == "shown":
            self.gone(t, "answered")
        self.say(t, "break_ended", outcome="skipped")
        self.restart(t)
        self.offer = None

    def pause_now(self, t: int, what: str, minutes: int | None) -> None:
        was = self.everything_paused()
        if what == "everything" and not was:
            self.stop_all(t)
        self.pause = Pause(what, None if minutes is None else t + 60 * minutes)
        self.say(t, "paused", what=what, until=self.pause.until)
        if was and what == "prompts":
            self.measure_again(t)
        if what == "everything" and self.prompt == "shown":
            self.hold(t, "paused", "round")

    def stop_all(self, t: int) -> None:
        """A guided break, an absence and a standing end, with the pause of everything or quitting."""
        if self.playing:
            self.end_break(t, rest=False)
        if self.up:
            self.end_up(t, offered=False)
        if self.standing is not None:
            self.sit_down(t, t)
        self.offer = None

    def measure_again(self, t: int) -> None:
        self.gap_from = t
        self.shut_from = t if self.world.shut else None

    def end_pause(self, t: int) -> None:
        assert self.pause
        self.say(t, "resumed", what=self.pause.what)
        was = self.everything_paused()
        self.pause = None
        if was:
            self.measure_again(t)

    def sat_elsewhere(self, t: int) -> None:
        offer, self.offer = self.offer, None
        if offer is None or t - offer.end > OFFER_SECONDS:
            return
        self.rewrite(offer.begin, offer.end, "sitting", "declared")
        self.say(t, "break_withdrawn", seconds=offer.end - offer.begin)
        if self.restarted == offer.end:
            self.restarted = offer.restart
            self.due = self.due or offer.due
            self.heads_said = self.heads_said or offer.heads_said
        self.snoozes, self.snooze_until = 0, None
        if self.prompt != "shown":
            self.prompt, self.round = "none", None

    # ---- life -------------------------------------------------------------------------------------------------

    def launch(self, t: int) -> None:
        cut, self.cut = self.cut, None
        self.begin_run(t)
        self.running = True
        self.launches.append(t)
        if self.pause and self.pause.until is not None and self.pause.until <= t:
            self.say(t, "resumed", what=self.pause.what)
            self.pause = None
        if cut is None:
            self.restart(t)
        else:
            self.go_on(t, cut)
        self.touch(t)

    def go_on(self, t: int, cut: Cut) -> None:
        self.rows += [{"t": t, **row} for row in cut.rows]
        if cut.restarts or t - cut.t >= self.set.sitting.away_after:
            if self.due and not cut.busy:
                self.say(t, "break_ended", outcome="missed")
            self.restart(t)
        elif cut.fold:
            self.fold(t)
        elif self.snooze_until is not None:
            self.prompt = "snoozed"

    def quit(self, t: int) -> None:
        if self.prompt == "shown":
            self.gone(t, "quit")
        busy = self.playing is not None or self.absence is not None
        self.stop_all(t)
        self.cut = Cut(t, busy)
        self.stopped()

    def crash(self, t: int) -> None:
        cut = Cut(t, self.playing is not None or self.absence is not None)
        least = self.set.sitting.min_break
        begin = t
        while begin > self.launched and self.state[begin - 1] in ("up", "standing"):
            begin -= 1
        if self.playing:
            played = t - self.playing.start
            outcome = self.outcome(self.playing, played)
            cut.rows.append({"event": "break_ended", "outcome": outcome, "kind": self.playing.kind, "seconds": played})
            cut.restarts = outcome == "completed" or played >= least
            begin = t if self.playing.seated else begin
        elif self.absence and t - self.absence.begin >= least:
            cut.rows.append({"event": "break_ended", "outcome": "natural", "seconds": t - self.absence.begin})
        cut.restarts = cut.restarts or (t - begin >= least)
        cut.fold = cut.busy and not cut.restarts
        self.cut, self.offer = cut, None
        self.stopped()

    def stopped(self) -> None:
        self.running = False
        self.prompt, self.round = "none", None

    # ---- prompts ----------------------------------------------------------------------------------------------

    def restart(self, since: int) -> None:
        self.restarted = since
        self.due = self.heads_said = False
        self.snoozes, self.snooze_until = 0, None
        self.prompt, self.round = "none", None

    def fold(self, since: int) -> None:
        if not self.due:
            return
        if self.round is None or self.prompt == "badge":
            self.round = Round(None)
        self.round.folds = 1
        self.prompt, self.folded_at, self.snooze_until = "folded", since, None

    def gone(self, t: int, why: str) -> None:
        self.say(t, "prompt_gone", why=why)
        self.prompt = "none"

    def outside(self, t: int) -> bool:
        week = self.set.hours.week
        if not any(week):
            return False
        local = self.local(t)
        second = local.hour * 3600 + local.minute * 60 + local.second
        today, yesterday = week[local.weekday()], week[local.weekday() - 1]
        day = any(60 * a <= second < 60 * b for a, b in today if a < b)
        evening = any(60 * a <= second for a, b in today if a > b)
        morning = any(second < 60 * b for a, b in yesterday if a > b)
        return not (day or evening or morning)

    def local(self, t: int) -> datetime:
        return datetime.fromtimestamp(self.world.wall + t, self.trace.zone)

    def reason(self, t: int, *, counts: bool) -> str | None:
        """Why prompts are held back now. counts: a round that would count to the day's number begins."""
        if self.pause:
            return "paused"
        if self.outside(t):
            return "outside_hours"
        if self.world.quiet:
            return self.world.quiet[0]
        if counts and self.rounds[str(self.local(t).date())] >= self.set.prompting.max_prompts_per_day:
            return "daily_limit"
        return None

    def look_at_reasons(self, t: int) -> None:
        """A reason that begins takes the prompt off the screen; one that holds it starts the wait anew."""
        if self.prompt == "shown" and not self.world.shut:
            reason = self.reason(t, counts=False)
            if reason:
                self.hold(t, reason, "round")
        if self.prompt == "held":
            if self.reason(t, counts=self.pending == "new"):
                self.free_since = None
            elif self.free_since is None:
                self.free_since = t

    def hold(self, t: int, reason: str, pending: str) -> None:
        if self.prompt == "shown":
            self.gone(t, "held")
        self.say(t, "held", reason=reason)
        self.prompt, self.pending, self.free_since = "held", pending, None
        if pending != "round":
            self.round = None

    def somebody(self, t: int) -> bool:
        if self.world.shut or self.now_state()[0] == "up":
            return False
        near = self.last_input is not None and t - self.last_input <= self.set.sitting.present_within
        return near or bool(self.world.media) or self.world.idle_unknown

    def may_come(self, t: int) -> bool:
        busy = self.playing is not None or self.now_state()[0] in ("up", "standing")
        return not busy and t >= self.launched + self.set.prompting.session_grace and self.somebody(t)

    def prompts(self, t: int) -> bool:
        """Let the prompt do one thing that is due. Whether it did."""
        self.look_at_reasons(t)
        if self.clock(t) >= self.set.prompting.interval:
            self.due = True
        if self.due:
            return self.prompt_moves(t)
        soon = self.clock(t) >= self.set.prompting.interval - self.set.prompting.heads_up
        if soon and not self.heads_said and self.may_come(t) and self.reason(t, counts=True) is None:
            self.heads_said = True
            self.say(t, "heads_up")
            return True
        return False

    def prompt_moves(self, t: int) -> bool:
        match self.prompt:
            case "none":
                return self.come(t, "due", "new")
            case "folded":
                return t - self.folded_at >= self.set.prompting.again_after and self.come(t, "again", "round")
            case "snoozed":
                assert self.snooze_until is not None
                return t >= self.snooze_until and self.come(t, "snooze_over", "snooze")
            case "badge":
                assert self.round
                assert self.round.first is not None
                return self.clock(t, self.round.first) >= self.set.prompting.interval and self.come(t, "due", "new")
            case "held":
                free = self.free_since is not None and t - self.free_since >= self.set.prompting.quiet_grace
                return free and self.come(t, "held_over", self.pending)
            case _:
                return self.lose_patience(t)

    def come(self, t: int, cause: str, pending: str) -> bool:
        if not self.may_come(t):
            return False
        reason = self.reason(t, counts=pending == "new")
        if reason:
            self.hold(t, reason, pending)
            return True
        self.say(t, "prompt", cause=cause)
        self.prompt, self.patience_from, self.snooze_until = "shown", t, None
        if pending == "round":
            assert self.round
            self.round.first = t if self.round.first is None else self.round.first
        else:
            self.round = Round(t)
        if pending == "new":
            self.rounds[str(self.local(t).date())] += 1
        return True

    def lose_patience(self, t: int) -> bool:
        if self.world.shut or t - self.patience_from < self.set.prompting.prompt_patience:
            return False
        assert self.round
        self.gone(t, "folded")
        self.round.folds += 1
        self.prompt, self.folded_at = ("folded" if self.round.folds == 1 else "badge"), t
        return True

    # ---- the end ----------------------------------------------------------------------------------------------

    def spans(self) -> list[tuple[int, int, str, str]]:
        """Seconds of the same state and how, joined where they touch."""
        found: list[tuple[int, int, str, str]] = []
        for t, (state, how) in enumerate(zip(self.state, self.how, strict=True)):
            if state == "off":
                continue
            if found and found[-1][1] == t and found[-1][2:] == (state, how):
                found[-1] = (found[-1][0], t + 1, state, how)
            else:
                found.append((t, t + 1, state, how))
        return found

    def bouts(self) -> int:
        bouts = sat = away = 0
        for t, state in enumerate([*self.state, "off"]):
            if t in self.launches or state not in ("sitting", "up", "standing"):
                bouts += sat >= 60
                sat = away = 0
            if state == "sitting":
                if away >= 60:
                    bouts += sat >= 60
                    sat = 0
                away = 0
                sat += 1
            else:
                away += 1
        return bouts

    def summarise(self) -> None:
        end = self.trace.end
        for begin, to, state, how in self.spans():
            self.say(end, "span", **{"state": state, "from": begin, "to": to, "how": how})
        breaks = Counter(str(row["outcome"]) for row in self.rows if row["event"] == "break_ended")
        breaks["natural"] -= sum(row["event"] == "break_withdrawn" for row in self.rows)
        prompts = sum(row["event"] == "prompt" for row in self.rows)
        seconds = Counter(state for state in self.state if state != "off")
        self.say(end, "summary", seconds=dict(seconds), bouts=self.bouts(), breaks=dict(+breaks), prompts=prompts)


def rows_of(trace: Trace) -> list[Row]:
    """What a replay of the trace prints, the spans last."""
    return Model(trace).run()
