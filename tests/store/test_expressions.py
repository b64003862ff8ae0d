from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.store import expressions, statements

ROOT = Path(__file__).parents[2]
WAY_OUT = "run python -m app.store.expressions"


def test_the_statements_are_what_the_tables_give() -> None:
    written = {name: text for name, text in vars(statements).items() if name.isupper() and isinstance(text, str)}
    assert written == expressions.compiled(), WAY_OUT
    assert expressions.created() == statements.CREATE, WAY_OUT


def test_the_module_it_writes_says_the_same() -> None:
    written: dict[str, object] = {}
    exec(compile(expressions.module(), "statements.py", "exec"), written)  # noqa: S102 - our own text
    assert written["CREATE"] == statements.CREATE
    assert written["ADD_SPAN"] == statements.ADD_SPAN


def test_the_history_of_every_day_is_opened_without_the_orm() -> None:
    code = "import sys, app.store.history; print({'sqlalchemy', 'alembic'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
