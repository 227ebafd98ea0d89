"""The life of alarms under everything that can happen to them, in any order (hypothesis)."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.alarms import (
    AlarmEvent,
    AlarmState,
    Condition,
    TransitionRefused,
    alarm_id,
    next_state,
)
from app.domain.evaluation import SensorMemory, due, observe, severity_of, unclocked
from app.domain.readings import Novelty, Reading, ReportedState
from app.domain.sensors import KINDS
from app.domain.signals import Occurrence, Signal, Step, covers, follow

SENSOR = "01a20ff3-0a95-76fd-a027-b289c0ed28d9"
NOW = 1_795_500_000_000


class Book:
    """What a database would hold: all alarms of one sensor, and their steps."""

    def __init__(self, *, latching: bool) -> None:
        self.latching = latching
        self.alarms: dict[str, Occurrence] = {}
        self.steps: list[tuple[str, Step]] = []
        self.history: set[Reading] = set()

    def open(self, condition: Condition) -> Occurrence | None:
        found = [
            alarm
            for alarm in self.alarms.values()
            if alarm.condition is condition and alarm.state is not AlarmState.NORMAL
        ]
        assert len(found) <= 1
        return found[0] if found else None

    def follow(self, signal: Signal) -> int:
        named = alarm_id(SENSOR, signal.condition, signal.ts, signal.seq)
        if signal.unclocked and named in self.alarms:
            named = signal.name_of_next(SENSOR)
        known = named in self.alarms or (
            signal.late
            and any(
                alarm.condition is signal.condition
                and covers(alarm.raised_at, alarm.cleared_at, signal.ts)
                for alarm in self.alarms.values()
                if alarm.state is AlarmState.NORMAL
            )
        )
        after, steps = follow(
            self.open(signal.condition),
            signal,
            named,
            latching=self.latching and signal.condition is Condition.PROCESS,
            known=known,
        )
        if after is not None and steps:
            self.alarms[after.id] = after
            self.steps += [(after.id, step) for step in steps]
        return len(steps)

    def move(self, alarm: Occurrence, event: AlarmEvent) -> bool:
        try:
            state = next_state(alarm.state, event, latched=alarm.latched)
        except TransitionRefused:
            return False
        self.alarms[alarm.id] = replace(alarm, state=state)
        return True


class Life(RuleBasedStateMachine):
    """A sensor, its watch, its officer; messages come new, late, again, or with a wrong clock."""

    kind = KINDS["smoke"]

    def __init__(self) -> None:
        super().__init__()
        self.book = Book(latching=self.kind.latching)
        self.memory = SensorMemory(self.kind)
        self.sent: list[Reading] = []
        self.ts = NOW
        self.tick = 0.0
        self.unseen: set[str] = set()

    def take(self, reading: Reading) -> int:
        """Do what the watch does with a message; return how many steps alarms made."""
        novelty, signals = observe(self.memory, reading, reading.ts, self.tick)
        history = self.book.history
        heard = Reading(reading.ts, reading.value, reading.state, reading.seq)
        if novelty is Novelty.LATE and heard in history:
            return 0
        if severity_of(self.kind, reading) is not None:
            history.add(heard)
        return sum(self.book.follow(signal) for signal in signals)

    @rule(
        value=st.none() | st.floats(0, 12) | st.sampled_from([3.9, 4.0, 4.5, 5.0, 5.1, 150.0]),
        state=st.none() | st.sampled_from(ReportedState),
        after=st.integers(1, 20_000),
        skip=st.integers(0, 2),
    )
    def new_message(
        self, value: float | None, state: ReportedState | None, after: int, skip: int
    ) -> None:
        if value is None and state is None:
            return
        self.ts += after
        self.tick += after / 1000
        seq = (self.sent[-1].seq if self.sent else 0) + 1 + skip
        reading = Reading(self.ts, value, state, seq)
        self.sent.append(reading)
        before = dict(self.book.alarms)
        self.take(reading)
        if state is ReportedState.ALARM:
            alarm = self.book.open(Condition.PROCESS)
            assert alarm is not None
            assert alarm.signal
            if alarm.id not in before or not before[alarm.id].signal:
                assert alarm.state is AlarmState.ACTIVE_UNACKED

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def the_broker_delivers_again(self, data: st.DataObject) -> None:
        for reading in data.draw(st.lists(st.sampled_from(self.sent), max_size=6)):
            assert self.take(reading) == 0, reading

    @precondition(lambda self: self.sent)
    @rule(back=st.integers(0, 12), again=st.booleans())
    def a_crash_and_what_was_not_confirmed_comes_again(self, back: int, again: bool) -> None:
        memory = SensorMemory(self.kind)
        for name in ("ts", "seq", "value", "state", "messages", "missed", "duplicates"):
            setattr(memory, name, getattr(self.memory, name))
        signals = {
            alarm.condition: int(alarm.level)
            for alarm in self.book.alarms.values()
            if alarm.state is not AlarmState.NORMAL and alarm.signal
        }
        memory.restore(signals, self.tick)
        assert set(memory.active()) == {
            condition for condition in self.memory.active() if self.book.open(condition)
        }
        self.memory = memory
        for reading in self.sent[len(self.sent) - back :] * (2 if again else 1):
            assert self.take(reading) == 0, reading

    @rule(alarm=st.booleans(), value=st.none() | st.floats(0, 12), before=st.integers(1, 30_000))
    def a_message_comes_late(self, alarm: bool, value: float | None, before: int) -> None:
        if not self.sent or (value is None and not alarm):
            return
        ts = self.sent[-1].ts - before
        reading = Reading(ts, value, ReportedState.ALARM if alarm else None, 0)
        latest = (self.memory.ts, self.memory.seq, self.memory.value)
        steps = self.take(reading)
        assert latest == (self.memory.ts, self.memory.seq, self.memory.value)
        if severity_of(self.kind, reading) is not None and not steps:
            assert any(
                found.condition is Condition.PROCESS
                and (
                    found.state is not AlarmState.NORMAL
                    or covers(found.raised_at, found.cleared_at, ts)
                )
                for found in self.book.alarms.values()
            )
        assert self.take(reading) == 0

    @rule(ts=st.integers(0, 10_000), seq=st.integers(0, 3))
    def an_alarm_with_a_wrong_clock(self, ts: int, seq: int) -> None:
        reading = Reading(ts, None, ReportedState.ALARM, seq)
        self.ts += 1  # it comes later than whatever came before
        for signal in unclocked(self.memory, reading, self.ts):
            self.book.follow(signal)
        assert self.book.open(Condition.PROCESS) is not None

    @rule(seconds=st.floats(0, 30))
    def time_passes(self, seconds: float) -> None:
        self.tick += seconds
        for signal in due(self.memory, self.ts, self.tick):
            self.book.follow(signal)

    @rule(condition=st.sampled_from(Condition))
    def a_person_acknowledges(self, condition: Condition) -> None:
        alarm = self.book.open(condition)
        if alarm is not None and self.book.move(alarm, AlarmEvent.ACKNOWLEDGE):
            self.unseen.discard(alarm.id)

    @rule()
    def a_person_resets(self) -> None:
        alarm = self.book.open(Condition.PROCESS)
        if alarm is None or not self.book.move(alarm, AlarmEvent.RESET):
            return
        closed = self.book.alarms[alarm.id]
        if closed.cleared_at is None:
            self.book.alarms[alarm.id] = replace(closed, cleared_at=self.ts)
        self.memory.forget(Condition.PROCESS)

    @invariant()
    def an_alarm_nobody_has_seen_never_disappears(self) -> None:
        for alarm in self.book.alarms.values():
            if alarm.id in self.unseen:
                assert alarm.state is not AlarmState.NORMAL
            if alarm.state in (AlarmState.ACTIVE_UNACKED, AlarmState.CLEARED_UNACKED):
                self.unseen.add(alarm.id)

    @invariant()
    def fire_ends_only_by_a_reset(self) -> None:
        if self.kind.latching:
            for of, step in self.book.steps:
                latched = self.book.alarms[of].condition is Condition.PROCESS
                assert not (latched and step.after is AlarmState.NORMAL)

    @invariant()
    def what_the_sensor_says_now_is_on_the_screen(self) -> None:
        for condition in self.memory.active():
            alarm = self.book.open(condition)
            if alarm is not None:
                assert alarm.signal

    @invariant()
    def severity_never_falls_while_an_alarm_is_open(self) -> None:
        worst: dict[str, int] = {}
        for of, step in self.book.steps:
            assert step.level <= worst.get(of, 4)
            worst[of] = step.level


class GasLife(Life):
    """Two limits, not latched: severity rises, alarms close when seen and over."""

    kind = KINDS["combustible_gas"]


class WaterLife(Life):
    """On-delays."""

    kind = KINDS["water_level"]


for _life in (Life, GasLife, WaterLife):
    _life.TestCase.settings = settings(
        max_examples=50, stateful_step_count=25, deadline=None, print_blob=True
    )
TestFire = Life.TestCase
TestGas = GasLife.TestCase
TestWater = WaterLife.TestCase
