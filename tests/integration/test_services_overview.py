from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.services import duty, overview
from app.services.overview import LevelCount
from db.models import (
    Depot,
    Incident,
    Lot,
    OccupancyMove,
    ResidentialArea,
    Sensor,
    Shelter,
    StockMinimum,
    StockMove,
    SupplyItem,
    Task,
)
from tests.occurrences import raise_alarm, report

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store
    from tests.streets import HandClock


def test_an_empty_street_is_all_zeros_and_nobody_on_duty(desk: Desk, clock: HandClock) -> None:
    summary = overview.summary(desk)
    assert summary.at == clock.now()
    assert summary.levels == tuple(LevelCount(level, 0, 0) for level in (1, 2, 3, 4))
    assert (summary.sensors, summary.shelters, summary.items_expired) == (0, 0, 0)
    assert (summary.shift, summary.areas) == (None, ())


def test_alarms_are_counted_by_level_and_area_and_seen_or_not(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    raise_alarm(store, sensor_ids[0])
    raise_alarm(store, sensor_ids[5], state="active_acked")
    raise_alarm(store, sensor_ids[5], state="cleared_unacked")
    raise_alarm(store, sensor_ids[5], state="normal")
    summary = overview.summary(desk)
    assert summary.levels == (
        LevelCount(1, 1, 1),
        LevelCount(2, 0, 0),
        LevelCount(3, 2, 1),
        LevelCount(4, 0, 0),
    )
    (area,) = summary.areas
    assert (area.name, area.highest_level, area.open_alarms, area.unacknowledged) == (
        "试验居民区",
        1,
        3,
        2,
    )


def test_sensors_are_reporting_stale_or_never_heard_and_only_those_in_service(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    for number in range(6):
        report(store, sensor_ids[number], stale_since=3 if number < 2 else None)
    with store.write() as write:
        write.session.get_one(Sensor, sensor_ids[0]).in_service = False
        write.session.get_one(Sensor, sensor_ids[9]).in_service = False
    summary = overview.summary(desk)
    assert (summary.sensors, summary.reporting, summary.stale, summary.never) == (8, 4, 1, 3)
    (area,) = summary.areas
    assert (area.sensors, area.stale, area.never, area.highest_level) == (8, 1, 3, None)


@pytest.mark.usefixtures("street")
def test_shelters_are_counted_with_people_and_free_places_of_the_open_ones(
    desk: Desk, store: Store
) -> None:
    people = {"full": 130, "open": 30, "closed": 0, "unusable": 0}
    with store.write() as write:
        area_id = write.session.query(ResidentialArea).one().id
        for code, inside in people.items():
            write.session.add(
                Shelter(
                    id=code,
                    area_id=area_id,
                    code=code,
                    name=code,
                    kind="shelter_point",
                    capacity=100,
                    usable_area=200,
                    state="open" if code in ("full", "open") else code,
                    lon=121.5,
                    lat=31.19,
                )
            )
            write.session.add(
                OccupancyMove(shelter_id=code, at=1, kind="arrival", people=inside, actor="x")
            )
    summary = overview.summary(desk)
    assert (summary.shelters, summary.shelters_open, summary.shelters_unusable) == (4, 2, 1)
    assert (summary.shelter_people, summary.shelter_free) == (160, 70)
    (area,) = summary.areas
    assert (area.shelters, area.shelters_open, area.people) == (4, 2, 160)


def test_supplies_below_minimum_expiring_and_expired_are_counted_by_depot_and_item(
    desk: Desk, store: Store, clock: HandClock
) -> None:
    clock.wall = 1_795_500_000_000  # 2026-11-24 in Shanghai
    lots = {
        # lot: (item, last good day, quantity)
        "fresh": ("water", "2027-11-01", 10),
        "soon": ("water", "2026-12-01", 5),
        "over": ("bread", "2026-11-23", 20),
        "gone": ("bread", "2026-11-01", 0),
        "tent": ("tent", None, 3),
    }
    with store.write() as write:
        write.session.add(
            Depot(id="depot", code="D", name="D", kind="street_reserve", lon=121.5, lat=31.2)
        )
        for item in ("water", "bread", "tent", "rope"):
            write.session.add(SupplyItem(id=item, code=item, name=item, category="x", unit="件"))
        for lot, (item, last_day, quantity) in lots.items():
            write.session.add(Lot(id=lot, item_id=item, code=lot, expires_on=last_day))
            for signed in (quantity + 7, -7):
                write.session.add(
                    StockMove(
                        depot_id="depot",
                        lot_id=lot,
                        at=1,
                        kind="receipt",
                        quantity=Decimal(signed),
                        actor="x",
                    )
                )
        for item, least in (("water", 15), ("bread", 1), ("tent", 4), ("rope", 0)):
            write.session.add(StockMinimum(depot_id="depot", item_id=item, quantity=Decimal(least)))
    summary = overview.summary(desk)
    assert summary.items_below_minimum == 2, "bread is all expired, one tent is missing"
    assert (summary.items_expiring, summary.items_expired) == (1, 1)


def test_incidents_tasks_and_the_shift_are_told(desk: Desk, store: Store, clock: HandClock) -> None:
    duty.start_shift(desk, "白班")
    with store.write() as write:
        for number, state in enumerate(("open", "open", "closed")):
            write.session.add(
                Incident(
                    number=f"2026-{number:04}",
                    title="x",
                    kind="fire",
                    state=state,
                    opened_at=1,
                    opened_by="x",
                )
            )
        now = clock.now()
        for state, due in (
            ("open", now - 1),
            ("open", now),
            ("open", None),
            ("done", now - 1),
            ("cancelled", now - 1),
        ):
            write.session.add(
                Task(title="x", state=state, due_at=due, created_at=1, created_by="x")
            )
    summary = overview.summary(desk)
    assert (summary.incidents_open, summary.tasks_open, summary.tasks_overdue) == (2, 3, 1)
    assert summary.shift is not None
    assert summary.shift.officer_name == "值班员王"


def test_the_wall_hears_of_sensors_and_of_alarms_set_aside(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    report(store, sensor_ids[0])
    report(store, sensor_ids[1], stale_since=1)
    raise_alarm(store, sensor_ids[0], state="shelved")
    raise_alarm(store, sensor_ids[1])
    heard = overview.areas_heard(desk)
    assert heard.street == "南码头路街道"
    (area,) = heard.areas
    assert (area.sensors, area.stale, area.never) == (len(sensor_ids), 1, len(sensor_ids) - 2)
    assert area.set_aside == 1
