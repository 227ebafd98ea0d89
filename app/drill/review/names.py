"""What the ids of a drill stand for, in words: read once for a whole review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from db.models import (
    Alarm,
    Incident,
    Lot,
    OccupancyMove,
    Plan,
    PlanActivation,
    ResidentialArea,
    Sensor,
    Shelter,
    StockMove,
    Street,
    SupplyItem,
    Task,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.domain.drill.record import Record
    from db.store import Store


class Place(msgspec.Struct, frozen=True):
    """A point, WGS-84."""

    lon: float
    lat: float


class Names(msgspec.Struct, frozen=True):
    """`subjects`: words by an audit subject's id. `areas`: names by 12-digit code, in the codes'
    order. `places`: of alarms, sensors and shelters by their id or code.
    """

    street: str = ""
    subjects: dict[str, str] = {}
    areas: dict[str, str] = {}
    places: dict[str, Place] = {}

    def of(self, subject: str) -> str:
        """Return the words for an id; "" where there are none."""
        return self.subjects.get(subject, "")


def read_names(store: Store, record: Record) -> Names:
    """Return the names of all that a drill's record speaks of."""
    wanted: dict[str, set[str]] = {}
    for act in record.play.acts:
        wanted.setdefault(act.table, set()).add(act.subject)
    wanted.setdefault("alarms", set()).update(one.id for one in record.alarms)
    wanted.setdefault("tasks", set()).update(one.id for one in record.tasks)
    subjects: dict[str, str] = {}
    places: dict[str, Place] = {}
    with store.read() as session:
        for table, ids in wanted.items():
            subjects.update(_named(session, table, ids, places))
        areas = session.execute(
            select(ResidentialArea.code, ResidentialArea.name).order_by(ResidentialArea.code)
        )
        known = {row.code: row.name for row in areas}
        street = session.scalar(select(Street.name)) or ""
    return Names(street, subjects, known, places)


def _named(
    session: Session, table: str, ids: Iterable[str], places: dict[str, Place]
) -> dict[str, str]:
    """Return words by id for the rows of a table; those that nobody names are left out."""
    found: dict[str, str] = {}
    query = _QUERIES.get(table)
    if query is None:
        return found
    kept = sorted(ids)
    for start in range(0, len(kept), _AT_ONCE):
        for row in session.execute(query(kept[start : start + _AT_ONCE])):
            row_id, first, second, *point = row
            found[row_id] = " ".join(part for part in (first, second) if part)
            if point and point[0] is not None:
                places[row_id] = Place(point[0], point[1])
    return found


_AT_ONCE = 500


def _alarms(ids: list[str]) -> Any:
    return (
        select(Alarm.id, Sensor.place, Sensor.code, Sensor.lon, Sensor.lat)
        .join(Sensor, Alarm.sensor_id == Sensor.id)
        .where(Alarm.id.in_(ids))
    )


def _shelters(ids: list[str]) -> Any:
    return select(Shelter.id, Shelter.name, Shelter.code, Shelter.lon, Shelter.lat).where(
        Shelter.id.in_(ids)
    )


def _incidents(ids: list[str]) -> Any:
    return select(Incident.id, Incident.title, Incident.number, Incident.lon, Incident.lat).where(
        Incident.id.in_(ids)
    )


def _tasks(ids: list[str]) -> Any:
    return select(Task.id, Task.title, Task.assignee).where(Task.id.in_(ids))


def _activations(ids: list[str]) -> Any:
    return (
        select(PlanActivation.id, Plan.title, Plan.code)
        .join(Plan, PlanActivation.plan_id == Plan.id)
        .where(PlanActivation.id.in_(ids))
    )


def _occupancy(ids: list[str]) -> Any:
    return (
        select(OccupancyMove.id, Shelter.name, Shelter.code)
        .join(Shelter, OccupancyMove.shelter_id == Shelter.id)
        .where(OccupancyMove.id.in_(ids))
    )


def _stock(ids: list[str]) -> Any:
    return (
        select(StockMove.id, SupplyItem.name, SupplyItem.code)
        .join(Lot, StockMove.lot_id == Lot.id)
        .join(SupplyItem, Lot.item_id == SupplyItem.id)
        .where(StockMove.id.in_(ids))
    )


_QUERIES = {
    "alarms": _alarms,
    "shelters": _shelters,
    "incidents": _incidents,
    "tasks": _tasks,
    "plan_activations": _activations,
    "occupancy_moves": _occupancy,
    "stock_moves": _stock,
}
