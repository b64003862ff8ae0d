from __future__ import annotations

import re
from pathlib import Path

from app.core.declared import settings_table
from app.words import parser

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_settings_table_is_the_one_of_the_declaration() -> None:
    assert settings_table() in README, "run `make readme`"


def test_every_command_the_program_knows_is_named() -> None:
    words = re.findall(r"^    ([a-z-]+) +", parser().format_help(), re.MULTILINE)
    assert len(words) > 10
    assert [word for word in words if not re.search(rf"[`|, ]{word}[` \[,]", README)] == []


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []
