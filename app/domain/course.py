"""Conditions that lie in the course of messages: the rate of change, and no activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.instant import SECOND
from app.domain.memory import INACTIVE, RATE, SensorMemory
from app.domain.readings import Reading, ReportedState
from app.domain.sensors import Activity, Direction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.instant import Instant
    from app.domain.rules import Rate

_MOST = 256
"""Values kept of a course; a sensor that sends more within the span is thinned out."""


def follow_course(memory: SensorMemory, reading: Reading, now: Instant, tick: float) -> bool:
    """Take in what a new reading adds to the course, before it becomes the newest one.

    Return whether a condition began or ended with it.
    """
    before = memory._beyond
    rules = memory.rules
    if rules.inactivity is not None:
        note_activity(memory, reading, now, tick)
    value = reading.value
    if (
        rules.rate is not None
        and value is not None
        and reading.state is not ReportedState.TEST
        and rules.plausible[0] <= value <= rules.plausible[1]
    ):
        move_rate(memory, rules.rate, value, reading.ts)
    return memory._beyond != before


def move_rate(memory: SensorMemory, rule: Rate, value: float, ts: Instant) -> None:
    """Take a plausible value into the course, and see how much it changed within the span."""
    course = memory._course
    if course is None:
        course = memory._course = []
    oldest = ts - rule.per_ms
    while course and course[0][0] < oldest:
        del course[0]
    if len(course) >= _MOST:
        del course[::2]
    course.append((ts, value))
    values = [one for _, one in course]
    change = value - min(values) if rule.direction is Direction.HIGH else max(values) - value
    if change >= rule.change:
        memory._beyond |= 1 << RATE
    elif change < rule.change - rule.deadband or not rule.deadband:
        memory._beyond &= ~(1 << RATE)


def note_activity(memory: SensorMemory, reading: Reading, now: Instant, tick: float) -> None:
    """See whether a new reading tells of activity; called before it becomes the newest one."""
    rule = memory.rules.inactivity
    if rule is None:
        return
    before = None if memory.ts < 0 else Reading(memory.ts, memory.value, memory.state)
    if is_active(memory.kind.activity, rule.least, before, reading):
        memory._beyond &= ~(1 << INACTIVE)
        # A message that was long on its way tells of activity then, not now.
        age = min(max(0, now - reading.ts), rule.after_ms)
        memory._idle_due = tick + (rule.after_ms - age) / SECOND
    elif memory._idle_due is None and not memory._beyond & 1 << INACTIVE:
        memory._idle_due = tick + rule.after_ms / SECOND


def is_active(tells: Activity, least: float, before: Reading | None, reading: Reading) -> bool:
    """Return whether a reading tells of somebody, by the way of its kind.

    `before`: the one before it, None for none: the first word of a sensor counts as activity.
    """
    if before is None:
        return True
    value = reading.value
    if tells is Activity.DROP:
        return value is not None and before.value is not None and value < before.value
    if tells is Activity.LEVEL:
        return value is not None and value >= least
    if value is not None and (
        value >= least or (before.value is not None and value != before.value)
    ):
        return True
    return reading.state not in (None, ReportedState.FAULT, before.state) and (
        before.state is not None
    )


def last_activity(tells: Activity, least: float, readings: Iterable[Reading]) -> Instant | None:
    """Return when readings, in the order of their time, last told of activity; None for no reading.

    The first of them counts, for nothing is known of the time before.
    """
    last: Instant | None = None
    before: Reading | None = None
    for reading in readings:
        if is_active(tells, least, before, reading):
            last = reading.ts
        before = reading
    return last


def expect_activity(memory: SensorMemory, now: Instant, tick: float) -> None:
    """The time without activity is over: it counts now, or when the rest ends."""
    rule = memory.rules.inactivity
    memory._idle_due = None
    if rule is None or memory._beyond & 1 << INACTIVE:
        return
    rest = memory.rest_ms(rule.rest, now)
    if rest:
        memory._idle_due = tick + rest / SECOND
    else:
        memory._beyond |= 1 << INACTIVE
