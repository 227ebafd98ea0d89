"""From messages to rows, on a real database: states, history, alarms, quarantine."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, select, update

from app.domain.alarms import Condition, alarm_id
from app.domain.evaluation import silent
from app.services.alarms import acknowledge, reset
from app.services.desk import Actor, Desk
from app.settings import WatchSettings
from app.watch.alarmbook import Told
from app.watch.inbox import Arrival
from app.watch.quarantine import MANY, MAX_TOPICS
from app.watch.recorder import Batch, Committed, Recorder
from app.watch.retention import SLICE, drop_slice
from app.watch.roster import Roster
from app.watch.staleness import census, sweep
from db.models import (
    Alarm,
    AlarmTransition,
    Base,
    QuarantinedMessage,
    Reading,
    Sensor,
    SensorState,
)
from tests.streets import code, small_street, topic

if TYPE_CHECKING:
    from db.store import Store
    from tests.streets import HandClock

KINDS = ["smoke", "water_level", "door_contact", "combustible_gas", "smoke", "smoke"]


class Bench:
    """A recorder on a small street, fed by hand."""

    def __init__(self, store: Store, clock: HandClock) -> None:
        self.store = store
        self.clock = clock
        self.ids = small_street(store, KINDS)
        self.uptime = 0.0
        self.start()

    def start(self) -> None:
        """Begin anew, as after a crash."""
        self.roster = Roster(self.store, "street")
        self.recorder = Recorder(self.store, self.roster, WatchSettings(), "street")
        self.recorder.load(self.clock.monotonic(), self.uptime)

    def arrival(self, number: int, body: dict[str, Any] | bytes, **other: Any) -> Arrival:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return Arrival(
            other.get("topic", topic(number, KINDS[number])),
            raw,
            other.get("size", len(raw)),
            1,
            1,
            1,
            self.clock.now(),
            self.clock.monotonic(),
        )

    def message(self, number: int, **fields: Any) -> Arrival:
        return self.arrival(number, {"v": 1, "ts": self.clock.now(), **fields})

    def take(self, *arrivals: Arrival) -> Committed:
        self.roster.refresh(self.clock.monotonic(), self.uptime)
        batch = self.recorder.prepare(arrivals, self.uptime)
        self.recorder.mature(batch, self.clock.now(), self.clock.monotonic())
        return self.recorder.commit(batch)

    def says(self, number: int, after: float = 1.0, **fields: Any) -> Committed:
        self.clock.advance(after)
        return self.take(self.message(number, **fields))

    def rows(self, model: type[Base]) -> list[Any]:
        with self.store.read() as session:
            return list(session.scalars(select(model)))

    def alarm(self) -> Alarm:
        (alarm,) = self.rows(Alarm)
        assert isinstance(alarm, Alarm)
        return alarm

    def steps(self) -> list[str]:
        with self.store.read() as session:
            rows = session.scalars(select(AlarmTransition).order_by(AlarmTransition.hlc))
            return [row.event for row in rows]


@pytest.fixture
def bench(store: Store, clock: HandClock) -> Bench:
    return Bench(store, clock)


def test_the_newest_message_becomes_the_state_of_its_sensor(bench: Bench) -> None:
    bench.says(0, seq=1, value=0.2, state="normal", battery=80, rssi=-70)
    committed = bench.says(0, seq=2, value=0.3, state="normal", battery=79, rssi=-71)
    (state,) = bench.rows(SensorState)
    assert committed.sensors == (bench.ids[code(0)],)
    assert (state.value, state.seq, state.battery, state.rssi) == (0.3, 2, 79, -71)
    assert (state.messages, state.missed, state.duplicates) == (2, 0, 0)
    assert state.received_at == bench.clock.now()
    assert state.hlc > 0
    assert state.version == 2


def test_only_changes_worth_keeping_go_into_the_history(bench: Bench) -> None:
    for value in (1.0, 1.05, 1.09, 1.2, 1.2):
        bench.says(0, value=value)
    assert [row.value for row in bench.rows(Reading)] == [1.0, 1.2]


def test_an_unchanged_value_is_kept_once_an_hour(bench: Bench) -> None:
    for after in (0, 600, 3000, 600):
        bench.says(0, after=after, value=1.0)
    assert len(bench.rows(Reading)) == 2


def test_a_change_of_state_is_always_kept(bench: Bench) -> None:
    for state in ("normal", "normal", "alarm", "normal"):
        bench.says(2, state=state)
    assert [row.state for row in bench.rows(Reading)] == ["normal", "alarm", "normal"]


def test_a_message_that_comes_again_changes_nothing(bench: Bench) -> None:
    bench.clock.advance(1)
    first = bench.message(0, seq=1, value=7.0)
    bench.clock.advance(1)
    second = bench.message(0, seq=2, value=0.1)
    bench.take(first, second)
    before = (bench.alarm(), bench.steps(), len(bench.rows(Reading)))
    bench.start()
    bench.take(first, second, first, second)
    after = (bench.alarm(), bench.steps(), len(bench.rows(Reading)))
    assert [vars_of(before[0]), *before[1:]] == [vars_of(after[0]), *after[1:]]
    (state,) = bench.rows(SensorState)
    assert (state.value, state.duplicates) == (0.1, 2)


def vars_of(row: Alarm) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}


def test_an_alarm_has_its_value_its_limit_and_its_id(bench: Bench) -> None:
    committed = bench.says(0, seq=3, value=7.5)
    alarm = bench.alarm()
    assert alarm.id == alarm_id(bench.ids[code(0)], Condition.PROCESS, bench.clock.now(), 3)
    assert committed.alarms == (alarm.id,)
    assert committed.raised == 1
    assert (alarm.kind, alarm.condition, alarm.level) == ("smoke", "process", 1)
    assert (alarm.value, alarm.threshold) == (7.5, 5.0)
    assert (alarm.latched, alarm.signal, alarm.state) == (True, True, "active_unacked")
    assert alarm.raised_at == bench.clock.now()


def test_fire_stays_until_a_person_resets_it(bench: Bench, desk: Desk) -> None:
    bench.says(0, value=7.5)
    bench.says(0, value=0.1)
    alarm = bench.alarm()
    assert (alarm.state, alarm.signal, alarm.cleared_at) == (
        "active_unacked",
        False,
        bench.clock.now(),
    )
    reset(desk, alarm.id, "false", "油烟")
    bench.says(0, value=0.1)
    assert bench.alarm().state == "normal"


def test_fire_that_still_burns_after_a_reset_is_raised_again(bench: Bench, desk: Desk) -> None:
    bench.says(0, value=7.5)
    reset(desk, bench.alarm().id, "false", "")
    bench.says(0, value=7.5)
    states = sorted(alarm.state for alarm in bench.rows(Alarm))
    assert states == ["active_unacked", "normal"]


def test_fire_that_comes_back_is_news_although_somebody_has_seen_it(
    bench: Bench, desk: Desk
) -> None:
    bench.says(0, value=7.5)
    acknowledge(desk, [bench.alarm().id])
    bench.says(0, value=0.1)
    assert bench.alarm().state == "active_acked"
    bench.says(0, value=8.0)
    assert (bench.alarm().state, bench.alarm().signal) == ("active_unacked", True)


def test_an_alarm_that_was_seen_closes_when_it_is_over(bench: Bench, desk: Desk) -> None:
    bench.says(3, value=12)
    acknowledge(desk, [bench.alarm().id])
    bench.says(3, value=1)
    alarm = bench.alarm()
    assert (alarm.state, alarm.closed_at) == ("normal", bench.clock.now())
    assert alarm.acknowledged_by


def test_severity_rises_with_the_second_limit(bench: Bench) -> None:
    bench.says(3, value=12)
    bench.says(3, value=30)
    alarm = bench.alarm()
    assert (alarm.level, alarm.threshold) == (1, 25)
    assert bench.steps() == ["raise", "escalate"]


def test_an_on_delay_ends_without_a_message(bench: Bench) -> None:
    bench.says(1, value=20)
    assert bench.rows(Alarm) == []
    due = bench.recorder.next_due()
    assert due == bench.clock.monotonic() + 10
    bench.clock.advance(10)
    bench.take()
    assert bench.alarm().level == 3
    assert bench.recorder.next_due() is None


def test_a_clock_set_back_does_not_hold_up_an_on_delay(bench: Bench) -> None:
    bench.says(1, value=20)
    bench.clock.advance(10)
    bench.clock.wall -= 3_600_000
    bench.take()
    assert bench.alarm().level == 3


def test_a_late_alarm_is_raised_cleared_and_never_the_latest(bench: Bench) -> None:
    bench.says(3, seq=2, value=1)
    late = bench.arrival(3, {"v": 1, "ts": bench.clock.now() - 60_000, "seq": 1, "value": 40})
    bench.take(late)
    alarm = bench.alarm()
    assert (alarm.state, alarm.signal, alarm.level) == ("cleared_unacked", False, 1)
    assert bench.steps() == ["raise", "clear"]
    assert bench.rows(SensorState)[0].value == 1
    assert len(bench.rows(Reading)) == 2
    bench.start()
    bench.take(late)
    assert bench.steps() == ["raise", "clear"]


def test_a_late_alarm_within_a_known_one_is_the_known_one(bench: Bench, desk: Desk) -> None:
    bench.says(3, value=12)
    middle = bench.clock.now() + 500
    bench.says(3, value=1)
    acknowledge(desk, [bench.alarm().id])
    bench.take(bench.arrival(3, {"v": 1, "ts": middle, "value": 13}))
    assert len(bench.rows(Alarm)) == 1


def test_what_a_test_said_is_no_alarm_when_it_comes_again(bench: Bench) -> None:
    bench.clock.advance(1)
    begins = bench.message(0, seq=1, state="test")
    bench.clock.advance(1)
    smoke = bench.message(0, seq=2, value=9)
    bench.clock.advance(1)
    ends = bench.message(0, seq=3, value=0.1, state="normal")
    bench.take(begins, smoke, ends)
    bench.take(begins, smoke, ends)
    bench.start()
    bench.take(begins, smoke, ends, smoke)
    assert bench.alarm().condition == "test"


def test_a_clock_that_is_off_is_quarantined_and_its_alarm_heard(bench: Bench) -> None:
    bench.take(
        bench.arrival(0, {"v": 1, "ts": bench.clock.now() + 301_000, "value": 0.1}),
        bench.arrival(4, {"v": 1, "ts": 86_400_000, "seq": 9, "state": "alarm"}),
    )
    assert [row.reason for row in bench.rows(QuarantinedMessage)] == ["clock_off", "clock_off"]
    assert bench.rows(SensorState) == []
    alarm = bench.alarm()
    assert alarm.raised_at == bench.clock.now()
    assert alarm.id == alarm_id(bench.ids[code(4)], Condition.PROCESS, 86_400_000, 9)
    bench.start()
    bench.take(bench.arrival(4, {"v": 1, "ts": 86_400_000, "seq": 9, "state": "alarm"}))
    assert len(bench.rows(Alarm)) == 1


@pytest.mark.parametrize(
    ("body", "other", "reason"),
    [
        (b"\x00\xff", {}, "not_json"),
        (b"{}", {"size": 10_000_000}, "too_large"),
        ({"v": 2}, {}, "unknown_version"),
        ({"v": 1, "ts": 5}, {}, "bad_field"),
        (b'{"v":1,"ts":5,"value":NaN}', {}, "not_finite"),
        ({"v": 1, "ts": 5, "value": 1}, {"topic": topic(99)}, "unknown_sensor"),
        ({"v": 1, "ts": 5, "value": 1}, {"topic": topic(0, "door_contact")}, "kind_mismatch"),
        ({"v": 1, "ts": 5, "value": 1}, {"topic": "street/1/sensor/smoke/S"}, "bad_topic"),
        ({"v": 1, "ts": 5, "value": 1}, {"topic": None}, "bad_topic"),
    ],
)
def test_what_cannot_be_understood_is_quarantined(
    bench: Bench, body: dict[str, Any] | bytes, other: dict[str, Any], reason: str
) -> None:
    bench.take(bench.arrival(0, body, **other))
    (row,) = bench.rows(QuarantinedMessage)
    assert row.reason == reason
    assert row.size == other.get("size", len(row.payload))
    assert bench.rows(SensorState) == []


def test_a_kind_that_does_not_fit_still_says_alarm(bench: Bench) -> None:
    said = {"v": 1, "ts": 5, "state": "alarm"}
    bench.take(bench.arrival(0, said, topic=topic(0, "door_contact")))
    assert bench.alarm().kind == "smoke"


def test_equal_refusals_within_an_hour_share_a_row(bench: Bench) -> None:
    bench.take(bench.arrival(0, b"?"), bench.arrival(0, b"!" * 9_000))
    bench.clock.advance(600)
    bench.start()
    bench.take(bench.arrival(0, b"?"))
    (row,) = bench.rows(QuarantinedMessage)
    assert (row.repeats, row.sensor_code) == (3, code(0))
    assert row.last_at - row.first_at == 600_000
    bench.clock.advance(3600)
    bench.take(bench.arrival(0, b"z" * 9_000))
    new = max(bench.rows(QuarantinedMessage), key=lambda row: int(row.last_at))
    assert (len(new.payload), new.size, new.repeats) == (4096, 9_000, 1)


def test_a_flood_of_strange_topics_does_not_fill_the_disk(bench: Bench) -> None:
    strange = [
        bench.arrival(0, b"?", topic=f"street/x{number}") for number in range(MAX_TOPICS + 50)
    ]
    bench.take(*strange)
    rows = bench.rows(QuarantinedMessage)
    assert len(rows) == MAX_TOPICS + 1
    assert sum(row.repeats for row in rows) == MAX_TOPICS + 50
    assert [row.repeats for row in rows if row.topic == MANY] == [50]


def test_a_new_sensor_is_known_at_once(bench: Bench) -> None:
    with bench.store.write() as write:
        area = write.session.scalars(select(Sensor)).first()
        assert area
        write.session.add(
            Sensor(code="S-NEW", kind="smoke", area_id=area.area_id, lon=121.5, lat=31.2)
        )
    said = {"v": 1, "ts": bench.clock.now(), "value": 9}
    bench.take(bench.arrival(0, said, topic="street/310115010/sensor/smoke/S-NEW"))
    assert bench.alarm().value == 9


def test_a_sensor_out_of_service_raises_nothing(bench: Bench) -> None:
    with bench.store.write() as write:
        write.session.execute(
            update(Sensor)
            .where(Sensor.code == code(0))
            .values(in_service=False, hlc=write.stamp, version=Sensor.version + 1)
        )
    bench.says(0, value=9)
    assert bench.rows(Alarm) == []
    assert bench.rows(SensorState)[0].value == 9


def test_a_deleted_sensor_is_told_by_the_database(bench: Bench) -> None:
    from sqlalchemy.exc import IntegrityError

    with bench.store.write() as write:
        write.session.execute(delete(Sensor).where(Sensor.code == code(5)))
    arrivals = [bench.message(5, value=1), bench.message(0, value=1)]
    batch = bench.recorder.prepare(arrivals, 0.0)
    with pytest.raises(IntegrityError):
        bench.recorder.commit(batch)
    bench.recorder.load(bench.clock.monotonic(), 0.0)
    bench.recorder.commit(bench.recorder.prepare(arrivals, 0.0))
    assert [row.reason for row in bench.rows(QuarantinedMessage)] == ["unknown_sensor"]
    assert len(bench.rows(SensorState)) == 1


def test_a_failed_commit_can_be_tried_again(bench: Bench) -> None:
    from sqlalchemy.exc import OperationalError

    batch = bench.recorder.prepare([bench.message(0, value=9, seq=1)], 0.0)
    other = sqlite3.connect(bench.store.url.removeprefix("sqlite:///"))
    other.execute("PRAGMA query_only = 1")
    with bench.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = 1")
        connection.commit()
    with pytest.raises(OperationalError):
        bench.recorder.commit(batch)
    other.close()
    bench.store.engine.dispose()
    bench.recorder.commit(batch)
    assert bench.alarm().value == 9
    assert len(bench.rows(Reading)) == 1


class TestSilence:
    """Sensors that do not report any more."""

    def sweep(self, bench: Bench, uptime: float) -> int:
        batch = Batch()
        bench.uptime = uptime
        fallen = sweep(bench.roster, uptime, bench.clock.now(), batch)
        bench.recorder.commit(batch)
        return fallen

    def test_three_intervals_without_a_message_are_an_alarm(self, bench: Bench) -> None:
        bench.says(1, value=2)
        assert self.sweep(bench, 1800) == 0
        assert self.sweep(bench, 1801) == 1
        assert self.sweep(bench, 9999) == 0
        alarm = bench.alarm()
        assert (alarm.condition, alarm.level, alarm.state) == ("stale", 4, "active_unacked")
        assert bench.rows(SensorState)[0].stale_since == bench.clock.now()

    def test_it_ends_when_the_sensor_reports(self, bench: Bench) -> None:
        bench.says(1, value=2)
        self.sweep(bench, 1801)
        bench.says(1, value=2)
        assert bench.alarm().state == "cleared_unacked"
        assert bench.rows(SensorState)[0].stale_since is None
        assert census(bench.roster) == (1, 0, len(KINDS) - 1)

    def test_a_repeated_message_is_no_sign_of_life(self, bench: Bench) -> None:
        bench.clock.advance(1)
        message = bench.message(1, value=2, seq=1)
        bench.take(message)
        bench.uptime = 1700.0
        bench.take(message)
        assert self.sweep(bench, 1801) == 1

    def test_silence_goes_on_over_a_restart(self, bench: Bench) -> None:
        bench.says(1, value=2)
        bench.says(0, after=1700, value=0.1)
        bench.uptime = 0.0
        bench.start()
        assert self.sweep(bench, 90) == 0
        assert self.sweep(bench, 102) == 1

    def test_a_stale_sensor_is_not_raised_again_after_a_restart(self, bench: Bench) -> None:
        bench.says(1, value=2)
        self.sweep(bench, 1801)
        bench.uptime = 0.0
        bench.start()
        assert self.sweep(bench, 99_999) == 0
        assert len(bench.rows(Alarm)) == 1

    def test_a_fire_detector_that_is_silent_is_worse(self, bench: Bench) -> None:
        bench.says(0, value=0.1)
        self.sweep(bench, 5401)
        assert bench.alarm().level == 3

    def test_never_heard_is_not_stale(self, bench: Bench) -> None:
        assert self.sweep(bench, 99_999) == 0

    def test_the_alarm_is_named_by_the_last_message(self, bench: Bench) -> None:
        bench.says(1, value=2, seq=8)
        self.sweep(bench, 1801)
        sensor = bench.ids[code(1)]
        assert bench.alarm().id == alarm_id(
            sensor, Condition.STALE, bench.rows(SensorState)[0].ts, 8
        )


def test_a_neighbourhood_that_falls_silent_is_told_of_once(store: Store, clock: HandClock) -> None:
    small_street(store, ["smoke", *["water_level"] * 300])
    roster = Roster(store, "street")
    recorder = Recorder(store, roster, WatchSettings(), "street")
    recorder.load(0.0, 0.0)
    arrivals = [
        Arrival(point, b'{"v":1,"ts":%d,"value":1}' % clock.now(), 9, 1, 1, 1, clock.now(), 0.0)
        for point in roster.by_topic
    ]
    recorder.commit(recorder.prepare(arrivals, 0.0))
    batch = Batch()
    assert sweep(roster, 99_999.0, clock.now(), batch) == 301
    recorder.commit(batch)
    with store.read() as session:
        (alarm,) = session.scalars(select(Alarm))
        stale = session.scalars(select(SensorState.stale_since)).all()
    assert alarm.disposition == "本居民区 301 个点位同时离线"
    assert (alarm.kind, alarm.level) == ("smoke", 3)
    assert None not in stale
    again = [
        one._replace(payload=one.payload.replace(b'"value"', b'"seq":1,"value"'))
        for one in arrivals
    ]
    recorder.commit(recorder.prepare(again, 99_999.0))
    with store.read() as session:
        assert session.scalars(select(Alarm)).one().state == "cleared_unacked"
        assert set(session.scalars(select(SensorState.stale_since))) == {None}


def test_old_history_is_dropped_in_slices(bench: Bench, clock: HandClock) -> None:
    from db.ids import new_id

    def row(number: int, row_id: str) -> dict[str, Any]:
        return {
            "id": row_id, "hlc": 1, "version": 1, "sensor_id": bench.ids[code(0)],
            "ts": number, "seq": 0, "received_at": number, "value": 1.0, "state": None,
        }  # fmt: skip

    import time
    import uuid

    clock.wall = time.time_ns() // 1_000_000
    month_ago = clock.wall - 31 * 86_400_000
    old = [
        row(number, str(uuid.UUID(int=(month_ago << 80) + number))) for number in range(SLICE + 20)
    ]
    with bench.store.write() as write:
        write.session.execute(Reading.__table__.insert(), [*old, row(9_999_999, new_id())])
    assert [drop_slice(bench.store) for _ in range(3)] == [SLICE, 20, 0]
    assert len(bench.rows(Reading)) == 1


def test_a_signal_of_silence_can_carry_a_note(bench: Bench) -> None:
    bench.says(0, value=0.1)
    point = bench.roster.by_code[code(0)]
    batch = Batch()
    batch.told.append(Told(point, silent(point, bench.clock.now(), "停电")))
    bench.recorder.commit(batch)
    assert bench.alarm().disposition == "停电"


def test_both_databases_record_alike(any_store: Store, clock: HandClock) -> None:
    bench = Bench(any_store, clock)
    desk = Desk(any_store, Actor("演示甲"))
    bench.says(0, seq=1, value=0.2, state="normal", battery=80, rssi=-70)
    bench.says(0, seq=2, value=7.5, state="alarm")
    first = bench.alarm()
    bench.take(bench.arrival(0, b"\x00"), bench.arrival(0, b"\x00"))
    bench.says(0, seq=5, value=0.1, state="normal")
    late = bench.arrival(3, {"v": 1, "ts": clock.now() - 5_000, "seq": 1, "value": 40})
    bench.says(3, seq=2, value=1)
    bench.take(late)
    reset(desk, first.id, "real", "")
    bench.start()
    bench.take(late, bench.message(0, seq=6, value=9))
    steps = ["raise", "clear", "raise", "clear", "acknowledge", "reset", "raise"]
    assert sorted(bench.steps()) == sorted(steps)
    states = sorted(alarm.state for alarm in bench.rows(Alarm))
    assert states == ["active_unacked", "cleared_unacked", "normal"]
    smoke = next(row for row in bench.rows(SensorState) if row.id == bench.ids[code(0)])
    assert (smoke.messages, smoke.missed, smoke.seq, smoke.state) == (4, 2, 6, None)
    assert len(bench.rows(Reading)) == 6
    (refused,) = bench.rows(QuarantinedMessage)
    assert (refused.repeats, refused.payload) == (2, b"\x00")
    many = [
        bench.arrival(n % 2, {"v": 1, "ts": clock.now() + n + 1, "value": n % 4})
        for n in range(700)
    ]
    bench.take(*many)
    assert len(bench.rows(Reading)) == 706
    # Ids tell the real time, whatever the clock in hand says.
    assert drop_slice(any_store, -36_500) == SLICE
