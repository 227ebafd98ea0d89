from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.services import sensors
from app.services.desk import NotFound
from db.models import QuarantinedMessage, Sensor
from tests.occurrences import add_readings, raise_alarm, report

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store


def test_a_series_is_what_changed_within_the_time(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    add_readings(
        store,
        sensor_ids[0],
        [(2000, 0.5, None), (3000, None, "fault"), (4000, 7.0, "alarm"), (5000, 1.0, None)],
    )
    add_readings(store, sensor_ids[1], [(2500, 99.0, None)])
    assert sensors.series(desk, sensor_ids[0], 1000, 5000) == sensors.Series(
        [2000, 3000, 4000], [0.5, None, 7.0], [None, "fault", "alarm"]
    )


def test_the_value_that_held_when_the_time_began_stands_at_its_beginning(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    add_readings(store, sensor_ids[0], [(1000, 0.5, None), (2000, 0.7, None), (9000, 0.9, None)])
    assert sensors.series(desk, sensor_ids[0], 5000, 8000) == sensors.Series([5000], [0.7], [None])
    assert sensors.series(desk, sensor_ids[0], 2000, 8000).ts == [2000]
    assert sensors.series(desk, "unknown", 0, 9000) == sensors.Series([], [], [])


def test_a_long_series_is_thinned_and_its_peak_stays(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    points: list[tuple[int, float | None, str | None]] = [
        (n * 1000, float(n % 7), None) for n in range(1, 12_001)
    ]
    points[6_543] = (points[6_543][0], 88.0, None)
    add_readings(store, sensor_ids[0], points)
    thinned = sensors.series(desk, sensor_ids[0], 0, 20_000_000)
    assert 1_000 < len(thinned.ts) <= sensors.SERIES_POINTS + 4
    assert thinned.ts[thinned.values.index(88.0)] == points[6_543][0]
    assert thinned.ts == sorted(thinned.ts)
    assert len(thinned.ts) == len(thinned.values) == len(thinned.states)


def test_a_card_tells_place_newest_message_and_open_alarms(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    report(store, sensor_ids[1], value=12.5, battery=81.0, missed=3, duplicates=2, messages=40)
    open_id = raise_alarm(store, sensor_ids[1])
    raise_alarm(store, sensor_ids[1], state="normal")
    card = sensors.card(desk, sensor_ids[1])
    assert (card.code, card.kind, card.unit) == ("S-010011-000001", "combustible_gas", "%LEL")
    assert (card.area_name, card.compound_name, card.building_number, card.floor) == (
        "试验居民区",
        "试验小区",
        "1 号",
        2,
    )
    assert (card.value, card.battery, card.messages, card.missed, card.duplicates) == (
        12.5,
        81.0,
        40,
        3,
        2,
    )
    assert card.open_alarm_ids == (open_id,)
    assert card.in_service


def test_a_sensor_that_never_reported_has_no_value_at_all(
    desk: Desk, sensor_ids: list[str]
) -> None:
    card = sensors.card(desk, sensor_ids[0])
    assert (card.value, card.state, card.ts, card.received_at, card.battery) == (None,) * 5
    with pytest.raises(NotFound):
        sensors.card(desk, "unknown")


def test_counts_part_the_sensors_in_service_into_reporting_stale_and_never(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    report(store, sensor_ids[0])
    report(store, sensor_ids[9], stale_since=5)
    report(store, sensor_ids[1], stale_since=5)
    with store.write() as write:
        write.session.get_one(Sensor, sensor_ids[1]).in_service = False
    counts = sensors.counts(desk)
    assert counts[0] == sensors.KindCount("smoke", total=2, reporting=1, stale=1, never=0)
    assert "combustible_gas" not in [row.kind for row in counts]
    assert sum(row.total for row in counts) == 9
    assert sum(row.never for row in counts) == 7


def test_quarantine_shows_the_newest_first_and_unreadable_bytes_as_such(
    desk: Desk, store: Store
) -> None:
    with store.write() as write:
        for number, payload in enumerate([b"\xff\x00{", "{温度".encode()]):
            write.session.add(
                QuarantinedMessage(
                    topic="street/x",
                    reason="not_json",
                    payload=payload,
                    size=len(payload),
                    first_at=number,
                    last_at=number,
                )
            )
    newest, oldest = sensors.quarantine(desk)
    assert (newest.payload, newest.reason) == ("{温度", "not_json")
    assert oldest.payload == "\\xff\x00{"
    assert len(sensors.quarantine(desk, limit=1)) == 1
