"""Filters of a list that a user keeps under a name (常用筛选)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.services import texts
from app.services.desk import NotAllowed, NotFound
from db.ids import new_id
from db.models import SavedFilter

if TYPE_CHECKING:
    from app.services.desk import Desk

NAME_LENGTH = 40


class SavedFilterRow(msgspec.Struct, frozen=True):
    """A filter by its name; `body` is the page's own JSON."""

    id: str
    name: str
    body: str


def saved_filters(desk: Desk, page: str) -> list[SavedFilterRow]:
    """Return this user's filters of a page, by name; none for a part of the program."""
    row = SavedFilter
    with desk.read() as session:
        found = session.execute(
            select(row.id, row.name, row.body)
            .where(row.user_id == desk.actor.user_id, row.page == page)
            .order_by(row.name)
        )
        return [SavedFilterRow(*columns) for columns in found]


def save_filter(desk: Desk, page: str, name: str, body: str) -> SavedFilterRow:
    """Keep a filter under a name; one that had the name is replaced.

    Raises TextMissing, TextTooLong; NotAllowed for an actor who is no user.
    """
    name = texts.required("name", name, NAME_LENGTH)
    user_id = desk.actor.user_id
    if user_id is None:
        raise NotAllowed("save_filter")
    with desk.deed() as deed:
        row = deed.session.scalar(
            select(SavedFilter).where(
                SavedFilter.user_id == user_id,
                SavedFilter.page == page,
                SavedFilter.name == name,
            )
        )
        if row is None:
            row = SavedFilter(id=new_id(), user_id=user_id, page=page, name=name, body=body)
            deed.session.add(row)
        row.body = body
        deed.audit("save_filter", "saved_filters", row.id, page=page)
        return SavedFilterRow(row.id, name, body)


def delete_filter(desk: Desk, filter_id: str) -> SavedFilterRow:
    """Delete one of the user's own filters; return it, for `save_filter` to bring it back.

    Raises NotFound.
    """
    with desk.deed() as deed:
        row = deed.session.get(SavedFilter, filter_id)
        if row is None or row.user_id != desk.actor.user_id:
            raise NotFound("saved_filters", filter_id)
        deed.session.delete(row)
        deed.audit("delete_filter", "saved_filters", filter_id, page=row.page)
        return SavedFilterRow(row.id, row.name, row.body)
