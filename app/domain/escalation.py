"""Escalation of alarms that nobody acknowledges: louder, then the shift leader's list.

Working assumptions of the street, not of a standard: IEC 62682 asks that a response time belongs to
each priority, and leaves the figures to the plant.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from app.domain.instant import SECOND

if TYPE_CHECKING:
    from app.domain.instant import Instant


class Step(IntEnum):
    """How far an alarm has been escalated; the column `alarms.escalation`."""

    NONE = 0
    LOUDER = 1
    """Shorter repetition, a larger strip on every page."""
    LEADER = 2
    """On the shift leader's list (待值班长处理)."""


class EscalationTimes(NamedTuple):
    """Seconds without acknowledgement until the next step, by level; 0: never."""

    level_1: int = 60
    level_2: int = 180
    level_3: int = 600
    level_4: int = 0

    def of(self, level: int) -> int | None:
        """Return the time of a level in milliseconds, None where it never escalates."""
        return self[level - 1] * SECOND or None

    def shortest(self) -> int | None:
        """Return the shortest of them in milliseconds, None when no level escalates."""
        return min((one for one in self if one), default=0) * SECOND or None


class Waiting(NamedTuple):
    """An alarm that waits to be seen.

    `since`: when it was recorded as unacknowledged. `escalation` and `escalated_at`: the last step,
    which speaks of an earlier wait when it is older than `since`.
    """

    level: int
    since: Instant
    escalation: int = Step.NONE
    escalated_at: Instant | None = None

    @property
    def step(self) -> Step:
        """The step reached in this wait."""
        if self.escalated_at is None or self.escalated_at < self.since:
            return Step.NONE
        return Step(self.escalation)


def due_at(waiting: Waiting, times: EscalationTimes) -> Instant | None:
    """Return when the alarm takes its next step, None when it never will.

    Each step lasts its full time: an alarm that waited while the watch was off becomes louder
    first, and only then the leader's.
    """
    after = times.of(waiting.level)
    if after is None or waiting.step is Step.LEADER:
        return None
    if waiting.step is Step.LOUDER and waiting.escalated_at is not None:
        return waiting.escalated_at + after
    return waiting.since + after


def next_step(waiting: Waiting, times: EscalationTimes, now: Instant) -> Step | None:
    """Return the step that is due at `now`, None while none is."""
    due = due_at(waiting, times)
    return Step(waiting.step + 1) if due is not None and now >= due else None
