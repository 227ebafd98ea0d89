"""All alarms there ever were, filtered, searched and read page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import ColumnElement, func, or_, select, union

from app.domain.guidance import KIND_NAMES
from app.services.alarm_rows import AlarmRow, read_rows, rows_query
from db.models import Alarm, Building, Compound, ResidentialArea, Sensor

if TYPE_CHECKING:
    from sqlalchemy import Select

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


class HistoryPage(msgspec.Struct, frozen=True):
    """`rows` of one page, newest first, out of `total` found."""

    total: int
    rows: list[AlarmRow]


def history(
    desk: Desk, wanted: HistoryFilter = EVERYTHING, offset: int = 0, limit: int = 100
) -> HistoryPage:
    """Return one page of the alarms found, open ones too, newest first."""
    conditions = _conditions(wanted)
    page = (
        select(Alarm.id)
        .where(*conditions)
        .order_by(Alarm.raised_at.desc(), Alarm.id.desc())
        .offset(offset)
        .limit(limit)
    )
    with desk.read() as session:
        total = session.scalar(select(func.count()).select_from(Alarm).where(*conditions)) or 0
        rows = read_rows(
            session,
            rows_query()
            .where(Alarm.id.in_(page))
            .order_by(Alarm.raised_at.desc(), Alarm.id.desc()),
        )
    return HistoryPage(total, rows)


def _conditions(wanted: HistoryFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        found.append(Alarm.raised_at >= wanted.since)
    if wanted.until is not None:
        found.append(Alarm.raised_at < wanted.until)
    if wanted.kinds:
        found.append(Alarm.kind.in_(wanted.kinds))
    if wanted.levels:
        found.append(Alarm.level.in_(wanted.levels))
    if wanted.areas:
        found.append(Alarm.sensor_id.in_(select(Sensor.id).where(Sensor.area_id.in_(wanted.areas))))
    if wanted.verdicts:
        verdicts = [Alarm.verdict.in_([v for v in wanted.verdicts if v != NO_VERDICT])]
        if NO_VERDICT in wanted.verdicts:
            verdicts.append(Alarm.verdict.is_(None))
        found.append(or_(*verdicts))
    found.extend(_holding(word) for word in wanted.text.split())
    return found


def _holding(word: str) -> ColumnElement[bool]:
    """The alarms in whose place, kind or sensor code `word` occurs.

    Places are few and alarms many: the word is looked for in the places once, and the alarms are
    then found by their sensors.
    """
    kinds = [kind for kind, names in KIND_NAMES.items() if word.lower() in " ".join(names).lower()]
    sensors = select(Sensor.id)
    found: list[Select[*tuple[Any, ...]]] = [
        sensors.where(
            or_(
                Sensor.code.icontains(word, autoescape=True),
                Sensor.place.icontains(word, autoescape=True),
            )
        ),
        sensors.join(ResidentialArea, ResidentialArea.id == Sensor.area_id).where(
            ResidentialArea.name.icontains(word, autoescape=True)
        ),
        sensors.join(Building, Building.id == Sensor.building_id)
        .join(Compound, Compound.id == Building.compound_id)
        .where(
            or_(
                Compound.name.icontains(word, autoescape=True),
                Building.number.icontains(word, autoescape=True),
            )
        ),
    ]
    return or_(Alarm.sensor_id.in_(union(*found)), Alarm.kind.in_(kinds))
