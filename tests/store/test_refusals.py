from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from app.ports import HistoryRefusedError
from app.store.refusals import DamagedError, PassingError, refusal

PLACE = Path("h.sqlite")


def fault(code: int, text: str = "some fault") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind", "reason"),
    [
        (fault(sqlite3.SQLITE_FULL), PassingError, "the disk is full. Free some space there."),
        (fault(sqlite3.SQLITE_READONLY), PassingError, "the place is read-only."),
        (fault(sqlite3.SQLITE_READONLY_DBMOVED), PassingError, "the place is read-only."),
        (fault(sqlite3.SQLITE_BUSY_SNAPSHOT), PassingError, "another program has locked it."),
        (fault(sqlite3.SQLITE_IOERR_FSYNC), PassingError, "the disk reports an error."),
        (fault(sqlite3.SQLITE_CORRUPT_INDEX), DamagedError, "the file is damaged."),
        (fault(sqlite3.SQLITE_NOTADB), DamagedError, "it is no history of Supple."),
        (OSError(errno.ENOSPC, "No space left on device"), PassingError, "the disk is full. Free some space there."),
        (OSError(errno.EACCES, "Permission denied"), PassingError, "its permissions forbid it."),
        (fault(sqlite3.SQLITE_NOMEM, "out of memory"), HistoryRefusedError, "SQLite says: out of memory."),
        (OSError(errno.ENODEV, "No such device"), PassingError, "the system says: No such device."),
        (ValueError("so it is"), HistoryRefusedError, "so it is."),
    ],
)
def test_a_failure_is_one_sentence_of_its_kind_that_names_the_file_and_the_reason(
    error: Exception, kind: type[HistoryRefusedError], reason: str
) -> None:
    refused = refusal(PLACE, "could not be saved", error)
    assert type(refused) is kind
    assert str(refused).startswith(f"The history h.sqlite could not be saved: {reason}")
    assert str(refused).endswith(".")


def test_a_failure_is_found_within_what_sqlalchemy_makes_of_it() -> None:
    wrapped = OperationalError("INSERT", {}, fault(sqlite3.SQLITE_FULL))
    assert "the disk is full" in str(refusal(PLACE, "could not be saved", wrapped))
