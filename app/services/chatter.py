"""Which sensors chatter now: read from the transitions, where no raise is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.domain.alarms import AlarmEvent
from app.domain.chatter import CHATTERS_FROM, Chatter, chattering
from app.domain.hlc import tick
from app.domain.instant import MINUTE
from db.models import Alarm, AlarmTransition

if TYPE_CHECKING:
    from app.services.desk import Desk

LOOKS_BACK = 3 * MINUTE
"""How long a sensor that has come to rest is still spoken of."""

_MOST = 50


def chattering_sensors(desk: Desk) -> list[Chatter]:
    """Return the sensors that chattered in the last LOOKS_BACK, the worst first; at most 50.

    By when their raises happened, among those recorded in that time.
    """
    step = AlarmTransition
    since = desk.store.clock.now() - LOOKS_BACK
    raised = (step.event == AlarmEvent.RAISE, step.hlc >= tick(0, since))
    with desk.read() as session:
        many = (
            select(Alarm.sensor_id)
            .join(step, step.alarm_id == Alarm.id)
            .where(*raised)
            .group_by(Alarm.sensor_id)
            .having(func.count() >= CHATTERS_FROM)
            .order_by(func.count().desc())
            .limit(_MOST)
        )
        suspects = list(session.scalars(many))
        if not suspects:
            return []
        found = session.execute(
            select(Alarm.sensor_id, step.at)
            .join(step, step.alarm_id == Alarm.id)
            .where(*raised, Alarm.sensor_id.in_(suspects))
        )
        return chattering((sensor_id, at) for sensor_id, at in found)
