"""What a reading means: per-sensor memory x reading -> signals (conditions that begin or end).

The memory belongs to the caller and is changed in place: this runs for every message of 22,000
sensors, and nearly all of them say that nothing happens (`calm`), which costs one comparison.

The rules, where a device's word and its value meet:
- `state` alarm raises, whatever the value; only `state` normal takes the device's word back. A
  message without a state says nothing about it.
- A value beyond a limit raises, whatever the state, except in a test. A value of a device that
  says fault may raise but not clear.
- A message that says normal and carries no value ends what earlier values began.
- An implausible value is a fault of the device and moves no limit.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from app.domain.alarms import Condition
from app.domain.instant import SECOND
from app.domain.readings import NO_SEQ, Novelty, Reading, ReportedState, missed
from app.domain.sensors import BATTERY_LOW, Direction, Level
from app.domain.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.instant import Instant
    from app.domain.sensors import SensorKind

Signals: TypeAlias = tuple[Signal, ...] | list[Signal]

_NONE = 0
_NORMAL = ReportedState.NORMAL
_BATTERY_LIMIT = BATTERY_LOW.limit


class SensorMemory:
    """What is remembered of one sensor between its messages.

    `ts`, `seq`, `value`, `state`, `battery`, `rssi`: of the newest message (`ts` -1: none yet).
    `received_at`: when it came, by our clock. `messages`, `missed`, `duplicates`: counters.
    `stale`: it has not reported for too long. `calm`: nothing is wrong with it and nothing pends,
    so that the next harmless message needs no evaluation.
    """

    __slots__ = (
        "_battery_low",
        "_beyond",
        "_calm_high",
        "_calm_low",
        "_declared",
        "_faulty",
        "_implausible",
        "_pending",
        "_signalled",
        "_testing",
        "battery",
        "calm",
        "duplicates",
        "kind",
        "messages",
        "missed",
        "received_at",
        "rssi",
        "seq",
        "stale",
        "state",
        "ts",
        "value",
    )

    def __init__(self, kind: SensorKind) -> None:
        self.kind = kind
        self.ts: Instant = -1
        self.seq = NO_SEQ
        self.received_at: Instant = 0
        self.value: float | None = None
        self.state: ReportedState | None = None
        self.battery: float | None = None
        self.rssi: float | None = None
        self.messages = 0
        self.missed = 0
        self.duplicates = 0
        self.stale = False
        self._calm_low, self._calm_high = calm_range(kind)
        self.calm = True
        self._declared = False
        self._faulty = False
        self._implausible = False
        self._testing = False
        self._battery_low = False
        self._beyond = 0  # a bit for each threshold that is exceeded
        self._pending: dict[int, tuple[Instant, int, float]] = {}
        self._signalled: dict[Condition, int] = {}  # active conditions and their highest level

    def next_due(self) -> float | None:
        """Return the monotonic second at which `due` has something to say without a message."""
        return min((due for _, _, due in self._pending.values()), default=None)

    def active(self) -> Mapping[Condition, int]:
        """Return the conditions that hold, with the severest level each has reached."""
        return self._signalled

    def restore(self, open_signals: Mapping[Condition, int], tick: float) -> None:
        """Take up again after a restart, when the newest message's fields have been set.

        `open_signals`: the conditions whose alarms are open and still signalled, by level. Where
        the newest message does not tell what began an alarm, it is taken for the device's word,
        which only the device takes back: in doubt the alarm stays.
        """
        self._signalled = dict(open_signals)
        self.stale = self.stale or Condition.STALE in open_signals
        self._testing = Condition.TEST in open_signals
        self._battery_low = Condition.BATTERY in open_signals
        if Condition.FAULT in open_signals:
            self._implausible = self.value is not None and not _plausible(self.kind, self.value)
            self._faulty = self.state is ReportedState.FAULT or not self._implausible
        process = Condition.PROCESS in open_signals
        self._beyond = 0
        if self.value is not None:
            for index, threshold in enumerate(self.kind.thresholds):
                if process and not threshold.inside(self.value):
                    self._beyond |= 1 << index
                elif threshold.on_delay_ms and threshold.beyond(self.value):
                    due = tick + threshold.on_delay_ms / SECOND
                    self._pending[index] = (self.ts, self.seq, due)
        self._declared = process and (self.state is ReportedState.ALARM or not self._beyond)
        self._settle()

    def fall_silent(self) -> None:
        """Mark the sensor as not reporting, without an alarm of its own; a message ends it."""
        self.stale = True
        self._settle()

    def forget(self, condition: Condition) -> None:
        """A person has closed the alarm: the next message that says so raises a new one."""
        self._signalled.pop(condition, None)
        if condition is Condition.PROCESS:
            self._declared = False
            self._beyond = 0
            self._pending.clear()
        self._settle()

    def _settle(self) -> None:
        """Find out whether all is calm."""
        self.calm = not (
            self._signalled
            or self._pending
            or self._declared
            or self._beyond
            or self._faulty
            or self._implausible
            or self._testing
            or self._battery_low
            or self.stale
        )


def calm_range(kind: SensorKind) -> tuple[float, float]:
    """Return `(low, high)`: a value with low <= value < high is plausible and within all limits."""
    low, high = kind.plausible[0], math.nextafter(kind.plausible[1], math.inf)
    for threshold in kind.thresholds:
        if threshold.direction is Direction.HIGH:
            high = min(high, threshold.limit)
        else:
            low = max(low, threshold.limit)
    return low, high


def observe(
    memory: SensorMemory, reading: Reading, now: Instant, tick: float
) -> tuple[Novelty, Signals]:
    """Take in one reading, received at `now` (wall) and `tick` (monotonic seconds).

    A duplicate changes nothing but its counter. A late reading never becomes the latest value; if
    it says alarm, it raises all the same.
    """
    ts, seq = reading.ts, reading.seq
    if ts < memory.ts or (ts == memory.ts and seq <= memory.seq):
        if ts == memory.ts and seq == memory.seq and not _differs(memory, reading):
            memory.duplicates += 1
            return Novelty.DUPLICATE, ()
        memory.messages += 1
        return Novelty.LATE, _late(memory.kind, reading)
    if memory.ts >= 0:
        gap = missed(memory.seq, seq)
        if gap:
            memory.missed += gap
    value, state, battery = reading.value, reading.state, reading.battery
    memory.ts = ts
    memory.seq = seq
    memory.received_at = now
    memory.value = value
    memory.state = state
    memory.battery = battery
    memory.rssi = reading.rssi
    memory.messages += 1
    if (
        memory.calm
        and (state is None or state is _NORMAL)
        and (value is None or memory._calm_low <= value < memory._calm_high)
        and (battery is None or battery >= _BATTERY_LIMIT)
    ):
        return Novelty.NEW, ()
    return Novelty.NEW, _evaluate(memory, reading, now, tick)


def due(memory: SensorMemory, now: Instant, tick: float) -> Signals:
    """Return what becomes true by the passing of time: limits exceeded for their whole on-delay."""
    signals: list[Signal] = []
    for index, (ts, seq, at) in list(memory._pending.items()):
        if tick >= at:
            del memory._pending[index]
            memory._beyond |= 1 << index
            _judge_process(memory, now, ts, seq, signals)
    memory._settle()
    return signals


def silent(memory: SensorMemory, now: Instant, note: str = "") -> Signal:
    """Mark the sensor as not reporting any more; return the signal that says so."""
    level = memory.kind.trouble_level
    memory._signalled[Condition.STALE] = level
    memory.fall_silent()
    return Signal(Condition.STALE, True, level, None, None, now, memory.ts, memory.seq, note=note)


def unclocked(memory: SensorMemory, reading: Reading, now: Instant) -> Signals:
    """Return what a refused reading still says: an alarm, as of its receipt.

    Its time cannot be believed, so it neither becomes the latest value nor clears anything.
    """
    severity = severity_of(memory.kind, reading)
    if severity is None:
        return ()
    level, limit = severity
    known = memory._signalled.get(Condition.PROCESS, _NONE)
    if known and known <= level:
        return ()
    memory._signalled[Condition.PROCESS] = level
    if reading.state is ReportedState.ALARM:
        memory._declared = True
    if reading.value is not None:
        for index, threshold in enumerate(memory.kind.thresholds):
            if not threshold.on_delay_ms and threshold.beyond(reading.value):
                memory._beyond |= 1 << index
    memory._settle()
    return (
        Signal(Condition.PROCESS, True, level, reading.value, limit, now, reading.ts, reading.seq),
    )


def severity_of(kind: SensorKind, reading: Reading) -> tuple[Level, float | None] | None:
    """Return level and limit of what a reading says by itself at once, None if no alarm."""
    found: list[tuple[Level, float | None]] = []
    if reading.state is ReportedState.ALARM:
        found.append((kind.alarm_level, None))
    if (
        reading.value is not None
        and reading.state is not ReportedState.TEST
        and _plausible(kind, reading.value)
    ):
        found += [
            (threshold.level, threshold.limit)
            for threshold in kind.thresholds
            if not threshold.on_delay_ms and threshold.beyond(reading.value)
        ]
    return min(found, key=lambda one: one[0]) if found else None


def _differs(memory: SensorMemory, reading: Reading) -> bool:
    """Return whether the same key carries other news: two messages without a number in one ms."""
    return reading.seq == NO_SEQ and (
        reading.value != memory.value or reading.state is not memory.state
    )


def _late(kind: SensorKind, reading: Reading) -> Signals:
    severity = severity_of(kind, reading)
    if severity is None:
        return ()
    level, limit = severity
    return (
        Signal(
            Condition.PROCESS,
            True,
            level,
            reading.value,
            limit,
            reading.ts,
            reading.ts,
            reading.seq,
            late=True,
        ),
    )


def _plausible(kind: SensorKind, value: float) -> bool:
    low, high = kind.plausible
    return low <= value <= high


def _evaluate(memory: SensorMemory, reading: Reading, now: Instant, tick: float) -> list[Signal]:
    """Move the memory by a new reading and return the conditions that changed."""
    state, value, ts, seq = reading.state, reading.value, reading.ts, reading.seq
    signals: list[Signal] = []
    began = (ts, seq)
    if memory.stale:
        memory.stale = False
        if memory._signalled.pop(Condition.STALE, _NONE):
            signals.append(
                Signal(Condition.STALE, False, memory.kind.trouble_level, None, None, now, ts, seq)
            )
    if state is not None:
        if state is ReportedState.ALARM:
            memory._declared = True
        elif state is _NORMAL:
            memory._declared = False
        memory._faulty = state is ReportedState.FAULT
        memory._testing = state is ReportedState.TEST
    if value is not None:
        memory._implausible = not _plausible(memory.kind, value)
        if not memory._implausible and not memory._testing:
            began = _move_limits(memory, value, ts, seq, tick) or began
    elif state is _NORMAL:
        memory._implausible = False
        memory._beyond = 0
        memory._pending.clear()
    if reading.battery is not None:
        if BATTERY_LOW.beyond(reading.battery):
            memory._battery_low = True
        elif BATTERY_LOW.inside(reading.battery):
            memory._battery_low = False
    _judge_process(memory, ts, *began, signals)
    for condition, active, level, shown in (
        (
            Condition.FAULT,
            memory._faulty or memory._implausible,
            memory.kind.trouble_level,
            value,
        ),
        (Condition.TEST, memory._testing, Level.IV, value),
        (Condition.BATTERY, memory._battery_low, BATTERY_LOW.level, reading.battery),
    ):
        if active and condition not in memory._signalled:
            memory._signalled[condition] = level
            limit = _BATTERY_LIMIT if condition is Condition.BATTERY else None
            signals.append(Signal(condition, True, level, shown, limit, ts, ts, seq))
        elif not active and memory._signalled.pop(condition, _NONE):
            signals.append(Signal(condition, False, level, shown, None, ts, ts, seq))
    memory._settle()
    return signals


def _move_limits(
    memory: SensorMemory, value: float, ts: Instant, seq: int, tick: float
) -> tuple[Instant, int] | None:
    """Hold the value against the limits; return the message that began a now matured on-delay.

    An on-delay runs by the device's clock or by ours, whichever is over first: a backlog comes at
    once, and a device that reports each half hour must not be waited for.
    """
    matured = None
    for index, threshold in enumerate(memory.kind.thresholds):
        bit = 1 << index
        if memory._beyond & bit:
            if threshold.inside(value) and not memory._faulty:
                memory._beyond &= ~bit
        elif not threshold.beyond(value):
            memory._pending.pop(index, None)
        elif not threshold.on_delay_ms:
            memory._beyond |= bit
        elif (since := memory._pending.get(index)) is None:
            memory._pending[index] = (ts, seq, tick + threshold.on_delay_ms / SECOND)
        elif ts - since[0] >= threshold.on_delay_ms or tick >= since[2]:
            del memory._pending[index]
            memory._beyond |= bit
            matured = since[:2]
    return matured


def _judge_process(
    memory: SensorMemory, at: Instant, ts: Instant, seq: int, signals: list[Signal]
) -> None:
    """Compare the sensor's own condition with what was last signalled."""
    level: int = _NONE
    limit: float | None = None
    if memory._declared:
        level = memory.kind.alarm_level
    for index, threshold in enumerate(memory.kind.thresholds):
        if memory._beyond & 1 << index and (not level or threshold.level < level):
            level, limit = threshold.level, threshold.limit
    known = memory._signalled.get(Condition.PROCESS, _NONE)
    if not level:
        if known:
            del memory._signalled[Condition.PROCESS]
            signals.append(Signal(Condition.PROCESS, False, known, memory.value, None, at, ts, seq))
    elif not known or level < known:
        memory._signalled[Condition.PROCESS] = level
        signals.append(Signal(Condition.PROCESS, True, level, memory.value, limit, at, ts, seq))
