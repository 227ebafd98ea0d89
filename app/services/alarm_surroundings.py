"""Who and what is around an alarm: the building, its people, whom to call, the nearest shelter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.alarms import OPEN_STATES
from app.domain.geo import distance_m
from app.domain.masking import mask_phone
from app.services.desk import NotAllowed, NotFound
from db.models import (
    Alarm,
    Building,
    DutyShift,
    OccupancyMove,
    ResidentialArea,
    Sensor,
    Shelter,
    VulnerablePerson,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.desk import Deed, Desk


class AlarmNearby(msgspec.Struct, frozen=True):
    """Another open alarm in the same building."""

    alarm_id: str
    sensor_id: str
    sensor_code: str
    kind: str
    condition: str
    level: int
    floor: int | None
    place: str
    raised_at: int


class Surroundings(msgspec.Struct, frozen=True):
    """What the person on duty wants to know next about an alarm.

    Outside a building `households`, `residents`, `floors` are None. `leader_phone` is masked
    (`reveal_leader_phone` shows it). `shelter_free`: free places, negative when overfull; the
    shelter is the nearest usable one in a straight line, open or closed (`shelter_state`).
    """

    households: int | None
    residents: int | None
    floors: int | None
    leader_name: str
    leader_phone: str
    committee_phone: str
    micro_station_phone: str
    vulnerable_people: int
    shelter_id: str | None
    shelter_name: str
    shelter_state: str
    shelter_distance_m: float | None
    shelter_free: int | None
    sensors_in_building: tuple[AlarmNearby, ...]


def surroundings(desk: Desk, alarm_id: str) -> Surroundings:
    """Return what is around the alarm. Raises NotFound."""
    with desk.read() as session:
        found = session.execute(
            select(Sensor, ResidentialArea, Building)
            .join(Alarm, Alarm.sensor_id == Sensor.id)
            .join(ResidentialArea, ResidentialArea.id == Sensor.area_id)
            .outerjoin(Building, Building.id == Sensor.building_id)
            .where(Alarm.id == alarm_id)
        ).one_or_none()
        if found is None:
            raise NotFound("alarms", alarm_id)
        sensor, area, building = found
        shelter = _nearest_shelter(session, (sensor.lon, sensor.lat))
        return Surroundings(
            households=building.households if building else None,
            residents=building.residents if building else None,
            floors=building.floors if building else None,
            leader_name=building.leader_name if building else "",
            leader_phone=mask_phone(building.leader_phone) if building else "",
            committee_phone=area.committee_phone,
            micro_station_phone=area.micro_station_phone,
            vulnerable_people=_vulnerable_people(session, building.id) if building else 0,
            shelter_id=shelter.id if shelter else None,
            shelter_name=shelter.name if shelter else "",
            shelter_state=shelter.state if shelter else "",
            shelter_distance_m=distance_m((sensor.lon, sensor.lat), (shelter.lon, shelter.lat))
            if shelter
            else None,
            shelter_free=shelter.capacity - _occupied(session, shelter.id) if shelter else None,
            sensors_in_building=_nearby(session, building.id, alarm_id) if building else (),
        )


def reveal_leader_phone(desk: Desk, alarm_id: str) -> str:
    """Return the building leader's telephone number in full; the look is audited.

    For leaders, administrators and the person on duty. Raises NotAllowed; NotFound when the alarm
    is not in a building.
    """
    with desk.deed() as deed:
        if not _may_reveal(deed):
            raise NotAllowed("reveal_leader_phone")
        building = deed.session.scalars(
            select(Building)
            .join(Sensor, Sensor.building_id == Building.id)
            .join(Alarm, Alarm.sensor_id == Sensor.id)
            .where(Alarm.id == alarm_id)
        ).one_or_none()
        if building is None:
            raise NotFound("buildings", alarm_id)
        deed.audit("reveal_leader_phone", "buildings", building.id, alarm=alarm_id)
        return building.leader_phone


def _may_reveal(deed: Deed) -> bool:
    if deed.actor.role in ("leader", "administrator"):
        return True
    on_duty = select(DutyShift.id).where(
        DutyShift.officer_id == deed.actor.user_id, DutyShift.ended_at.is_(None)
    )
    return deed.session.scalars(on_duty.limit(1)).first() is not None


def _nearest_shelter(session: Session, point: tuple[float, float]) -> Shelter | None:
    usable = session.scalars(select(Shelter).where(Shelter.state != "unusable")).all()
    return min(usable, key=lambda one: distance_m(point, (one.lon, one.lat)), default=None)


def _occupied(session: Session, shelter_id: str) -> int:
    people = func.coalesce(func.sum(OccupancyMove.people), 0)
    return int(session.scalar(select(people).where(OccupancyMove.shelter_id == shelter_id)) or 0)


def _vulnerable_people(session: Session, building_id: str) -> int:
    count = select(func.count()).select_from(VulnerablePerson)
    return session.scalar(count.where(VulnerablePerson.building_id == building_id)) or 0


def _nearby(session: Session, building_id: str, alarm_id: str) -> tuple[AlarmNearby, ...]:
    found = session.execute(
        select(
            Alarm.id,
            Sensor.id,
            Sensor.code,
            Alarm.kind,
            Alarm.condition,
            Alarm.level,
            Sensor.floor,
            Sensor.place,
            Alarm.raised_at,
        )
        .join(Sensor, Sensor.id == Alarm.sensor_id)
        .where(
            Sensor.building_id == building_id,
            Alarm.state.in_(OPEN_STATES),
            Alarm.id != alarm_id,
        )
        .order_by(Alarm.level, Alarm.raised_at.desc(), Alarm.id)
    )
    return tuple(AlarmNearby(*columns) for columns in found)
