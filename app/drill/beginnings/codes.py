"""Ids of the street's things by the codes that a scenario names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.services.desk import NotFound

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.models import Depot, Shelter, SupplyItem, Team


def id_of(desk: Desk, table: type[Depot | Shelter | SupplyItem | Team], code: str) -> str:
    """Return the id of the row with a code. Raises NotFound."""
    with desk.read() as session:
        found = session.scalar(select(table.id).where(table.code == code))
    if found is None:
        raise NotFound(table.__tablename__, code)
    return found
