"""From signals to alarms: what a change of condition does to the alarm of that condition.

A sensor has at most one open alarm of each condition. `follow` is idempotent: a signal that was
followed before, in whatever order signals come again, changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from app.domain.alarms import (
    SET_ASIDE_STATES,
    UNACKED_STATES,
    AlarmEvent,
    AlarmState,
    Condition,
    Effect,
    alarm_id,
    next_state,
    transition,
)

if TYPE_CHECKING:
    from app.domain.instant import Instant


CONFIRM = "confirm"
"""The rule by which a second detector confirms a fire; it is told once although no level rises."""


class Signal(NamedTuple):
    """A condition of a sensor begins, worsens or ends.

    `at`: since when that holds. `ts`, `seq`: the message that says so, which names the alarm.
    `late`: it is news of the past; what came later is known, and does not say the same.
    `note`: what people should know besides, e.g. that a whole area fell silent. `rule`: the code
    of the rule that says so (`app.domain.rules`), "" for the device's own word. `unclocked`: the
    message's own time cannot be believed; a device without a clock says the same each time.
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
    rule: str = ""
    unclocked: bool = False

    def name_of_next(self, sensor_id: str) -> str:
        """Return the id of the alarm it raises when its message has named one before.

        Named by its receipt: the second fire of a device without a clock is not the first one
        delivered again. A copy that comes so late is told twice, rather than not at all.
        """
        return alarm_id(sensor_id, self.condition, self.at, self.seq)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An alarm as far as signals and time can move it; see `db.models.Alarm`."""

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
    rule: str = ""
    returns_unacked: bool = False
    window_id: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One transition of an alarm; `before` None: it begins. `reason`: a rule's code, a window."""

    event: AlarmEvent
    before: AlarmState | None
    after: AlarmState
    at: Instant
    level: int
    value: float | None
    reason: str = ""


def covers(raised_at: Instant, ended_at: Instant | None, ts: Instant) -> bool:
    """Return whether an alarm that lasted from `raised_at` to `ended_at` already speaks of `ts`."""
    return raised_at <= ts and (ended_at is None or ts <= ended_at)


def follow(
    alarm: Occurrence | None,
    signal: Signal,
    named: str,
    *,
    latching: bool,
    known: bool,
    window_id: str | None = None,
) -> tuple[Occurrence | None, tuple[Step, ...]]:
    """Return the open alarm after `signal`, and the steps that lead there.

    `alarm`: the open alarm of the signal's condition, None if there is none. `named`: the id of the
    alarm that this signal would raise (`alarm_id`). `known`: that id was used before, or a closed
    alarm already covers the signal's time (only asked when there is no open alarm). `window_id`:
    the maintenance window in which the sensor is now; what would be news is suppressed by it.
    """
    after, steps = _follow(alarm, signal, named, latching=latching, known=known)
    if window_id is None or after is None or not is_news(steps, latched=after.latched):
        return after, steps
    quiet, last = set_aside(after, AlarmEvent.SUPPRESS, signal.at, window_id)
    return replace(quiet, window_id=window_id), (*steps, last)


def set_aside(
    alarm: Occurrence, event: AlarmEvent, at: Instant, reason: str
) -> tuple[Occurrence, Step]:
    """Shelve, suppress or take out of service. Raises TransitionRefused."""
    after = next_state(alarm.state, event, latched=alarm.latched)
    aside = replace(alarm, state=after, returns_unacked=alarm.state is not AlarmState.ACTIVE_ACKED)
    return aside, Step(event, alarm.state, after, at, alarm.level, alarm.value, reason)


def bring_back(
    alarm: Occurrence, event: AlarmEvent, at: Instant, reason: str
) -> tuple[Occurrence, Step]:
    """End what set the alarm aside: it is where it would have been. Raises TransitionRefused."""
    after = next_state(
        alarm.state,
        event,
        latched=alarm.latched,
        signal=alarm.signal,
        seen=not alarm.returns_unacked,
    )
    back = replace(alarm, state=after, returns_unacked=False, window_id=None)
    return back, Step(event, alarm.state, after, at, alarm.level, alarm.value, reason)


def is_news(steps: tuple[Step, ...], *, latched: bool) -> bool:
    """Return whether one of these steps of signals is announced."""
    return any(
        Effect.ANNOUNCE in transition(step.before, step.event, latched=latched).effects
        for step in steps
    )


def begins_to_wait(steps: tuple[Step, ...]) -> bool:
    """Return whether one of these steps makes the alarm wait for a person who had not to look.

    News of one that waits already does not begin its escalation anew: an unanswered fire whose
    signal flutters would never come to the leader.
    """
    return any(step.before not in UNACKED_STATES and step.after in UNACKED_STATES for step in steps)


def _follow(
    alarm: Occurrence | None, signal: Signal, named: str, *, latching: bool, known: bool
) -> tuple[Occurrence | None, tuple[Step, ...]]:
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
            rule=signal.rule,
        )
        first = Step(
            AlarmEvent.RAISE,
            None,
            raised.state,
            signal.at,
            signal.level,
            signal.value,
            signal.rule,
        )
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
    worse = signal.level < alarm.level or (
        signal.rule == CONFIRM and alarm.rule != CONFIRM and alarm.signal
    )
    returned = (
        not alarm.signal
        and named != alarm.id
        and (not signal.late or signal.ts > (alarm.cleared_at or alarm.raised_at))
    )
    if not returned and not worse:
        return alarm, ()
    breaks_out = worse and not signal.late and alarm.state is AlarmState.SHELVED
    if alarm.signal or breaks_out:
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
    after = next_state(alarm.state, event, latched=alarm.latched)
    aside = after in SET_ASIDE_STATES
    moved = replace(
        alarm,
        state=after,
        level=min(alarm.level, signal.level),
        signal=True,
        value=signal.value,
        threshold=signal.threshold,
        cleared_at=None,
        rule=signal.rule or alarm.rule,
        # It came again while it was set aside: nobody has seen that.
        returns_unacked=aside,
        window_id=alarm.window_id if aside else None,
    )
    return moved, Step(event, alarm.state, after, signal.at, moved.level, signal.value, signal.rule)


def _clear(alarm: Occurrence, signal: Signal) -> tuple[Occurrence, Step]:
    cleared = replace(
        alarm,
        state=next_state(alarm.state, AlarmEvent.CLEAR, latched=alarm.latched),
        signal=False,
        cleared_at=max(signal.at, alarm.raised_at),
    )
    return cleared, Step(
        AlarmEvent.CLEAR,
        alarm.state,
        cleared.state,
        signal.at,
        alarm.level,
        signal.value,
        signal.rule,
    )
