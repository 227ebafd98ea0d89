"""Roads that are closed (道路封闭), by their names on the map; closed and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.instant import Instant
from app.services import texts
from app.services.desk import NotFound, ServiceError
from app.services.rows import locked
from db.ids import new_id
from db.models import MapFeature, RoadClosure

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.desk import Desk

ROAD_KINDS = ("road_main", "road_minor")


class AlreadyOpen(ServiceError):
    """The closure was ended before. Field: `road`."""

    def __init__(self, road: str) -> None:
        super().__init__(f"{road} is open")
        self.road = road


class ClosureRow(msgspec.Struct, frozen=True):
    """A road that is closed. `stretch`: between what, in words; "" for all of it."""

    id: str
    road: str
    stretch: str
    reason: str
    closed_at: Instant
    closed_by: str


def close_road(desk: Desk, road: str, reason: str, stretch: str = "") -> str:
    """Say that a road of the map is closed, and return the closure's id. A road may have several.

    Raises NotFound (no road of this name), TextMissing, TextTooLong.
    """
    road = texts.required("road", road, 80)
    reason = texts.required("reason", reason)
    stretch = texts.optional("stretch", stretch, 120)
    with desk.deed() as deed:
        known = select(func.count()).where(MapFeature.name == road, MapFeature.kind.in_(ROAD_KINDS))
        if not deed.session.scalar(known):
            raise NotFound("map_features", road)
        row = RoadClosure(
            id=new_id(),
            road=road,
            stretch=stretch,
            reason=reason,
            closed_at=deed.now,
            closed_by=deed.actor.name,
        )
        deed.session.add(row)
        deed.audit("road_close", "road_closures", row.id, road=road)
        return row.id


def open_road(desk: Desk, closure_id: str) -> None:
    """End a closure. Raises NotFound, AlreadyOpen."""
    with desk.deed() as deed:
        row = locked(deed.session, RoadClosure, closure_id)
        if row.opened_at is not None:
            raise AlreadyOpen(row.road)
        row.opened_at, row.opened_by = deed.now, deed.actor.name
        deed.audit("road_open", "road_closures", row.id, road=row.road)


def closures(desk: Desk) -> list[ClosureRow]:
    """Return what is closed now, the newest first."""
    with desk.read() as session:
        return [
            ClosureRow(one.id, one.road, one.stretch, one.reason, one.closed_at, one.closed_by)
            for one in closed_now(session)
        ]


def closed_now(session: Session) -> list[RoadClosure]:
    """Return the closures that hold, the newest first."""
    row = RoadClosure
    query = select(row).where(row.opened_at.is_(None)).order_by(row.closed_at.desc(), row.id)
    return list(session.scalars(query))
