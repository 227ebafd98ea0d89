"""Who and what is around an alarm: the building, its people, whom to call, the nearest shelter.

What each of these is, is in `alarm_help`; this is one look at all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.alarms import OPEN_STATES
from app.domain.geo import distance_m
from app.domain.masking import mask_phone
from app.services.alarm_help import (
    Call,
    CameraNearby,
    HydrantNearby,
    PersonNearby,
    building_of_alarm,
    calls_for,
    camera_near,
    hydrants_near,
    people_in,
    require_reveal,
)
from app.services.desk import NotFound
from db.models import (
    Alarm,
    Building,
    OccupancyMove,
    ResidentialArea,
    Sensor,
    Shelter,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.desk import Desk


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
    `calls`: whom to call, the first one first. `people`: the `vulnerable_people`, masked
    (`alarm_help.reveal_people` shows them). `hydrants`: the nearest, and the nearest with water
    when that is another.
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
    calls: tuple[Call, ...]
    people: tuple[PersonNearby, ...]
    hydrants: tuple[HydrantNearby, ...]
    camera: CameraNearby | None


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
        at = (sensor.lon, sensor.lat)
        shelter = _nearest_shelter(session, at)
        people = people_in(session, building.id) if building else ()
        return Surroundings(
            households=building.households if building else None,
            residents=building.residents if building else None,
            floors=building.floors if building else None,
            leader_name=building.leader_name if building else "",
            leader_phone=mask_phone(building.leader_phone) if building else "",
            committee_phone=area.committee_phone,
            micro_station_phone=area.micro_station_phone,
            vulnerable_people=len(people),
            shelter_id=shelter.id if shelter else None,
            shelter_name=shelter.name if shelter else "",
            shelter_state=shelter.state if shelter else "",
            shelter_distance_m=distance_m(at, (shelter.lon, shelter.lat)) if shelter else None,
            shelter_free=shelter.capacity - _occupied(session, shelter.id) if shelter else None,
            sensors_in_building=_nearby(session, building.id, alarm_id) if building else (),
            calls=calls_for(session, sensor.kind, area, building),
            people=people,
            hydrants=hydrants_near(session, at, without=sensor.id),
            camera=camera_near(session, at),
        )


def reveal_leader_phone(desk: Desk, alarm_id: str) -> str:
    """Return the building leader's telephone number in full; the look is audited.

    For leaders, administrators and the person on duty. Raises NotAllowed; NotFound when the alarm
    is not in a building.
    """
    with desk.deed() as deed:
        require_reveal(deed, "reveal_leader_phone")
        building = building_of_alarm(deed.session, alarm_id)
        deed.audit("reveal_leader_phone", "buildings", building.id, alarm=alarm_id)
        return building.leader_phone


def _nearest_shelter(session: Session, point: tuple[float, float]) -> Shelter | None:
    usable = session.scalars(select(Shelter).where(Shelter.state != "unusable")).all()
    return min(usable, key=lambda one: distance_m(point, (one.lon, one.lat)), default=None)


def _occupied(session: Session, shelter_id: str) -> int:
    people = func.coalesce(func.sum(OccupancyMove.people), 0)
    return int(session.scalar(select(people).where(OccupancyMove.shelter_id == shelter_id)) or 0)


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
