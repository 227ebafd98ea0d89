from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.services import alarms
from app.services.alarm_history import NO_VERDICT
from app.services.alarm_words import haystacks
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


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("lyyc", [5, 6, 7, 8, 9]),
        ("LYYC yg", [9]),
        ("linyi", [5, 6, 7, 8, 9]),
        ("yg", [0, 9]),
        ("lyyc 4", [9]),
        ("临沂 yg 38", [9]),
        ("syxq 1c", [0]),
        ("lyyc syxq", []),
    ],
)
def test_chinese_is_found_by_its_first_letters_mixed_with_words_and_digits(
    desk: Desk, past: list[str], text: str, numbers: list[int]
) -> None:
    assert found(desk, past, HistoryFilter(text=text)) == numbers


def test_notes_and_people_are_found_as_soon_as_they_are_written(
    desk: Desk, past: list[str]
) -> None:
    assert found(desk, past, HistoryFilter(text="炒菜")) == []
    alarms.reset(desk, past[0], "false", "炒菜油烟")
    alarms.set_disposition(desk, past[3], "井盖已复位")
    alarms.acknowledge(desk, [past[5]])
    assert found(desk, past, HistoryFilter(text="炒菜")) == [0]
    assert found(desk, past, HistoryFilter(text="cc yg")) == [0]
    assert found(desk, past, HistoryFilter(text="fuwei")) == [3]
    assert found(desk, past, HistoryFilter(text="值班员王")) == [0, 5]
    alarms.set_disposition(desk, past[3], "")
    assert found(desk, past, HistoryFilter(text="fuwei")) == []


def test_states_and_conditions_filter(desk: Desk, past: list[str], store: Store) -> None:
    alarms.acknowledge(desk, past[2:4])
    assert found(desk, past, HistoryFilter(states=("active_acked",))) == [2, 3]
    assert found(desk, past, HistoryFilter(conditions=("stale",))) == []
    assert found(desk, past, HistoryFilter(conditions=("process",), levels=(1,))) == [0, 1, 9]


def test_a_renamed_place_and_a_new_sensor_are_found(
    desk: Desk, past: list[str], store: Store, two_areas: str
) -> None:
    assert found(desk, past, HistoryFilter(text="ljyc")) == []
    with store.write() as write:
        write.session.get_one(ResidentialArea, two_areas).name = "龙江一村居民区"
        sensor = Sensor(
            id="new",
            code="S-NEW",
            kind="smoke",
            area_id=two_areas,
            lon=121.5,
            lat=31.2,
        )
        write.session.add(sensor)
    new = raise_alarm(store, "new")
    assert found(desk, [*past, new], HistoryFilter(text="ljyc")) == [5, 6, 7, 8, 9, 10]


def test_deleted_alarms_are_not_found_any_more(desk: Desk, past: list[str], store: Store) -> None:
    assert history(desk).total == 10
    with store.write() as write:
        steps = write.session.connection().exec_driver_sql
        steps("DELETE FROM alarm_transitions WHERE alarm_id = ?", (past[0],))
        steps("DELETE FROM alarms WHERE id = ?", (past[0],))
    assert found(desk, past, HistoryFilter()) == list(range(1, 10))


def test_the_open_list_looks_in_the_same_words(desk: Desk, past: list[str]) -> None:
    alarms.reset(desk, past[0], "false", "炒菜油烟")
    rows = history(desk).rows
    texts = haystacks(rows)
    for text in (
        "lyyc yg",
        "syxq",
        "炒菜",
        "cc",
        "值班员王",
        "zbyw",
        "s-010011-000003",
        "1 号 6 层",
    ):
        words = text.split()
        inside = [row.id for row in rows if all(word in texts[row.id] for word in words)]
        assert sorted(past.index(one) for one in inside) == found(
            desk, past, HistoryFilter(text=text)
        )
        assert inside
