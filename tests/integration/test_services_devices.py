"""Devices are placed and refused, mappings tried and saved; on a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from app.domain.mappings import FieldMapping
from app.services import devices, mappings
from app.services.desk import Actor, Desk, NotAllowed, NotFound
from app.services.devices import BadPlacement, CodeTaken, DeviceDecided, Placement
from app.services.mappings import MappingNameTaken, MappingRefused
from app.services.texts import TextMissing
from db.models import Building, ResidentialArea, Sensor, SensorSource, UnknownSensor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.store import Store

GOOD = FieldMapping(id="id", value="v", state="s", words={"1": "alarm"})


@pytest.fixture
def desk(store: Store, street: Mapping[str, str]) -> Desk:
    assert street
    return Desk(store, Actor("陈", role="leader"))


def stranger(desk: Desk, address: str, **fields: Any) -> str:
    row = {"source": "sparkplug", "first_at": 1, "last_at": 5, "messages": 1, **fields}
    with desk.store.write() as write:
        made = UnknownSensor(address=address, **row)
        write.session.add(made)
        write.session.flush()
        return made.id


def place_of(desk: Desk) -> tuple[Building, ResidentialArea]:
    with desk.read() as session:
        return session.query(Building).one(), session.query(ResidentialArea).one()


def test_alarming_devices_that_wait_stand_first(desk: Desk) -> None:
    stranger(desk, "old", last_at=1)
    stranger(desk, "new", last_at=9)
    refused = stranger(desk, "gone", alarming=True)
    stranger(desk, "loud", last_at=2, alarming=True)
    devices.refuse_device(desk, refused, "试装")
    assert [one.address for one in devices.devices(desk)] == ["loud", "new", "old", "gone"]
    assert devices.waiting_count(desk) == devices.WaitingCount(3, 1)


def test_a_placed_device_is_a_sensor_with_its_source(desk: Desk) -> None:
    building, area = place_of(desk)
    row = stranger(desk, "g/e:Smoke", kind="smoke")
    sensor_id = devices.place_device(
        desk, row, Placement("smoke", building_id=building.id, floor=3, place="3 层走廊")
    )
    with desk.read() as session:
        sensor = session.get_one(Sensor, sensor_id)
        assert (sensor.area_id, sensor.lon, sensor.floor) == (area.id, building.lon, 3)
        assert sensor.code == "D-010011-0001"
        source = session.scalars(select(SensorSource)).one()
        assert (source.sensor_id, source.address) == (sensor_id, "g/e:Smoke")
    (shown,) = devices.devices(desk)
    assert (shown.state, shown.sensor_code, shown.decided_by) == ("placed", sensor.code, "陈")
    with pytest.raises(DeviceDecided):
        devices.place_device(desk, row, Placement("smoke", area_id=area.id))
    assert devices.waiting_count(desk).waiting == 0


def test_a_device_of_payload_1_keeps_its_own_code(desk: Desk) -> None:
    _, area = place_of(desk)
    first = stranger(desk, "smoke/NEW-1", source="payload1")
    again = stranger(desk, "door_contact/NEW-1", source="payload1")
    at = Placement("smoke", area_id=area.id, lon=121.5, lat=31.2)
    ids = [devices.place_device(desk, row, at) for row in (first, again)]
    with desk.read() as session:
        sensors = [session.get_one(Sensor, one) for one in ids]
        assert [one.code for one in sensors] == ["NEW-1", "D-010011-0001"]
        assert (sensors[0].lon, sensors[0].lat, sensors[0].building_id) == (121.5, 31.2, None)


@pytest.mark.parametrize(
    ("placement", "field"),
    [
        ({"kind": "x"}, "kind"),
        ({}, "area_id"),
        ({"floor": 7, "building_id": "B"}, "floor"),
        ({"floor": -10, "area_id": "A"}, "floor"),
        ({"area_id": "A", "lon": 121.5}, "position"),
        ({"area_id": "A", "lon": float("nan"), "lat": 31}, "position"),
        ({"area_id": "A", "code": "a/b"}, "code"),
    ],
)
def test_a_place_that_cannot_be_is_refused(
    desk: Desk, placement: dict[str, Any], field: str
) -> None:
    building, area = place_of(desk)
    ids = {"A": area.id, "B": building.id}
    given = {name: ids.get(str(value), value) for name, value in placement.items()}
    row = stranger(desk, "a")
    with pytest.raises(BadPlacement) as refused:
        devices.place_device(desk, row, Placement(**{"kind": "smoke", **given}))
    assert refused.value.field == field
    assert devices.waiting_count(desk).waiting == 1


def test_codes_are_unique(desk: Desk, street: Mapping[str, str]) -> None:
    _, area = place_of(desk)
    taken = next(iter(street))
    with pytest.raises(CodeTaken):
        devices.place_device(desk, stranger(desk, "a"), Placement("smoke", taken, area_id=area.id))
    with pytest.raises(NotFound):
        devices.place_device(desk, "nobody", Placement("smoke", area_id=area.id))


def test_a_refusal_has_a_reason_and_is_taken_back(desk: Desk) -> None:
    row = stranger(desk, "a")
    with pytest.raises(TextMissing):
        devices.refuse_device(desk, row, " ")
    with pytest.raises(DeviceDecided):
        devices.take_back_refusal(desk, row)
    devices.refuse_device(desk, row, "邻街道的设备")
    assert devices.devices(desk)[0].reason == "邻街道的设备"
    with pytest.raises(DeviceDecided):
        devices.refuse_device(desk, row, "再")
    devices.take_back_refusal(desk, row)
    assert devices.waiting_count(desk).waiting == 1


def test_a_mapping_is_saved_changed_and_disabled(desk: Desk) -> None:
    row = mappings.save_mapping(desk, None, "甲厂水位", "a/+/up", GOOD)
    mappings.save_mapping(desk, row, "甲厂", "a/#", GOOD)
    stranger(desk, "7", source=f"mapping:{row}")
    (found,) = mappings.mappings(desk)
    assert (found.name, found.topic, found.mapping, found.enabled) == ("甲厂", "a/#", GOOD, True)
    assert (found.waiting, found.placed) == (1, 0)
    assert devices.devices(desk)[0].mapping == "甲厂"
    mappings.enable_mapping(desk, row, False)
    assert not mappings.mappings(desk)[0].enabled
    with pytest.raises(MappingNameTaken):
        mappings.save_mapping(desk, None, "甲厂", "b", GOOD)


@pytest.mark.parametrize(
    ("topic", "mapping", "field"),
    [("#", GOOD, "topic"), ("a", FieldMapping(id="id"), "value")],
)
def test_a_mapping_that_cannot_be_is_refused(
    desk: Desk, topic: str, mapping: FieldMapping, field: str
) -> None:
    with pytest.raises(MappingRefused) as refused:
        mappings.save_mapping(desk, None, "甲", topic, mapping)
    assert refused.value.field == field
    assert mappings.mappings(desk) == []


def test_an_officer_tries_but_does_not_save(desk: Desk) -> None:
    officer = desk.as_actor(Actor("王"))
    with pytest.raises(NotAllowed):
        mappings.save_mapping(officer, None, "甲", "a", GOOD)
    row = mappings.save_mapping(desk, None, "甲", "a", GOOD)
    with pytest.raises(NotAllowed):
        mappings.enable_mapping(officer, row, False)


def test_a_trial_reads_or_says_why_not() -> None:
    (read,) = mappings.try_mapping(GOOD, "a", '{"id": 7, "v": 3.5, "s": "1"}')
    assert (read.address, read.value, read.state, read.problem) == ("7", 3.5, "alarm", "")
    (not_read,) = mappings.try_mapping(GOOD, "a", '{"id": 7, "v": "warm"}')
    assert (not_read.field, not_read.problem, not_read.shown) == ("value", "not_number", "'warm'")
    (broken,) = mappings.try_mapping(GOOD, "a", "{")
    assert broken.problem == "not_json"
    with pytest.raises(MappingRefused):
        mappings.try_mapping(FieldMapping(), "a", "{}")
