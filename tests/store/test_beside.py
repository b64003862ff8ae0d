from __future__ import annotations

from pathlib import Path

from app.store import beside


def test_all_that_stands_beside_a_history_bears_its_name(path: Path) -> None:
    assert beside.lock(path).name == "history.sqlite-lock"
    assert beside.restored(path).name == "history.sqlite.restored"
    assert beside.backups(path) == path.parent / "backups"


def test_only_the_logs_that_are_there_are_named(path: Path) -> None:
    assert beside.logs(path) == []
    for end in ("-wal", "-journal", "-lock"):
        path.with_name(path.name + end).touch()
    assert [each.name for each in beside.logs(path)] == ["history.sqlite-wal", "history.sqlite-journal"]
