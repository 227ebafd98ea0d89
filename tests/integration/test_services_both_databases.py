"""The services ask and command PostgreSQL as they do SQLite: one walk through all of part one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import alarms, duty, overview, places, sensors, settings_of_street, users
from app.services import map as maps
from app.services.alarms import HistoryFilter
from app.services.desk import Actor, Desk
from tests.occurrences import add_readings, audited, raise_alarm, report
from tests.streets import code, small_street

if TYPE_CHECKING:
    from db.store import Store


def test_a_walk_through_all_services(any_store: Store) -> None:
    ids = small_street(any_store)
    door = Desk(any_store, Actor("console"))
    administrator = users.create_administrator(door, "admin", "管理员", "correct horse")
    assert users.sign_in(door, "admin", "correct horse") == administrator
    desk = door.as_actor(administrator)

    duty.start_shift(desk, "白班")
    duty.hand_over(desk, "无事", name="夜班")
    duty.write_log(desk, "巡查完毕")
    assert duty.log(desk)[0].shift_name == "夜班"

    smoke, gas = ids[code(0)], ids[code(1)]
    report(any_store, smoke, value=7.5)
    report(any_store, gas, stale_since=5)
    add_readings(any_store, smoke, [(1000, 0.5, None), (2000, 7.5, "alarm")])
    fire = raise_alarm(any_store, smoke)
    leak = raise_alarm(any_store, gas, condition="fault", level=4)
    assert [row.id for row in alarms.open_alarms(desk)] == [fire, leak]
    assert alarms.acknowledge(desk, [fire, leak, "unknown"]).done == (fire, leak)
    alarms.reset(desk, fire, "false", "油烟")
    alarms.set_disposition(desk, leak, "已报修")
    assert [step.event for step in alarms.transitions(desk, fire)] == [
        "raise",
        "acknowledge",
        "reset",
    ]
    assert alarms.surroundings(desk, fire).households == 72
    alarms.reveal_leader_phone(desk, fire)

    for wanted, found in (
        (HistoryFilter(), {fire, leak}),
        (HistoryFilter(text="试验 烟感"), {fire}),
        (HistoryFilter(text="%"), set()),
        (HistoryFilter(verdicts=("false",), levels=(1,), kinds=("smoke",)), {fire}),
    ):
        page = alarms.history(desk, wanted)
        assert ({row.id for row in page.rows}, page.total) == (found, len(found))

    assert sensors.series(desk, smoke, 1500, 3000).values == [0.5, 7.5]
    assert sensors.card(desk, gas).stale_since == 5
    assert sum(row.never for row in sensors.counts(desk)) == 8
    points = maps.sensor_points(desk)
    standing = dict(zip(points.codes, points.states, strict=True))
    assert [maps.SENSOR_STATES[standing[code(number)]] for number in range(3)] == [
        "normal",
        "fault",
        "unknown",
    ]
    assert maps.sensor_states_by_id(desk, [gas]) == {gas: maps.FAULT}
    assert '"name": "1 号"' in maps.layers(desk).buildings
    assert places.search(desk, "sy xq")[0].title == "试验小区"

    settings_of_street.change_settings(desk, settings_of_street.StreetSettings())
    street = settings_of_street.street(desk)
    assert street is not None
    assert street.code == "310115010"
    summary = overview.summary(desk)
    assert (summary.sensors, summary.reporting, summary.stale, summary.never) == (10, 1, 1, 8)
    assert [one.open for one in summary.levels] == [0, 0, 0, 1]
    assert len(audited(any_store)) == 12
