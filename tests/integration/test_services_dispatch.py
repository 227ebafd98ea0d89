"""Sending teams from alarms, and filters that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.services import alarms, dispatch, incidents, saved_filters
from app.services.desk import Actor, Desk, NotAllowed, NotFound
from app.services.incidents import Intake
from app.services.texts import TextMissing
from db.models import Person, ResidentialArea, Task, Team
from tests.conftest import add_officer
from tests.occurrences import raise_alarm

if TYPE_CHECKING:
    from db.store import Store


@pytest.fixture
def teams(store: Store, sensor_ids: list[str]) -> None:
    """A team of the alarm's area, one of the street, one of a far area."""
    with store.write() as write:
        own = write.session.query(ResidentialArea).one()
        far = ResidentialArea(
            id="far",
            street_id=own.street_id,
            code="310115010099",
            name="远居民区",
            committee="远居委会",
            lon=121.6,
            lat=31.3,
            outline=own.outline,
        )
        write.session.add(far)
        for code, area, scope in (
            ("A-FAR", "far", "residential_area"),
            ("B-STREET", None, "street"),
            ("C-OWN", own.id, "residential_area"),
        ):
            write.session.add(Team(id=code, code=code, name=code, area_id=area, scope=scope))
        write.session.add(Person(team_id="C-OWN", name="甲"))


def test_the_nearest_teams_stand_first(
    desk: Desk, store: Store, sensor_ids: list[str], teams: None
) -> None:
    found = dispatch.choices(desk, raise_alarm(store, sensor_ids[0])).teams
    assert [team.id for team in found] == ["C-OWN", "B-STREET", "A-FAR"]
    assert [team.people for team in found] == [1, 0, 0]
    assert found[0].own
    assert found[1].distance_m is None
    assert (found[2].distance_m or 0) > 10_000


def test_incidents_are_offered_by_nearness(
    desk: Desk, store: Store, sensor_ids: list[str], teams: None
) -> None:
    alarm = raise_alarm(store, sensor_ids[0])
    row = alarms.alarms_by_id(desk, [alarm])[0]

    def taken(title: str, **place: str | None) -> str:
        return incidents.open_incident(desk, Intake(title, "fire", **place))  # type: ignore[arg-type]

    elsewhere = taken("远", area_id="far")
    area = taken("同区", area_id=row.area_id)
    building = taken("同楼", building_id=row.building_id)
    closed = taken("已结", building_id=row.building_id)
    incidents.close_incident(desk, closed, "完", None)
    found = dispatch.choices(desk, alarm).incidents
    assert [one.row.id for one in found] == [building, area, elsewhere]
    assert [one.nearness for one in found] == [
        dispatch.SAME_BUILDING,
        dispatch.SAME_AREA,
        dispatch.ELSEWHERE,
    ]


def test_a_team_is_sent_with_a_new_incident_and_called_back(
    desk: Desk, store: Store, sensor_ids: list[str], teams: None
) -> None:
    alarm = raise_alarm(store, sensor_ids[0])
    sent = dispatch.send_team(desk, [alarm], "C-OWN", "现场核实", Intake("烟感", "fire"), 5_000)
    detail = incidents.incident(desk, sent.incident_id)
    assert sent.opened
    assert detail.row.number == sent.number
    assert [(t.title, t.assignee, t.due_at) for t in detail.tasks] == [("现场核实", "C-OWN", 5_000)]
    assert [row.id for row in detail.alarms] == [alarm]
    dispatch.recall_team(desk, sent, "派错")
    after = incidents.incident(desk, sent.incident_id)
    assert (after.row.state, after.tasks[0].state) == ("closed", "cancelled")


def test_a_team_is_sent_into_an_incident_under_way(
    desk: Desk, store: Store, sensor_ids: list[str], teams: None
) -> None:
    incident = incidents.open_incident(desk, Intake("已有", "fire"))
    first, second = (raise_alarm(store, one) for one in sensor_ids[:2])
    incidents.join_alarms(desk, incident, [first])
    sent = dispatch.send_team(desk, [first, second], "B-STREET", "支援", incident)
    assert (sent.incident_id, sent.opened) == (incident, False)
    assert {row.id for row in incidents.incident(desk, incident).alarms} == {first, second}
    dispatch.recall_team(desk, sent, "派错")
    assert incidents.incident(desk, incident).row.state == "open"
    with pytest.raises(NotFound):
        dispatch.choices(desk, "none")


def test_nothing_is_half_sent_and_nothing_half_taken_back(
    desk: Desk, store: Store, sensor_ids: list[str], teams: None
) -> None:
    alarm = raise_alarm(store, sensor_ids[0])
    for team, task in (("C-OWN", "  "), ("no such team", "现场核实")):
        with pytest.raises((TextMissing, NotFound)):
            dispatch.send_team(desk, [alarm], team, task, Intake("烟感", "fire"))
    assert incidents.incidents(desk, None) == []
    assert alarms.alarms_by_id(desk, [alarm])[0].incident_id is None
    sent = dispatch.send_team(desk, [alarm], "C-OWN", "现场核实", Intake("烟感", "fire"))
    with store.read() as session:
        assert session.get_one(Task, sent.task_id).team_id == "C-OWN"
    incidents.add_task(desk, sent.incident_id, "别人给的任务")
    with pytest.raises(incidents.TasksOpen):
        dispatch.recall_team(desk, sent, "派错")
    states = {task.title: task.state for task in incidents.incident(desk, sent.incident_id).tasks}
    assert states == {"现场核实": "open", "别人给的任务": "open"}


def test_filters_are_kept_by_user_and_page(store: Store, desk: Desk) -> None:
    other = desk.as_actor(add_officer(store, "li", "李"))
    kept = saved_filters.save_filter(desk, "alarms", " 夜班 ", "{1}")
    saved_filters.save_filter(desk, "alarms", "夜班", "{2}")
    saved_filters.save_filter(desk, "incidents", "夜班", "{3}")
    saved_filters.save_filter(other, "alarms", "夜班", "{4}")
    assert [(f.name, f.body) for f in saved_filters.saved_filters(desk, "alarms")] == [
        ("夜班", "{2}")
    ]
    with pytest.raises(NotFound):
        saved_filters.delete_filter(other, kept.id)
    gone = saved_filters.delete_filter(desk, kept.id)
    assert saved_filters.saved_filters(desk, "alarms") == []
    saved_filters.save_filter(desk, "alarms", gone.name, gone.body)
    assert [f.body for f in saved_filters.saved_filters(desk, "alarms")] == ["{2}"]
    with pytest.raises(TextMissing):
        saved_filters.save_filter(desk, "alarms", "  ", "{}")
    with pytest.raises(NotAllowed):
        saved_filters.save_filter(desk.as_actor(Actor("program")), "alarms", "x", "{}")
