from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from app.core import inputs as i
from app.simulate.run import run
from app.simulate.trace import Happening, TraceError, read_trace

HEADER = '{"start": "2026-03-02T09:00:00+01:00", "zone": "Europe/Berlin", "settings": {}}'
LAUNCH = '{"t": 0, "event": "launch"}'
END = '{"t": 100, "event": "end"}'


def lines(*middle: str, header: str = HEADER, end: str = END) -> bytes:
    """A trace with these lines from line 3 on."""
    return "\n".join([header, LAUNCH, *middle, end, ""]).encode()


def wrong(data: bytes) -> str:
    with pytest.raises(TraceError) as error:
        read_trace(data)
    return str(error.value)


def header(**fields: object) -> bytes:
    """A trace whose header has these fields in place of its own; None: without."""
    whole = {**json.loads(HEADER), **fields}
    return lines(header=json.dumps({key: value for key, value in whole.items() if value is not None}))


# ---- what is read ---------------------------------------------------------------------------------------------------


def test_a_trace_is_read() -> None:
    trace = read_trace(lines('{"t": 5, "event": "input", "until": 60}', '{"t": 7, "event": "lock"}'))
    assert trace.start == 1_772_438_400
    assert str(trace.zone) == "Europe/Berlin"
    assert trace.end == 100
    assert trace.happenings == (
        Happening(0, "launch"),
        Happening(5, "input", number=60),
        Happening(7, "lock", i.Locked()),
    )


def test_the_settings_may_be_left_out() -> None:
    assert read_trace(header(settings=None)) == read_trace(lines())


def test_settings_are_those_of_the_app() -> None:
    settings = read_trace(header(settings={"interval": 60, "break_seconds": {"walk": 20}})).settings
    assert (settings.prompting.interval, settings.breaks.walk, settings.breaks.move) == (60, 20, 180)


def test_an_input_without_until_is_a_single_one() -> None:
    assert read_trace(lines('{"t": 5, "event": "input"}')).happenings[1] == Happening(5, "input", number=5)


@pytest.mark.parametrize(
    ("fields", "command"),
    [
        ('"do": "start", "kind": "walk"', i.Start(i.BreakKind.WALK)),
        ('"do": "start", "kind": "tiny", "seated": true', i.Start(i.BreakKind.TINY, seated=True)),
        ('"do": "leave"', i.Leave()),
        ('"do": "snooze", "minutes": 5', i.Snooze(5)),
        ('"do": "skip"', i.Skip()),
        ('"do": "stand"', i.Stand()),
        ('"do": "sit"', i.Sit()),
        ('"do": "pause", "what": "prompts", "minutes": 30', i.Pause(i.PauseWhat.PROMPTS, 30)),
        ('"do": "pause", "what": "everything", "minutes": null', i.Pause(i.PauseWhat.EVERYTHING)),
        ('"do": "resume"', i.Resume()),
        ('"do": "sat_elsewhere"', i.SatElsewhere()),
    ],
)
def test_each_command_is_read(fields: str, command: i.Command) -> None:
    assert read_trace(lines(f'{{"t": 5, "event": "command", {fields}}}')).happenings[1].given == command


@pytest.mark.parametrize(
    ("event", "given"),
    [
        ("quit", i.Quit()), ("crash", None), ("lock", i.Locked()), ("unlock", i.Unlocked()),
        ("suspend", i.Suspended()), ("resume", i.Resumed()), ("idle_unknown", i.IdleUnknown()),
        ("idle_known", i.IdleKnown()),
    ],
)  # fmt: skip
def test_each_plain_event_is_read(event: str, given: i.Input | None) -> None:
    assert read_trace(lines(f'{{"t": 5, "event": "{event}"}}')).happenings[1] == Happening(5, event, given)


