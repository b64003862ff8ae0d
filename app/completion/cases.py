"""The arms of a `case`, which bash and zsh write alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from shlex import quote

from app.completion.commands import Command, Offer, Paths, all_in, places_in, valued

Say = Callable[[Offer], str]
"""What a shell does to offer that."""


def arms(whole: Command, say: Say) -> dict[str, str]:
    """The parts of a template that follow from what there is.

    valued: options with something behind them. commands: from "command word" into the command within. behind: what is
    offered behind such an option; options: within a command; places: at "command:place".
    """
    moves = (
        (f"{each.name} {inner.word}", f"command={quote(inner.name)} place=0")
        for each in all_in(whole)
        for inner in each.commands
    )
    behind = ((name, say(takes) if isinstance(takes, Paths) else "return") for name, takes in valued(whole).items())
    options = ((each.name, say(tuple((one.name, one.says) for one in each.options))) for each in all_in(whole))
    places = ((at, say(offer)) for at, offer in places_in(whole))
    return {
        "valued": " | ".join(valued(whole)),
        "commands": _lines(moves, 12),
        "behind": _lines(behind, 8),
        "options": _lines(options, 12),
        "places": _lines(places, 12),
    }


def _lines(rows: Iterable[tuple[str, str]], indent: int) -> str:
    return "\n".join(f"{' ' * indent}{quote(word)}) {does} ;;" for word, does in rows)
