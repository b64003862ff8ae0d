"""What there is to complete, read off the parser: commands, their options, and what may stand at their places."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto


class Paths(Enum):
    """What the shell itself knows to complete."""

    FILES = auto()
    FOLDERS = auto()


Takes = tuple[str, ...] | Paths
"""The words that may stand at a place; none where anything may."""
Offer = tuple[tuple[str, str], ...] | Paths
"""The same, each word with what it does."""


@dataclass(frozen=True, slots=True)
class Option:
    """takes: what may stand behind it; None where it stands alone."""

    name: str
    says: str
    takes: Takes | None


@dataclass(frozen=True, slots=True)
class Command:
    """name: all its words, "settings get"; empty for what comes before any. commands: those within it."""

    name: str
    says: str
    commands: tuple[Command, ...]
    options: tuple[Option, ...]
    places: tuple[Takes, ...]

    @property
    def word(self) -> str:
        return self.name.rpartition(" ")[2]


def command_of(parser: argparse.ArgumentParser, words: Mapping[str, Takes], name: str = "", says: str = "") -> Command:
    """words: what may stand for a metavar."""
    commands, options, places = list[Command](), list[Option](), list[Takes]()
    for action in parser._actions:  # noqa: SLF001 (argparse tells it nowhere else)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            said = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001
            for word, inner in action.choices.items():
                commands.append(command_of(inner, words, f"{name} {word}".strip(), said[word]))
        elif action.option_strings:
            takes = None if action.nargs == 0 else _takes(action, words)
            options.append(Option(action.option_strings[-1], action.help or "", takes))
        else:
            places.append(_takes(action, words))
    return Command(name, says, tuple(commands), tuple(options), tuple(places))


def all_in(command: Command) -> Iterator[Command]:
    """The command itself and all within it."""
    yield command
    for inner in command.commands:
        yield from all_in(inner)


def places_in(whole: Command) -> Iterator[tuple[str, Offer]]:
    """Each "command:place", places counted from 0, and what may stand there."""
    for command in all_in(whole):
        if command.commands:
            yield f"{command.name}:0", tuple((inner.word, inner.says) for inner in command.commands)
        for place, takes in enumerate(command.places):
            yield f"{command.name}:{place}", takes if isinstance(takes, Paths) else tuple((word, "") for word in takes)


def valued(whole: Command) -> dict[str, Takes]:
    """The options with something behind them."""
    return {each.name: each.takes for one in all_in(whole) for each in one.options if each.takes is not None}


def _takes(action: argparse.Action, words: Mapping[str, Takes]) -> Takes:
    if action.choices is not None:
        return tuple(map(str, action.choices))
    return words.get(action.metavar, ()) if isinstance(action.metavar, str) else ()
