"""Who is on duty, handing over, and the duty log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.services.desk import NotAllowed, NotFound, ServiceError
from app.services.texts import required
from db.ids import new_id
from db.models import DutyLogEntry, DutyShift, Incident, User

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.desk import Deed, Desk


class ShiftRunning(ServiceError):
    """Somebody is on duty already: hand over instead. Fields: `shift_id`, `officer`."""

    def __init__(self, shift_id: str, officer: str) -> None:
        super().__init__(f"{officer} is on duty")
        self.shift_id = shift_id
        self.officer = officer


class NobodyOnDuty(ServiceError):
    """There is no shift to hand over."""


class ShiftRow(msgspec.Struct, frozen=True):
    """A shift. `ended_at` None: on duty now. `handover_note`: what it left to the next one."""

    id: str
    version: int
    name: str
    officer_id: str
    officer_name: str
    started_at: int
    ended_at: int | None
    handover_note: str


class LogRow(msgspec.Struct, frozen=True):
    """A line of the duty log. `superseded`: a later line corrects it."""

    id: str
    at: int
    text: str
    actor: str
    shift_id: str | None
    shift_name: str
    incident_id: str | None
    supersedes_id: str | None
    superseded: bool


def current_shift(desk: Desk) -> ShiftRow | None:
    """Return the shift on duty, None when nobody is."""
    with desk.read() as session:
        return running_shift(session)


def shifts(desk: Desk, limit: int = 50) -> list[ShiftRow]:
    """Return the last shifts, the newest first."""
    with desk.read() as session:
        found = session.execute(_SHIFTS.limit(limit)).all()
    return [ShiftRow(*columns) for columns in found]


def start_shift(desk: Desk, name: str) -> str:
    """Put the acting user on duty and return the shift's id.

    `name`: what the street calls the shift, e.g. 白班. Raises ShiftRunning, TextMissing, and
    NotAllowed for an actor who is no user.
    """
    name = required("name", name)
    with desk.deed() as deed:
        running = running_shift(deed.session)
        if running is not None:
            raise ShiftRunning(running.id, running.officer_name)
        return _start(deed, name, deed.actor.user_id)


def hand_over(desk: Desk, note: str, name: str = "", officer_id: str | None = None) -> str:
    """End the shift on duty with `note` and start the next one; return the next one's id.

    `name` of the next shift: empty keeps the name. `officer_id`: the user who takes over, None: the
    acting one. Raises NobodyOnDuty, NotFound, NotAllowed.
    """
    with desk.deed() as deed:
        running = running_shift(deed.session)
        if running is None:
            raise NobodyOnDuty
        shift = deed.session.get_one(DutyShift, running.id)
        shift.ended_at = deed.now
        shift.handover_note = note.strip()
        deed.audit("hand_over", "duty_shifts", shift.id)
        deed.session.flush()
        return _start(deed, name.strip() or shift.name, officer_id or deed.actor.user_id)


def write_log(
    desk: Desk, text: str, supersedes_id: str | None = None, incident_id: str | None = None
) -> str:
    """Write a line into the duty log and return its id; a line is never changed afterwards.

    `supersedes_id`: the line that this one corrects. Raises TextMissing, NotFound.
    """
    text = required("text", text)
    with desk.deed() as deed:
        if supersedes_id and deed.session.get(DutyLogEntry, supersedes_id) is None:
            raise NotFound("duty_log_entries", supersedes_id)
        if incident_id and deed.session.get(Incident, incident_id) is None:
            raise NotFound("incidents", incident_id)
        running = running_shift(deed.session)
        entry = DutyLogEntry(
            id=new_id(),
            at=deed.now,
            text=text,
            actor=deed.actor.name,
            shift_id=running.id if running else None,
            incident_id=incident_id,
            supersedes_id=supersedes_id,
        )
        deed.session.add(entry)
        deed.audit("write_log", "duty_log_entries", entry.id, supersedes=supersedes_id)
        return entry.id


def log(desk: Desk, since: int = 0, limit: int = 1000) -> list[LogRow]:
    """Return the lines written at or after `since`, the newest first."""
    entry = DutyLogEntry
    with desk.read() as session:
        found = session.execute(
            select(entry, DutyShift.name)
            .outerjoin(DutyShift, DutyShift.id == entry.shift_id)
            .where(entry.at >= since)
            .order_by(entry.at.desc(), entry.id.desc())
            .limit(limit)
        ).all()
        corrected = set(
            session.scalars(
                select(entry.supersedes_id).where(
                    entry.at >= since, entry.supersedes_id.is_not(None)
                )
            )
        )
        return [
            LogRow(
                id=line.id,
                at=line.at,
                text=line.text,
                actor=line.actor,
                shift_id=line.shift_id,
                shift_name=shift_name or "",
                incident_id=line.incident_id,
                supersedes_id=line.supersedes_id,
                superseded=line.id in corrected,
            )
            for line, shift_name in found
        ]


_SHIFTS = (
    select(
        DutyShift.id,
        DutyShift.version,
        DutyShift.name,
        DutyShift.officer_id,
        User.name,
        DutyShift.started_at,
        DutyShift.ended_at,
        DutyShift.handover_note,
    )
    .join(User, User.id == DutyShift.officer_id)
    .order_by(DutyShift.started_at.desc(), DutyShift.id.desc())
)


def running_shift(session: Session) -> ShiftRow | None:
    """Return the shift on duty as this session sees it."""
    found = session.execute(_SHIFTS.where(DutyShift.ended_at.is_(None)).limit(1)).first()
    return ShiftRow(*found) if found else None


def _start(deed: Deed, name: str, officer_id: str | None) -> str:
    if officer_id is None:
        raise NotAllowed("start_shift")
    officer = deed.session.get(User, officer_id)
    if officer is None or not officer.active:
        raise NotFound("users", officer_id)
    shift = DutyShift(id=new_id(), name=name, officer_id=officer_id, started_at=deed.now)
    deed.session.add(shift)
    deed.audit("start_shift", "duty_shifts", shift.id, officer=officer_id)
    return shift.id
