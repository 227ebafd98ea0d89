"""Who can help with an alarm, and what stands near it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from app.domain.sensors import KINDS
from app.services import alarm_help, alarms, duty, settings_of_street
from app.services.desk import NotAllowed, NotFound
from app.services.settings_of_street import StreetSettings
from db.ids import new_id
from db.models import Building, Camera, ResidentialArea, Sensor, VulnerablePerson
from tests.conftest import add_officer
from tests.occurrences import audited, raise_alarm, report

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store

SMOKE, GAS = 0, 1
HYDRANT = list(KINDS).index("hydrant_pressure")


def add_hydrant(store: Store, code: str, lon: float, **fields: Any) -> str:
    with store.write() as write:
        area = write.session.query(ResidentialArea).one()
        hydrant = Sensor(
            id=new_id(), code=code, kind="hydrant_pressure", area_id=area.id, place=code,
            lon=lon, lat=31.195, **fields,
        )  # fmt: skip
        write.session.add(hydrant)
        return hydrant.id


def add_person(store: Store, **fields: Any) -> None:
    with store.write() as write:
        building = write.session.query(Building).one()
        write.session.add(
            VulnerablePerson(building_id=building.id, category="living_alone", **fields)
        )


@pytest.fixture
def smoke(store: Store, sensor_ids: list[str]) -> str:
    """An alarm of the small street's smoke detector; its own hydrant is out of service."""
    with store.write() as write:
        write.session.get_one(Sensor, sensor_ids[HYDRANT]).in_service = False
    return raise_alarm(store, sensor_ids[SMOKE])


def test_calls_stand_in_the_order_of_the_kind_and_unknown_numbers_stay_unknown(
    desk: Desk, store: Store, sensor_ids: list[str], smoke: str
) -> None:
    with store.write() as write:
        area = write.session.query(ResidentialArea).one()
        area.micro_station_phone = "021-1"
        building = write.session.query(Building).one()
        building.leader_name, building.leader_phone = "演示楼组长", "13800005678"
    calls = alarms.surroundings(desk, smoke).calls
    assert [(one.who, one.phone, one.masked) for one in calls] == [
        ("micro_station", "021-1", False),
        ("building_leader", "138****5678", True),
        ("committee", "", False),
    ]
    gas = alarms.surroundings(desk, raise_alarm(store, sensor_ids[GAS])).calls
    assert [(one.who, one.phone) for one in gas][1] == ("gas_company", "")


def test_the_gas_companys_number_is_the_streets_setting(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    leader = desk.as_actor(add_officer(store, "li", "主任李", role="leader"))
    wanted = msgspec.structs.replace(StreetSettings(), gas_company_phone="000-962")
    settings_of_street.change_settings(leader, wanted)
    gas = alarms.surroundings(desk, raise_alarm(store, sensor_ids[GAS])).calls
    assert ("gas_company", "000-962") in [(one.who, one.phone) for one in gas]


def test_people_are_masked_until_somebody_with_the_right_looks_and_the_look_is_noted(
    desk: Desk, store: Store, smoke: str
) -> None:
    add_person(store, name="王某甲", floor=3, room="302", phone="13800005678", need="独居")
    add_person(store, name="李某乙", floor=1, room="101")
    around = alarms.surroundings(desk, smoke)
    assert around.vulnerable_people == 2
    assert [(one.name, one.floor) for one in around.people] == [("李**", 1), ("王**", 3)]
    with pytest.raises(NotAllowed):
        alarm_help.reveal_people(desk, smoke)
    duty.start_shift(desk, "白班")
    first, second = alarm_help.reveal_people(desk, smoke)
    assert (second.name, second.room, second.phone) == ("王某甲", "302", "13800005678")
    assert (first.name, first.phone, first.need) == ("李某乙", "", "")
    (look,) = [entry for entry in audited(store) if entry.action == "reveal_people"]
    assert look.actor == "值班员王"
    assert not any(word in look.detail for word in ("王某甲", "302", "5678"))


def test_outside_a_building_there_is_nobody_to_reveal(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    with store.write() as write:
        write.session.get_one(Sensor, sensor_ids[SMOKE]).building_id = None
    alarm = raise_alarm(store, sensor_ids[SMOKE])
    assert [one.who for one in alarms.surroundings(desk, alarm).calls] == [
        "micro_station",
        "committee",
    ]
    leader = desk.as_actor(add_officer(store, "li", "主任李", role="leader"))
    with pytest.raises(NotFound):
        alarm_help.reveal_people(leader, alarm)


@pytest.mark.parametrize(
    ("message", "state"),
    [
        (None, "unknown"),
        ({"value": 0.3}, "normal"),
        ({"value": 0.05}, "low"),
        ({"value": 0.3, "stale_since": 1}, "unknown"),
        ({"value": 0.3, "state": "fault"}, "unknown"),
        ({"value": None, "state": "normal"}, "unknown"),
    ],
)
def test_a_hydrant_is_good_only_when_it_is_known_to_be(
    desk: Desk, store: Store, smoke: str, message: dict[str, Any] | None, state: str
) -> None:
    hydrant = add_hydrant(store, "H-1", 121.506)
    if message is not None:
        report(store, hydrant, **message)
    (found,) = alarms.surroundings(desk, smoke).hydrants
    assert (found.sensor_id, found.state) == (hydrant, state)
    assert found.distance_m == pytest.approx(95, abs=2)


def test_beside_a_hydrant_without_water_the_next_one_with_water_is_named(
    desk: Desk, store: Store, smoke: str
) -> None:
    dry, silent, good, far = (add_hydrant(store, f"H-{n}", 121.506 + n / 1000) for n in range(4))
    add_hydrant(store, "H-out", 121.5051, in_service=False)
    report(store, dry, value=0.02)
    report(store, good, value=0.3)
    report(store, far, value=0.3)
    assert [one.sensor_id for one in alarms.surroundings(desk, smoke).hydrants] == [dry, good]
    raise_alarm(store, good, condition="process")
    assert [one.sensor_id for one in alarms.surroundings(desk, smoke).hydrants] == [dry, far]
    assert silent not in {one.sensor_id for one in alarms.surroundings(desk, smoke).hydrants}


def test_a_hydrant_is_no_help_to_itself(desk: Desk, store: Store, sensor_ids: list[str]) -> None:
    alarm = raise_alarm(store, sensor_ids[HYDRANT])
    assert alarms.surroundings(desk, alarm).hydrants == ()


def test_the_nearest_camera_is_found(desk: Desk, store: Store, smoke: str) -> None:
    assert alarms.surroundings(desk, smoke).camera is None
    with store.write() as write:
        area = write.session.query(ResidentialArea).one().id
        for code, lon in (("SX-1", 121.51), ("SX-2", 121.506)):
            write.session.add(Camera(area_id=area, code=code, name=code, lon=lon, lat=31.195))
    camera = alarms.surroundings(desk, smoke).camera
    assert camera is not None
    assert (camera.code, round(camera.distance_m)) == ("SX-2", 95)
