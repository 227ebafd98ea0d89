"""Every alarm of an inject, or of a kind, was acknowledged in time (及时确认报警)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import Finding, Outcome
from app.domain.drill.wants import Acknowledge, Want

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import AlarmFact, Record

NAME = "acknowledged_within"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`within`: after it was raised. `inject`: alarms of the sensors that it let speak, "" for all.
    `sensors`: of this kind, "" for all kinds. `level`: this and higher.
    """

    within: BodySpan
    inject: str = ""
    sensors: str = ""
    level: int = 4


def find(body: Body, record: Record) -> Finding:
    """Count: the share is that of the alarms acknowledged in time. No alarm: nothing to judge."""
    alarms = [one for one in record.alarms if _is_meant(body, one, record)]
    if not alarms:
        return Finding(Outcome.UNJUDGED)
    in_time, waiting, last = [], 0, 0
    for one in alarms:
        deadline = one.raised_at + body.within
        if one.acknowledged_at is not None and one.acknowledged_at <= deadline:
            in_time.append(one.id)
            last = max(last, one.acknowledged_at)
        elif one.acknowledged_at is None and record.end < deadline:
            waiting += 1
    share = len(in_time) / len(alarms)
    if len(in_time) == len(alarms):
        return Finding(Outcome.MET, 1.0, last, tuple(in_time))
    if waiting + len(in_time) == len(alarms):
        return Finding(Outcome.OPEN)
    return Finding(Outcome.MISSED if not in_time else Outcome.LATE, share, None, tuple(in_time))


def want(body: Body, _play: Play) -> Want | None:
    """Return that alarms are acknowledged as they come."""
    return Want(Acknowledge(), 0, body.within)


def _is_meant(body: Body, alarm: AlarmFact, record: Record) -> bool:
    if alarm.level > body.level or body.sensors not in ("", alarm.kind):
        return False
    if not body.inject:
        return True
    step = record.play.steps.get(body.inject)
    if step is None or step.at is None:
        return False
    return alarm.sensor in step.sensors and alarm.raised_at >= step.at
