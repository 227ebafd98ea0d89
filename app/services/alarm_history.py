"""All alarms there ever were, filtered, searched and read page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import ColumnElement, func, or_, select

from app.domain.guidance import KIND_NAMES
from app.services.alarm_rows import AlarmRow, read_rows, rows_query
from db.models import Alarm, Building, Compound, ResidentialArea, Sensor

if TYPE_CHECKING:
    from sqlalchemy import SQLColumnExpression
    from sqlalchemy.orm import InstrumentedAttribute

    from app.services.desk import Desk

NO_VERDICT = "none"
"""Among `HistoryFilter.verdicts`: alarms that nobody has verified."""


class HistoryFilter(msgspec.Struct, frozen=True):
    """What to find; an empty field does not filter.

    `since` (inclusive), `until` (exclusive): instants of `raised_at`. `areas`: area ids. `verdicts`
    may hold NO_VERDICT. `text`: words parted by spaces, each of which must occur in the name of the
    area, compound, building or kind, in the place, or in the sensor's code.
    """

    since: int | None = None
    until: int | None = None
    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    verdicts: tuple[str, ...] = ()
    text: str = ""


EVERYTHING = HistoryFilter()

_MANY = 5_000
"""From so many alarms on it is quicker to walk through time until a page is full than to gather all
by their sensors and sort them. An expression instead of the column keeps its index out of the way.
"""


class HistoryPage(msgspec.Struct, frozen=True):
    """`rows` of one page, newest first, out of `total` found."""

    total: int
    rows: list[AlarmRow]


def history(
    desk: Desk, wanted: HistoryFilter = EVERYTHING, offset: int = 0, limit: int = 100
) -> HistoryPage:
    """Return one page of the alarms found, open ones too, newest first."""
    with desk.read() as session:
        conditions = _conditions(wanted, Alarm.sensor_id)
        total = session.scalar(select(func.count()).select_from(Alarm).where(*conditions)) or 0
        if total > _MANY:
            conditions = _conditions(wanted, Alarm.sensor_id.concat(""))
        page = (
            select(Alarm.id)
            .where(*conditions)
            .order_by(Alarm.raised_at.desc(), Alarm.id.desc())
            .offset(offset)
            .limit(limit)
        )
        rows = read_rows(
            session,
            rows_query()
            .where(Alarm.id.in_(page))
            .order_by(Alarm.raised_at.desc(), Alarm.id.desc()),
        )
    return HistoryPage(total, rows)


def _conditions(
    wanted: HistoryFilter, sensor_id: SQLColumnExpression[str]
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        found.append(Alarm.raised_at >= wanted.since)
    if wanted.until is not None:
        found.append(Alarm.raised_at < wanted.until)
    if wanted.kinds:
        found.append(Alarm.kind.in_(wanted.kinds))
    if wanted.levels:
        found.append(Alarm.level.in_(wanted.levels))
    if wanted.verdicts:
        verdicts = [Alarm.verdict.in_([v for v in wanted.verdicts if v != NO_VERDICT])]
        if NO_VERDICT in wanted.verdicts:
            verdicts.append(Alarm.verdict.is_(None))
        found.append(or_(*verdicts))
    at_sensors = [_holding(word) for word in wanted.text.split()]
    if wanted.areas:
        at_sensors.append(Sensor.area_id.in_(wanted.areas))
    if at_sensors:
        found.append(sensor_id.in_(select(Sensor.id).where(*at_sensors)))
    return found


def _holding(word: str) -> ColumnElement[bool]:
    """The sensors in whose place, kind or code `word` occurs.

    Places are few and alarms many: the word is looked for in the few names first, the sensors are
    found by these, and the alarms by their sensors.
    """

    def held(column: InstrumentedAttribute[str]) -> ColumnElement[bool]:
        return column.icontains(word, autoescape=True)

    kinds = [kind for kind, names in KIND_NAMES.items() if word.lower() in " ".join(names).lower()]
    areas = select(ResidentialArea.id).where(held(ResidentialArea.name))
    buildings = (
        select(Building.id)
        .join(Compound, Compound.id == Building.compound_id)
        .where(or_(held(Compound.name), held(Building.number)))
    )
    return or_(
        Sensor.kind.in_(kinds),
        Sensor.area_id.in_(areas),
        Sensor.building_id.in_(buildings),
        held(Sensor.place),
        held(Sensor.code),
    )
