from __future__ import annotations

import re
import sqlite3
from contextlib import closing

from app.store import statements as sql


def test_every_statement_is_understood_by_sqlite() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        for statement in sql.CREATE:
            db.execute(statement)
        for name, text in vars(sql).items():
            if name.isupper() and isinstance(text, str):
                values = dict.fromkeys(re.findall(r":(\w+)", text))
                db.execute(f"EXPLAIN {text}", values)


def test_the_movements_lately_are_found_by_their_number_not_by_looking_through_all() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        for statement in sql.CREATE:
            db.execute(statement)
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql.RECENT_MOVEMENTS}", {"at_most": 9})]
    assert plan[0] == "SEARCH movements USING INTEGER PRIMARY KEY (rowid>?)"
