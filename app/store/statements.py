"""The SQL of every day, compiled from `expressions.py`, so that the ORM need not be loaded for it.

Not to be changed by hand: `python -m app.store.expressions` writes it.
"""

from __future__ import annotations

from typing import Final

ADD_BREAK: Final = (
    "INSERT INTO breaks (outcome, kind, seated, planned, seconds, began_utc, ended_utc, offset_minutes, "
    "withdrawn) VALUES (:outcome, :kind, :seated, :planned, :seconds, :began_utc, :ended_utc, "
    ":offset_minutes, :withdrawn)"
)
ADD_HOLD: Final = "INSERT INTO holds (at_utc, reason, offset_minutes) VALUES (:at_utc, :reason, :offset_minutes)"
ADD_MOVEMENT: Final = (
    "INSERT INTO movements (break_id, movement, side, repetitions, seconds, at_utc, offset_minutes) "
    "VALUES (:break_id, :movement, :side, :repetitions, :seconds, :at_utc, :offset_minutes)"
)
ADD_PAUSE: Final = (
    "INSERT INTO pauses (what, began_utc, offset_minutes, until_utc, ended_utc) VALUES (:what, "
    ":began_utc, :offset_minutes, :until_utc, :ended_utc)"
)
ADD_PROMPT: Final = (
    "INSERT INTO prompts (shown_utc, offset_minutes, cause, gone_utc, why) VALUES (:shown_utc, "
    ":offset_minutes, :cause, :gone_utc, :why)"
)
ADD_SPAN: Final = (
    "INSERT INTO spans (activity, how, began_utc, ended_utc, seconds, offset_minutes, launched) VALUES "
    "(:activity, :how, :began_utc, :ended_utc, :seconds, :offset_minutes, :launched)"
)
BREAKS: Final = (
    "SELECT breaks.outcome, breaks.kind, breaks.seated, breaks.began_utc, breaks.seconds, "
    "breaks.offset_minutes, breaks.withdrawn FROM breaks WHERE breaks.began_utc >= :from_utc AND "
    "breaks.began_utc < :to_utc ORDER BY breaks.id"
)
END_PAUSE: Final = (
    "UPDATE pauses SET ended_utc=max(pauses.began_utc, min(:now_utc, coalesce(pauses.until_utc, "
    ":now_utc))) WHERE pauses.ended_utc IS NULL"
)
END_PROMPT: Final = (
    "UPDATE prompts SET gone_utc=max(prompts.shown_utc, :gone_utc), why=:why WHERE prompts.id = (SELECT "
    "max(prompts.id) AS max_1 FROM prompts)"
)
GET_STATE: Final = "SELECT state.json, state.playing FROM state WHERE state.id = 1"
LAST_GUIDED: Final = "SELECT max(breaks.id) AS max_1 FROM breaks WHERE breaks.kind IS NOT NULL"
MOVEMENTS: Final = (
    "SELECT movements.movement, movements.at_utc, movements.repetitions, movements.seconds, "
    "movements.offset_minutes, movements.side FROM movements WHERE movements.at_utc >= :from_utc AND "
    "movements.at_utc < :to_utc ORDER BY movements.id"
)
PROMPTS: Final = (
    "SELECT prompts.cause, prompts.shown_utc, prompts.offset_minutes FROM prompts WHERE "
    "prompts.shown_utc >= :from_utc AND prompts.shown_utc < :to_utc ORDER BY prompts.id"
)
PUT_STATE: Final = (
    "INSERT INTO state (id, json, playing, saved_utc, schema) VALUES (:id, :json, :playing, :saved_utc, "
    ":schema) ON CONFLICT (id) DO UPDATE SET json = excluded.json, playing = excluded.playing, saved_utc "
    "= excluded.saved_utc, schema = excluded.schema"
)
RECENT_MOVEMENTS: Final = (
    "SELECT movements.movement, movements.at_utc, movements.repetitions, movements.seconds, "
    "movements.offset_minutes, movements.side FROM movements WHERE movements.id > (SELECT "
    "max(movements.id) AS max_1 FROM movements) - :at_most ORDER BY movements.id DESC"
)
SPANS: Final = (
    "SELECT spans.activity, spans.how, spans.began_utc, spans.seconds, spans.offset_minutes, "
    "spans.launched FROM spans WHERE spans.began_utc < :to_utc AND spans.ended_utc > :from_utc ORDER BY "
    "spans.id"
)
WITHDRAW: Final = (
    "UPDATE breaks SET withdrawn=1 WHERE breaks.id = (SELECT max(breaks.id) AS max_1 FROM breaks WHERE "
    "breaks.outcome = :natural AND breaks.began_utc = :natural_began_utc)"
)
CREATE: Final = (
    (
        "CREATE TABLE alembic_version (\n"
        "\tversion_num VARCHAR(32) NOT NULL, \n"
        "\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n"
        ")"
    ),
    (
        "CREATE TABLE breaks (\n"
        "\tid INTEGER NOT NULL, \n"
        "\toutcome TEXT NOT NULL, \n"
        "\tkind TEXT, \n"
        "\tseated INTEGER, \n"
        "\tplanned INTEGER, \n"
        "\tseconds INTEGER, \n"
        "\tbegan_utc TEXT NOT NULL, \n"
        "\tended_utc TEXT NOT NULL, \n"
        "\toffset_minutes INTEGER NOT NULL, \n"
        "\twithdrawn INTEGER NOT NULL, \n"
        "\tPRIMARY KEY (id), \n"
        "\tCHECK (outcome IN ('completed', 'partial', 'skipped', 'natural', 'missed')), \n"
        "\tCHECK (kind IS NULL OR kind IN ('move', 'walk', 'tiny')), \n"
        "\tCHECK ((kind IS NOT NULL) = (outcome IN ('completed', 'partial'))), \n"
        "\tCHECK ((seated IS NULL) = (kind IS NULL)), \n"
        "\tCHECK (seated IN (0, 1)), \n"
        "\tCHECK ((planned IS NULL) = (kind IS NULL)), \n"
        "\tCHECK (planned > 0), \n"
        "\tCHECK ((seconds IS NOT NULL) = (outcome IN ('completed', 'partial', 'natural'))), \n"
        "\tCHECK (seconds >= 0 AND (outcome = 'partial' OR seconds > 0)), \n"
        "\tCHECK (kind IS NULL OR (seconds * 100 >= planned * 60) = (outcome = 'completed')), \n"
        "\tCHECK (began_utc IS datetime(began_utc)), \n"
        "\tCHECK (ended_utc IS datetime(ended_utc)), \n"
        "\tCHECK (strftime('%s', ended_utc) - strftime('%s', began_utc) >= coalesce(seconds, 0)), \n"
        "\tCHECK (offset_minutes BETWEEN -1080 AND 1080), \n"
        "\tCHECK (withdrawn = 0 OR (withdrawn = 1 AND outcome = 'natural'))\n"
        ")\n"
        " STRICT"
    ),
    ("CREATE INDEX breaks_by_time ON breaks (began_utc)"),
    (
        "CREATE TABLE holds (\n"
        "\tid INTEGER NOT NULL, \n"
        "\tat_utc TEXT NOT NULL, \n"
        "\treason TEXT NOT NULL, \n"
        "\toffset_minutes INTEGER NOT NULL, \n"
        "\tPRIMARY KEY (id), \n"
        "\tCHECK (at_utc IS datetime(at_utc)), \n"
        "\tCHECK (reason <> ''), \n"
        "\tCHECK (offset_minutes BETWEEN -1080 AND 1080)\n"
        ")\n"
        " STRICT"
    ),
    (
        "CREATE TABLE pauses (\n"
        "\tid INTEGER NOT NULL, \n"
        "\twhat TEXT NOT NULL, \n"
        "\tbegan_utc TEXT NOT NULL, \n"
        "\toffset_minutes INTEGER NOT NULL, \n"
        "\tuntil_utc TEXT, \n"
        "\tended_utc TEXT, \n"
        "\tPRIMARY KEY (id), \n"
        "\tCHECK (what IN ('prompts', 'everything')), \n"
        "\tCHECK (began_utc IS datetime(began_utc)), \n"
        "\tCHECK (until_utc IS datetime(until_utc)), \n"
        "\tCHECK (ended_utc IS datetime(ended_utc)), \n"
        "\tCHECK (ended_utc >= began_utc), \n"
        "\tCHECK (offset_minutes BETWEEN -1080 AND 1080)\n"
        ")\n"
        " STRICT"
    ),
    (
        "CREATE TABLE prompts (\n"
        "\tid INTEGER NOT NULL, \n"
        "\tshown_utc TEXT NOT NULL, \n"
        "\toffset_minutes INTEGER NOT NULL, \n"
        "\tcause TEXT NOT NULL, \n"
        "\tgone_utc TEXT, \n"
        "\twhy TEXT, \n"
        "\tPRIMARY KEY (id), \n"
        "\tCHECK (cause IN ('due', 'snooze_over', 'held_over', 'again')), \n"
        "\tCHECK (why IS NULL OR why IN ('answered', 'natural', 'folded', 'held', 'quit')), \n"
        "\tCHECK ((gone_utc IS NULL) = (why IS NULL)), \n"
        "\tCHECK (shown_utc IS datetime(shown_utc)), \n"
        "\tCHECK (gone_utc IS datetime(gone_utc)), \n"
        "\tCHECK (gone_utc >= shown_utc), \n"
        "\tCHECK (offset_minutes BETWEEN -1080 AND 1080)\n"
        ")\n"
        " STRICT"
    ),
    ("CREATE INDEX prompts_by_time ON prompts (shown_utc)"),
    (
        "CREATE TABLE spans (\n"
        "\tid INTEGER NOT NULL, \n"
        "\tactivity TEXT NOT NULL, \n"
        "\thow TEXT NOT NULL, \n"
        "\tbegan_utc TEXT NOT NULL, \n"
        "\tended_utc TEXT NOT NULL, \n"
        "\tseconds INTEGER NOT NULL, \n"
        "\toffset_minutes INTEGER NOT NULL, \n"
        "\tlaunched INTEGER NOT NULL, \n"
        "\tPRIMARY KEY (id), \n"
        "\tCHECK ((activity = 'sitting' AND how IN ('measured', 'declared')) OR (activity = 'standing' AND "
        "how IN ('declared')) OR (activity = 'up' AND how IN ('confirmed', 'measured', 'inferred')) OR "
        "(activity = 'unknown' AND how IN ('measured')) OR (activity = 'paused' AND how IN ('declared'))), \n"
        "\tCHECK (seconds > 0), \n"
        "\tCHECK (began_utc IS datetime(began_utc)), \n"
        "\tCHECK (ended_utc IS datetime(ended_utc)), \n"
        "\tCHECK (strftime('%s', ended_utc) - strftime('%s', began_utc) = seconds), \n"
        "\tCHECK (offset_minutes BETWEEN -1080 AND 1080), \n"
        "\tCHECK (launched IN (0, 1))\n"
        ")\n"
        " STRICT"
    ),
    ("CREATE INDEX spans_by_time ON spans (began_utc)"),
    (
        "CREATE TABLE state (\n"
        "\tid INTEGER NOT NULL, \n"
        "\tjson TEXT NOT NULL, \n"
        "\tplaying TEXT, \n"
        "\tsaved_utc TEXT NOT NULL, \n"
        "\tschema INTEGER NOT NULL, \n"
        "\tPRIMARY KEY (id), \n"
        "\tCHECK (id = 1), \n"
        "\tCHECK (json_valid(json)), \n"
        "\tCHECK (playing IS NULL OR json_valid(playing)), \n"
        "\tCHECK (saved_utc IS datetime(saved_utc))\n"
        ")\n"
        " STRICT"
    ),
    (
        "CREATE TABLE movements (\n"
        "\tid INTEGER NOT NULL, \n"
        "\tbreak_id INTEGER NOT NULL, \n"
        "\tmovement TEXT NOT NULL, \n"
        "\tside TEXT, \n"
        "\trepetitions INTEGER NOT NULL, \n"
        "\tseconds INTEGER NOT NULL, \n"
        "\tat_utc TEXT NOT NULL, \n"
        "\toffset_minutes INTEGER NOT NULL, \n"
        "\tPRIMARY KEY (id), \n"
        "\tCHECK (movement <> ''), \n"
        "\tCHECK (side IN ('left', 'right')), \n"
        "\tCHECK (repetitions >= 0), \n"
        "\tCHECK (seconds >= 0), \n"
        "\tCHECK (at_utc IS datetime(at_utc)), \n"
        "\tCHECK (offset_minutes BETWEEN -1080 AND 1080), \n"
        "\tFOREIGN KEY(break_id) REFERENCES breaks (id)\n"
        ")\n"
        " STRICT"
    ),
    ("CREATE INDEX movements_by_break ON movements (break_id)"),
)
