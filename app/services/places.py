"""Finding a place, a sensor, a shelter or a supply by a few letters.

The names are kept in memory, once per store, with their pinyin: "lyyc" and "linyi" find 临沂一村.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.services.place_index import Hit, index_of
from db.models import ResidentialArea, Street

if TYPE_CHECKING:
    from app.services.desk import Desk

__all__ = ["AreaRow", "Hit", "areas", "prepare", "search"]


class AreaRow(msgspec.Struct, frozen=True):
    """A residential area, for choosing one."""

    id: str
    code: str
    name: str


def search(desk: Desk, text: str, limit: int = 30) -> list[Hit]:
    """Return what fits `text`, best first; nothing for an empty text.

    `text`: words parted by spaces, each a part of a name or code, or of its pinyin (whole or first
    letters); all of them must fit. The first search after a change of places builds the index
    (about a second for 25,000 names): call `prepare` ahead.
    """
    return index_of(desk.store).search(text, limit)


def prepare(desk: Desk) -> None:
    """Build the index now, if it is not there."""
    index_of(desk.store)


def areas(desk: Desk) -> list[AreaRow]:
    """Return all residential areas in the order of their codes."""
    area = ResidentialArea
    with desk.read() as session:
        found = session.execute(select(area.id, area.code, area.name).order_by(area.code)).all()
    return [AreaRow(*columns) for columns in found]


def street_name(desk: Desk) -> str | None:
    """Return the street's name, None while the database holds no street."""
    with desk.read() as session:
        return session.scalar(select(Street.name).limit(1))
