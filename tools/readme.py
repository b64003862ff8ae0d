"""Writes what README.md takes from the code: the settings table. `--check`: only says whether it is up to date."""

from __future__ import annotations

import sys
from pathlib import Path

from app.core.declared import settings_table

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN, END = "<!-- settings: made from the declaration by `make readme` -->\n", "<!-- /settings -->"


def renewed(text: str) -> str:
    """The README with the table as the code has it now."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{settings_table()}{END}{after}"


def main(words: list[str]) -> int:
    """Renew the file, or check it."""
    text = README.read_text(encoding="utf-8")
    if words == ["--check"]:
        return 0 if renewed(text) == text else 1
    README.write_text(renewed(text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
