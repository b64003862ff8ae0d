"""Every statement of every day as an expression over the typed tables, from which `statements.py` is compiled.

`python -m app.store.expressions` writes that module anew; a test compares the two. The running app never imports this.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    ClauseElement,
    Column,
    MetaData,
    PrimaryKeyConstraint,
    String,
    bindparam,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy import Table as PlainTable
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from app.store.tables import BreakRow, HoldRow, MovementRow, PauseRow, PromptRow, SpanRow, StateRow, Table

WRITTEN: Final = Path(__file__).with_name("statements.py")

_WIDTH: Final = 100
_HEAD: Final = '''"""The SQL of every day, compiled from `expressions.py`, so that the ORM need not be loaded for it.

Not to be changed by hand: `python -m app.store.expressions` writes it.
"""

from __future__ import annotations

from typing import Final
'''

_PERFORMED: Final = (
    MovementRow.movement,
    MovementRow.at_utc,
    MovementRow.repetitions,
    MovementRow.seconds,
    MovementRow.offset_minutes,
    MovementRow.side,
)
_ONE: Final[Any] = literal_column("1")


def _between(column: InstrumentedAttribute[str]) -> tuple[Any, Any]:
    return column >= bindparam("from_utc"), column < bindparam("to_utc")


def _last_prompt() -> ClauseElement:
    """Ends the last one shown; the wall clock may have been set back since."""
    last = select(func.max(PromptRow.id)).scalar_subquery()
    gone = func.max(PromptRow.shown_utc, bindparam("gone_utc"))
    return update(PromptRow).where(PromptRow.id == last).values(gone_utc=gone, why=bindparam("why"))


def _pause_over() -> ClauseElement:
    """Ends the one that is on, by its planned end at the latest: what ended while the app was off is told at launch.

    A clock set back gives it no negative length.
    """
    now: Any = bindparam("now_utc")
    planned = func.min(now, func.coalesce(PauseRow.until_utc, now))
    return update(PauseRow).where(PauseRow.ended_utc.is_(None)).values(ended_utc=func.max(PauseRow.began_utc, planned))


def _withdraw() -> ClauseElement:
    last = select(func.max(BreakRow.id)).where(
        BreakRow.outcome == bindparam("natural"), BreakRow.began_utc == bindparam("natural_began_utc")
    )
    return update(BreakRow).where(BreakRow.id == last.scalar_subquery()).values(withdrawn=_ONE)


def _put_state() -> ClauseElement:
    put = sqlite.insert(StateRow)
    return put.on_conflict_do_update(
        index_elements=[StateRow.id],
        set_={
            "json": put.excluded.json,
            "playing": put.excluded.playing,
            "saved_utc": put.excluded.saved_utc,
            "schema": put.excluded.schema,
        },
    )


def _selects() -> dict[str, ClauseElement]:
    newest = select(func.max(MovementRow.id)).scalar_subquery()
    return {
        "GET_STATE": select(StateRow.json, StateRow.playing).where(StateRow.id == _ONE),
        "SPANS": select(
            SpanRow.activity, SpanRow.how, SpanRow.began_utc, SpanRow.seconds, SpanRow.offset_minutes, SpanRow.launched
        )
        .where(SpanRow.began_utc < bindparam("to_utc"), SpanRow.ended_utc > bindparam("from_utc"))
        .order_by(SpanRow.id),
        "BREAKS": select(
            BreakRow.outcome,
            BreakRow.kind,
            BreakRow.seated,
            BreakRow.began_utc,
            BreakRow.seconds,
            BreakRow.offset_minutes,
            BreakRow.withdrawn,
        )
        .where(*_between(BreakRow.began_utc))
        .order_by(BreakRow.id),
        "PROMPTS": select(PromptRow.cause, PromptRow.shown_utc, PromptRow.offset_minutes)
        .where(*_between(PromptRow.shown_utc))
        .order_by(PromptRow.id),
        "MOVEMENTS": select(*_PERFORMED).where(*_between(MovementRow.at_utc)).order_by(MovementRow.id),
        "RECENT_MOVEMENTS": select(*_PERFORMED)
        .where(MovementRow.id > newest - bindparam("at_most"))
        .order_by(MovementRow.id.desc()),
        "LAST_GUIDED": select(func.max(BreakRow.id)).where(BreakRow.kind.is_not(None)),
    }


def _inserts() -> dict[str, ClauseElement]:
    return {
        "ADD_SPAN": insert(SpanRow),
        "ADD_PROMPT": insert(PromptRow),
        "ADD_HOLD": insert(HoldRow),
        "ADD_BREAK": insert(BreakRow),
        "ADD_MOVEMENT": insert(MovementRow),
        "ADD_PAUSE": insert(PauseRow),
    }


def compiled() -> dict[str, str]:
    """Each statement by its name, with `:name` where a value goes."""
    texts = {name: _text(each) for name, each in _selects().items()}
    texts |= {name: _text(each, _columns(each)) for name, each in _inserts().items()}
    texts |= {name: _text(each) for name, each in (("END_PROMPT", _last_prompt()), ("END_PAUSE", _pause_over()))}
    return texts | {"WITHDRAW": _text(_withdraw()), "PUT_STATE": _text(_put_state(), _all(StateRow))}


def created() -> tuple[str, ...]:
    """What makes the tables of an empty file, in order; the first is Alembic's own, where the format stands too."""
    number = Column("version_num", String(32), nullable=False)
    key = PrimaryKeyConstraint("version_num", name="alembic_version_pkc")
    elements: list[ExecutableDDLElement] = [CreateTable(PlainTable("alembic_version", MetaData(), number, key))]
    for table in Table.metadata.sorted_tables:
        elements += [
            CreateTable(table),
            *(CreateIndex(index) for index in sorted(table.indexes, key=lambda each: str(each.name))),
        ]
    return tuple(str(each.compile(dialect=sqlite.dialect())).strip() for each in elements)


def _columns(statement: Any) -> list[str]:  # noqa: ANN401 - an insert; its rows get their id from SQLite
    return [name for name in statement.table.columns.keys() if name != "id"]  # noqa: SIM118 - no dict


def _all(row: type[Table]) -> list[str]:
    return list(row.__table__.columns.keys())


def _text(statement: ClauseElement, columns: list[str] | None = None) -> str:
    compiled_to = statement.compile(dialect=sqlite.dialect(paramstyle="named"), column_keys=columns)
    return " ".join(str(compiled_to).split())


def module() -> str:
    """The text of `statements.py`, but for the formatter."""
    lines = [_HEAD]
    lines += [f"{name}: Final = (\n{_pieces(text)}\n)" for name, text in sorted(compiled().items())]
    rows = "\n".join(f"(\n{_pieces(text)}\n)," for text in created())
    return "\n".join([*lines, f"CREATE: Final = (\n{rows}\n)", ""])


def _pieces(text: str) -> str:
    """As pieces of lines, each a literal."""
    pieces, line = [], ""
    for word in text.replace("\n", "\n\0").replace(" ", " \0").split("\0"):
        if len(line) + len(word) > _WIDTH or line.endswith("\n"):
            pieces.append(line)
            line = ""
        line += word
    return "\n".join(f"    {_literal(piece)}" for piece in [*pieces, line])


def _literal(piece: str) -> str:
    body = piece.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    return f"'{body}'" if '"' in body and "'" not in body else '"' + body.replace('"', '\\"') + '"'


if __name__ == "__main__":
    WRITTEN.write_text(module(), "utf-8")
