"""What the map draws as points: all sensors as columns with their states, and the shelters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select

from app.domain.alarms import OPEN_STATES, Condition
from app.services.alarm_rows import in_parts
from db.models import Alarm, Camera, OccupancyMove, Sensor, SensorState, Shelter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from app.services.desk import Desk

SENSOR_STATES = (
    "unknown",
    "normal",
    "stale",
    "fault",
    "alarm_4",
    "alarm_3",
    "alarm_2",
    "alarm_1",
)
"""How a sensor stands, by index: the greater one is drawn above."""

UNKNOWN, NORMAL, STALE, FAULT = range(4)


class SensorPoints(msgspec.Struct, frozen=True):
    """All sensors in service as columns of one length.

    `kinds` lists the kind codes, `kind` holds each sensor's index in it; `states` an index into
    SENSOR_STATES.
    """

    ids: list[str]
    codes: list[str]
    lon: list[float]
    lat: list[float]
    kinds: list[str]
    kind: list[int]
    states: list[int]


class ShelterPoint(msgspec.Struct, frozen=True):
    """A shelter on the map. `kind`: shelter_point, settlement_site. `state`: see Shelter."""

    id: str
    name: str
    kind: str
    state: str
    capacity: int
    occupied: int
    lon: float
    lat: float


class CameraPoint(msgspec.Struct, frozen=True):
    """A camera on the map."""

    id: str
    name: str
    lon: float
    lat: float


def sensor_points(desk: Desk) -> SensorPoints:
    """Return all sensors in service, ordered by code."""
    known = select(SensorState.id)
    with desk.read() as session:
        # The driver's plain tuples: half the time of 22,000 row objects.
        cursor = (
            session.connection()
            .execute(
                select(Sensor.id, Sensor.code, Sensor.lon, Sensor.lat, Sensor.kind)
                .where(Sensor.in_service)
                .order_by(Sensor.code)
            )
            .cursor
        )
        rows = cursor.fetchall() if cursor else []
        # Far fewer than the sensors: quicker than a column of the join for each of them.
        troubled = dict.fromkeys(
            session.scalars(select(Sensor.id).where(Sensor.id.not_in(known))), UNKNOWN
        )
        stale = session.scalars(known.where(SensorState.stale_since.is_not(None)))
        troubled.update(dict.fromkeys(stale, STALE))
        troubled.update(alarmed_sensors(session))
    if not rows:
        return SensorPoints([], [], [], [], [], [], [])
    ids, codes, lon, lat, kind_codes = map(list, zip(*rows, strict=True))
    kinds = sorted(set(kind_codes))
    position = {code: index for index, code in enumerate(kinds)}
    return SensorPoints(
        ids=ids,
        codes=codes,
        lon=lon,
        lat=lat,
        kinds=kinds,
        kind=[position[code] for code in kind_codes],
        states=[troubled.get(one, NORMAL) for one in ids],
    )


def sensor_states_by_id(desk: Desk, ids: Iterable[str]) -> dict[str, int]:
    """Return how these sensors stand (an index into SENSOR_STATES); unknown ids are left out."""
    wanted = sorted(set(ids))
    states: dict[str, int] = {}
    with desk.read() as session:
        for part in in_parts(wanted):
            rows = session.execute(
                select(Sensor.id, SensorState.id, SensorState.stale_since)
                .outerjoin(SensorState, SensorState.id == Sensor.id)
                .where(Sensor.id.in_(part))
            )
            alarmed = alarmed_sensors(session, Alarm.sensor_id.in_(part))
            for sensor_id, known, stale_since in rows:
                states[sensor_id] = alarmed.get(sensor_id, plain_state(known, stale_since))
    return states


def shelter_points(desk: Desk) -> list[ShelterPoint]:
    """Return all shelters with the people in them."""
    inside = (
        select(OccupancyMove.shelter_id, func.sum(OccupancyMove.people).label("people"))
        .group_by(OccupancyMove.shelter_id)
        .subquery()
    )
    with desk.read() as session:
        found = session.execute(
            select(
                Shelter.id,
                Shelter.name,
                Shelter.kind,
                Shelter.state,
                Shelter.capacity,
                func.coalesce(inside.c.people, 0),
                Shelter.lon,
                Shelter.lat,
            )
            .outerjoin(inside, inside.c.shelter_id == Shelter.id)
            .order_by(Shelter.code)
        ).all()
    return [
        ShelterPoint(row[0], row[1], row[2], row[3], row[4], int(row[5]), row[6], row[7])
        for row in found
    ]


def camera_points(desk: Desk) -> list[CameraPoint]:
    """Return all cameras, ordered by code."""
    camera = Camera
    with desk.read() as session:
        found = session.execute(
            select(camera.id, camera.name, camera.lon, camera.lat).order_by(camera.code)
        ).all()
    return [CameraPoint(*row) for row in found]


def plain_state(reported: str | None, stale_since: int | None) -> int:
    """Return how a sensor without an open alarm stands; `reported` None: it never did."""
    if reported is None:
        return UNKNOWN
    return NORMAL if stale_since is None else STALE


def alarmed_sensors(session: Session, *narrowed: Any) -> dict[str, int]:
    """Return the sensors with an open alarm or fault, and the index of their state."""
    query: Select[*tuple[Any, ...]] = select(Alarm.sensor_id, Alarm.condition, Alarm.level).where(
        Alarm.state.in_(OPEN_STATES),
        Alarm.condition.in_((Condition.PROCESS, Condition.FAULT)),
        *narrowed,
    )
    states: dict[str, int] = {}
    for sensor_id, condition, level in session.execute(query):
        state = FAULT if condition == Condition.FAULT else SENSOR_STATES.index(f"alarm_{level}")
        states[sensor_id] = max(state, states.get(sensor_id, 0))
    return states
