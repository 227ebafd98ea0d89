"""Planned suppression: maintenance windows, and absences of people who live alone.

All that is planned, running or over is listed; nothing is suppressed without an end and a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.alarms import AlarmState
from app.domain.instant import Instant
from app.domain.scopes import Scope
from app.domain.sensors import KINDS
from app.domain.windows import LONGEST, LONGEST_ABSENCE
from app.services.desk import NotFound, ServiceError
from app.services.place_names import scope_exists, scope_names
from app.services.texts import optional, required
from db.ids import new_id
from db.models import Absence, Alarm, Building, MaintenanceWindow

if TYPE_CHECKING:
    from app.services.desk import Desk


class BadSpan(ServiceError):
    """The span is empty, over already, or too long. Field: `longest` (ms)."""

    def __init__(self, longest: int) -> None:
        super().__init__(f"a span must end in the future and last at most {longest} ms")
        self.longest = longest


class UnknownKind(ServiceError):
    """There is no such sensor kind. Field: `kind`."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"no such kind: {kind}")
        self.kind = kind


class WindowOver(ServiceError):
    """The window is over already. Field: `id`."""

    def __init__(self, window_id: str) -> None:
        super().__init__(f"window {window_id} is over")
        self.id = window_id


class NewWindow(msgspec.Struct, frozen=True):
    """What is planned. `kind` "": sensors of every kind."""

    scope: Scope
    scope_id: str
    kind: str
    starts_at: Instant
    ends_at: Instant
    reason: str


class WindowRow(msgspec.Struct, frozen=True):
    """A window. `place`: the place's name, "" for the whole street. `suppressed`: alarms now."""

    id: str
    version: int
    scope: str
    scope_id: str
    place: str
    kind: str
    starts_at: Instant
    ends_at: Instant
    reason: str
    created_at: Instant
    created_by: str
    ended_at: Instant | None
    ended_by: str | None
    suppressed: int


class AbsenceRow(msgspec.Struct, frozen=True):
    """Nobody at home. `building`: compound and number."""

    id: str
    building_id: str
    building: str
    place: str
    starts_at: Instant
    ends_at: Instant
    note: str
    created_by: str
    ended_at: Instant | None
    ended_by: str | None


def plan_window(desk: Desk, window: NewWindow) -> str:
    """Plan a maintenance window and return its id.

    Raises BadSpan, UnknownKind, TextMissing (a reason), NotFound (no such place).
    """
    reason = required("reason", window.reason)
    if window.kind and window.kind not in KINDS:
        raise UnknownKind(window.kind)
    with desk.deed() as deed:
        _check_span(window.starts_at, window.ends_at, deed.now, LONGEST)
        if not scope_exists(deed.session, window.scope, window.scope_id):
            raise NotFound(window.scope, window.scope_id)
        row = MaintenanceWindow(
            id=new_id(),
            scope=window.scope,
            scope_id=window.scope_id,
            kind=window.kind,
            starts_at=window.starts_at,
            ends_at=window.ends_at,
            reason=reason,
            created_at=deed.now,
            created_by=deed.actor.name,
        )
        deed.session.add(row)
        deed.audit(
            "plan_window", "maintenance_windows", row.id, scope=window.scope, of=window.scope_id,
            kind=window.kind, starts_at=window.starts_at, ends_at=window.ends_at,
        )  # fmt: skip
        return row.id


def end_window(desk: Desk, window_id: str) -> None:
    """End a window now, or take back one that has not begun. Raises NotFound, WindowOver."""
    with desk.deed() as deed:
        row = deed.session.get(MaintenanceWindow, window_id)
        if row is None:
            raise NotFound("maintenance_windows", window_id)
        if row.ended_at is not None or row.ends_at <= deed.now:
            raise WindowOver(window_id)
        row.ended_at = deed.now
        row.ended_by = deed.actor.name
        deed.audit("end_window", "maintenance_windows", window_id)


def windows(desk: Desk, since: Instant) -> list[WindowRow]:
    """Return the windows that were not over at `since`: what ends next comes first."""
    row = MaintenanceWindow
    with desk.read() as session:
        found = session.scalars(
            select(row).where(row.ends_at > since).order_by(row.ends_at, row.id)
        ).all()
        counts = dict(
            session.execute(
                select(Alarm.window_id, func.count())
                .where(Alarm.state == AlarmState.SUPPRESSED, Alarm.window_id.is_not(None))
                .group_by(Alarm.window_id)
            ).all()
        )
        names = scope_names(session, [(Scope(one.scope), one.scope_id) for one in found])
        return [
            WindowRow(
                one.id, one.version, one.scope, one.scope_id,
                names.get((Scope(one.scope), one.scope_id), ""), one.kind, one.starts_at,
                one.ends_at, one.reason, one.created_at, one.created_by, one.ended_at,
                one.ended_by, counts.get(one.id, 0),
            )
            for one in found
        ]  # fmt: skip


def note_absence(
    desk: Desk, building_id: str, place: str, starts_at: Instant, ends_at: Instant, note: str = ""
) -> str:
    """Note that nobody is at home, and return the note's id: rules about activity rest.

    Raises NotFound, TextMissing (a place), BadSpan.
    """
    place = required("place", place, 80)
    note = optional("note", note)
    with desk.deed() as deed:
        _check_span(starts_at, ends_at, deed.now, LONGEST_ABSENCE)
        if deed.session.get(Building, building_id) is None:
            raise NotFound("buildings", building_id)
        row = Absence(
            id=new_id(),
            building_id=building_id,
            place=place,
            starts_at=starts_at,
            ends_at=ends_at,
            note=note,
            created_at=deed.now,
            created_by=deed.actor.name,
        )
        deed.session.add(row)
        deed.audit("note_absence", "absences", row.id, building=building_id, ends_at=ends_at)
        return row.id


def end_absence(desk: Desk, absence_id: str) -> None:
    """Somebody is at home again. Raises NotFound, WindowOver."""
    with desk.deed() as deed:
        row = deed.session.get(Absence, absence_id)
        if row is None:
            raise NotFound("absences", absence_id)
        if row.ended_at is not None or row.ends_at <= deed.now:
            raise WindowOver(absence_id)
        row.ended_at = deed.now
        row.ended_by = deed.actor.name
        deed.audit("end_absence", "absences", absence_id)


def absences(desk: Desk, since: Instant) -> list[AbsenceRow]:
    """Return the absences that were not over at `since`: what ends next comes first."""
    row = Absence
    with desk.read() as session:
        found = session.scalars(
            select(row).where(row.ends_at > since).order_by(row.ends_at, row.id)
        ).all()
        names = scope_names(session, [(Scope.BUILDING, one.building_id) for one in found])
        return [
            AbsenceRow(
                one.id, one.building_id, names.get((Scope.BUILDING, one.building_id), ""),
                one.place, one.starts_at, one.ends_at, one.note, one.created_by, one.ended_at,
                one.ended_by,
            )
            for one in found
        ]  # fmt: skip


def _check_span(starts_at: Instant, ends_at: Instant, now: Instant, longest: int) -> None:
    if ends_at <= max(starts_at, now) or ends_at - starts_at > longest:
        raise BadSpan(longest)