@pytest.mark.parametrize(
    ("event", "given"),
    [
        ("media_on", i.MediaOn("film")), ("media_off", i.MediaOff("film")), ("quiet_on", i.QuietOn("film")),
        ("quiet_off", i.QuietOff("film")),
    ],
)  # fmt: skip
def test_each_event_with_a_reason_is_read(event: str, given: i.Input) -> None:
    assert read_trace(lines(f'{{"t": 5, "event": "{event}", "reason": "film"}}')).happenings[1].given == given


def test_a_clock_may_be_set_back() -> None:
    assert read_trace(lines('{"t": 5, "event": "clock", "offset": -86400}')).happenings[1].number == -86_400


def test_blank_lines_are_skipped_and_counted() -> None:
    assert read_trace(b"\n  \n" + lines("", "\t", "") + b"\n\n") == read_trace(lines())
    assert wrong(b"\n\n" + lines("", '{"t": 5, "event": "jump"}')).startswith("line 6: ")


def test_lines_may_end_as_windows_has_it_and_begin_with_a_mark() -> None:
    assert read_trace(b"\xef\xbb\xbf" + lines().replace(b"\n", b"\r\n")) == read_trace(lines())


def test_the_last_line_needs_no_end() -> None:
    assert read_trace(lines().rstrip(b"\n")) == read_trace(lines())


def test_the_end_may_come_at_once() -> None:
    assert read_trace(f'{HEADER}\n{{"t": 0, "event": "end"}}'.encode()).happenings == ()


# ---- what is not ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("lunch", "no JSON: Expecting value at column 1"),
        ('{"t": 5, "event": "lock"', "no JSON: "),
        ('{"t": 5, "event": "lock"} {}', "no JSON: Extra data at column 27"),
        ("[" * 100_000, "no JSON that can be read: nested too deeply"),
        ('{"t": ' + "9" * 5000 + ', "event": "lock"}', "no JSON that can be read: a number is too long"),
        ("5", "needs a JSON object, not 5"),
        ("[]", "needs a JSON object, not []"),
        ("null", "needs a JSON object, not null"),
        ("{}", "the event lacks event"),
        ('{"t": 5}', "the event lacks event"),
        ('{"t": 5, "event": null}', "event needs a text, not null"),
        ('{"t": 5, "event": 7}', "event needs a text, not 7"),
        ('{"t": 5, "event": "lunch"}', 'unknown event "lunch"'),
        ('{"t": 5, "event": "Lock"}', 'unknown event "Lock"'),
        ('{"event": "lock"}', "lock lacks t"),
        ('{"t": "5", "event": "lock"}', 't needs a whole number, not "5"'),
        ('{"t": 5.0, "event": "lock"}', "t needs a whole number, not 5.0"),
        ('{"t": true, "event": "lock"}', "t needs a whole number, not true"),
        ('{"t": null, "event": "lock"}', "t needs a whole number, not null"),
        ('{"t": NaN, "event": "lock"}', "NaN"),
        ('{"t": -1, "event": "lock"}', "t needs 0 or more, not -1"),
        ('{"t": 5, "event": "lock", "reason": "x"}', 'lock has no field "reason"'),
        ('{"t": 5, "event": "input", "until": 4}', "until needs 5 or more, not 4"),
        ('{"t": 5, "event": "input", "until": false}', "until needs a whole number, not false"),
        ('{"t": 5, "event": "input", "until": null}', "until needs a whole number, not null"),
        ('{"t": 5, "event": "media_on"}', "media_on lacks reason"),
        ('{"t": 5, "event": "quiet_off", "reason": ""}', 'reason needs a text, not ""'),
        ('{"t": 5, "event": "quiet_on", "reason": ["call"]}', 'reason needs a text, not ["call"]'),
        ('{"t": 5, "event": "clock"}', "clock lacks offset"),
        ('{"t": 5, "event": "clock", "offset": 1.5}', "offset needs a whole number, not 1.5"),
        ('{"t": 5, "event": "command"}', "command lacks do"),
        ('{"t": 5, "event": "command", "do": "dance"}', 'unknown command "dance"'),
        ('{"t": 5, "event": "command", "do": "start"}', "start lacks kind"),
        ('{"t": 5, "event": "command", "do": "start", "kind": "run"}', 'kind needs one of move, walk, tiny, not "run"'),
        ('{"t": 5, "event": "command", "do": "start", "kind": {}}', "kind needs one of move, walk, tiny, not {}"),
        (
            '{"t": 5, "event": "command", "do": "start", "kind": "walk", "seated": 1}',
            "seated needs true or false, not 1",
        ),
        ('{"t": 5, "event": "command", "do": "snooze"}', "snooze lacks minutes"),
        ('{"t": 5, "event": "command", "do": "snooze", "minutes": 0}', "minutes needs 1 or more, not 0"),
        ('{"t": 5, "event": "command", "do": "snooze", "minutes": -5}', "minutes needs 1 or more, not -5"),
        ('{"t": 5, "event": "command", "do": "snooze", "minutes": true}', "minutes needs a whole number, not true"),
        ('{"t": 5, "event": "command", "do": "snooze", "minutes": null}', "minutes needs a whole number, not null"),
        ('{"t": 5, "event": "command", "do": "pause", "minutes": 5}', "pause lacks what"),
        (
            '{"t": 5, "event": "command", "do": "pause", "what": "all", "minutes": 5}',
            "what needs one of prompts, every",
        ),
        ('{"t": 5, "event": "command", "do": "pause", "what": "prompts"}', "pause lacks minutes"),
        ('{"t": 5, "event": "command", "do": "pause", "what": "prompts", "minutes": 0}', "minutes needs 1 or more"),
        ('{"t": 5, "event": "command", "do": "skip", "minutes": 5}', 'skip has no field "minutes"'),
        ('{"t": 5, "event": "end"}', '"end" comes after the end'),
    ],
)
def test_a_malformed_line_is_named_with_its_number_and_what_is_wrong(line: str, what: str) -> None:
    message = wrong(lines(line))
    number = 4 if "after the end" in what else 3
    assert message.startswith(f"line {number}: ")
    assert what in message


