"""From signals to alarms: what a change of condition does to the alarm of that condition.

A sensor has at most one open alarm of each condition. `follow` is idempotent: a signal that was
followed before, in whatever order signals come again, changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from app.domain.alarms import AlarmEvent, AlarmState, Condition, next_state

if TYPE_CHECKING:
    from app.domain.instant import Instant


class Signal(NamedTuple):
    """A condition of a sensor begins, worsens or ends.

    `at`: since when that holds. `ts`, `seq`: the message that says so, which names the alarm.
    `late`: it is news of the past; what came later is known, and does not say the same.
    `note`: what people should know besides, e.g. that a whole area fell silent.
    """

    condition: Condition
    active: bool
    level: int
    value: float | None
    threshold: float | None
    at: Instant
    ts: Instant
    seq: int
    late: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An alarm as far as signals can move it; see `db.models.Alarm`."""

    id: str
    condition: Condition
    state: AlarmState
    level: int
    latched: bool
    signal: bool
    value: float | None
    threshold: float | None
    raised_at: Instant
    cleared_at: Instant | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One transition of an alarm; `before` None: it begins."""

    event: AlarmEvent
    before: AlarmState | None
    after: AlarmState
    at: Instant
    level: int
    value: float | None


def covers(raised_at: Instant, ended_at: Instant | None, ts: Instant) -> bool:
    """Return whether an alarm that lasted from `raised_at` to `ended_at` already speaks of `ts`."""
    return raised_at <= ts and (ended_at is None or ts <= ended_at)


def follow(
    alarm: Occurrence | None, signal: Signal, named: str, *, latching: bool, known: bool
) -> tuple[Occurrence | None, tuple[Step, ...]]:
    """Return the open alarm after `signal`, and the steps that lead there.

    `alarm`: the open alarm of the signal's condition, None if there is none. `named`: the id of the
    alarm that this signal would raise (`alarm_id`). `known`: that id was used before, or a closed
    alarm already covers the signal's time (only asked when there is no open alarm).
    """
    if alarm is None:
        if not signal.active or known:
            return None, ()
        raised = Occurrence(
            id=named,
            condition=signal.condition,
            state=next_state(None, AlarmEvent.RAISE, latched=latching),
            level=signal.level,
            latched=latching,
            signal=True,
            value=signal.value,
            threshold=signal.threshold,
            raised_at=signal.at,
        )
        first = Step(AlarmEvent.RAISE, None, raised.state, signal.at, signal.level, signal.value)
        if signal.late:
            ended, last = _clear(raised, signal)
            return ended, (first, last)
        return raised, (first,)
    if not signal.active:
        if not alarm.signal:
            return alarm, ()
        ended, last = _clear(alarm, signal)
        return ended, (last,)
    return _again(alarm, signal, named)


def _again(alarm: Occurrence, signal: Signal, named: str) -> tuple[Occurrence, tuple[Step, ...]]:
    """Follow an active signal when its condition has an open alarm."""
    worse = signal.level < alarm.level
    returned = (
        not alarm.signal
        and named != alarm.id
        and (not signal.late or signal.ts > (alarm.cleared_at or alarm.raised_at))
    )
    if not returned and not worse:
        return alarm, ()
    if alarm.signal:
        moved, step = _move(alarm, signal, AlarmEvent.ESCALATE)
        return moved, (step,)
    moved, step = _move(alarm, signal, AlarmEvent.RAISE)
    if signal.late or not returned:
        ended, last = _clear(moved, signal)
        at = max(signal.at, alarm.cleared_at or signal.at)
        return replace(ended, cleared_at=at), (step, last)
    return moved, (step,)


def _move(alarm: Occurrence, signal: Signal, event: AlarmEvent) -> tuple[Occurrence, Step]:
    """Raise again or escalate: the severity never falls while the alarm is open."""
    moved = replace(
        alarm,
        state=next_state(alarm.state, event, latched=alarm.latched),
        level=min(alarm.level, signal.level),
        signal=True,
        value=signal.value,
        threshold=signal.threshold,
        cleared_at=None,
    )
    return moved, Step(event, alarm.state, moved.state, signal.at, moved.level, signal.value)


def _clear(alarm: Occurrence, signal: Signal) -> tuple[Occurrence, Step]:
    cleared = replace(
        alarm,
        state=next_state(alarm.state, AlarmEvent.CLEAR, latched=alarm.latched),
        signal=False,
        cleared_at=max(signal.at, alarm.raised_at),
    )
    return cleared, Step(
        AlarmEvent.CLEAR, alarm.state, cleared.state, signal.at, alarm.level, signal.value
    )
