"""Incidents: taken in and numbered, logged, graded, joined with alarms, closed, reopened."""

from __future__ import annotations

from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.domain.instant import HOUR, parse_instant
from app.services import alarms, incidents
from app.services.desk import Actor, Desk, NotFound
from app.services.incidents import (
    AlarmsTaken,
    BadCasualties,
    BadWord,
    IncidentRow,
    IncidentStateRefused,
    Intake,
    NotCorrectable,
    TaskFinished,
    TasksOpen,
)
from app.services.texts import TextMissing, TextTooLong
from db.models import AuditEntry, Building, IncidentEntry, ResidentialArea, Sensor
from db.store import Store
from tests.occurrences import raise_alarm

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.store import Changes
    from tests.streets import HandClock


@pytest.fixture
def fire(desk: Desk) -> str:
    """The id of an open incident."""
    return incidents.open_incident(desk, Intake("六楼起火", "fire", place="302 室"))


def row(desk: Desk, incident_id: str) -> IncidentRow:
    return incidents.incident(desk, incident_id).row


def log(desk: Desk, incident_id: str) -> list[tuple[str, str]]:
    return [(e.kind, e.text) for e in incidents.incident(desk, incident_id).entries]


def test_intake_is_kept_and_logged(desk: Desk, clock: HandClock) -> None:
    incident_id = incidents.open_incident(
        desk,
        Intake(
            " 楼道积水 ",
            "flood",
            grade="large",
            source="committee",
            place="一号楼",
            description="水深 20 厘米",
            caller="王小明",
            caller_phone="13812345678",
        ),
    )
    taken = row(desk, incident_id)
    assert (taken.number, taken.title, taken.kind) == ("2026-0001", "楼道积水", "flood")
    assert (taken.grade, taken.source, taken.state) == ("large", "committee", "open")
    assert (taken.place, taken.description) == ("一号楼", "水深 20 厘米")
    assert (taken.opened_at, taken.opened_by) == (clock.now(), "值班员王")
    assert log(desk, incident_id) == [("state", "受理，等级较大")]


def test_who_called_is_masked_until_it_is_asked_for(desk: Desk) -> None:
    incident_id = incidents.open_incident(
        desk, Intake("漏水", "utility", caller="王小明", caller_phone="13812345678")
    )
    taken = row(desk, incident_id)
    assert (taken.caller, taken.caller_phone) == ("王**", "138****5678")
    caller = incidents.caller_of(desk, incident_id)
    assert (caller.name, caller.phone) == ("王小明", "13812345678")
    with desk.read() as session:
        shown = session.scalars(
            select(AuditEntry).where(AuditEntry.action == "incident_caller_shown")
        ).one()
        assert (shown.subject_id, shown.user_id) == (incident_id, desk.actor.user_id)
        details = session.scalars(select(AuditEntry.detail)).all()
    assert not any("王小明" in text or "13812345678" in text for text in details)


@pytest.mark.parametrize(
    ("intake", "error"),
    [
        (Intake(" ", "fire"), TextMissing),
        (Intake("x" * 121, "fire"), TextTooLong),
        (Intake("x", "earthquake"), BadWord),
        (Intake("x", "fire", grade="huge"), BadWord),
        (Intake("x", "fire", source="radio"), BadWord),
        (Intake("x", "fire", area_id="no"), NotFound),
        (Intake("x", "fire", building_id="no"), NotFound),
        (Intake("x", "fire", alarm_ids=("no",)), NotFound),
    ],
)
def test_intake_that_cannot_be_is_refused_and_takes_no_number(
    desk: Desk, intake: Intake, error: type[Exception]
) -> None:
    with pytest.raises(error):
        incidents.open_incident(desk, intake)
    assert incidents.incidents(desk) == []
    assert row(desk, incidents.open_incident(desk, Intake("x", "fire"))).number == "2026-0001"


def test_numbers_follow_within_the_year_of_shanghai(desk: Desk, clock: HandClock) -> None:
    def number() -> str:
        return row(desk, incidents.open_incident(desk, Intake("x", "other"))).number

    clock.wall = parse_instant("2026-12-31T23:59:00+08:00")
    assert [number(), number()] == ["2026-0001", "2026-0002"]
    clock.advance(60)
    assert [number(), number()] == ["2027-0001", "2027-0002"]
    clock.advance(-60)
    assert number() == "2026-0003"


