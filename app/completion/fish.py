"""Completion for fish."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from app.completion.commands import Command, Offer, Option, Paths, all_in, places_in, valued

_WHERE = """\
# Completion of supple for fish, made by "supple completion fish".
function __supple_at
    set -l command
    set -l place 0
    set -l before
    for word in (commandline -opc)[2..-1]
        if not contains -- "$before" %(valued)s
            switch "$command $word"
%(commands)s
                case "* -*"
                case "*"
                    set place (math $place + 1)
            end
        end
        set before $word
    end
    contains -- "$argv[1]" "$command" "$command:$place"
end
complete -c supple -f
"""
_PATHS = {Paths.FILES: "-F", Paths.FOLDERS: "-a '(__fish_complete_directories)'"}


def fish(whole: Command) -> str:
    """The script; each word comes with what it does."""
    moves = (
        f"{' ' * 16}case {quote(f'{each.name} {inner.word}')}\n{' ' * 20}set command {quote(inner.name)}; set place 0"
        for each in all_in(whole)
        for inner in each.commands
    )
    where = _WHERE % {"valued": " ".join(valued(whole)), "commands": "\n".join(moves)}
    places = (f"{_at(at)} {how}\n" for at, offer in places_in(whole) for how in _say(offer))
    options = (f"{_at(each.name)} {_option(option)}\n" for each in all_in(whole) for option in each.options)
    return "".join((where, *places, *options))


def _at(where: str) -> str:
    return f"complete -c supple -n {quote(f'__supple_at {quote(where)}')}"


def _say(offer: Offer) -> Iterator[str]:
    if isinstance(offer, Paths):
        yield _PATHS[offer]
        return
    for word, says in offer:
        yield f"-a {quote(word)} -d {quote(says)}" if says else f"-a {quote(word)}"


def _option(option: Option) -> str:
    behind = "" if option.takes is None else f" -x {_PATHS[option.takes]}" if isinstance(option.takes, Paths) else " -x"
    return f"-l {option.name.removeprefix('--')} -d {quote(option.says)}{behind}"
