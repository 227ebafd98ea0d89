"""How the drill's own database says that the street stands now, in one snapshot."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.domain.alarms import OPEN_STATES
from app.domain.drill.world import OpenAlarm, ShelterNow, StockNow, World
from app.domain.shelters import ShelterState
from db.models import (
    Alarm,
    Depot,
    Lot,
    OccupancyMove,
    Plan,
    PlanActivation,
    ResidentialArea,
    Sensor,
    Shelter,
    StockMove,
    SupplyItem,
    Task,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from app.domain.drill.player import Play
    from db.store import Store


def world_of(
    store: Store,
    play: Play,
    since: int,
    now: int,
    fields: Collection[str] = World.__struct_fields__,
) -> World:
    """Return the drill's street at the machine's time `now`. Alarms and tasks from before `since`,
    when the drill was made, are of real life and left out. `fields`: those of the world that are
    looked at; the others are left empty.
    """
    with store.read() as session:
        return World(
            play,
            _alarms(session, since) if "alarms" in fields else (),
            _shelters(session) if "shelters" in fields else (),
            _stock(session) if "stock" in fields else (),
            _overdue(session, since, now) if "overdue" in fields else 0,
            _levels(session) if "levels" in fields else {},
        )


def _alarms(session: Session, since: int) -> tuple[OpenAlarm, ...]:
    query = (
        select(Sensor.kind, ResidentialArea.code, Alarm.level)
        .join(Sensor, Alarm.sensor_id == Sensor.id)
        .join(ResidentialArea, Sensor.area_id == ResidentialArea.id)
        .where(Alarm.state.in_(OPEN_STATES), Alarm.recorded_at >= since)
    )
    return tuple(OpenAlarm(kind, area, level) for kind, area, level in session.execute(query))


def _shelters(session: Session) -> tuple[ShelterNow, ...]:
    inside = (
        select(OccupancyMove.shelter_id, func.sum(OccupancyMove.people).label("people"))
        .group_by(OccupancyMove.shelter_id)
        .subquery()
    )
    query = (
        select(Shelter.code, ResidentialArea.code, Shelter.state, inside.c.people)
        .join(ResidentialArea, Shelter.area_id == ResidentialArea.id)
        .outerjoin(inside, inside.c.shelter_id == Shelter.id)
    )
    return tuple(
        ShelterNow(code, area, state == ShelterState.OPEN, people or 0)
        for code, area, state, people in session.execute(query)
    )


def _stock(session: Session) -> tuple[StockNow, ...]:
    query = (
        select(SupplyItem.code, Depot.code, func.sum(StockMove.quantity))
        .join(Lot, StockMove.lot_id == Lot.id)
        .join(SupplyItem, Lot.item_id == SupplyItem.id)
        .join(Depot, StockMove.depot_id == Depot.id)
        .group_by(SupplyItem.code, Depot.code)
    )
    return tuple(
        StockNow(item, depot, Decimal(quantity)) for item, depot, quantity in session.execute(query)
    )


def _overdue(session: Session, since: int, now: int) -> int:
    query = select(func.count()).where(
        Task.state == "open", Task.due_at < now, Task.created_at >= since
    )
    return session.scalar(query) or 0


def _levels(session: Session) -> dict[str, int]:
    query = (
        select(Plan.code, func.min(PlanActivation.level))
        .join(Plan, PlanActivation.plan_id == Plan.id)
        .where(PlanActivation.ended_at.is_(None))
        .group_by(Plan.code)
    )
    return dict(session.execute(query).tuples().all())
