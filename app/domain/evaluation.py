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

from typing import TYPE_CHECKING, TypeAlias

from app.domain.alarms import Condition
from app.domain.course import expect_activity, follow_course
from app.domain.memory import DEVICE, INACTIVE, RATE, SensorMemory, plausible
from app.domain.readings import NO_SEQ, Novelty, Reading, ReportedState, missed
from app.domain.rules import default_rules
from app.domain.sensors import BATTERY_LOW, Level
from app.domain.signals import Signal
from app.domain.timing import enter, leave

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.instant import Instant
    from app.domain.rules import Rest, RuleSet
    from app.domain.sensors import SensorKind

__all__ = [
    "SensorMemory",
    "calm_range",
    "due",
    "observe",
    "rejudge",
    "resume",
    "severity_of",
    "silent",
    "unclocked",
]

Signals: TypeAlias = tuple[Signal, ...] | list[Signal]

_NONE = 0
_NORMAL = ReportedState.NORMAL
_NOT_BY_LIMITS = 1 << DEVICE | 1 << INACTIVE


def calm_range(kind: SensorKind) -> tuple[float, float]:
    """Return `(low, high)`: a value with low <= value < high is plausible and within all limits."""
    rules = default_rules(kind.code)
    return rules.calm_low, rules.calm_high


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
        return Novelty.LATE, _late(memory.rules, reading)
    if memory.ts >= 0:
        gap = missed(memory.seq, seq)
        if gap:
            memory.missed += gap
    value, state, battery = reading.value, reading.state, reading.battery
    changed = memory.rules.watchful and follow_course(memory, reading, now, tick)
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
        and not changed
        and (state is None or state is _NORMAL)
        and (value is None or memory._calm_low <= value < memory._calm_high)
        and (battery is None or battery >= memory._calm_battery)
    ):
        return Novelty.NEW, ()
    return Novelty.NEW, _evaluate(memory, reading, now, tick)


def due(memory: SensorMemory, now: Instant, tick: float) -> Signals:
    """Return what becomes true by the passing of time: delays that are over, and no activity."""
    signals: list[Signal] = []
    for bit, (ts, seq, at) in list(memory._pending.items()):
        if tick < at:
            continue
        rest = memory.rest_ms(_rest_of(memory.rules, bit), now)
        if rest:
            memory._pending[bit] = (ts, seq, tick + rest / 1000)
            continue
        del memory._pending[bit]
        memory._beyond |= 1 << bit
        _judge_process(memory, now, ts, seq, signals)
    for bit, (_, at) in list((memory._leaving or {}).items()):
        if tick >= at and memory._leaving:
            del memory._leaving[bit]
            memory._beyond &= ~(1 << bit)
            _judge_process(memory, now, memory.ts, memory.seq, signals)
    if memory._idle_due is not None and tick >= memory._idle_due:
        expect_activity(memory, now, tick)
        _judge_process(memory, now, memory.ts, memory.seq, signals)
    memory.settle()
    return signals


def rejudge(memory: SensorMemory, now: Instant) -> Signals:
    """Return what changes because `enabled` did: another sensor agrees, or no longer."""
    signals: list[Signal] = []
    if memory.ts >= 0:
        _judge_process(memory, now, memory.ts, memory.seq, signals)
    return signals


def resume(memory: SensorMemory, live: Mapping[Condition, int], now: Instant) -> Signals:
    """Return what a sensor that is back in service has to say at once, by its newest message.

    While it was out of service nothing of it was told. `live`: the conditions whose alarms, set
    aside with it, say that they hold.
    """
    memory._signalled = dict(live)
    signals: list[Signal] = []
    if memory.ts >= 0:
        ts, seq = memory.ts, memory.seq
        if not memory.stale and (level := memory._signalled.pop(Condition.STALE, _NONE)):
            signals.append(Signal(Condition.STALE, False, level, None, None, now, ts, seq))
        _judge_process(memory, now, ts, seq, signals)
        newest = Reading(ts, memory.value, memory.state, seq, memory.battery)
        _judge_device(memory, newest, signals)
    memory.settle()
    return signals


def silent(memory: SensorMemory, now: Instant, note: str = "") -> Signal:
    """Mark the sensor as not reporting any more; return the signal that says so."""
    level = memory.rules.stale_level
    memory._signalled[Condition.STALE] = level
    memory.fall_silent()
    return Signal(
        Condition.STALE,
        True,
        level,
        None,
        None,
        now,
        memory.ts,
        memory.seq,
        note=note,
        rule="stale",
    )