def test_time_going_back_is_named() -> None:
    assert wrong(lines('{"t": 7, "event": "lock"}', '{"t": 6, "event": "unlock"}')) == "line 4: t goes back from 7 to 6"
    assert wrong(lines('{"t": 101, "event": "lock"}')) == "line 4: t goes back from 101 to 100"


def test_what_comes_after_the_end_is_named() -> None:
    assert wrong(lines() + b'{"t": 100, "event": "lock"}') == 'line 4: "lock" comes after the end'


def test_a_missing_end_is_named() -> None:
    assert wrong(f"{HEADER}\n{LAUNCH}\n".encode()) == "line 2: the trace stops without an end event after this line"
    assert wrong(f"{HEADER}\n".encode()) == "line 1: the trace stops without an end event after this line"


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_an_empty_file_lacks_its_header(data: bytes) -> None:
    assert wrong(data) == "line 1: the header is missing: a line with start and zone"


def test_what_is_not_utf_8_is_named() -> None:
    assert wrong(lines() + b'{"t": 100, "event": "caf\xe9"}') == "line 4: not UTF-8 text"
    assert wrong(lines().decode().encode("utf-16")) == "line 1: not UTF-8 text"


def test_a_mark_in_the_middle_is_no_json() -> None:
    assert wrong(lines("\ufeff" + LAUNCH)).startswith("line 3: no JSON")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (header(start=None), "the header lacks start"),
        (header(zone=None), "the header lacks zone"),
        (header(start=5), "start needs a text, not 5"),
        (header(start="yesterday"), 'start "yesterday" is not a date and time such as 2026-03-02T09:00:00+01:00'),
        (header(start="2026-02-30T09:00:00+01:00"), "is not a date and time"),
        (header(start="2026-03-02T09:00:00"), "lacks its offset from UTC"),
        (header(start="2026-03-02T09:00:00.5+01:00"), "needs whole seconds"),
        (header(zone="Europe/Atlantis"), 'zone "Europe/Atlantis" is not a known IANA time zone'),
        (header(zone="../../etc/passwd"), "is not a known IANA time zone"),
        (header(zone="/etc/localtime"), "is not a known IANA time zone"),
        (header(zone="Europe"), "is not a known IANA time zone"),
        (header(zone="Z\0"), "is not a known IANA time zone"),
        (header(zone="x" * 5000), "is not a known IANA time zone"),
        (header(zone=1), "zone needs a text, not 1"),
        (header(settings=[]), "settings needs an object, not []"),
        (header(settings={"intervall": 60}), "intervall is no setting (did you mean interval?)"),
        (header(settings={"interval": 29}), "interval needs 30 s to 4 h, not 29"),
        (header(settings={"interval": "60"}), 'interval needs a whole number of seconds, not "60"'),
        (header(settings={"interval": True}), "interval needs a whole number of seconds, not true"),
        (header(settings={"interval": None}), "interval needs a whole number of seconds, not nothing"),
        (header(settings={"away_after": 60, "min_break": 61}), "min_break needs at most away_after (60 s), not 61 s"),
        (header(settings={"typing_wait": 10}), "typing_wait is no setting"),
        (header(settings={"break_seconds": 60}), "break_seconds"),
        (header(settings={"break_seconds": {"run": 60}}), "break_seconds.run"),
        (header(settings={"working_hours": {"funday": []}}), "working_hours.funday"),
        (header(settings={"working_hours": {"fri": [["22:00"]]}}), "working_hours.fri"),
        (header(settings={"working_hours": {"fri": [["22:00", "25:00"]]}}), "working_hours.fri"),
        (header(name="mine"), 'the header has no field "name"'),
    ],
)
def test_a_malformed_header_is_named(data: bytes, what: str) -> None:
    message = wrong(data)
    assert message.startswith("line 1: ")
    assert what in message


