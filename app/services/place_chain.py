"""Where a sensor is in the hierarchy, and what the places of the hierarchy are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.scopes import STREET, Place, Scope, chain
from app.services.desk import NotFound, ServiceError
from db.models import Alarm, Building, Compound, ResidentialArea, Sensor, Street

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.scopes import ScopeKey


class UnknownScope(ServiceError):
    """There is no such level of the hierarchy. Field: `scope`."""

    def __init__(self, scope: str) -> None:
        super().__init__(f"no such scope: {scope}")
        self.scope = scope


class NamedPlace(msgspec.Struct, frozen=True):
    """A place of the hierarchy with its name, e.g. `临沂八村第一 · 12 号楼`."""

    scope: str
    scope_id: str
    name: str


def place_of_sensor(session: Session, sensor_id: str) -> Place:
    """Return where the sensor is. Raises NotFound."""
    found = session.execute(
        select(Sensor.area_id, Building.compound_id, Sensor.building_id)
        .outerjoin(Building, Building.id == Sensor.building_id)
        .where(Sensor.id == sensor_id)
    ).one_or_none()
    if found is None:
        raise NotFound("sensors", sensor_id)
    area_id, compound_id, building_id = found
    return Place(area_id, compound_id, building_id, sensor_id)


def place_of_alarm(session: Session, alarm_id: str) -> Place:
    """Return where the alarm's sensor is. Raises NotFound."""
    sensor_id = session.scalar(select(Alarm.sensor_id).where(Alarm.id == alarm_id))
    if sensor_id is None:
        raise NotFound("alarms", alarm_id)
    return place_of_sensor(session, sensor_id)


def place_at(session: Session, scope: str, scope_id: str) -> Place:
    """Return a place of the hierarchy with what it lies in. Raises NotFound, UnknownScope."""
    match scope:
        case Scope.STREET if not scope_id:
            return Place()
        case Scope.AREA if session.get(ResidentialArea, scope_id):
            return Place(scope_id)
        case Scope.COMPOUND if compound := session.get(Compound, scope_id):
            return Place(compound.area_id, scope_id)
        case Scope.BUILDING if building := session.get(Building, scope_id):
            above = session.get_one(Compound, building.compound_id)
            return Place(above.area_id, above.id, scope_id)
        case Scope.SENSOR:
            return place_of_sensor(session, scope_id)
    if scope not in tuple(Scope):
        raise UnknownScope(scope)
    raise NotFound(scope, scope_id)


def named_chain(session: Session, place: Place) -> tuple[NamedPlace, ...]:
    """Return the places that `place` lies in with their names, the nearest first."""
    return tuple(NamedPlace(*key, name_of(session, key)) for key in chain(place))


def name_of(session: Session, key: ScopeKey) -> str:
    """Return what a place is called; empty for one that is no more."""
    scope, row_id = key
    if key == STREET:
        return session.scalar(select(Street.name).limit(1)) or ""
    match scope:
        case Scope.AREA:
            return _text(session, ResidentialArea, row_id)
        case Scope.COMPOUND:
            return _text(session, Compound, row_id)
        case Scope.BUILDING:
            named = session.execute(
                select(Compound.name, Building.number)
                .join(Compound, Compound.id == Building.compound_id)
                .where(Building.id == row_id)
            ).one_or_none()
        case _:
            named = session.execute(
                select(Sensor.code, Sensor.place).where(Sensor.id == row_id)
            ).one_or_none()
    return " · ".join(filter(None, named)) if named else ""


def _text(session: Session, model: type[ResidentialArea | Compound], row_id: str) -> str:
    return session.scalar(select(model.name).where(model.id == row_id)) or ""
