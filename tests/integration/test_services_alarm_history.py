from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.services import alarms
from app.services.alarm_history import NO_VERDICT
from app.services.alarms import HistoryFilter, history
from db.models import Building, Compound, ResidentialArea, Sensor, Street
from tests.occurrences import raise_alarm

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store
    from tests.streets import HandClock

HOUR = 3_600_000


@pytest.fixture
def two_areas(store: Store, sensor_ids: list[str]) -> str:
    """A second area, 临沂一村居民区, that gets the sensors 5 to 9; returns its id."""
    with store.write() as write:
        street = write.session.query(Street).one()
        outline = street.outline
        area = ResidentialArea(
            id="area-2",
            street_id=street.id,
            code="310115010012",
            name="临沂一村居民区",
            committee="临沂一村居委会",
            lon=121.51,
            lat=31.19,
            outline=outline,
        )
        compound = Compound(
            id="compound-2",
            area_id="area-2",
            code="C-2",
            name="临沂路 100 弄",
            lon=121.51,
            lat=31.19,
            outline=outline,
        )
        building = Building(
            id="building-2",
            compound_id="compound-2",
            code="B-2",
            number="38_号",
            floors=6,
            households=60,
            residents=150,
            lon=121.51,
            lat=31.19,
            footprint=outline,
        )
        write.session.add_all([area, compound, building])
        for sensor_id in sensor_ids[5:]:
            sensor = write.session.get_one(Sensor, sensor_id)
            sensor.area_id, sensor.building_id = "area-2", "building-2"
    return "area-2"


@pytest.fixture
def past(store: Store, sensor_ids: list[str], two_areas: str, clock: HandClock) -> list[str]:
    """One alarm of each of ten sensors, an hour apart, the oldest first."""
    ids = []
    for sensor_id in sensor_ids:
        ids.append(raise_alarm(store, sensor_id))
        clock.advance(3600)
    return ids


def found(desk: Desk, past: list[str], wanted: HistoryFilter) -> list[int]:
    """Return which of the past alarms are found, by number."""
    page = history(desk, wanted, 0, 100)
    assert page.total == len(page.rows)
    return sorted(past.index(row.id) for row in page.rows)


def test_history_comes_newest_first_page_by_page(desk: Desk, past: list[str]) -> None:
    first, second, third = (history(desk, HistoryFilter(), start, 4) for start in (0, 4, 8))
    assert first.total == second.total == third.total == 10
    rows = [*first.rows, *second.rows, *third.rows]
    assert [row.id for row in rows] == list(reversed(past))
    assert history(desk).total == 10


def test_filters_narrow_together(
    desk: Desk, past: list[str], two_areas: str, clock: HandClock
) -> None:
    start = clock.now() - 10 * HOUR
    assert found(desk, past, HistoryFilter(since=start + 3 * HOUR)) == [3, 4, 5, 6, 7, 8, 9]
    assert found(desk, past, HistoryFilter(until=start + 3 * HOUR)) == [0, 1, 2]
    assert found(desk, past, HistoryFilter(kinds=("smoke", "door_contact"))) == [0, 5, 9]
    assert found(desk, past, HistoryFilter(levels=(1,))) == [0, 1, 9]
    assert found(desk, past, HistoryFilter(areas=(two_areas,))) == [5, 6, 7, 8, 9]
    assert found(desk, past, HistoryFilter(areas=(two_areas,), kinds=("smoke",))) == [9]


def test_verdicts_filter_and_unverified_ones_can_be_asked_for(desk: Desk, past: list[str]) -> None:
    alarms.reset(desk, past[0], "false")
    alarms.reset(desk, past[1], "real")
    assert found(desk, past, HistoryFilter(verdicts=("false",))) == [0]
    assert found(desk, past, HistoryFilter(verdicts=("false", "real"))) == [0, 1]
    assert found(desk, past, HistoryFilter(verdicts=(NO_VERDICT, "real"))) == list(range(1, 10))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("临沂", [5, 6, 7, 8, 9]),
        ("一村", [5, 6, 7, 8, 9]),
        ("100 弄", [5, 6, 7, 8, 9]),
        ("试验小区", [0, 1, 2, 3, 4]),
        ("层走廊 小区", [0, 1, 2, 3, 4]),
        ("烟感", [0, 9]),
        ("临沂 烟感", [9]),
        ("smoke", [0, 9]),
        ("s-010011-000003", [3]),
        ("38_", [5, 6, 7, 8, 9]),
        ("3_号", []),
        ("%", []),
        ("没有的地方", []),
        ("  ", list(range(10))),
    ],
)
def test_text_is_found_in_place_kind_and_code(
    desk: Desk, past: list[str], text: str, numbers: list[int]
) -> None:
    assert found(desk, past, HistoryFilter(text=text)) == numbers
