"""What a running watch makes of rules: edited, due without a message, after silence and repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.alarms import AlarmState
from app.domain.instant import HOUR, MINUTE, SECOND
from app.domain.rules import (
    Battery,
    Enable,
    Inactivity,
    Limit,
    Rest,
    Rule,
    Stale,
)
from app.domain.scopes import Scope
from app.domain.sensors import Direction, Level
from app.services import rules, shelving, windows
from app.services.desk import Actor, Desk
from app.watch.staleness import sweep
from db.models import Alarm, Building, LocalFact, MaintenanceWindow
from tests.integration.test_recorder import Bench
from tests.streets import code

if TYPE_CHECKING:
    from db.store import Store
    from tests.streets import HandClock

SMOKE, WATER, DOOR, GAS = 0, 1, 2, 3


@pytest.fixture
def bench(store: Store, clock: HandClock) -> Bench:
    return Bench(store, clock)


@pytest.fixture
def leader(store: Store) -> Desk:
    return Desk(store, Actor("主任", role="leader"))


def set_rule(desk: Desk, kind: str, name: str, rule: Rule, reason: str = "试验") -> None:
    rules.set_rule(desk, rules.RulePlace(kind, Scope.STREET, "", name), rule, reason)


def passes(bench: Bench, seconds: float) -> None:
    """Let time pass as the worker does: from one due moment to the next, without messages."""
    end = bench.clock.monotonic() + seconds
    bench.take()
    while (due := bench.recorder.next_due()) is not None and due <= end:
        bench.clock.advance(max(0.0, due - bench.clock.monotonic()))
        bench.take()
    bench.clock.advance(end - bench.clock.monotonic())
    bench.take()


def quiet(**other: object) -> Inactivity:
    return Inactivity(12 * HOUR, Level.II, **other)  # type: ignore[arg-type]


def test_nobody_moving_raises_in_a_watch_that_was_running_when_the_rule_was_set(
    bench: Bench, leader: Desk
) -> None:
    bench.says(DOOR, state="normal")
    set_rule(leader, "door_contact", "inactivity", quiet())
    passes(bench, 12 * 3600 - 60)
    assert bench.rows(Alarm) == []
    passes(bench, 120)
    assert (bench.alarm().rule, bench.alarm().level) == ("inactivity", 2)
    bench.says(DOOR, value=1.0)
    assert bench.alarm().state == AlarmState.CLEARED_UNACKED


def test_a_calm_sensor_is_waited_for_after_each_of_its_messages(bench: Bench, leader: Desk) -> None:
    set_rule(leader, "door_contact", "inactivity", quiet())
    for _ in range(5):
        bench.says(DOOR, after=3600, value=1.0)
    passes(bench, 11 * 3600)
    assert bench.rows(Alarm) == []
    passes(bench, 3600)
    assert bench.alarm().rule == "inactivity"


def test_a_restart_does_not_begin_to_count_anew(bench: Bench, leader: Desk) -> None:
    set_rule(leader, "door_contact", "inactivity", quiet())
    bench.says(DOOR, state="alarm")
    bench.says(DOOR, state="normal")
    for _ in range(10):
        bench.says(DOOR, after=3600, state="normal")
        bench.start()
    assert [row for row in bench.rows(Alarm) if row.rule == "inactivity"] == []
    passes(bench, 2 * 3600)
    assert [row.rule for row in bench.rows(Alarm) if row.rule] == ["inactivity"]


def test_other_settings_do_not_make_somebody_active(
    bench: Bench, leader: Desk, clock: HandClock
) -> None:
    set_rule(leader, "door_contact", "inactivity", quiet())
    bench.says(DOOR, value=1.0)
    passes(bench, 11 * 3600)
    now = clock.now()
    windows.plan_window(
        leader, windows.NewWindow(Scope.STREET, "", "smoke", now, now + HOUR, "检测")
    )
    passes(bench, 3600 + 10)
    assert bench.alarm().rule == "inactivity"


def test_an_absence_noted_before_excuses_from_its_beginning_on(
    bench: Bench, leader: Desk, clock: HandClock
) -> None:
    set_rule(leader, "door_contact", "inactivity", quiet())
    bench.says(DOOR, value=1.0)
    with bench.store.read() as session:
        building = session.query(Building).one().id
    place = next(
        point.place for point in bench.roster.points() if point.id == bench.ids[code(DOOR)]
    )
    now = clock.now()
    windows.note_absence(leader, building, place, now + 6 * HOUR, now + 30 * HOUR)
    passes(bench, 29 * 3600)
    assert bench.rows(Alarm) == []
    passes(bench, 3600 + 10)
    assert bench.alarm().rule == "inactivity"


def test_a_battery_limit_that_was_raised_is_heeded(bench: Bench, leader: Desk) -> None:
    bench.says(SMOKE, value=0.2, battery=26)
    assert bench.rows(Alarm) == []
    set_rule(leader, "smoke", "battery", Battery(30, Level.IV))
    bench.says(SMOKE, value=0.2, battery=90)
    bench.says(SMOKE, value=0.2, battery=26)
    assert bench.alarm().condition == "battery"


def test_a_condition_counts_when_the_sensor_it_heeds_falls_silent(
    bench: Bench, leader: Desk
) -> None:
    """Nothing is known of it any more: in doubt an alarm comes, at once."""
    set_rule(leader, "combustible_gas", "enable", Enable(code(DOOR)))
    bench.says(DOOR, state="normal")
    bench.says(GAS, value=12)
    assert bench.rows(Alarm) == []
    set_rule(leader, "door_contact", "stale", Stale(60 * SECOND, Level.III, intervals=1))
    bench.uptime += 10
    bench.says(GAS, value=12)
    bench.uptime += 120
    batch = bench.recorder.prepare([], bench.uptime)
    sweep(bench.roster, bench.uptime, bench.clock.now(), batch)
    bench.recorder.commit(batch)
    assert {(row.condition, row.kind) for row in bench.rows(Alarm)} == {
        ("stale", "door_contact"),
        ("process", "combustible_gas"),
    }


def test_no_other_sensor_can_hold_a_fire_back(bench: Bench, leader: Desk) -> None:
    with pytest.raises(rules.RuleRefused):
        set_rule(leader, "smoke", "enable", Enable(code(DOOR)))
    bench.says(DOOR, state="normal")
    bench.says(SMOKE, state="alarm")
    assert bench.alarm().kind == "smoke"


# Out of service, and back


def test_what_began_while_a_sensor_was_out_of_service_is_told_when_it_is_back(
    bench: Bench, leader: Desk
) -> None:
    gas = bench.ids[code(GAS)]
    bench.says(GAS, value=1)
    shelving.take_out_of_service(leader, gas, "检修")
    bench.says(GAS, value=30)
    assert bench.rows(Alarm) == []
    shelving.return_to_service(leader, gas)
    bench.clock.advance(1)
    bench.take()  # no message is needed
    assert (bench.alarm().state, bench.alarm().level) == (AlarmState.ACTIVE_UNACKED, 1)
    bench.says(GAS, value=1)
    assert bench.alarm().state == AlarmState.CLEARED_UNACKED


def test_what_ended_while_a_sensor_was_out_of_service_is_over_when_it_is_back(
    bench: Bench, leader: Desk
) -> None:
    gas = bench.ids[code(GAS)]
    bench.says(GAS, value=30)
    shelving.take_out_of_service(leader, gas, "检修")
    bench.says(GAS, value=1)
    shelving.return_to_service(leader, gas)
    bench.clock.advance(1)
    bench.take()
    assert bench.alarm().state == AlarmState.CLEARED_UNACKED
    bench.says(GAS, value=30)
    assert bench.alarm().state == AlarmState.ACTIVE_UNACKED


def test_a_delay_that_ends_at_a_sensor_out_of_service_does_not_keep_the_watch_busy(
    bench: Bench, leader: Desk
) -> None:
    water = bench.ids[code(WATER)]
    bench.says(WATER, value=20)
    assert bench.recorder.next_due() is not None
    shelving.take_out_of_service(leader, water, "检修")
    bench.clock.advance(60)
    bench.take()
    assert bench.recorder.next_due() is None
    assert bench.rows(Alarm) == []
    shelving.return_to_service(leader, water)
    bench.take()
    assert bench.alarm().level == 3


def test_a_rest_that_ran_is_not_forgotten_by_a_restart(
    bench: Bench, leader: Desk, clock: HandClock
) -> None:
    minute = (clock.now() // MINUTE + 8 * 60) % (24 * 60)
    rest = Rest((minute - 60) % (24 * 60), (minute + 60) % (24 * 60))
    high = Limit(Direction.HIGH, 10, Level.II, rest=rest)
    set_rule(leader, "combustible_gas", "high", high)
    bench.says(GAS, value=12)
    bench.start()
    passes(bench, 1800)
    assert bench.rows(Alarm) == []
    passes(bench, 3600)
    assert bench.alarm().rule == "high"


# What cannot be read


def test_settings_that_cannot_be_read_do_not_stop_the_watch(
    bench: Bench, store: Store, clock: HandClock
) -> None:
    from app.watch.escalation import Escalation

    with store.write() as write:
        write.session.add(LocalFact(name="street_settings", value='{"escalate_after_s": 7}'))
        write.session.add(
            MaintenanceWindow(
                scope="galaxy", starts_at=0, ends_at=clock.now() + HOUR, reason="x",
                created_at=0, created_by="x",
            )
        )  # fmt: skip
    bench.says(GAS, value=30)
    clock.advance(3600)
    Escalation(store, lambda _notice: None).sweep()
    assert bench.alarm().escalation == 1
