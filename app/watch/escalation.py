"""The watch escalates what nobody acknowledges: see `app.domain.escalation` for the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
import structlog
from sqlalchemy import and_, func, or_, select, update

from app.domain.alarms import UNACKED_STATES, AlarmEvent
from app.domain.escalation import (
    EscalationTimes,
    Step,
    Waiting,
    next_step,
)
from app.domain.hlc import milliseconds
from app.notices import Changed
from app.watch.alarmbook import ACTOR
from db.ids import new_id
from db.models import Alarm, AlarmTransition, LocalFact

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.domain.instant import Instant
    from app.notices import Notice
    from db.store import Store, Write

_log = structlog.get_logger(__name__)

EACH_S = 2.0
"""Seconds between two looks at the waiting alarms."""

MOST = 500
"""Alarms that take a step in one transaction; the most severe go first, the others next time."""

_SETTINGS = "street_settings"
"""The fact in which `app.services.settings_of_street` keeps the times."""


class _Times(msgspec.Struct):
    """What of the street's settings concerns us."""

    escalate_after_s: EscalationTimes = EscalationTimes()


class _Due(NamedTuple):
    alarm_id: str
    state: str
    level: int
    value: float | None
    waited: int
    step: Step


class Escalation:
    """Looks at the waiting alarms when `sweep` is called; used by one thread."""

    def __init__(self, store: Store, tell: Callable[[Notice], None]) -> None:
        self._store = store
        self._tell = tell
        self._next = 0.0

    def sweep(self) -> None:
        """Take the steps that are due, in one transaction; nothing within EACH_S of the last look.

        Raises sqlalchemy.exc.DBAPIError; nothing is lost by it, the steps are taken later.
        """
        tick = self._store.clock.monotonic()
        if tick < self._next:
            return
        self._next = tick + EACH_S
        with self._store.read() as session:
            if not _due(session, self._store.clock.now()):
                return
        with self._store.write() as write:
            # Again, inside: a person may have been quicker.
            found = _due(write.session, write.now)[:MOST]
            for step in (Step.LOUDER, Step.LEADER):
                _take(write, step, [one for one in found if one.step is step])
        if found:
            _log.warning("alarms are overdue", count=len(found))
            self._tell(Changed(alarms=tuple(one.alarm_id for one in found)))


def _due(session: Session, now: Instant) -> list[_Due]:
    """Return the alarms that take a step now, the most severe and longest waiting first."""
    times = _times(session)
    shortest = times.shortest()
    if shortest is None:
        return []
    wait_long = _could_be_due([n for n in (1, 2, 3, 4) if times.of(n) is None], now - shortest)
    columns = (
        Alarm.id,
        Alarm.state,
        Alarm.level,
        Alarm.value,
        Alarm.recorded_at,
        Alarm.acknowledged_at,
        Alarm.escalation,
        Alarm.escalated_at,
    )
    rows = session.execute(select(*columns).where(wait_long)).all()
    if not rows:
        return []
    began = _began(session, wait_long)
    due = []
    for row in rows:
        stamped, at = began[row.id]
        # Stamps run ahead after the PC's clock was set back, devices' clocks run ahead by
        # themselves: the earlier of both, and never before the alarm could be seen (again).
        since = min(stamped, max(at, row.recorded_at, row.acknowledged_at or 0))
        waiting = Waiting(row.level, since, row.escalation, row.escalated_at)
        step = next_step(waiting, times, now)
        if step is not None:
            due.append(_Due(row.id, row.state, row.level, row.value, now - since, step))
    return sorted(due, key=lambda one: (one.level, -one.waited, one.alarm_id))


def _could_be_due(never: list[int], before: Instant) -> ColumnElement[bool]:
    """Return the condition that leaves out what cannot be due, so that little is read."""
    return and_(
        Alarm.state.in_(UNACKED_STATES),
        Alarm.level.not_in(never),
        Alarm.recorded_at <= before,
        or_(
            Alarm.escalated_at.is_(None),
            and_(Alarm.escalation < Step.LEADER, Alarm.escalated_at <= before),
            Alarm.acknowledged_at >= Alarm.escalated_at,
        ),
    )


def _began(session: Session, which: ColumnElement[bool]) -> dict[str, tuple[Instant, Instant]]:
    """Return when each of these alarms began to wait: when it was recorded, when it happened."""
    step = AlarmTransition
    began = (
        select(step.alarm_id, func.max(step.hlc), func.max(step.at))
        .join(Alarm, Alarm.id == step.alarm_id)
        .where(
            which,
            step.to_state.in_(UNACKED_STATES),
            or_(step.from_state.is_(None), step.from_state.not_in(UNACKED_STATES)),
        )
        .group_by(step.alarm_id)
    )
    return {one: (milliseconds(stamp), at) for one, stamp, at in session.execute(began)}


def _times(session: Session) -> EscalationTimes:
    fact = session.get(LocalFact, _SETTINGS)
    if fact is None:
        return EscalationTimes()
    try:
        return msgspec.json.decode(fact.value, type=_Times).escalate_after_s
    except msgspec.MsgspecError as error:
        # Better to press people by the usual times than not at all.
        _log.warning("the street's times cannot be read", error=str(error))
        return EscalationTimes()


def _take(write: Write, step: Step, found: list[_Due]) -> None:
    """Write one step of these alarms, and the transition of each."""
    if not found:
        return
    ids = [one.alarm_id for one in found]
    write.session.execute(
        update(Alarm)
        .where(Alarm.id.in_(ids))
        .values(
            escalation=int(step),
            escalated_at=write.now,
            version=Alarm.version + 1,
            hlc=write.stamp,
        )
        .execution_options(synchronize_session=False)
    )
    write.touched("alarms", ids)
    write.session.add_all(
        AlarmTransition(
            id=new_id(),
            alarm_id=one.alarm_id,
            at=write.now,
            event=AlarmEvent.OVERDUE,
            from_state=one.state,
            to_state=one.state,
            level=one.level,
            value=one.value,
            actor=ACTOR,
            reason=f"step {int(step)}: not acknowledged for {one.waited // 1000} s",
        )
        for one in found
    )
