"""Nobody acknowledges: the watch steps up, on a real database, and a person's look ends it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, select

from app.domain.alarms import AlarmEvent, AlarmState
from app.domain.escalation import EscalationTimes
from app.notices import Changed, Notice
from app.services import settings_of_street
from app.services.alarms import acknowledge, transitions
from app.services.desk import Desk
from app.services.shelving import shelve
from app.settings import WatchSettings
from app.watch.escalation import EACH_S, MOST, Escalation
from app.watch.inbox import Arrival, Inbox
from app.watch.recorder import Recorder
from app.watch.release import release_due
from app.watch.roster import Roster
from app.watch.worker import Worker
from db.models import Alarm, AlarmTransition
from tests.conftest import add_officer
from tests.occurrences import move_alarm, raise_alarm
from tests.streets import topic
from tests.watching import wait_until

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store import Store
    from tests.streets import HandClock


class Room:
    """The escalation over a small street, swept by hand."""

    def __init__(self, store: Store, clock: HandClock, sensor_ids: list[str]) -> None:
        self.store, self.clock, self.sensors = store, clock, sensor_ids
        self.told: list[Notice] = []
        self.escalation = Escalation(store, self.told.append)

    def after(self, seconds: float) -> None:
        """Let time pass, and sweep."""
        self.clock.advance(seconds)
        self.escalation.sweep()

    def alarm(self, alarm_id: str) -> Alarm:
        with self.store.read() as session:
            return session.get_one(Alarm, alarm_id)

    def step(self, alarm_id: str) -> int:
        return self.alarm(alarm_id).escalation

    def overdue(self) -> list[AlarmTransition]:
        with self.store.read() as session:
            query = select(AlarmTransition).where(AlarmTransition.event == "overdue")
            return list(session.scalars(query.order_by(AlarmTransition.hlc)))


@pytest.fixture
def room(store: Store, clock: HandClock, sensor_ids: list[str]) -> Room:
    return Room(store, clock, sensor_ids)


def test_each_level_has_its_time_and_every_step_its_transition(room: Room) -> None:
    by_level = {
        level: raise_alarm(room.store, room.sensors[0], level=level) for level in range(1, 5)
    }
    version = room.alarm(by_level[1]).version
    room.after(59)
    assert not room.told
    room.after(EACH_S)
    assert {level: room.step(one) for level, one in by_level.items()} == {1: 1, 2: 0, 3: 0, 4: 0}
    first = room.alarm(by_level[1])
    assert first.escalated_at == room.clock.now()
    assert first.version == version + 1
    assert room.told == [Changed(alarms=(by_level[1],))]
    room.after(58)
    assert room.step(by_level[1]) == 1
    room.after(EACH_S)
    assert room.step(by_level[1]) == 2
    for _ in range(400):
        room.after(EACH_S * 2)
    assert {level: room.step(one) for level, one in by_level.items()} == {1: 2, 2: 2, 3: 2, 4: 0}
    assert len(room.overdue()) == 6
    step = room.overdue()[0]
    assert (step.actor, step.from_state, step.to_state) == (
        "watch",
        *[AlarmState.ACTIVE_UNACKED] * 2,
    )
    assert step.reason == "step 1: not acknowledged for 61 s"


def test_acknowledging_ends_it_and_keeps_what_was(room: Room, desk: Desk) -> None:
    alarm = raise_alarm(room.store, room.sensors[0], level=1)
    room.after(61)
    acknowledge(desk, [alarm])
    assert room.step(alarm) == 0
    room.after(3_600)
    assert room.step(alarm) == 0
    assert [step.event for step in transitions(desk, alarm)] == ["raise", "overdue", "acknowledge"]


def test_a_fire_that_comes_back_waits_from_then(room: Room, desk: Desk) -> None:
    alarm = raise_alarm(room.store, room.sensors[0], level=1)
    room.after(130)
    room.after(130)
    assert room.step(alarm) == 2
    acknowledge(desk, [alarm])
    room.clock.advance(100)
    move_alarm(room.store, alarm, AlarmEvent.CLEAR)
    move_alarm(room.store, alarm, AlarmEvent.RAISE)
    room.after(59)
    assert room.step(alarm) == 0
    room.after(EACH_S)
    assert room.step(alarm) == 1


def test_after_a_night_without_a_watch_it_is_loud_first(room: Room) -> None:
    alarm = raise_alarm(room.store, room.sensors[0], level=1)
    room.after(8 * 3600)
    assert room.step(alarm) == 1
    room.after(EACH_S)
    assert room.step(alarm) == 1
    room.after(60)
    assert room.step(alarm) == 2


def test_late_news_waits_from_when_it_was_recorded(room: Room) -> None:
    now = room.clock.now()
    alarm = raise_alarm(room.store, room.sensors[0], level=1, raised_at=now - 7_200_000)
    room.after(30)
    assert room.step(alarm) == 0
    room.after(31)
    assert room.step(alarm) == 1


def test_what_is_shelved_does_not_wait_and_waits_anew_when_it_comes_back(
    room: Room, desk: Desk
) -> None:
    alarm = raise_alarm(room.store, room.sensors[1], level=1, latched=False)
    room.after(61)
    assert room.step(alarm) == 1
    shelve(desk, [alarm], room.clock.now() + 3_600_000, "施工")
    assert room.step(alarm) == 0
    room.after(3_500)
    assert room.step(alarm) == 0
    room.clock.advance(200)
    assert release_due(room.store, room.clock.now()) == [alarm]
    room.after(59)
    assert room.step(alarm) == 0
    room.after(EACH_S)
    assert room.step(alarm) == 1


def test_a_fire_whose_signal_flutters_still_comes_to_the_leader(
    store: Store, clock: HandClock, sensor_ids: list[str]
) -> None:
    room = Room(store, clock, sensor_ids)
    roster = Roster(store, "street")
    recorder = Recorder(store, roster, WatchSettings(), "street")
    recorder.load(clock.monotonic(), 0.0)
    for number in range(16):
        state = "normal" if number % 2 else "alarm"
        body = json.dumps({"v": 1, "ts": clock.now(), "seq": number + 1, "state": state}).encode()
        arrival = Arrival(topic(0), body, len(body), 1, 1, 1, clock.now(), clock.monotonic())
        batch = recorder.prepare([arrival], 0.0)
        recorder.commit(batch)
        room.after(10)
    with store.read() as session:
        (alarm,) = session.scalars(select(Alarm))
    assert alarm.escalation == 2
    assert [step.reason[:6] for step in room.overdue()] == ["step 1", "step 2"]


def test_the_streets_own_times_hold(room: Room) -> None:
    leader = Desk(room.store, add_officer(room.store, "chief", "班长", role="leader"))
    own = settings_of_street.StreetSettings(escalate_after_s=EscalationTimes(0, 20, 600, 0))
    settings_of_street.change_settings(leader, own)
    assert settings_of_street.settings(leader).escalate_after_s == (0, 20, 600, 0)
    never = raise_alarm(room.store, room.sensors[0], level=1)
    soon = raise_alarm(room.store, room.sensors[1], level=2)
    room.after(21)
    assert (room.step(never), room.step(soon)) == (0, 1)
    with pytest.raises(settings_of_street.BadValue):
        settings_of_street.change_settings(
            leader, settings_of_street.StreetSettings(escalate_after_s=EscalationTimes(level_1=3))
        )


def test_a_flood_is_escalated_in_parts_the_most_severe_first(room: Room) -> None:
    with room.store.write() as write:
        for number in range(MOST + 3):
            alarm = Alarm(
                sensor_id=room.sensors[0],
                kind="smoke",
                condition="process",
                level=1 if number > MOST else 2,
                state=AlarmState.ACTIVE_UNACKED,
                latched=True,
                raised_at=write.now,
                recorded_at=write.now,
            )
            write.session.add(alarm)
            write.session.flush()
            write.session.add(
                AlarmTransition(
                    alarm_id=alarm.id,
                    at=write.now,
                    event=AlarmEvent.RAISE,
                    to_state=AlarmState.ACTIVE_UNACKED,
                    level=alarm.level,
                    actor="watch",
                )
            )
    room.after(200)
    first = room.overdue()
    assert len(first) == MOST
    assert sum(step.level == 1 for step in first) == 2
    room.after(EACH_S)
    assert len(room.overdue()) == MOST + 3


def test_between_two_looks_nothing_is_read(room: Room) -> None:
    raise_alarm(room.store, room.sensors[0], level=1)
    room.after(61)
    read: list[str] = []
    event.listen(room.store.engine, "before_cursor_execute", lambda *a: read.append(a[2]))
    room.after(EACH_S / 2)
    assert not read
    room.after(EACH_S)
    assert read


class Silent:
    """A link that brings what the test gives it; all that the worker asks of one."""

    up = True

    def __init__(self) -> None:
        self.confirmed = 0

    def uptime(self) -> float:
        return 0.0

    def subscribe(self, wanted: str) -> None:
        pass

    def acknowledge(self, arrivals: Sequence[Arrival]) -> None:
        self.confirmed += len(arrivals)


def test_the_worker_does_it_also_while_messages_keep_coming(
    store: Store, clock: HandClock, sensor_ids: list[str]
) -> None:
    alarm = raise_alarm(store, sensor_ids[0], level=1)
    inbox, link = Inbox(), Silent()
    roster = Roster(store, "street")
    told: list[Notice] = []
    worker = Worker(
        store,
        roster,
        Recorder(store, roster, WatchSettings(), "street"),
        inbox,
        link,  # type: ignore[arg-type]
        tell=told.append,
        nudge=lambda: None,
    )
    clock.advance(61)
    for number in range(3_000):
        body = json.dumps({"v": 1, "ts": clock.now(), "seq": number + 1, "value": 0.1}).encode()
        inbox.put(Arrival(topic(0), body, len(body), 1, 1, 1, clock.now(), clock.monotonic()))
    worker.start()
    try:
        wait_until(lambda: link.confirmed == 3_000)
        wait_until(lambda: step_of(store, alarm) == 1)
    finally:
        worker.stop()
    assert any(isinstance(one, Changed) and alarm in one.alarms for one in told)


def step_of(store: Store, alarm_id: str) -> int:
    with store.read() as session:
        return session.get_one(Alarm, alarm_id).escalation
