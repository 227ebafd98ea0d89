from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, text, update
from sqlalchemy.orm import Session

from app.domain.alarms import AlarmEvent
from app.services import alarms
from app.services.desk import ChangedMeanwhile, Desk, NotFound
from db.models import Alarm, Building, ResidentialArea, Sensor, Shelter
from tests.conftest import add_officer
from tests.occurrences import audited, move_alarm, raise_alarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.store import Store, Write
    from tests.streets import HandClock

SMOKE, GAS, DOOR = 0, 1, 5


def read(desk: Desk, alarm_id: str) -> alarms.AlarmRow:
    (row,) = alarms.alarms_by_id(desk, [alarm_id])
    return row


def test_an_open_alarm_says_what_where_and_since_when(
    desk: Desk, store: Store, sensor_ids: list[str], clock: HandClock
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[SMOKE], value=7.25)
    (row,) = alarms.open_alarms(desk)
    assert (row.id, row.sensor_code, row.kind) == (alarm_id, "S-010011-000000", "smoke")
    assert (row.area_name, row.compound_name, row.building_number) == (
        "试验居民区",
        "试验小区",
        "1 号",
    )
    assert (row.floor, row.place, row.unit, row.value) == (1, "1 层走廊", "%obs/m", 7.25)
    assert (row.level, row.state, row.latched, row.signal) == (1, "active_unacked", True, True)
    assert (row.raised_at, row.closed_at, row.verdict) == (clock.now(), None, None)
    assert (row.lon, row.lat) == (121.505, 31.195)
    assert row.incident_number is None


def test_open_alarms_come_most_severe_first_then_newest_and_closed_ones_not(
    desk: Desk, store: Store, sensor_ids: list[str], clock: HandClock
) -> None:
    old_door = raise_alarm(store, sensor_ids[DOOR])
    clock.advance(60)
    fire = raise_alarm(store, sensor_ids[SMOKE])
    closed = raise_alarm(store, sensor_ids[DOOR], state="normal", level=1)
    new_door = raise_alarm(store, sensor_ids[DOOR])
    cleared = raise_alarm(store, sensor_ids[DOOR], state="cleared_unacked", level=2)
    assert [row.id for row in alarms.open_alarms(desk)] == [fire, cleared, new_door, old_door]
    everything = alarms.alarms_by_id(desk, [old_door, closed, "unknown", fire])
    assert {row.id for row in everything} == {old_door, closed, fire}


