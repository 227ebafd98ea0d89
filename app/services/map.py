"""What the map draws: outlines as GeoJSON text, and a building's card.

Points (sensors, shelters) are in `map_points`; their names can be had from here too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select

from app.domain.alarms import OPEN_STATES
from app.domain.masking import mask_phone
from app.services.desk import NotFound
from app.services.map_points import (
    FAULT,
    NORMAL,
    SENSOR_STATES,
    STALE,
    UNKNOWN,
    CameraPoint,
    SensorPoints,
    ShelterPoint,
    alarmed_sensors,
    camera_points,
    plain_state,
    sensor_points,
    sensor_states_by_id,
    shelter_points,
)
from app.services.roads import ROAD_KINDS, closed_now
from db.models import (
    Alarm,
    Building,
    Compound,
    MapFeature,
    ResidentialArea,
    Sensor,
    SensorState,
    Street,
    VulnerablePerson,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.desk import Desk

__all__ = [
    "FAULT",
    "NORMAL",
    "SENSOR_STATES",
    "STALE",
    "UNKNOWN",
    "BuildingCard",
    "CameraPoint",
    "MapLayers",
    "SensorPoints",
    "ShelterPoint",
    "building_card",
    "camera_points",
    "layers",
    "sensor_points",
    "sensor_states_by_id",
    "shelter_points",
]


class MapLayers(msgspec.Struct, frozen=True):
    """GeoJSON FeatureCollections as text, WGS-84; every feature has properties `id` and `name`.

    `street`: its outline (none when no street is loaded). `features` also have `kind`,
    and `closed`: null, or "part" or "whole" of a road that is closed; `areas`
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
        closed: dict[str, str] = {}
        for one in closed_now(session):
            if closed.get(one.road) != "whole":
                closed[one.road] = "part" if one.stretch else "whole"
        features = [
            (*row, closed.get(row.name) if row.kind in ROAD_KINDS else None)
            for row in session.execute(
                select(feature.id, feature.name, feature.geometry, feature.kind).order_by(
                    feature.id
                )
            )
        ]
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
        features=_collection(features, ("kind", "closed")),
        areas=_collection(areas, ("code",)),
        compounds=_collection(compounds, ("area_id", "old")),
        buildings=_collection(buildings, ("compound", "floors", "area_id")),
        synthetic=any(one.synthetic for one in street),
        bounds=None if bounds[0] is None else (bounds[0], bounds[1], bounds[2], bounds[3]),
    )


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
        alarmed = alarmed_sensors(session, Alarm.sensor_id.in_(here))
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
            state = alarmed.get(sensor_id, plain_state(known, stale_since))
            name = SENSOR_STATES[state]
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
