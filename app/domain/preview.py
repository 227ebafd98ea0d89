"""What a change of rules would have done: the last days' messages, evaluated anew.

The history holds each change of a value and at least one value a day, so that what is counted here
is what the watch would have counted, but for messages that told nothing new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.domain.alarms import Condition
from app.domain.evaluation import SensorMemory, due, observe
from app.domain.instant import SECOND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.evaluation import Signals
    from app.domain.instant import Instant
    from app.domain.readings import Reading
    from app.domain.rules import RuleSet
    from app.domain.sensors import SensorKind


class Preview(NamedTuple):
    """How many alarms a course of readings raises, at which levels, and at how many sensors."""

    raised: int
    by_level: Mapping[int, int]
    sensors: int


def replay(
    kind: SensorKind, rules: RuleSet, readings: Iterable[Reading], until: Instant
) -> list[int]:
    """Return the level of each alarm of the sensor's own condition that these readings raise.

    `readings`: of one sensor, in the order of their time. `until`: when looking ends.
    """
    memory = SensorMemory(kind, rules)
    raised: list[int] = []
    holds = False

    def count(signals: Signals) -> None:
        nonlocal holds
        for signal in signals:
            if signal.condition is not Condition.PROCESS:
                continue
            if signal.active and not holds:
                raised.append(signal.level)
            elif signal.active:
                raised[-1] = min(raised[-1], signal.level)
            holds = signal.active

    def wait(ts: Instant) -> None:
        # Rests can set the next moment anew, but never back: a bound keeps a defect from looping.
        for _ in range(1000):
            at = memory.next_due()
            if at is None or at * SECOND > ts:
                return
            count(due(memory, round(at * SECOND), at))

    for reading in readings:
        wait(reading.ts)
        count(observe(memory, reading, reading.ts, reading.ts / SECOND)[1])
    wait(until)
    return raised


class Tally:
    """Adds up what sensors would have raised, one after the other."""

    def __init__(self) -> None:
        self._raised = 0
        self._levels: dict[int, int] = {}
        self._sensors = 0

    def add(self, raised: list[int]) -> None:
        """Count one sensor's alarms, by their levels (see `replay`)."""
        self._raised += len(raised)
        self._sensors += bool(raised)
        for level in raised:
            self._levels[level] = self._levels.get(level, 0) + 1

    def preview(self) -> Preview:
        """Return what has been counted."""
        return Preview(self._raised, dict(sorted(self._levels.items())), self._sensors)
