"""What set an alarm aside ends by itself: shelving by its time, suppression by its window's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from app.domain.alarms import SET_ASIDE_STATES, AlarmEvent, AlarmState, Effect, transition
from app.watch.alarmbook import ACTOR
from db.ids import new_id
from db.models import Alarm, AlarmTransition, MaintenanceWindow

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from app.domain.instant import Instant
    from db.store import Store

_EVENTS = {
    AlarmState.SHELVED: (AlarmEvent.UNSHELVE, "time is over"),
    AlarmState.SUPPRESSED: (AlarmEvent.UNSUPPRESS, "window is over"),
}


def release_due(store: Store, now: Instant) -> list[str]:
    """Bring back every alarm whose time aside is over; return their ids. Usually one small query.

    A suppressed alarm without a window (it was deleted) comes back at once.
    """
    with store.read() as session:
        due = set(session.scalars(select(Alarm.id).where(*_due(now))))
    if not due:
        return []
    with store.write() as write:
        # Again, inside: a person may have been quicker.
        alarms = write.session.scalars(select(Alarm).where(Alarm.id.in_(due), *_due(now))).all()
        for alarm in alarms:
            before = AlarmState(alarm.state)
            event, reason = _EVENTS[before]
            case = transition(
                before,
                event,
                latched=alarm.latched,
                signal=alarm.signal,
                seen=not alarm.returns_unacked,
            )
            alarm.state = case.after
            alarm.returns_unacked = False
            alarm.set_aside_until = None
            alarm.set_aside_by = None
            alarm.set_aside_reason = ""
            alarm.window_id = None
            alarm.escalation = 0
            if Effect.END in case.effects:
                alarm.closed_at = write.now
            write.session.add(
                AlarmTransition(
                    id=new_id(),
                    alarm_id=alarm.id,
                    at=write.now,
                    event=event,
                    from_state=before,
                    to_state=case.after,
                    level=alarm.level,
                    value=alarm.value,
                    actor=ACTOR,
                    reason=reason,
                )
            )
    return [alarm.id for alarm in alarms]


def _due(now: Instant) -> tuple[ColumnElement[bool], ...]:
    over = select(MaintenanceWindow.id).where(
        or_(MaintenanceWindow.ends_at <= now, MaintenanceWindow.ended_at <= now)
    )
    suppressed = Alarm.state == AlarmState.SUPPRESSED
    return (
        Alarm.state.in_(SET_ASIDE_STATES),
        or_(
            (Alarm.state == AlarmState.SHELVED) & (Alarm.set_aside_until <= now),
            suppressed & (Alarm.window_id.is_(None) | Alarm.window_id.in_(over)),
        ),
    )
