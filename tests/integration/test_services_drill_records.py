"""A drill that was held goes into the street once, whole, and its areas have had their drill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from sqlalchemy import select

from app.domain.instant import local_text, parse_instant
from app.services import drill_records
from app.services.desk import NotFound
from app.services.drill_records import BadAttendance, Held, Measure
from app.services.texts import BadDate
from db.models import Task
from tests.occurrences import audited
from tests.streets import AREA, small_street

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store

HELD_AT = parse_instant("2026-12-31T23:30:00+08:00")
HELD = Held(
    "drill-1",
    "楼道火灾",
    "stairwell-fire",
    HELD_AT,
    2_700_000,
    "S",
    (Measure("夜间双人值守", "王站长", "2027-03-31"), Measure("补发手电")),
    {AREA: 12},
)


@pytest.fixture(autouse=True)
def street(store: Store) -> None:
    small_street(store, 0)


def tasks(store: Store) -> list[tuple[str, str, str, str | None]]:
    with store.read() as session:
        return [
            (
                one.title,
                one.assignee,
                one.state,
                None if one.due_at is None else local_text(one.due_at),
            )
            for one in session.scalars(select(Task).order_by(Task.id))
        ]


def test_a_drill_is_taken_over_with_its_tasks_once(desk: Desk, store: Store) -> None:
    first = drill_records.adopt(desk, HELD)
    again = drill_records.adopt(desk, HELD)
    assert (first.record_id, first.is_new, len(first.task_ids)) == ("drill-1", True, 2)
    assert (again.record_id, again.is_new, again.task_ids) == ("drill-1", False, ())
    assert tasks(store) == [
        ("夜间双人值守", "王站长", "open", "2027-03-31 23:59:00"),
        ("补发手电", "", "open", None),
    ]
    (record,) = drill_records.records(desk)
    assert (record.title, record.rating, record.participants, record.areas) == (
        "楼道火灾", "S", 12, 1,
    )  # fmt: skip
    assert record.adopted_by == desk.actor.name
    assert drill_records.adopted(desk) == {"drill-1"}
    assert [one.action for one in audited(store) if one.action == "drill_adopt"] == ["drill_adopt"]


def test_an_area_has_had_its_drill_in_the_year_of_the_streets_calendar(desk: Desk) -> None:
    (before,) = drill_records.area_years(desk, 2026)
    assert (before.code, before.last_at, before.is_met) == (AREA, None, False)
    drill_records.adopt(desk, HELD)
    (then,) = drill_records.area_years(desk, 2026)
    (next_year,) = drill_records.area_years(desk, 2027)
    assert (then.last_at, then.is_met) == (HELD_AT, True)
    assert (next_year.last_at, next_year.is_met) == (HELD_AT, False)


@pytest.mark.parametrize(
    ("attendance", "participants"), [({}, None), ({AREA: None}, None), ({AREA: 0}, 0)]
)
def test_people_that_nobody_counted_are_not_known(
    desk: Desk, attendance: dict[str, int | None], participants: int | None
) -> None:
    drill_records.adopt(desk, msgspec.structs.replace(HELD, attendance=attendance))
    assert drill_records.records(desk)[0].participants == participants


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"attendance": {AREA: 1, "310115010999": 2}}, NotFound),
        ({"attendance": {AREA: -1}}, BadAttendance),
        ({"measures": (Measure("补发手电"), Measure("演练", "", "明年"))}, BadDate),
    ],
)
def test_what_cannot_be_taken_over_leaves_nothing(
    desk: Desk, store: Store, change: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        drill_records.adopt(desk, msgspec.structs.replace(HELD, **change))
    assert drill_records.records(desk) == []
    assert tasks(store) == []
    assert not drill_records.area_years(desk, 2026)[0].is_met
