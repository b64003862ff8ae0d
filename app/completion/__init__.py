"""Shell completion: the parser's commands, options and words as a script for bash, zsh or fish. Completes nothing.

All three scripts find out in the same way where they are: in which command, and at which of its places.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from app.completion.bash import bash
from app.completion.commands import Paths, Takes, command_of
from app.completion.fish import fish
from app.completion.zsh import zsh

__all__ = ["Paths", "Takes", "script"]


def script(shell: str, parser: argparse.ArgumentParser, words: Mapping[str, Takes]) -> str:
    """The script for "bash", "zsh" or "fish". words: what may stand for a metavar, such as KEY."""
    return {"bash": bash, "zsh": zsh, "fish": fish}[shell](command_of(parser, words))
