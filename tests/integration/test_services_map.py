from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from app.services import map as maps
from app.services.desk import NotFound
from app.services.map import SENSOR_STATES
from db.models import Building, MapFeature, OccupancyMove, ResidentialArea, Sensor, Shelter, Street
from tests.occurrences import raise_alarm, report

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store


def test_layers_are_valid_geojson_with_ids_and_names(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    with store.write() as write:
        write.session.query(Building).one().number = '1 号 "甲"\\'
        write.session.add(
            MapFeature(
                street_id=write.session.query(Street).one().id,
                kind="water",
                name="黄浦江",
                geometry='{"type":"LineString","coordinates":[[121.49,31.18],[121.49,31.21]]}',
            )
        )
    layers = maps.layers(desk)
    street, features, areas, compounds, buildings = (
        json.loads(text)
        for text in (
            layers.street,
            layers.features,
            layers.areas,
            layers.compounds,
            layers.buildings,
        )
    )
    assert street["features"][0]["properties"]["name"] == "南码头路街道"
    assert features["features"][0]["properties"]["kind"] == "water"
    assert areas["features"][0]["properties"]["code"] == "310115010011"
    assert compounds["features"][0]["properties"]["old"] is True
    (building,) = buildings["features"]
    assert building["type"] == "Feature"
    assert building["geometry"]["type"] == "Polygon"
    assert building["properties"]["name"] == '1 号 "甲"\\'
    assert building["properties"]["compound"] == "试验小区"
    assert building["properties"]["floors"] == 6
    assert layers.synthetic
    assert layers.bounds == (121.505, 31.195, 121.505, 31.195)


def test_an_empty_database_has_empty_layers(desk: Desk) -> None:
    layers = maps.layers(desk)
    assert json.loads(layers.buildings) == {"type": "FeatureCollection", "features": []}
    assert (layers.bounds, layers.synthetic) == (None, False)
    assert maps.sensor_points(desk).ids == []
    assert maps.shelter_points(desk) == []


def states(desk: Desk, sensor_ids: list[str]) -> list[str]:
    """Return how the sensors stand, and see that both ways of asking say the same."""
    points = maps.sensor_points(desk)
    columns = [points.codes, points.lon, points.lat, points.kind, points.states]
    assert {len(column) for column in columns} == {len(points.ids)}
    by_id = dict(zip(points.ids, points.states, strict=True))
    assert maps.sensor_states_by_id(desk, [*sensor_ids, "unknown"]) == by_id
    return [SENSOR_STATES[by_id[one]] for one in sensor_ids]


def test_a_sensor_stands_as_its_worst_open_trouble(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    for number in range(1, 9):
        report(store, sensor_ids[number], stale_since=7 if number in (2, 4) else None)
    raise_alarm(store, sensor_ids[3], level=3)
    raise_alarm(store, sensor_ids[3], level=1, state="normal")
    raise_alarm(store, sensor_ids[3], level=4, condition="fault")
    raise_alarm(store, sensor_ids[4], condition="fault", level=4)
    raise_alarm(store, sensor_ids[5], level=3)
    raise_alarm(store, sensor_ids[5], level=2, state="cleared_unacked")
    raise_alarm(store, sensor_ids[6], condition="battery", level=4)
    raise_alarm(store, sensor_ids[7], level=4)
    raise_alarm(store, sensor_ids[9], level=1, state="active_acked")
    assert states(desk, sensor_ids) == [
        "unknown",
        "normal",
        "stale",
        "alarm_3",
        "fault",
        "alarm_2",
        "normal",
        "alarm_4",
        "normal",
        "alarm_1",
    ]


def test_points_carry_code_place_and_kind_and_only_sensors_in_service(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    with store.write() as write:
        write.session.get_one(Sensor, sensor_ids[0]).in_service = False
    points = maps.sensor_points(desk)
    assert len(points.ids) == 9
    assert points.codes[0] == "S-010011-000001"
    assert points.kinds[points.kind[0]] == "combustible_gas"
    assert points.lon[0] == pytest.approx(121.50501)


def test_shelters_carry_the_people_in_them(desk: Desk, store: Store, sensor_ids: list[str]) -> None:
    with store.write() as write:
        area = write.session.query(ResidentialArea).one()
        for code, state in (("A", "open"), ("B", "closed")):
            write.session.add(
                Shelter(
                    id=code,
                    area_id=area.id,
                    code=code,
                    name=f"{code} 校操场",
                    kind="settlement_site",
                    capacity=100,
                    usable_area=300,
                    state=state,
                    lon=121.5,
                    lat=31.19,
                )
            )
        for people in (40, -15):
            write.session.add(
                OccupancyMove(shelter_id="A", at=1, kind="arrival", people=people, actor="x")
            )
    full, empty = maps.shelter_points(desk)
    assert (full.name, full.state, full.capacity, full.occupied) == ("A 校操场", "open", 100, 25)
    assert (empty.state, empty.occupied) == ("closed", 0)


def test_a_building_card_counts_its_people_and_sensors(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    with store.write() as write:
        building = write.session.query(Building).one()
        building.leader_phone = "13800005678"
        building_id = building.id
    report(store, sensor_ids[1])
    alarm_id = raise_alarm(store, sensor_ids[0])
    card = maps.building_card(desk, building_id)
    assert (card.number, card.compound_name, card.area_name) == ("1 号", "试验小区", "试验居民区")
    assert (card.floors, card.households, card.residents) == (6, 72, 180)
    assert card.leader_phone == "138****5678"
    assert card.sensors == 10
    assert card.sensors_by_state == {"alarm_1": 1, "normal": 1, "unknown": 8}
    assert card.open_alarm_ids == (alarm_id,)
    with pytest.raises(NotFound):
        maps.building_card(desk, "unknown")


def test_cameras_have_a_place_on_the_map(desk: Desk, store: Store, sensor_ids: list[str]) -> None:
    from db.models import Camera, ResidentialArea

    assert maps.camera_points(desk) == []
    with store.write() as write:
        area = write.session.query(ResidentialArea).one().id
        camera = Camera(area_id=area, code="SX-1", name="南门", lon=121.5, lat=31.2)
        write.session.add(camera)
    (point,) = maps.camera_points(desk)
    assert (point.name, point.lon, point.lat) == ("南门", 121.5, 31.2)
