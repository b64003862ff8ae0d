"""What is under a name on an American keyboard, as the kernel numbers keys and buttons. Pure."""

from __future__ import annotations

_ROWS = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 43: "\\zxcvbnm,./"}
_NAMED = {
    "Escape": 1, "BackSpace": 14, "Tab": 15, "Return": 28, "space": 57, "Home": 102, "Up": 103, "Page_Up": 104,
    "Left": 105, "Right": 106, "End": 107, "Down": 108, "Page_Down": 109, "Delete": 111, "F11": 87, "F12": 88,
    "ctrl": 29, "shift": 42, "alt": 56, "super": 125, "Control_L": 29, "Shift_L": 42, "Alt_L": 56, "Super_L": 125,
}  # fmt: skip
_SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./", strict=True))

CODES = (
    {letter: first + at for first, row in _ROWS.items() for at, letter in enumerate(row)}
    | _NAMED
    | {f"F{number}": 58 + number for number in range(1, 11)}
    | {" ": 57}
)
MASKS = {42: 1, 29: 4, 56: 8, 125: 64}
"""Which bit of the modifiers a key is, as the usual keymap has it."""
BUTTONS = {"left": 0x110, "right": 0x111, "middle": 0x112}


def chord(name: str) -> list[int]:
    """The keys to hold down, the last of them last: `ctrl+c`, `A`, `Return`. Raises ValueError."""
    *held, key = name.split("+") if len(name) > 1 else [name]
    if len(key) == 1 and (key.isupper() or key in _SHIFTED):
        held, key = [*held, "shift"], _SHIFTED.get(key, key.lower())
    try:
        return [CODES[each] for each in (*held, key)]
    except KeyError as error:
        raise ValueError(f"no such key: {error.args[0]}") from error