def test_a_long_value_is_cut_in_the_sentence() -> None:
    assert len(wrong(lines(json.dumps({"t": 5, "event": "x" * 10_000})))) < 200
    assert len(wrong(lines(json.dumps({"t": 5, "event": "lock", "x" * 10_000: 1})))) < 200


@pytest.mark.parametrize(
    "data",
    [
        lines(end=f'{{"t": {10**30}, "event": "end"}}'),
        lines(end='{"t": 300000000000, "event": "end"}'),
        lines(f'{{"t": 5, "event": "input", "until": {10**30}}}'),
        lines(f'{{"t": 5, "event": "clock", "offset": {10**30}}}'),
        lines('{"t": 5, "event": "clock", "offset": 300000000000}'),
        lines('{"t": 5, "event": "clock", "offset": -300000000000}'),
        lines(f'{{"t": 5, "event": "command", "do": "snooze", "minutes": {10**30}}}'),
        lines(f'{{"t": 5, "event": "command", "do": "pause", "what": "prompts", "minutes": {10**30}}}'),
        header(start="0001-01-01T00:00:00+14:00"),
        header(start="9999-12-31T23:59:00-12:00"),
    ],
    ids=[
        "t",
        "end in 9506 years",
        "until",
        "offset",
        "far future",
        "far past",
        "snooze",
        "pause",
        "first day",
        "last day",
    ],
)
def test_a_number_beyond_every_calendar_is_a_sentence_and_no_traceback(data: bytes, tmp_path: Path) -> None:
    path, out, err = tmp_path / "far.jsonl", io.StringIO(), io.StringIO()
    path.write_bytes(data)
    code = run(str(path), out, err)
    printed = out.getvalue().splitlines()
    assert (code == 2 and not printed and "line " in err.getvalue()) or (
        code == 0 and json.loads(printed[-1])["event"] == "summary"
    )