def test_an_alarm_outside_a_building_has_its_area_and_no_building(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    with store.write() as write:
        write.session.get_one(Sensor, sensor_ids[3]).building_id = None
    row = read(desk, raise_alarm(store, sensor_ids[3]))
    assert (row.area_name, row.compound_name, row.building_number) == ("试验居民区", "", "")


@pytest.mark.parametrize(
    ("condition", "unit"), [("process", "%LEL"), ("battery", "%"), ("stale", ""), ("fault", "")]
)
def test_the_unit_is_that_of_what_the_alarm_is_about(
    desk: Desk, store: Store, sensor_ids: list[str], condition: str, unit: str
) -> None:
    assert read(desk, raise_alarm(store, sensor_ids[GAS], condition=condition)).unit == unit


def test_acknowledging_notes_who_and_when_and_leaves_transition_and_audit(
    desk: Desk, store: Store, sensor_ids: list[str], clock: HandClock
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    clock.advance(12)
    told: list[Any] = []
    store.on_commit(told.append)
    assert alarms.acknowledge(desk, [alarm_id]) == alarms.Acknowledged((alarm_id,), ())
    row = read(desk, alarm_id)
    assert (row.state, row.acknowledged_by) == ("active_acked", "值班员王")
    assert row.acknowledged_at == clock.now()
    assert (row.version, row.closed_at) == (2, None)
    raised, seen = alarms.transitions(desk, alarm_id)
    assert (raised.event, raised.actor, raised.from_state) == ("raise", "watch", None)
    assert (seen.event, seen.from_state, seen.to_state) == (
        "acknowledge",
        "active_unacked",
        "active_acked",
    )
    assert (seen.actor, seen.at, seen.level, seen.value) == ("值班员王", clock.now(), 1, 9.5)
    (entry,) = audited(store)
    assert (entry.action, entry.subject_id, entry.user_id) == (
        "acknowledge",
        alarm_id,
        desk.actor.user_id,
    )
    assert told[0]["alarms"] == {alarm_id}


def test_acknowledging_an_alarm_that_has_cleared_closes_it(
    desk: Desk, store: Store, sensor_ids: list[str], clock: HandClock
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[DOOR])
    move_alarm(store, alarm_id, AlarmEvent.CLEAR)
    alarms.acknowledge(desk, [alarm_id])
    row = read(desk, alarm_id)
    assert (row.state, row.closed_at) == ("normal", clock.now())
    assert alarms.open_alarms(desk) == []


def test_what_cannot_be_acknowledged_is_refused_and_the_rest_done(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    fresh = raise_alarm(store, sensor_ids[DOOR])
    seen = raise_alarm(store, sensor_ids[SMOKE], state="active_acked")
    closed = raise_alarm(store, sensor_ids[GAS], state="normal")
    result = alarms.acknowledge(desk, [closed, fresh, "unknown", seen, fresh])
    assert result == alarms.Acknowledged((fresh,), (closed, "unknown", seen))
    assert alarms.acknowledge(desk, []) == alarms.Acknowledged((), ())
    assert alarms.acknowledge(desk, [fresh]).done == ()
    assert len(alarms.transitions(desk, fresh)) == 2


def test_many_alarms_are_acknowledged_in_one_transaction(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    ids = [raise_alarm(store, sensor_ids[DOOR]) for _ in range(3)]
    with store.write() as write:
        more = [f"00000000-0000-7000-8000-{number:012d}" for number in range(1200)]
        for one in more:
            write.session.add(alarm_like(write, ids[0], one))
    assert alarms.acknowledge(desk, [*ids, *more]).done == (*ids, *more)
    with store.read() as session:
        stamps = session.execute(text("SELECT count(DISTINCT hlc), count(*) FROM alarms")).one()
    assert tuple(stamps) == (1, 1203)


def alarm_like(write: Write, pattern_id: str, alarm_id: str) -> Alarm:
    pattern = write.session.get_one(Alarm, pattern_id)
    names = [column.key for column in Alarm.__table__.columns if column.key != "id"]
    return Alarm(id=alarm_id, **{name: getattr(pattern, name) for name in names})


def test_an_alarm_that_became_more_severe_than_what_was_on_screen_is_refused(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[GAS], level=2)
    move_alarm(store, alarm_id, AlarmEvent.ESCALATE, level=1)
    assert alarms.acknowledge(desk, [alarm_id], {alarm_id: 2}).refused == (alarm_id,)
    assert read(desk, alarm_id).state == "active_unacked"
    assert alarms.acknowledge(desk, [alarm_id], {alarm_id: 1}).done == (alarm_id,)


def test_an_escalated_alarm_must_be_acknowledged_again(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[GAS], level=2)
    alarms.acknowledge(desk, [alarm_id])
    move_alarm(store, alarm_id, AlarmEvent.ESCALATE, level=1)
    assert read(desk, alarm_id).state == "active_unacked"
    assert alarms.acknowledge(desk, [alarm_id]).done == (alarm_id,)


@pytest.fixture
def disturbed(store: Store) -> Iterator[list[int]]:
    """Each flush finds that somebody raised the version, as often as the list's number says."""
    times = [0]

    def disturb(session: Session, *_: object) -> None:
        if times[0] and any(isinstance(row, Alarm) for row in session.dirty):
            times[0] -= 1
            session.execute(
                update(Alarm).values(version=Alarm.version + 1, hlc=Alarm.hlc),
                execution_options={"synchronize_session": False},
            )

    event.listen(Session, "before_flush", disturb)
    yield times
    event.remove(Session, "before_flush", disturb)


def test_a_change_meanwhile_does_not_lose_an_acknowledgement(
    desk: Desk, store: Store, sensor_ids: list[str], disturbed: list[int]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    disturbed[0] = 2
    assert alarms.acknowledge(desk, [alarm_id]).done == (alarm_id,)
    assert read(desk, alarm_id).state == "active_acked"
    assert len(alarms.transitions(desk, alarm_id)) == 2
    assert len(audited(store)) == 1


def test_after_three_changes_meanwhile_the_person_is_told(
    desk: Desk, store: Store, sensor_ids: list[str], disturbed: list[int]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    disturbed[0] = 3
    with pytest.raises(ChangedMeanwhile):
        alarms.acknowledge(desk, [alarm_id])
    assert read(desk, alarm_id).state == "active_unacked"
    assert audited(store) == []


def test_fire_alarm_stays_until_reset_with_a_verdict(
    desk: Desk, store: Store, sensor_ids: list[str], clock: HandClock
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    move_alarm(store, alarm_id, AlarmEvent.CLEAR)
    alarms.acknowledge(desk, [alarm_id])
    assert read(desk, alarm_id).state == "active_acked"
    clock.advance(300)
    alarms.reset(desk, alarm_id, "false", "油烟")
    row = read(desk, alarm_id)
    assert (row.state, row.closed_at) == ("normal", clock.now())
    assert (row.verdict, row.verdict_by, row.verdict_note) == ("false", "值班员王", "油烟")
    last = alarms.transitions(desk, alarm_id)[-1]
    assert (last.event, last.to_state, last.actor, last.reason) == (
        "reset",
        "normal",
        "值班员王",
        "false",
    )


def test_a_reset_acknowledges_first_when_nobody_had(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    alarms.reset(desk, alarm_id, "real")
    assert [step.event for step in alarms.transitions(desk, alarm_id)] == [
        "raise",
        "acknowledge",
        "reset",
    ]
    assert read(desk, alarm_id).acknowledged_by == "值班员王"


def test_a_verdict_on_an_alarm_that_does_not_latch_leaves_its_state(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[GAS])
    alarms.reset(desk, alarm_id, "real", "管道接口漏气")
    row = read(desk, alarm_id)
    assert (row.state, row.verdict, row.closed_at) == ("active_unacked", "real", None)


def test_a_verdict_can_be_corrected_after_the_end_and_the_audit_keeps_both(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    alarms.reset(desk, alarm_id, "false")
    steps = alarms.transitions(desk, alarm_id)
    alarms.reset(desk, alarm_id, "fault")
    assert read(desk, alarm_id).verdict == "fault"
    assert alarms.transitions(desk, alarm_id) == steps
    assert '"before": "false"' in audited(store)[-1].detail


def test_no_verdict_without_a_name_and_none_on_an_unknown_alarm(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    with pytest.raises(alarms.UnknownVerdict) as refused:
        alarms.reset(desk, alarm_id, "perhaps")
    assert refused.value.verdict == "perhaps"
    with pytest.raises(NotFound) as missing:
        alarms.reset(desk, "unknown", "real")
    assert (missing.value.table, missing.value.id) == ("alarms", "unknown")
    with pytest.raises(NotFound):
        alarms.set_disposition(desk, "unknown", "x")
    assert read(desk, alarm_id).state == "active_unacked"


def test_a_disposition_is_kept_and_its_words_stay_out_of_the_audit(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[DOOR])
    alarms.set_disposition(desk, alarm_id, " 张大爷忘了关门 ")
    assert read(desk, alarm_id).disposition == "张大爷忘了关门"
    assert "张" not in audited(store)[-1].detail


def add_shelter(store: Store, code: str, lon: float, **fields: Any) -> str:
    with store.write() as write:
        area = write.session.query(ResidentialArea).first()
        assert area is not None
        shelter = Shelter(
            **{
                "area_id": area.id,
                "code": code,
                "name": code,
                "kind": "shelter_point",
                "capacity": 80,
                "usable_area": 120,
                "lon": lon,
                "lat": 31.195,
            }
            | fields
        )
        write.session.add(shelter)
        write.session.flush()
        return shelter.id


def test_surroundings_tell_the_building_its_people_and_the_nearest_usable_shelter(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    from db.models import OccupancyMove, VulnerablePerson

    with store.write() as write:
        building = write.session.query(Building).one()
        building.leader_name, building.leader_phone = "演示楼组长", "13800005678"
        area = write.session.query(ResidentialArea).one()
        area.committee_phone, area.micro_station_phone = "021-00000001", "021-00000002"
        write.session.add(
            VulnerablePerson(building_id=building.id, category="living_alone", name="演示老人")
        )
    add_shelter(store, "far", 121.515, state="open")
    near = add_shelter(store, "near", 121.506)
    add_shelter(store, "nearest but unusable", 121.505, state="unusable")
    with store.write() as write:
        write.session.add(
            OccupancyMove(shelter_id=near, at=1, kind="arrival", people=30, actor="x")
        )
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    other = raise_alarm(store, sensor_ids[GAS])
    raise_alarm(store, sensor_ids[DOOR], state="normal")
    around = alarms.surroundings(desk, alarm_id)
    assert (around.households, around.residents, around.floors) == (72, 180, 6)
    assert (around.leader_name, around.leader_phone) == ("演示楼组长", "138****5678")
    assert (around.committee_phone, around.micro_station_phone) == ("021-00000001", "021-00000002")
    assert around.vulnerable_people == 1
    assert (around.shelter_id, around.shelter_state, around.shelter_free) == (near, "closed", 50)
    assert around.shelter_distance_m == pytest.approx(95, abs=2)
    assert [one.alarm_id for one in around.sensors_in_building] == [other]
    assert around.sensors_in_building[0].kind == "combustible_gas"


def test_surroundings_of_a_place_with_nothing_around_are_unknown_not_zero(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    with store.write() as write:
        write.session.get_one(Sensor, sensor_ids[3]).building_id = None
    around = alarms.surroundings(desk, raise_alarm(store, sensor_ids[3]))
    assert (around.households, around.floors, around.shelter_id) == (None, None, None)
    assert around.shelter_distance_m is None
    with pytest.raises(NotFound):
        alarms.surroundings(desk, "unknown")


def test_a_leaders_number_is_shown_to_leaders_and_to_the_person_on_duty_and_the_look_is_noted(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    from app.services import duty
    from app.services.desk import NotAllowed

    with store.write() as write:
        write.session.query(Building).one().leader_phone = "13800005678"
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    with pytest.raises(NotAllowed):
        alarms.reveal_leader_phone(desk, alarm_id)
    leader = desk.as_actor(add_officer(store, "li", "主任李", role="leader"))
    assert alarms.reveal_leader_phone(leader, alarm_id) == "13800005678"
    duty.start_shift(desk, "白班")
    assert alarms.reveal_leader_phone(desk, alarm_id) == "13800005678"
    looks = [one for one in audited(store) if one.action == "reveal_leader_phone"]
    assert [one.actor for one in looks] == ["主任李", "值班员王"]
    assert not any("5678" in one.detail for one in looks)
