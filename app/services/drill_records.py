"""Drills that were held (演练记录): taken over into the street, by a person, after their review.

The improvements become tasks of the street, with whom they are for and until when; each residential
area that took part has its yearly drill (duty of a street: every area is drilled once a year).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.drill.scenario import Span
from app.domain.instant import SHANGHAI, Instant, from_datetime, local_date
from app.services import texts
from app.services.desk import NotFound, ServiceError
from db.ids import new_id
from db.models import DrillAttendance, DrillRecord, ResidentialArea, Task

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.services.desk import Deed, Desk


class Measure(msgspec.Struct, frozen=True):
    """An improvement. `due_on`: a date such as 2027-03-31, "" for none."""

    action: str
    owner: str = ""
    due_on: str = ""


class Held(msgspec.Struct, frozen=True):
    """A drill as it goes into the street. `rating`: P, S, M, U, None for not rated. `attendance`:
    people by an area's 12-digit code, None where nobody counted.
    """

    drill_id: str
    title: str
    scenario: str
    held_at: Instant
    lasted: Span
    rating: str | None = None
    measures: tuple[Measure, ...] = ()
    attendance: dict[str, int | None] = {}


class Adopted(msgspec.Struct, frozen=True):
    """What became of it. `is_new`: False when it was there already, and nothing was written."""

    record_id: str
    is_new: bool
    task_ids: tuple[str, ...] = ()


class Record(msgspec.Struct, frozen=True):
    """A drill in the list. `areas`: how many took part. None: not rated, nobody counted."""

    id: str
    title: str
    scenario: str
    held_at: Instant
    lasted: Span
    rating: str | None
    participants: int | None
    areas: int
    adopted_by: str


class AreaYear(msgspec.Struct, frozen=True):
    """An area and its yearly drill. `last_at`: its last drill of any year that is known here, None:
    none is. `is_met`: whether one was held in the year asked for.
    """

    code: str
    name: str
    last_at: Instant | None
    is_met: bool


class BadAttendance(ServiceError):
    """A number of people that cannot be. Fields: `area`, `people`."""

    def __init__(self, area: str, people: int) -> None:
        super().__init__(f"{people} people of {area}")
        self.area = area
        self.people = people


def adopt(desk: Desk, held: Held) -> Adopted:
    """Take a drill over: its record, its improvements as tasks, and which areas took part.

    A second time nothing happens. Raises NotFound for an area that is not in the street,
    BadAttendance, TextMissing, TextTooLong, BadDate; then nothing of it is written.
    """
    with desk.deed() as deed:
        if deed.session.get(DrillRecord, held.drill_id) is not None:
            return Adopted(held.drill_id, is_new=False)
        known = held.attendance.values()
        counted = [people for people in known if people is not None]
        deed.session.add(
            DrillRecord(
                id=texts.required("drill_id", held.drill_id, 36),
                title=texts.required("title", held.title, 120),
                scenario=texts.required("scenario", held.scenario, 80),
                held_at=held.held_at,
                lasted=held.lasted,
                rating=held.rating,
                participants=sum(counted) if counted and len(counted) == len(known) else None,
                adopted_at=deed.now,
                adopted_by=deed.actor.name,
            )
        )
        _attend(deed, held)
        tasks = tuple(_task(deed, one).id for one in held.measures)
        deed.audit(
            "drill_adopt", "drill_records", held.drill_id, areas=len(known), tasks=len(tasks)
        )
        return Adopted(held.drill_id, is_new=True, task_ids=tasks)


def adopted(desk: Desk) -> frozenset[str]:
    """Return the ids of the drills that were taken over."""
    with desk.store.read() as session:
        return frozenset(session.scalars(select(DrillRecord.id)))


def records(desk: Desk) -> list[Record]:
    """Return the drills that were held, the newest first."""
    with desk.store.read() as session:
        areas: dict[str, set[str]] = defaultdict(set)
        for record_id, area_id in session.execute(
            select(DrillAttendance.record_id, DrillAttendance.area_id)
        ):
            areas[record_id].add(area_id)
        rows = session.scalars(
            select(DrillRecord).order_by(DrillRecord.held_at.desc(), DrillRecord.id)
        )
        return [
            Record(
                row.id, row.title, row.scenario, row.held_at, row.lasted, row.rating,
                row.participants, len(areas[row.id]), row.adopted_by,
            )
            for row in rows
        ]  # fmt: skip


def area_years(desk: Desk, year: int) -> list[AreaYear]:
    """Return each area, in the order of the codes, with whether it had its drill in a year."""
    with desk.store.read() as session:
        held = _held_by_area(session)
        rows = session.execute(
            select(ResidentialArea.id, ResidentialArea.code, ResidentialArea.name).order_by(
                ResidentialArea.code
            )
        )
        return [
            AreaYear(
                row.code,
                row.name,
                max(held[row.id], default=None),
                any(local_date(at).startswith(f"{year:04}-") for at in held[row.id]),
            )
            for row in rows
        ]


def _held_by_area(session: Session) -> dict[str, list[Instant]]:
    held: dict[str, list[Instant]] = defaultdict(list)
    query = select(DrillAttendance.area_id, DrillRecord.held_at).join(
        DrillRecord, DrillAttendance.record_id == DrillRecord.id
    )
    for area_id, at in session.execute(query):
        held[area_id].append(at)
    return held


def _attend(deed: Deed, held: Held) -> None:
    ids = _area_ids(deed.session, held.attendance)
    for code, people in held.attendance.items():
        if code not in ids:
            raise NotFound(ResidentialArea.__tablename__, code)
        if people is not None and people < 0:
            raise BadAttendance(code, people)
        deed.session.add(
            DrillAttendance(id=new_id(), record_id=held.drill_id, area_id=ids[code], people=people)
        )


def _area_ids(session: Session, codes: Iterable[str]) -> dict[str, str]:
    query = select(ResidentialArea.code, ResidentialArea.id)
    return {
        row.code: row.id for row in session.execute(query.where(ResidentialArea.code.in_(codes)))
    }


def _task(deed: Deed, measure: Measure) -> Task:
    """Give an improvement as a task, due at the end of its day."""
    day = texts.parse_date("due_on", measure.due_on)
    task = Task(
        id=new_id(),
        title=texts.required("action", measure.action, 120),
        assignee=texts.optional("owner", measure.owner, 80),
        due_at=None
        if day is None
        else from_datetime(datetime.combine(day, time(23, 59), tzinfo=SHANGHAI)),
        created_at=deed.now,
        created_by=deed.actor.name,
    )
    deed.session.add(task)
    deed.audit("task_add", "tasks", task.id, drill=True, due_at=task.due_at)
    return task
