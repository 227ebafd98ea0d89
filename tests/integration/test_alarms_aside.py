"""Alarms that are set aside, from messages to rows: shelving, windows, out of service, return."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.alarms import AlarmState
from app.domain.instant import HOUR, MINUTE
from app.domain.scopes import Scope
from app.services import alarms, shelving, windows
from app.services.desk import Actor, Desk, NotFound
from app.services.texts import TextMissing
from app.watch.release import release_due
from db.models import Alarm
from tests.integration.test_recorder import Bench

if TYPE_CHECKING:
    from db.store import Store
    from tests.streets import HandClock

SMOKE, WATER, DOOR, GAS = 0, 1, 2, 3


@pytest.fixture
def bench(store: Store, clock: HandClock) -> Bench:
    return Bench(store, clock)


@pytest.fixture
def officer_desk(store: Store) -> Desk:
    return Desk(store, Actor("王五"))


def rows(bench: Bench) -> list[Alarm]:
    with bench.store.read() as session:
        found = session.query(Alarm).order_by(Alarm.recorded_at, Alarm.id).all()
        session.expunge_all()
        return found


def only(bench: Bench) -> Alarm:
    (alarm,) = rows(bench)
    return alarm


def test_a_shelved_alarm_is_quiet_and_comes_back_unacknowledged(
    bench: Bench, officer_desk: Desk, clock: HandClock
) -> None:
    bench.says(GAS, value=12.0)
    alarm = only(bench)
    until = clock.now() + HOUR
    assert shelving.shelve(officer_desk, [alarm.id], until, "测试中").done == (alarm.id,)
    assert [one.id for one in alarms.open_alarms(officer_desk)] == []
    (listed,) = shelving.set_aside(officer_desk)
    assert (listed.state, listed.set_aside_until, listed.set_aside_by, listed.set_aside_reason) == (
        "shelved",
        until,
        "王五",
        "测试中",
    )
    bench.says(GAS, value=3.0)
    bench.says(GAS, value=13.0)
    assert only(bench).state == AlarmState.SHELVED
    assert release_due(bench.store, until - 1) == []
    assert release_due(bench.store, until) == [alarm.id]
    after = only(bench)
    assert (after.state, after.set_aside_until, after.set_aside_reason) == (
        "active_unacked",
        None,
        "",
    )
    steps = alarms.transitions(officer_desk, alarm.id)
    assert [step.event for step in steps] == ["raise", "shelve", "clear", "raise", "unshelve"]
    assert steps[1].actor == "王五"
    assert steps[1].reason == "测试中"
    assert steps[-1].actor == "watch"


def test_an_acknowledged_alarm_that_cleared_while_shelved_is_over_afterwards(
    bench: Bench, officer_desk: Desk, clock: HandClock
) -> None:
    bench.says(GAS, value=12.0)
    alarm = only(bench)
    alarms.acknowledge(officer_desk, [alarm.id])
    shelving.shelve(officer_desk, [alarm.id], clock.now() + HOUR, "测试中")
    bench.says(GAS, value=3.0)
    assert shelving.unshelve(officer_desk, [alarm.id]).done == (alarm.id,)
    after = only(bench)
    assert after.state == AlarmState.NORMAL
    assert after.closed_at == clock.now()


def test_what_gets_worse_breaks_through_its_shelf(
    bench: Bench, officer_desk: Desk, clock: HandClock
) -> None:
    bench.says(GAS, value=12.0)
    alarm = only(bench)
    shelving.shelve(officer_desk, [alarm.id], clock.now() + HOUR, "测试中")
    bench.says(GAS, value=30.0)
    after = only(bench)
    assert (after.state, after.level, after.set_aside_until) == ("active_unacked", 1, None)


def test_a_fire_alarm_cannot_be_shelved_nor_its_sensor_taken_away(
    bench: Bench, officer_desk: Desk, clock: HandClock
) -> None:
    bench.says(SMOKE, state="alarm")
    alarm = only(bench)
    moved = shelving.shelve(officer_desk, [alarm.id], clock.now() + HOUR, "吵")
    assert moved.refused == (alarm.id,)
    with pytest.raises(shelving.VerdictFirst):
        shelving.take_out_of_service(officer_desk, alarm.sensor_id, "坏了")
    alarms.reset(officer_desk, alarm.id, "fault")
    shelving.take_out_of_service(officer_desk, alarm.sensor_id, "坏了")
    (out,) = shelving.out_of_service(officer_desk)
    assert out.sensor_id == alarm.sensor_id
    bench.says(SMOKE, state="alarm")
    assert len(rows(bench)) == 1
    shelving.return_to_service(officer_desk, alarm.sensor_id)
    assert shelving.out_of_service(officer_desk) == []


def test_a_sensor_out_of_service_keeps_its_alarms_aside_until_it_is_back(
    bench: Bench, officer_desk: Desk
) -> None:
    bench.says(DOOR, state="alarm")
    alarm = only(bench)
    shelving.take_out_of_service(officer_desk, alarm.sensor_id, "换电池")
    assert only(bench).state == AlarmState.OUT_OF_SERVICE
    shelving.return_to_service(officer_desk, alarm.sensor_id)
    assert only(bench).state == AlarmState.ACTIVE_UNACKED


@pytest.mark.parametrize(("minutes", "reason"), [(0, "x"), (-5, "x"), (25 * 60, "x"), (5, " ")])
def test_a_shelf_without_end_or_reason_is_refused(
    bench: Bench, officer_desk: Desk, clock: HandClock, minutes: int, reason: str
) -> None:
    bench.says(DOOR, state="alarm")
    with pytest.raises((shelving.BadTime, TextMissing)):
        shelving.shelve(officer_desk, [only(bench).id], clock.now() + minutes * MINUTE, reason)
    assert only(bench).state == AlarmState.ACTIVE_UNACKED


def plan(desk: Desk, clock: HandClock, kind: str = "", scope_id: str = "") -> str:
    scope = Scope.SENSOR if scope_id else Scope.STREET
    return windows.plan_window(
        desk,
        windows.NewWindow(
            scope, scope_id, kind, clock.now(), clock.now() + HOUR, "消防设施年度检测"
        ),
    )


def test_news_in_a_window_is_suppressed_listed_and_comes_back(
    bench: Bench, officer_desk: Desk, clock: HandClock
) -> None:
    window = plan(officer_desk, clock, "smoke")
    bench.says(SMOKE, state="alarm")
    bench.says(DOOR, state="alarm")
    suppressed = {one.kind: one for one in rows(bench)}
    assert suppressed["smoke"].state == AlarmState.SUPPRESSED
    assert suppressed["door_contact"].state == AlarmState.ACTIVE_UNACKED
    (listed,) = shelving.set_aside(officer_desk)
    assert (listed.window_id, listed.set_aside_reason) == (window, "消防设施年度检测")
    (planned,) = windows.windows(officer_desk, clock.now())
    assert planned.suppressed == 1
    bench.says(SMOKE, state="normal")
    assert {one.kind: one for one in rows(bench)}["smoke"].state == AlarmState.SUPPRESSED
    windows.end_window(officer_desk, window)
    released = release_due(bench.store, clock.now())
    assert released == [suppressed["smoke"].id]
    # A fire alarm stays until somebody has given a verdict, however it came back.
    assert {one.kind: one for one in rows(bench)}["smoke"].state == AlarmState.ACTIVE_UNACKED


def test_a_verdict_ends_a_suppressed_fire_alarm(
    bench: Bench, officer_desk: Desk, clock: HandClock
) -> None:
    plan(officer_desk, clock)
    bench.says(SMOKE, state="alarm")
    alarms.reset(officer_desk, only(bench).id, "test")
    assert only(bench).state == AlarmState.NORMAL


def test_outside_its_time_and_place_a_window_does_nothing(
    bench: Bench, officer_desk: Desk, clock: HandClock
) -> None:
    other = bench.ids["S-010011-000004"]
    plan(officer_desk, clock, scope_id=other)
    bench.says(SMOKE, state="alarm")
    assert only(bench).state == AlarmState.ACTIVE_UNACKED
    plan(officer_desk, clock)
    clock.advance(3601)
    bench.says(DOOR, state="alarm")
    assert {one.state for one in rows(bench)} == {"active_unacked"}


def test_a_window_must_have_a_place_an_end_and_a_reason(
    bench: Bench, officer_desk: Desk, clock: HandClock
) -> None:
    now = clock.now()

    def planned(**other: object) -> windows.NewWindow:
        usual = {
            "scope": Scope.STREET, "scope_id": "", "kind": "", "starts_at": now,
            "ends_at": now + HOUR, "reason": "检测",
        }  # fmt: skip
        return windows.NewWindow(**(usual | other))  # type: ignore[arg-type]

    for wrong, error in (
        ({"ends_at": now}, windows.BadSpan),
        ({"ends_at": now + 8 * 24 * HOUR}, windows.BadSpan),
        ({"reason": "  "}, TextMissing),
        ({"kind": "teapot"}, windows.UnknownKind),
        ({"scope": Scope.AREA, "scope_id": "nowhere"}, NotFound),
    ):
        with pytest.raises(error):
            windows.plan_window(officer_desk, planned(**wrong))
    assert windows.windows(officer_desk, now) == []
    window = windows.plan_window(officer_desk, planned())
    windows.end_window(officer_desk, window)
    with pytest.raises(windows.WindowOver):
        windows.end_window(officer_desk, window)