def unclocked(memory: SensorMemory, reading: Reading, now: Instant) -> Signals:
    """Return what a refused reading still says: an alarm, as of its receipt.

    Its time cannot be believed, so it neither becomes the latest value nor clears anything.
    """
    severity = severity_of(memory.rules, reading)
    if severity is None:
        return ()
    level, limit, rule = severity
    known = memory._signalled.get(Condition.PROCESS, _NONE)
    if known and known <= level:
        return ()
    memory._signalled[Condition.PROCESS] = level
    memory.process_since = memory.process_since or now
    if reading.state is ReportedState.ALARM:
        memory._beyond |= 1 << DEVICE
    if reading.value is not None:
        for index, threshold in enumerate(memory.rules.thresholds):
            if _at_once(memory.rules, index) and threshold.beyond(reading.value):
                memory._beyond |= 1 << index
    memory.settle()
    return (
        Signal(
            Condition.PROCESS,
            True,
            level,
            reading.value,
            limit,
            now,
            reading.ts,
            reading.seq,
            rule=rule,
            unclocked=True,
        ),
    )


def severity_of(
    rules: RuleSet | SensorKind, reading: Reading
) -> tuple[Level, float | None, str] | None:
    """Return level, limit and rule of what a reading says by itself at once, None if no alarm."""
    given = rules if not hasattr(rules, "code") else default_rules(rules.code)
    found: list[tuple[Level, float | None, str]] = []
    if reading.state is ReportedState.ALARM and given.device.enabled:
        found.append((given.alarm_level, None, ""))
    if (
        reading.value is not None
        and reading.state is not ReportedState.TEST
        and plausible(given, reading.value)
    ):
        found += [
            (threshold.level, threshold.limit, given.codes[index])
            for index, threshold in enumerate(given.thresholds)
            if _at_once(given, index) and threshold.beyond(reading.value)
        ]
    return min(found, key=lambda one: one[0]) if found else None


def _at_once(rules: RuleSet, index: int) -> bool:
    """Return whether a limit raises by one message, without delay, count or rest."""
    limit = rules.limits[index]
    return not rules.thresholds[index].on_delay_ms and limit.times == 1 and limit.rest is None


def _differs(memory: SensorMemory, reading: Reading) -> bool:
    """Return whether the same key carries other news: two messages without a number in one ms."""
    return reading.seq == NO_SEQ and (
        reading.value != memory.value or reading.state is not memory.state
    )


def _late(rules: RuleSet, reading: Reading) -> Signals:
    severity = severity_of(rules, reading)
    if severity is None:
        return ()
    level, limit, rule = severity
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
            rule=rule,
        ),
    )


def _evaluate(memory: SensorMemory, reading: Reading, now: Instant, tick: float) -> list[Signal]:
    """Move the memory by a new reading and return the conditions that changed."""
    state, value, ts, seq = reading.state, reading.value, reading.ts, reading.seq
    rules = memory.rules
    signals: list[Signal] = []
    began = (ts, seq)
    if memory.stale:
        memory.stale = False
        known = memory._signalled.pop(Condition.STALE, _NONE)
        if known:
            signals.append(Signal(Condition.STALE, False, known, None, None, now, ts, seq))
    if state is not None:
        began = _hear_device(memory, state, ts, seq, tick) or began
        memory._faulty = state is ReportedState.FAULT
        memory._testing = state is ReportedState.TEST
    if value is not None:
        memory._implausible = not plausible(rules, value)
        if not memory._implausible and not memory._testing:
            began = _move_limits(memory, value, ts, seq, now, tick) or began
    elif state is _NORMAL:
        memory._implausible = False
        memory._beyond &= _NOT_BY_LIMITS
        memory._pending.clear()
        if memory._leaving:
            memory._leaving = {bit: left for bit, left in memory._leaving.items() if bit == DEVICE}
    if reading.battery is not None and rules.battery is not None:
        if rules.battery.beyond(reading.battery):
            memory._battery_low = True
        elif rules.battery.inside(reading.battery):
            memory._battery_low = False
    _judge_process(memory, ts, *began, signals)
    if (
        memory._signalled
        or memory._faulty
        or memory._implausible
        or memory._testing
        or (memory._battery_low)
    ):
        _judge_device(memory, reading, signals)
    memory.settle()
    return signals


