"""Where a sensor is in the hierarchy, and what the places of the hierarchy are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.scopes import STREET, Place, Scope, chain
from app.services.desk import NotFound, ServiceError
from app.services.place_names import scope_names
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
    """A place of the hierarchy with its name, e.g. `临沂八村第一 12 号楼`."""

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
    keys = chain(place)
    names = {STREET: _street_name(session), **scope_names(session, keys)}
    return tuple(NamedPlace(*key, names.get(key, "")) for key in keys)


def name_of(session: Session, key: ScopeKey) -> str:
    """Return what a place is called; empty for one that is no more."""
    return _street_name(session) if key == STREET else scope_names(session, [key]).get(key, "")


def _street_name(session: Session) -> str:
    return session.scalar(select(Street.name).limit(1)) or ""
