"""What a write sees to by itself: every row gets its stamp, no line of a ledger is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from db.ids import new_id
from db.models import AppendOnly, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

    from app.domain.hlc import Stamp


class AppendOnlyBroken(RuntimeError):
    """A line of a ledger or log would be changed or deleted. Field: `table`."""

    def __init__(self, table: str) -> None:
        super().__init__(f"{table} is append-only")
        self.table = table


class Unstamped(RuntimeError):
    """A statement would write rows without the transaction's HLC stamp. Field: `table`."""

    def __init__(self, table: str) -> None:
        super().__init__(f"the statement on {table} must set hlc (and raise version)")
        self.table = table


def stamp_all(session: Session, stamp: Stamp, changes: dict[str, set[str]]) -> None:
    """Have `session` stamp each row it flushes, and note its id by table name in `changes`."""
    event.listen(session, "before_flush", _Stamping(stamp, changes))
    event.listen(session, "do_orm_execute", _check_statement)


class _Stamping:
    """Stamps what the session is about to flush, and notes its ids; runs at each flush."""

    def __init__(self, stamp: Stamp, changes: dict[str, set[str]]) -> None:
        self.stamp = stamp
        self.changes = changes

    def __call__(self, session: Session, _context: UOWTransaction, _instances: object) -> None:
        for row in session.new:
            if isinstance(row, Row):
                if row.id is None:
                    row.id = new_id()
                self._stamp(row)
        for row in session.dirty:
            if isinstance(row, Row) and session.is_modified(row):
                self._stamp_changed(row)
        for row in session.deleted:
            if isinstance(row, Row):
                self._stamp_changed(row)

    def _stamp_changed(self, row: Row) -> None:
        if isinstance(row, AppendOnly):
            raise AppendOnlyBroken(row.__tablename__)
        self._stamp(row)

    def _stamp(self, row: Row) -> None:
        row.hlc = self.stamp
        self.changes[row.__tablename__].add(row.id)


def _check_statement(state: ORMExecuteState) -> None:
    """Refuse statements that bypass the stamping: without `hlc`, or on a line of a ledger.

    Sees each INSERT, UPDATE and DELETE that the session of a write executes; textual SQL and what
    is executed on a connection itself it does not see.
    """
    if not (state.is_insert or state.is_update or state.is_delete):
        return
    statement: Any = state.statement
    model = _MODELS.get(statement.table.name)
    if model is None:
        return
    if not state.is_insert and issubclass(model, AppendOnly):
        raise AppendOnlyBroken(model.__tablename__)
    if not state.is_delete and not all("hlc" in names for names in _written(state)):
        raise Unstamped(model.__tablename__)


def _written(state: ORMExecuteState) -> Iterator[set[str]]:
    """Yield the columns that the statement sets, once for each of its ways to write a row.

    Of many parameter rows the first one speaks for all: they have the same keys.
    """
    statement: Any = state.statement
    given: Any = state.parameters or {}
    first = given[0] if isinstance(given, list) else given
    selected = getattr(statement, "_select_names", None)
    if selected is not None:
        yield set(selected)
    elif statement._multi_values:
        for rows in statement._multi_values:
            yield from (_names(row) for row in rows)
    else:
        yield _names(statement._values or ()) | set(first)
    upsert: Any = getattr(statement, "_post_values_clause", None)
    if hasattr(upsert, "update_values_to_set"):
        yield _names(upsert.update_values_to_set)


def _names(columns: Iterable[Any]) -> set[str]:
    return {getattr(column, "key", column) for column in columns}


_MODELS = {
    m.class_.__tablename__: m.class_ for m in Row.registry.mappers if issubclass(m.class_, Row)
}
