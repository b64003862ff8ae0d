from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from app.store.refusals import is_refusal, refusal

PLACE = Path("h.sqlite")


def fault(code: int, text: str = "some fault") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (fault(sqlite3.SQLITE_FULL), "the disk is full. Free some space there."),
        (fault(sqlite3.SQLITE_READONLY), "the place is read-only."),
        (fault(sqlite3.SQLITE_READONLY_DBMOVED), "the place is read-only."),
        (fault(sqlite3.SQLITE_BUSY_SNAPSHOT), "another program has locked it."),
        (fault(sqlite3.SQLITE_IOERR_FSYNC), "the disk reports an error."),
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full. Free some space there."),
        (OSError(errno.EACCES, "Permission denied"), "its permissions forbid it."),
        (fault(sqlite3.SQLITE_NOMEM, "out of memory"), "SQLite says: out of memory."),
        (OSError(errno.ENODEV, "No such device"), "the system says: No such device."),
    ],
)
def test_a_failure_is_one_sentence_that_names_the_file_and_the_reason(error: Exception, reason: str) -> None:
    text = str(refusal(PLACE, "could not be saved", error))
    assert text.startswith(f"The history h.sqlite could not be saved: {reason}")
    assert text.endswith(".")


def test_a_failure_is_found_within_what_sqlalchemy_makes_of_it() -> None:
    wrapped = OperationalError("INSERT", {}, fault(sqlite3.SQLITE_FULL))
    assert "the disk is full" in str(refusal(PLACE, "could not be saved", wrapped))


def test_a_row_that_breaks_a_rule_is_no_refusal_of_the_disk() -> None:
    broken: DBAPIError = IntegrityError("INSERT", {}, sqlite3.IntegrityError("CHECK constraint failed"))
    assert not is_refusal(broken)
    assert is_refusal(OperationalError("INSERT", {}, fault(sqlite3.SQLITE_BUSY)))
