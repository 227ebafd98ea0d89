"""Rows by id within a transaction: there, and where needed locked, or NotFound."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from app.services.desk import NotFound
from db.models import Row

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_Row = TypeVar("_Row", bound=Row)


def existing(session: Session, model: type[_Row], row_id: str) -> _Row:
    """Return the row. Raises NotFound."""
    row = session.get(model, row_id)
    if row is None:
        raise NotFound(model.__tablename__, row_id)
    return row


def locked(session: Session, model: type[_Row], row_id: str) -> _Row:
    """Return the row, locked against other writers to the end of the transaction.

    PostgreSQL locks the row; on SQLite the transaction is the only writer anyway. Raises NotFound.
    """
    row = session.get(model, row_id, with_for_update=True)
    if row is None:
        raise NotFound(model.__tablename__, row_id)
    return row
