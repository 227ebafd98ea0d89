"""What the map draws: outlines as GeoJSON text, sensors as columns, shelters, a building's card."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select

from app.domain.alarms import OPEN_STATES, Condition
from app.domain.masking import mask_phone
from app.services.alarm_rows import in_parts
from app.services.desk import NotFound
from db.models import (
    Alarm,
    Building,
    Compound,
    MapFeature,
    OccupancyMove,
    ResidentialArea,
    Sensor,
    SensorState,
    Shelter,
    Street,
    VulnerablePerson,
)

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


class MapLayers(msgspec.Struct, frozen=True):
    """GeoJSON FeatureCollections as text, WGS-84; every feature has properties `id` and `name`.

    `street`: its outline (none when no street is loaded). `features` also have `kind`; `areas`
    `code`; `compounds` `area_id`, `old`; `buildings` `compound`, `floors`, `area_id`. `synthetic`:
    whether the geometry is made up and must be marked so.
    """

    street: str
    features: str
    areas: str
    compounds: str
    buildings: str
    synthetic: bool
    bounds: tuple[float, float, float, float] | None


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


class BuildingCard(msgspec.Struct, frozen=True):
    """A building with its people in numbers and its sensors. `leader_phone` is masked."""

    id: str
    code: str
    number: str
    compound_id: str
    compound_name: str
    area_id: str
    area_name: str
    floors: int
    households: int
    residents: int
    leader_name: str
    leader_phone: str
    committee_phone: str
    micro_station_phone: str
    vulnerable_people: int
    sensors: int
    sensors_by_state: dict[str, int]
    open_alarm_ids: tuple[str, ...]
    lon: float
    lat: float
    synthetic: bool


def layers(desk: Desk) -> MapLayers:
    """Return all outlines. The stored geometry goes through as text."""
    area, compound, building, feature = ResidentialArea, Compound, Building, MapFeature
    with desk.read() as session:
        street = session.execute(
            select(Street.id, Street.name, Street.outline, Street.synthetic).order_by(Street.code)
        ).all()
        features = session.execute(
            select(feature.id, feature.name, feature.geometry, feature.kind).order_by(feature.id)
        ).all()
        areas = session.execute(
            select(area.id, area.name, area.outline, area.code).order_by(area.code)
        ).all()
        compounds = session.execute(
            select(
                compound.id, compound.name, compound.outline, compound.area_id, compound.old
            ).order_by(compound.code)
        ).all()
        buildings = session.execute(
            select(
                building.id,
                building.number,
                building.footprint,
                compound.name,
                building.floors,
                compound.area_id,
            )
            .join(compound, compound.id == building.compound_id)
            .order_by(building.code)
        ).all()
        bounds = session.execute(
            select(
                func.min(building.lon),
                func.min(building.lat),
                func.max(building.lon),
                func.max(building.lat),
            )
        ).one()
    return MapLayers(
        street=_collection(street, ("synthetic",)),
        features=_collection(features, ("kind",)),
        areas=_collection(areas, ("code",)),
        compounds=_collection(compounds, ("area_id", "old")),
        buildings=_collection(buildings, ("compound", "floors", "area_id")),
        synthetic=any(one.synthetic for one in street),
        bounds=None if bounds[0] is None else (bounds[0], bounds[1], bounds[2], bounds[3]),
    )


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
        troubled.update(_alarmed(session))
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
            alarmed = _alarmed(session, Alarm.sensor_id.in_(part))
            for sensor_id, known, stale_since in rows:
                states[sensor_id] = alarmed.get(
                    sensor_id,
                    UNKNOWN if known is None else (NORMAL if stale_since is None else STALE),
                )
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


def building_card(desk: Desk, building_id: str) -> BuildingCard:
    """Return one building. Raises NotFound."""
    with desk.read() as session:
        found = session.execute(
            select(Building, Compound, ResidentialArea)
            .join(Compound, Compound.id == Building.compound_id)
            .join(ResidentialArea, ResidentialArea.id == Compound.area_id)
            .where(Building.id == building_id)
        ).one_or_none()
        if found is None:
            raise NotFound("buildings", building_id)
        building, compound, area = found
        sensors = session.execute(
            select(Sensor.id, SensorState.id, SensorState.stale_since)
            .outerjoin(SensorState, SensorState.id == Sensor.id)
            .where(Sensor.building_id == building_id, Sensor.in_service)
        ).all()
        here = select(Sensor.id).where(Sensor.building_id == building_id)
        alarmed = _alarmed(session, Alarm.sensor_id.in_(here))
        open_ids = session.scalars(
            select(Alarm.id)
            .where(Alarm.sensor_id.in_(here), Alarm.state.in_(OPEN_STATES))
            .order_by(Alarm.level, Alarm.raised_at.desc())
        ).all()
        vulnerable = session.scalar(
            select(func.count())
            .select_from(VulnerablePerson)
            .where(VulnerablePerson.building_id == building_id)
        )
        by_state: dict[str, int] = {}
        for sensor_id, known, stale_since in sensors:
            plain = UNKNOWN if known is None else (NORMAL if stale_since is None else STALE)
            name = SENSOR_STATES[alarmed.get(sensor_id, plain)]
            by_state[name] = by_state.get(name, 0) + 1
        return BuildingCard(
            id=building.id,
            code=building.code,
            number=building.number,
            compound_id=compound.id,
            compound_name=compound.name,
            area_id=area.id,
            area_name=area.name,
            floors=building.floors,
            households=building.households,
            residents=building.residents,
            leader_name=building.leader_name,
            leader_phone=mask_phone(building.leader_phone),
            committee_phone=area.committee_phone,
            micro_station_phone=area.micro_station_phone,
            vulnerable_people=vulnerable or 0,
            sensors=len(sensors),
            sensors_by_state=by_state,
            open_alarm_ids=tuple(open_ids),
            lon=building.lon,
            lat=building.lat,
            synthetic=building.synthetic,
        )


def _alarmed(session: Session, *narrowed: Any) -> dict[str, int]:
    """The sensors with an open alarm or fault, and the index of their state."""
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


def _collection(rows: Iterable[Any], more: tuple[str, ...]) -> str:
    """Join rows of (id, name, geometry text, values of `more` ...) to a FeatureCollection."""
    dumps = json.dumps
    features = []
    for row_id, name, geometry, *values in rows:
        properties = {"id": row_id, "name": name, **dict(zip(more, values, strict=True))}
        features.append(
            f'{{"type":"Feature","geometry":{geometry},'
            f'"properties":{dumps(properties, ensure_ascii=False)}}}'
        )
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'
