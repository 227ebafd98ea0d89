"""What happened to alarms within a span, as `app.domain.quality` wants it, in few queries.

A stamp is never earlier than what it stamps (`app.domain.hlc`), so a span is looked for from its
beginning's stamp on, by the index.
"""

from __future__ import annotations

from collections import Counter
from itertools import starmap
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, case, not_, or_, select

from app.domain import hlc
from app.domain.annunciation import (
    ANNUNCIATED,
    SET_ASIDE,
    WAITING,
    Raised,
    Span,
    Step,
    Tally,
    Wait,
)
from app.domain.instant import HOUR
from app.domain.quality_answers import waits
from app.services.alarm_rows import in_parts
from db.models import Alarm, AlarmTransition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.domain.instant import Instant

_CLOCKS_APART = HOUR
"""A device's clock may be ahead of ours, and its step's time ahead of its stamp."""


class Recorded(NamedTuple):
    """An alarm recorded within the span; what makes alarms alike stands last."""

    id: str
    sensor_id: str
    raised_at: int
    recorded_at: int
    acknowledged_at: int | None
    kind: str
    condition: str
    level: int
    verdict: str | None
    cause: str | None


def recorded_alarms(session: Session, span: Span) -> list[Recorded]:
    """Return the alarms that were recorded within the span."""
    found = session.execute(
        select(
            Alarm.id,
            Alarm.sensor_id,
            Alarm.raised_at,
            Alarm.recorded_at,
            Alarm.acknowledged_at,
            Alarm.kind,
            Alarm.condition,
            Alarm.level,
            Alarm.verdict,
            Alarm.false_cause,
        ).where(
            # The stamp is of the last change: no earlier than the recording, and indexed.
            Alarm.hlc >= _stamp(span.since),
            Alarm.recorded_at >= span.since,
            Alarm.recorded_at < span.until,
        )
    )
    return list(starmap(Recorded, found))


class Turn(NamedTuple):
    """A step that is more than raise, clear, acknowledge and reset, each once."""

    sensor_id: str
    step: Step


def turns_of(session: Session, span: Span) -> list[Turn]:
    """Return the steps of the span that repeat a raise, begin a new wait, or set aside."""
    step = AlarmTransition
    waits_before, waits_after = step.from_state.in_(WAITING), step.to_state.in_(WAITING)
    event, state = ANNUNCIATED
    found = session.execute(
        select(
            Alarm.sensor_id,
            step.alarm_id,
            step.event,
            step.from_state,
            step.to_state,
            case((step.from_state.is_(None), Alarm.recorded_at), else_=step.at),
        )
        .join(Alarm, Alarm.id == step.alarm_id)
        .where(
            step.hlc >= _stamp(span.since - _CLOCKS_APART),
            or_(
                and_(step.from_state.is_(None), step.to_state != state),
                and_(step.from_state.is_not(None), step.event == event),
                and_(step.from_state.is_not(None), not_(waits_before), waits_after),
                step.to_state.in_(SET_ASIDE),
            ),
        )
    )
    turns = [Turn(sensor, Step(*rest)) for sensor, *rest in found]
    return [one for one in turns if span.since <= one.step.seen_at < span.until]


def annunciations(recorded: Iterable[Recorded], turns: Iterable[Turn]) -> list[Raised]:
    """Return the annunciations: the first of each alarm, if it had one, and the repeated ones."""
    hidden = {one.step.alarm_id for one in turns if one.step.from_state is None}
    first = [
        Raised(one.sensor_id, one.raised_at, one.recorded_at)
        for one in recorded
        if one.id not in hidden
    ]
    again = [
        Raised(sensor, step.seen_at, step.seen_at)
        for sensor, step in turns
        if step.from_state is not None and (step.event, step.to_state) == ANNUNCIATED
    ]
    return first + again


def answers(
    session: Session, span: Span, recorded: Iterable[Recorded], turns: Iterable[Turn]
) -> list[Wait]:
    """Return the waits of the span.

    An alarm that began to wait once says all about it itself; only of the few others the steps are
    read, which is what keeps 100,000 alarms a matter of a moment.
    """
    tangled = {one.step.alarm_id for one in turns if one.step.from_state not in WAITING}
    tangled.update(one.step.alarm_id for one in turns if one.step.to_state in SET_ASIDE)
    plain = [
        Wait(
            one.recorded_at,
            None if one.acknowledged_at is None else max(0, one.acknowledged_at - one.recorded_at),
        )
        for one in recorded
        if one.id not in tangled
    ]
    return plain + waits(_steps(session, tangled), span)


def _steps(session: Session, alarm_ids: Iterable[str]) -> list[Step]:
    """Return all steps of these alarms in the order in which they were written."""
    step = AlarmTransition
    steps: list[Step] = []
    for part in in_parts(sorted(alarm_ids)):
        found = session.execute(
            select(
                step.alarm_id,
                step.event,
                step.from_state,
                step.to_state,
                case((step.from_state.is_(None), Alarm.recorded_at), else_=step.at),
            )
            .join(Alarm, Alarm.id == step.alarm_id)
            .where(step.alarm_id.in_(part))
            .order_by(step.hlc, step.id)
        )
        steps += starmap(Step, found)
    return steps


def tallies(recorded: Iterable[Recorded]) -> list[Tally]:
    """Return how many of the alarms are alike."""
    alike = Counter(map(itemgetter(slice(5, None)), recorded))
    return [
        Tally(kind, condition, level, verdict, cause, number)
        for (kind, condition, level, verdict, cause), number in alike.items()
    ]


def _stamp(instant: Instant) -> int:
    """Return the least stamp that can have been given at `instant`."""
    return hlc.tick(-1, instant)
