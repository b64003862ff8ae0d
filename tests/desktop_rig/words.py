"""What a person does at the desk, in words; and as xdotool is told it. Pure."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

BUTTONS = {"left": "1", "middle": "2", "right": "3"}


def acts(words: Sequence[str]) -> list[list[str] | float]:
    """What xdotool is to do for these words, one call each; a number is a wait in seconds. Raises ValueError."""
    done: list[list[str] | float] = []
    for sentence in sentences(words):
        match sentence:
            case ["move", x, y]:
                done.append(["mousemove", x, y])
            case ["click", *button] if len(button) <= 1 and set(button) <= BUTTONS.keys():
                done.append(["click", BUTTONS[button[0] if button else "left"]])
            case ["scroll", count]:
                done.append(["click", "--repeat", str(abs(int(count))), "4" if int(count) < 0 else "5"])
            case ["key", *names] if names:
                done.append(["key", "--delay", "30", "--", *names])
            case ["type", *texts]:
                done.append(["type", "--delay", "20", "--", " ".join(texts)])
            case ["sleep", seconds]:
                done.append(float(seconds))
            case _:
                raise ValueError(f"no such input: {shlex.join(sentence)}")
    return done


def sentences(words: Sequence[str]) -> list[list[str]]:
    """The words between the commas."""
    found: list[list[str]] = [[]]
    for word in words:
        if word == ",":
            found.append([])
        else:
            found[-1].append(word)
    return [sentence for sentence in found if sentence]