def _judge_device(memory: SensorMemory, reading: Reading, signals: list[Signal]) -> None:
    """Compare the conditions of the device itself with what was last signalled."""
    rules, value, ts, seq = memory.rules, reading.value, reading.ts, reading.seq
    battery = rules.battery or BATTERY_LOW
    for condition, active, level, shown, rule in (
        (
            Condition.FAULT,
            memory._faulty or memory._implausible,
            rules.trouble_level,
            value,
            "range" if memory._implausible else "",
        ),
        (Condition.TEST, memory._testing, Level.IV, value, ""),
        (Condition.BATTERY, memory._battery_low, battery.level, reading.battery, "battery"),
    ):
        if active and condition not in memory._signalled:
            memory._signalled[condition] = level
            limit = battery.limit if condition is Condition.BATTERY else None
            signals.append(Signal(condition, True, level, shown, limit, ts, ts, seq, rule=rule))
        elif not active and memory._signalled.pop(condition, _NONE):
            signals.append(Signal(condition, False, level, shown, None, ts, ts, seq))


def _hear_device(
    memory: SensorMemory, state: ReportedState, ts: Instant, seq: int, tick: float
) -> tuple[Instant, int] | None:
    """Take in the device's own word; return the message that began it, if it has matured."""
    device = memory.rules.device
    if state is ReportedState.ALARM and device.enabled:
        delay = device.within_ms if device.times > 1 else 0
        return enter(
            memory, DEVICE, ts, seq, tick, delay_ms=delay, times=device.times,
            within_ms=device.within_ms,
        )  # fmt: skip
    if state is _NORMAL:
        leave(memory, DEVICE, ts, tick, device.off_delay_ms)
    return None


def _move_limits(
    memory: SensorMemory, value: float, ts: Instant, seq: int, now: Instant, tick: float
) -> tuple[Instant, int] | None:
    """Hold the value against the limits; return the message that began a now matured one."""
    rules = memory.rules
    matured = None
    for index, threshold in enumerate(rules.thresholds):
        rule = rules.limits[index]
        if memory._beyond & 1 << index:
            if not threshold.inside(value):
                if memory._leaving:
                    memory._leaving.pop(index, None)
            elif not memory._faulty:
                leave(memory, index, ts, tick, rule.off_delay_ms)
        elif not threshold.beyond(value):
            memory._pending.pop(index, None)
        else:
            rest = memory.rest_ms(rule.rest, now)
            matured = (
                enter(
                    memory, index, ts, seq, tick, delay_ms=threshold.on_delay_ms,
                    times=rule.times, within_ms=rule.within_ms, rest_ms=rest,
                )
                or matured
            )  # fmt: skip
    return matured


def _judge_process(
    memory: SensorMemory, at: Instant, ts: Instant, seq: int, signals: list[Signal]
) -> None:
    """Compare the sensor's own condition with what was last signalled."""
    level, limit, rule = _worst(memory)
    known = memory._signalled.get(Condition.PROCESS, _NONE)
    if not level:
        if known:
            del memory._signalled[Condition.PROCESS]
            memory.process_since = 0
            memory.confirmed = False
            signals.append(Signal(Condition.PROCESS, False, known, memory.value, None, at, ts, seq))
    elif not known or level < known:
        memory._signalled[Condition.PROCESS] = level
        memory.process_since = memory.process_since or at
        signals.append(
            Signal(Condition.PROCESS, True, level, memory.value, limit, at, ts, seq, rule=rule)
        )


def _worst(memory: SensorMemory) -> tuple[int, float | None, str]:
    """Return level, limit and rule of the worst that holds now; level 0 for nothing."""
    rules, beyond = memory.rules, memory._beyond
    if not beyond or not memory.enabled:
        return _NONE, None, ""
    found: list[tuple[int, float | None, str]] = []
    if beyond & 1 << DEVICE:
        found.append((rules.alarm_level, None, ""))
    for index, threshold in enumerate(rules.thresholds):
        if beyond & 1 << index:
            found.append((threshold.level, threshold.limit, rules.codes[index]))
    if beyond & 1 << RATE and rules.rate is not None:
        found.append((rules.rate.level, rules.rate.change, "rate"))
    if beyond & 1 << INACTIVE and rules.inactivity is not None:
        found.append((rules.inactivity.level, None, "inactivity"))
    return min(found, key=lambda one: one[0]) if found else (_NONE, None, "")


def _rest_of(rules: RuleSet, bit: int) -> Rest | None:
    return rules.limits[bit].rest if bit < len(rules.limits) else None