def test_two_desks_at_once_take_different_numbers(any_store: Store, clock: HandClock) -> None:
    ready = Barrier(4)

    def open_some() -> None:
        own = Desk(Store(any_store.url, clock), Actor("甲"))
        ready.wait()
        for _ in range(5):
            incidents.open_incident(own, Intake("x", "other"))
        own.store.close()

    threads = [Thread(target=open_some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = sorted(r.number for r in incidents.incidents(Desk(any_store, Actor("甲"))))
    assert found == [f"2026-{n:04d}" for n in range(1, 21)]


def test_incident_from_alarms_joins_them_and_takes_their_place(
    desk: Desk, sensor_ids: list[str], clock: HandClock
) -> None:
    first = raise_alarm(desk.store, sensor_ids[0])
    second = raise_alarm(desk.store, sensor_ids[1], disposition="已通知物业")
    incident_id = incidents.open_incident(
        desk, Intake("烟感报警", "fire", source="alarm", alarm_ids=(first, second))
    )
    detail = incidents.incident(desk, incident_id)
    with desk.read() as session:
        sensor = session.get_one(Sensor, sensor_ids[0])
    assert (detail.row.building_number, detail.row.compound_name) == ("1 号", "试验小区")
    assert (detail.row.area_name, detail.row.place) == ("试验居民区", sensor.place)
    assert (detail.row.lon, detail.row.lat) == (sensor.lon, sensor.lat)
    assert {a.id: a.disposition for a in detail.alarms} == {
        first: "事件 2026-0001",
        second: "已通知物业；事件 2026-0001",
    }
    assert detail.row.alarms == 2
    assert ("state", "关联报警 2 条") in log(desk, incident_id)
    [seen, _] = alarms.alarms_by_id(desk, [first, second])
    assert seen.incident_number == "2026-0001"


def test_place_that_was_said_is_not_overwritten(desk: Desk, sensor_ids: list[str]) -> None:
    with desk.read() as session:
        area = session.scalars(select(ResidentialArea.id)).one()
    alarm = raise_alarm(desk.store, sensor_ids[0])
    incident_id = incidents.open_incident(
        desk,
        Intake("烟", "fire", area_id=area, place="菜场", lon=121.1, lat=31.1, alarm_ids=(alarm,)),
    )
    taken = row(desk, incident_id)
    assert (taken.building_id, taken.place, taken.lon, taken.lat) == (None, "菜场", 121.1, 31.1)


def test_building_gives_area_and_position(desk: Desk, sensor_ids: list[str]) -> None:
    with desk.read() as session:
        building = session.scalars(select(Building)).one()
    taken = row(desk, incidents.open_incident(desk, Intake("烟", "fire", building_id=building.id)))
    assert taken.area_name == "试验居民区"
    assert (taken.lon, taken.lat) == (building.lon, building.lat)


def test_alarm_belongs_to_one_incident(desk: Desk, fire: str, sensor_ids: list[str]) -> None:
    alarm, other = (raise_alarm(desk.store, s) for s in sensor_ids[:2])
    incidents.join_alarms(desk, fire, [alarm, alarm])
    incidents.join_alarms(desk, fire, [alarm])
    assert [a.disposition for a in incidents.incident(desk, fire).alarms] == ["事件 2026-0001"]
    with pytest.raises(AlarmsTaken) as caught:
        incidents.open_incident(desk, Intake("又一起", "fire", alarm_ids=(other, alarm)))
    assert (caught.value.alarm_ids, caught.value.number) == ((alarm,), "2026-0001")
    assert len(incidents.incidents(desk)) == 1
    [free] = alarms.alarms_by_id(desk, [other])
    assert (free.incident_id, free.disposition) == (None, "")


def test_log_line_is_corrected_by_another_never_changed(desk: Desk, fire: str) -> None:
    wrong = incidents.add_entry(desk, fire, "note", "伤 2 人")
    right = incidents.add_entry(desk, fire, "note", "伤 1 人", supersedes_id=wrong)
    entries = {e.id: e for e in incidents.incident(desk, fire).entries}
    assert (entries[wrong].text, entries[wrong].superseded_by_id) == ("伤 2 人", right)
    assert (entries[right].supersedes_id, entries[right].superseded_by_id) == (wrong, None)

    other = incidents.open_incident(desk, Intake("x", "other"))
    state_line = next(e.id for e in entries.values() if e.kind == "state")
    for incident_id, target, reason in (
        (fire, wrong, "already_superseded"),
        (fire, state_line, "state_line"),
        (other, right, "other_incident"),
    ):
        with pytest.raises(NotCorrectable) as caught:
            incidents.add_entry(desk, incident_id, "note", "x", supersedes_id=target)
        assert caught.value.reason == reason
    with pytest.raises(NotFound):
        incidents.add_entry(desk, fire, "note", "x", supersedes_id="no")


def test_state_lines_are_the_programs_own(desk: Desk, fire: str) -> None:
    for kind in ("state", "gossip"):
        with pytest.raises(BadWord):
            incidents.add_entry(desk, fire, kind, "x")
    with pytest.raises(TextMissing):
        incidents.add_entry(desk, fire, "note", " ")


def test_grade_change_is_logged_once(desk: Desk, fire: str) -> None:
    incidents.set_grade(desk, fire, "major")
    incidents.set_grade(desk, fire, "major")
    assert row(desk, fire).grade == "major"
    assert log(desk, fire)[1:] == [("state", "等级由一般改为重大")]
    with pytest.raises(BadWord):
        incidents.set_grade(desk, fire, "red")


def test_casualties_are_known_or_said_to_be_unknown(desk: Desk, fire: str) -> None:
    assert (row(desk, fire).injured, row(desk, fire).dead) == (None, None)
    incidents.set_casualties(desk, fire, 2, None)
    assert (row(desk, fire).injured, row(desk, fire).dead) == (2, None)
    assert log(desk, fire)[-1] == ("state", "伤 2 人，亡 不明")
    with pytest.raises(BadCasualties):
        incidents.set_casualties(desk, fire, -1, 0)


def test_tasks_are_given_done_cancelled_and_overdue(
    desk: Desk, fire: str, clock: HandClock
) -> None:
    due = clock.now() + HOUR
    evacuate = incidents.add_task(desk, fire, "疏散六楼", "张队长", due)
    cordon = incidents.add_task(desk, fire, "设置警戒", due_at=due + HOUR)
    photos = incidents.add_task(desk, fire, "拍照")
    taken = row(desk, fire)
    assert (taken.open_tasks, taken.overdue_tasks, taken.next_due_at) == (3, 0, due)

    clock.advance(3601)
    taken = row(desk, fire)
    assert (taken.open_tasks, taken.overdue_tasks) == (3, 1)
    assert [t.overdue for t in incidents.incident(desk, fire).tasks] == [True, False, False]

    incidents.complete_task(desk, evacuate, "12 人已撤离")
    incidents.cancel_task(desk, photos, "不需要")
    done, still, cancelled = incidents.incident(desk, fire).tasks
    assert (done.state, done.result, done.done_by, done.done_at) == (
        "done",
        "12 人已撤离",
        "值班员王",
        clock.now(),
    )
    assert (still.id, still.state) == (cordon, "open")
    assert (cancelled.state, cancelled.result) == ("cancelled", "不需要")
    assert row(desk, fire).next_due_at == due + HOUR
    assert [text for _, text in log(desk, fire)[1:]] == [
        "任务：疏散六楼，责任人 张队长，时限 2026-11-24 15:00:00",
        "任务：设置警戒，时限 2026-11-24 16:00:00",
        "任务：拍照",
        "任务完成：疏散六楼，12 人已撤离",
        "任务取消：拍照，不需要",
    ]
    with pytest.raises(TaskFinished) as caught:
        incidents.complete_task(desk, photos)
    assert caught.value.state == "cancelled"
    with pytest.raises(TextMissing):
        incidents.cancel_task(desk, cordon, "")
    with pytest.raises(NotFound):
        incidents.complete_task(desk, "no")


def test_closing_needs_an_outcome_and_no_open_task(desk: Desk, fire: str, clock: HandClock) -> None:
    incidents.add_task(desk, fire, "疏散")
    incidents.add_task(desk, fire, "警戒")
    with pytest.raises(TextMissing) as missing:
        incidents.close_incident(desk, fire, " ", None)
    assert missing.value.field == "outcome"
    with pytest.raises(TasksOpen) as caught:
        incidents.close_incident(desk, fire, "已扑灭", satisfied=True)
    assert caught.value.count == 2
    assert row(desk, fire).state == "open"

    incidents.close_incident(desk, fire, "已扑灭", satisfied=False, force=True)
    closed = row(desk, fire)
    assert (closed.state, closed.outcome, closed.satisfied) == ("closed", "已扑灭", False)
    assert (closed.closed_at, closed.closed_by) == (clock.now(), "值班员王")
    assert closed.open_tasks == 0
    assert {t.state for t in incidents.incident(desk, fire).tasks} == {"cancelled"}
    assert log(desk, fire)[-1] == ("state", "办结：已扑灭，群众不满意")


@pytest.mark.parametrize(
    ("satisfied", "words"), [(True, "群众满意"), (False, "群众不满意"), (None, "未能回访")]
)
def test_closing_says_whether_the_resident_is_satisfied(
    desk: Desk, fire: str, satisfied: bool | None, words: str
) -> None:
    incidents.close_incident(desk, fire, "好", satisfied)
    assert row(desk, fire).satisfied is satisfied
    assert log(desk, fire)[-1][1].endswith(words)


def test_closed_incident_takes_notes_but_no_orders(
    desk: Desk, fire: str, sensor_ids: list[str]
) -> None:
    incidents.close_incident(desk, fire, "已扑灭", satisfied=True)
    incidents.add_entry(desk, fire, "note", "次日回访")
    alarm = raise_alarm(desk.store, sensor_ids[0])
    refused: list[Callable[[], object]] = [
        lambda: incidents.close_incident(desk, fire, "再", satisfied=True),
        lambda: incidents.add_task(desk, fire, "x"),
        lambda: incidents.set_grade(desk, fire, "large"),
        lambda: incidents.join_alarms(desk, fire, [alarm]),
    ]
    for act in refused:
        with pytest.raises(IncidentStateRefused) as caught:
            act()
        assert (caught.value.number, caught.value.state) == ("2026-0001", "closed")


def test_reopened_incident_keeps_what_closing_said_in_its_log(desk: Desk, fire: str) -> None:
    with pytest.raises(IncidentStateRefused):
        incidents.reopen_incident(desk, fire, "复燃")
    incidents.close_incident(desk, fire, "已扑灭", satisfied=True)
    with pytest.raises(TextMissing):
        incidents.reopen_incident(desk, fire, "")
    incidents.reopen_incident(desk, fire, "复燃")
    again = row(desk, fire)
    assert (again.state, again.outcome, again.satisfied, again.closed_at) == (
        "open",
        "",
        None,
        None,
    )
    assert [text for _, text in log(desk, fire)[1:]] == ["办结：已扑灭，群众满意", "重新打开：复燃"]


def test_list_shows_open_first_then_the_gravest_then_the_newest(
    desk: Desk, clock: HandClock
) -> None:
    made = {}
    for name, grade in (("a", "ordinary"), ("b", "major"), ("c", "ordinary"), ("d", "major")):
        made[name] = incidents.open_incident(desk, Intake(name, "other", grade=grade))
        clock.advance(1)
    incidents.close_incident(desk, made["b"], "好", satisfied=True)
    assert [r.title for r in incidents.incidents(desk)] == ["d", "c", "a", "b"]
    assert [r.title for r in incidents.incidents(desk, "closed")] == ["b"]
    assert [r.title for r in incidents.incidents_by_id(desk, [made["c"], "no"])] == ["c"]
    with pytest.raises(NotFound):
        incidents.incident(desk, "no")


def test_listeners_hear_of_the_incident_at_every_deed(desk: Desk, fire: str) -> None:
    told: list[Changes] = []
    desk.store.on_commit(told.append)
    incidents.add_entry(desk, fire, "call", "消防已到场")
    task = incidents.add_task(desk, fire, "x")
    incidents.complete_task(desk, task)
    incidents.set_grade(desk, fire, "large")
    incidents.close_incident(desk, fire, "好", satisfied=True)
    assert len(told) == 5
    assert all(changes["incidents"] == {fire} for changes in told)


def test_every_deed_leaves_an_audit_entry(desk: Desk, fire: str, sensor_ids: list[str]) -> None:
    alarm = raise_alarm(desk.store, sensor_ids[0])
    incidents.join_alarms(desk, fire, [alarm])
    incidents.add_entry(desk, fire, "call", "x")
    task = incidents.add_task(desk, fire, "x")
    incidents.complete_task(desk, task)
    incidents.set_grade(desk, fire, "large")
    incidents.set_casualties(desk, fire, 0, 0)
    incidents.close_incident(desk, fire, "好", satisfied=True)
    incidents.reopen_incident(desk, fire, "x")
    with desk.read() as session:
        actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.hlc)).all()
    assert actions == [
        "incident_open",
        "alarm_join",
        "incident_entry",
        "task_add",
        "task_done",
        "incident_grade",
        "incident_casualties",
        "incident_close",
        "incident_reopen",
    ]


def test_incident_lives_on_both_databases(any_store: Store) -> None:
    desk = Desk(any_store, Actor("甲"))
    incident_id = incidents.open_incident(desk, Intake("火", "fire", caller="王小明"))
    task = incidents.add_task(desk, incident_id, "疏散", due_at=1)
    assert incidents.incidents(desk, "open")[0].overdue_tasks == 1
    incidents.complete_task(desk, task)
    incidents.close_incident(desk, incident_id, "好", satisfied=None)
    incidents.reopen_incident(desk, incident_id, "复燃")
    assert row(desk, incident_id).state == "open"
    with any_store.read() as session:
        texts = session.scalars(select(IncidentEntry.text).order_by(IncidentEntry.hlc)).all()
    assert len(texts) == 5
