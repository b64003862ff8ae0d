"""docs/json.md against the answers themselves: every field of each is documented, with its type, and no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core import answers
from app.core.inputs import BreakKind, Skip
from app.core.records import MovementRecord
from app.core.requests import WORDS, Query
from app.core.snapshot import GuidedView, Icon, PromptView
from app.core.week import week
from app.desktop.api import Choice
from app.doctor import report
from app.movements_command import run
from app.paths import resources, within
from app.settings_file.answers import answer_settings
from app.words import parser
from tests.core.test_answers import MONDAY, NINE, SITTING, UTC

TEXT = (Path(__file__).parent.parent / "docs" / "json.md").read_text("utf-8")
MOVEMENTS = resources() / "movements"
EVERY = "every answer"
MAPS = {"seconds", "outcomes", "versions", "session", "places", "settings", "movement"}
MAPS |= {"joints", "contacts", "channels", "listed"}
"""Objects whose keys are values: activities, names of packages, settings, joints, what a movement's file says."""

SHOWN = replace(
    SITTING,
    prompt=PromptView(1, 60, BreakKind.MOVE, 180, (5, 10)),
    guided=GuidedView(BreakKind.MOVE, False, 180, 20, False, 3600),
)


def documented() -> dict[str, dict[str, str]]:
    """The fields of each command's answer with their types; under `EVERY` those of all."""
    sections = {}
    for section in TEXT.split("\n## ")[1:]:
        commands = section.splitlines()[0].split(", ")
        fields = dict(re.findall(r"^\| `([\w.\[\]]+)` \| ([^|]+) \|", section, re.MULTILINE))
        sections.update(dict.fromkeys(commands, fields))
    return sections


def fields(value: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, object]]:
    """Every field of an answer, "days[].date" for those within lists, and what it holds."""
    for name, held in value.items():
        yield before + name, held
        if isinstance(held, Mapping) and name not in MAPS:
            yield from fields(held, f"{before}{name}.")
        elif isinstance(held, Sequence) and held and isinstance(held[0], Mapping) and name not in MAPS:
            yield from fields(held[0], f"{before}{name}[].")


def type_of(value: object) -> str:
    kinds = {bool: "true or false", int: "number", float: "number", str: "text", dict: "object", list: "list"}
    return "null" if value is None else kinds[type(value)]


def settings(path: Path, *words: str) -> answers.Answer:
    return answer_settings(words, path)


def doctor(path: Path) -> answers.Answer:
    choice = Choice("idle time", "X11", "DISPLAY is :0", "the last input was 3 s ago")
    return report([choice], within(path), ["a problem"], {}, running=True, home=path, fault=None)


def movements(path: Path, *words: str) -> answers.Answer:
    what = {"check": [str(MOVEMENTS / "press-up-prone.toml")], "list": []}.get(words[1], ["march-in-place"])
    drawn = ["--out", str(path), "--size", "32"] if words[1] in {"sheet", "render"} else []
    return run(parser().parse_args([*words, *what, *drawn]), (MOVEMENTS, path), lambda _: None)


def answer(command: str, path: Path) -> answers.Answer:
    """An answer to this command in which all there can be is there."""
    match command.split(" "):
        case ["status"]:
            return answers.status(SHOWN)
        case ["summary"]:
            done = [MovementRecord("open-book", NINE, 4, 30, 0, "left")]
            return answers.summary(week(MONDAY, [], [], [], UTC, done))
        case ["doctor"]:
            return doctor(path)
        case ["quit"]:
            return answers.answer(0, "Supple has quit.")
        case ["settings", "set"]:
            return settings(path / "settings.toml", "set", "breaks.floor", "on")
        case ["settings", "get" | "reset" as do]:
            return settings(path / "settings.toml", do, "breaks.floor")
        case ["settings", do]:
            return settings(path / "settings.toml", do)
        case ["movements", *_]:
            return movements(path, *command.split(" "))
        case _:
            return answers.done(SHOWN)


SECTIONS = documented()


@pytest.mark.parametrize("command", sorted(set(SECTIONS) - {EVERY}))
def test_every_field_of_an_answer_is_documented_with_its_type_and_no_other(command: str, tmp_path: Path) -> None:
    given = dict(fields(json.loads(json.dumps(answer(command, tmp_path)))))
    said = SECTIONS[EVERY] | SECTIONS[command]
    assert set(given) == set(said)
    types = {name: type_of(held) for name, held in given.items() if said[name] != "any"}
    assert {name: kind for name, kind in types.items() if kind not in said[name]} == {}


def test_what_may_be_null_is_said_so() -> None:
    given = dict(fields(answers.status(SITTING)))
    nulls = {name for name, held in given.items() if held is None}
    assert nulls == {name for name, kind in SECTIONS["status"].items() if "null" in kind} == {"prompt", "guided"}


def test_an_answer_that_nothing_applies_to_has_the_fields_of_one_that_does() -> None:
    assert set(answers.not_now(Skip(), SITTING)) == set(answers.done(SITTING))


def test_every_command_that_answers_with_json_is_documented() -> None:
    words = {*WORDS.values(), *(query.value for query in Query if query not in (Query.COME, Query.RELOAD)), "summary"}
    ways = {f"settings {do}" for do in ("path", "list", "get", "set", "reset")}
    ways |= {f"movements {do}" for do in ("list", "show", "check", "pose", "sheet", "render")}
    assert set(SECTIONS) - {EVERY} == words | ways
    for command in words | ways:
        one = ("settings get", "settings reset", *(f"movements {do}" for do in ("show", "pose", "sheet", "render")))
        values = ["k", "v"] if command == "settings set" else ["k"] if command in one else []
        assert parser().parse_args([*command.split(" "), *values, "--json"]).json is True


def test_every_state_is_named() -> None:
    told = re.search(r"\| `state` \| text \| what the tray's icon shows: (.*) \|", TEXT)
    assert told is not None
    assert set(re.findall(r"`([\w-]+)`", told[1])) == {icon.value for icon in Icon}
