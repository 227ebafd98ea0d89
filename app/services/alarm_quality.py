"""How good the alarms of a span are, read from what was recorded: figures, and the names in them.

Reads only. What happened is read in `annunciations`, the figures are reckoned in
`app.domain.quality`.
"""

from __future__ import annotations

from datetime import date, datetime
from itertools import starmap
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.annunciation import ACTIVE, SET_ASIDE, STALE_AFTER, Shift, Span
from app.domain.instant import DAY, SHANGHAI, from_datetime
from app.domain.quality import Quality, assess
from app.domain.quality_load import INTERVAL
from app.services.alarm_rows import AlarmRow, in_parts, read_rows, rows_query
from app.services.annunciations import (
    annunciations,
    answers,
    recorded_alarms,
    tallies,
    turns_of,
)
from app.services.desk import ServiceError
from app.services.texts import BadDate, TextMissing, parse_date
from db.models import (
    Alarm,
    Building,
    Compound,
    DutyShift,
    ResidentialArea,
    Sensor,
    User,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.domain.instant import Instant
    from app.services.desk import Desk

LONGEST_DAYS = 366
"""The longest span that is reckoned at once."""

STALE_LISTED = 500
"""So many stale alarms are listed, the oldest; all are counted."""


class BadSpan(ServiceError):
    """The dates make no span. Field: `reason`: "reversed", "future" or "too_long"."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the dates make no span: {reason}")
        self.reason = reason


class SensorPlace(msgspec.Struct, frozen=True):
    """A sensor and where it is; `compound_name`, `building_number` are empty outside a building."""

    id: str
    code: str
    kind: str
    area_name: str
    compound_name: str
    building_number: str
    floor: int | None
    place: str


class QualityReport(msgspec.Struct, frozen=True):
    """The figures of `span`, reckoned at instant `at`.

    `asked`: the span that was asked for; `span` begins later where nothing was recorded before, for
    of that time nothing is known, not even that it was quiet.
    `alarms`: occurrences recorded within the span. `sensors`: those that the figures name, by id.
    `stale` (the oldest 500) and `stale_total`: alarms active for over 24 h, as of `at` whatever
    the span. `set_aside_now`: open alarms by the state in which they are set aside, as of `at`.
    """

    at: int
    asked: Span
    span: Span
    alarms: int
    figures: Quality
    sensors: dict[str, SensorPlace]
    stale: list[AlarmRow]
    stale_total: int
    set_aside_now: dict[str, int]


def recent(days: int, now: Instant) -> Span:
    """Return the span of the last `days` days, begun at a full ten minutes before."""
    since = now - days * DAY
    return Span(since - since % INTERVAL, now)


def between(first: str, last: str, now: Instant) -> Span:
    """Return the span of the dates `first` to `last` in Shanghai, both included, up to now.

    Dates as `2026-11-24`. Raises TextMissing, BadDate (fields "first", "last"), BadSpan.
    """
    begin, end = _midnight(_date("first", first)), _midnight(_date("last", last)) + DAY
    if begin >= end:
        raise BadSpan("reversed")
    if begin >= now:
        raise BadSpan("future")
    if end - begin > LONGEST_DAYS * DAY:
        raise BadSpan("too_long")
    return Span(begin, min(end, now))


def report(desk: Desk, asked: Span) -> QualityReport:
    """Return the figures of the span `asked` from one snapshot."""
    now = desk.store.clock.now()
    with desk.read() as session:
        span = _known(session, asked)
        recorded, turns = recorded_alarms(session, span), turns_of(session, span)
        figures = assess(
            span,
            annunciations(recorded, turns),
            answers(session, span, recorded, turns),
            [one.step for one in turns],
            tallies(recorded),
            _shifts(session, span),
        )
        named = {one.sensor_id for one in figures.bad_actors}
        named.update(one.sensor_id for one in figures.chattering)
        stale = (Alarm.state.in_(ACTIVE), Alarm.raised_at < now - STALE_AFTER)
        return QualityReport(
            at=now,
            asked=asked,
            span=span,
            alarms=len(recorded),
            figures=figures,
            sensors=_sensors(session, named),
            stale=read_rows(
                session,
                rows_query().where(*stale).order_by(Alarm.raised_at, Alarm.id).limit(STALE_LISTED),
            ),
            stale_total=session.scalar(select(func.count()).select_from(Alarm).where(*stale)) or 0,
            set_aside_now=_set_aside(session),
        )


def _known(session: Session, asked: Span) -> Span:
    """Return `asked` from the first alarm that was ever recorded on, at a full ten minutes."""
    first = session.scalar(select(func.min(Alarm.raised_at)))
    if first is None or not asked.since < first < asked.until:
        return asked
    return Span(max(asked.since, first - first % INTERVAL), asked.until)


def _shifts(session: Session, span: Span) -> list[Shift]:
    found = session.execute(
        select(DutyShift.id, DutyShift.name, User.name, DutyShift.started_at, DutyShift.ended_at)
        .join(User, User.id == DutyShift.officer_id)
        .where(
            DutyShift.started_at < span.until,
            DutyShift.ended_at.is_(None) | (DutyShift.ended_at > span.since),
        )
    )
    return list(starmap(Shift, found))


def _sensors(session: Session, ids: Iterable[str]) -> dict[str, SensorPlace]:
    found: dict[str, SensorPlace] = {}
    for part in in_parts(sorted(ids)):
        rows = session.execute(
            select(
                Sensor.id,
                Sensor.code,
                Sensor.kind,
                ResidentialArea.name,
                func.coalesce(Compound.name, ""),
                func.coalesce(Building.number, ""),
                Sensor.floor,
                Sensor.place,
            )
            .join(ResidentialArea, ResidentialArea.id == Sensor.area_id)
            .outerjoin(Building, Building.id == Sensor.building_id)
            .outerjoin(Compound, Compound.id == Building.compound_id)
            .where(Sensor.id.in_(part))
        )
        found.update({columns[0]: SensorPlace(*columns) for columns in rows})
    return found


def _set_aside(session: Session) -> dict[str, int]:
    found = session.execute(
        select(Alarm.state, func.count()).where(Alarm.state.in_(SET_ASIDE)).group_by(Alarm.state)
    )
    return dict.fromkeys(SET_ASIDE, 0) | {row[0]: row[1] for row in found}


def _date(field: str, text: str) -> date:
    found = parse_date(field, text)
    if found is None:
        raise TextMissing(field)
    return found


def _midnight(day: date) -> Instant:
    try:
        return from_datetime(datetime(day.year, day.month, day.day, tzinfo=SHANGHAI))
    except ValueError:
        raise BadDate("first", day.isoformat()) from None
