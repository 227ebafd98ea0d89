"""Moving an alarm row by a person's event, through the domain's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.alarms import (
    SET_ASIDE_STATES,
    AlarmEvent,
    AlarmState,
    Effect,
    transition,
)
from app.services.desk import NotFound
from db.ids import new_id
from db.models import Alarm, AlarmTransition

if TYPE_CHECKING:
    from app.services.desk import Deed


def get_alarm(deed: Deed, alarm_id: str) -> Alarm:
    """Return an alarm to be changed. Raises NotFound."""
    alarm = deed.session.get(Alarm, alarm_id)
    if alarm is None:
        raise NotFound("alarms", alarm_id)
    return alarm


def move(deed: Deed, alarm: Alarm, event: AlarmEvent, reason: str = "") -> None:
    """Move the alarm by a person's event, with all that the table asks for.

    Raises TransitionRefused.
    """
    before = AlarmState(alarm.state)
    case = transition(
        before,
        event,
        latched=alarm.latched,
        signal=alarm.signal,
        seen=not alarm.returns_unacked,
    )
    alarm.state = case.after
    if event is AlarmEvent.ACKNOWLEDGE:
        alarm.acknowledged_at = deed.now
        alarm.acknowledged_by = deed.actor.name
    if case.after in SET_ASIDE_STATES:
        alarm.returns_unacked = before is not AlarmState.ACTIVE_ACKED
    elif before in SET_ASIDE_STATES:
        alarm.returns_unacked = False
        alarm.set_aside_until = None
        alarm.set_aside_by = None
        alarm.set_aside_reason = ""
        alarm.window_id = None
    if Effect.ANNOUNCE in case.effects or Effect.QUIET in case.effects:
        alarm.escalation = 0
    if Effect.END in case.effects:
        alarm.closed_at = deed.now
    deed.session.add(
        AlarmTransition(
            id=new_id(),
            alarm_id=alarm.id,
            at=deed.now,
            event=event,
            from_state=before,
            to_state=case.after,
            level=alarm.level,
            value=alarm.value,
            actor=deed.actor.name,
            reason=reason,
        )
    )
