"""An incident's log: lines are only ever appended; a correction supersedes the line it corrects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.incidents import EntryKind, IncidentState
from app.services import texts
from app.services.desk import ServiceError
from app.services.rows import existing, locked
from db.ids import new_id
from db.models import Incident, IncidentEntry

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.desk import Deed, Desk


class IncidentStateRefused(ServiceError):
    """The incident's state does not allow this. Fields: `number`, `state`, `action`."""

    def __init__(self, number: str, state: str, action: str) -> None:
        super().__init__(f"{action} is not possible: incident {number} is {state}")
        self.number = number
        self.state = state
        self.action = action


class NotCorrectable(ServiceError):
    """The line cannot be corrected. Fields: `entry_id`, `reason`.

    `reason`: `other_incident`, `already_superseded` (correct the newer line), or `state_line`
    (written by the program, about something that did happen).
    """

    def __init__(self, entry_id: str, reason: str) -> None:
        super().__init__(f"entry {entry_id} cannot be corrected: {reason}")
        self.entry_id = entry_id
        self.reason = reason


class BadWord(ServiceError):
    """A kind, grade or source that is not in the list. Fields: `field`, `value`."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{field} cannot be {value!r}")
        self.field = field
        self.value = value


def add_entry(
    desk: Desk, incident_id: str, kind: str, text: str, supersedes_id: str | None = None
) -> str:
    """Append a line to the log (also of a closed incident) and return its id.

    `kind`: note, call, order, report. Raises TextMissing, BadWord, NotCorrectable.
    """
    text = texts.required("text", text)
    if kind not in set(EntryKind) - {EntryKind.STATE}:
        raise BadWord("kind", kind)
    with desk.deed() as deed:
        incident = locked(deed.session, Incident, incident_id)
        if supersedes_id is not None:
            _check_correctable(deed.session, incident_id, supersedes_id)
        entry_id = append(deed, incident, EntryKind(kind), text, supersedes_id)
        deed.audit("incident_entry", "incidents", incident_id, number=incident.number, kind=kind)
        return entry_id


def append(
    deed: Deed,
    incident: Incident,
    kind: EntryKind,
    text: str,
    supersedes_id: str | None = None,
) -> str:
    """Add a line within a transaction and report the incident as changed; return the line's id."""
    entry = IncidentEntry(
        id=new_id(),
        incident_id=incident.id,
        at=deed.now,
        kind=kind,
        text=text,
        actor=deed.actor.name,
        supersedes_id=supersedes_id,
    )
    deed.session.add(entry)
    deed.touched("incidents", [incident.id])
    return entry.id


def check_open(incident: Incident, action: str) -> None:
    """Raise IncidentStateRefused unless the incident is open."""
    if incident.state != IncidentState.OPEN:
        raise IncidentStateRefused(incident.number, incident.state, action)


def _check_correctable(session: Session, incident_id: str, entry_id: str) -> None:
    entry = existing(session, IncidentEntry, entry_id)
    if entry.incident_id != incident_id:
        raise NotCorrectable(entry_id, "other_incident")
    if entry.kind == EntryKind.STATE:
        raise NotCorrectable(entry_id, "state_line")
    if session.scalar(
        select(IncidentEntry.id).where(IncidentEntry.supersedes_id == entry_id).limit(1)
    ):
        raise NotCorrectable(entry_id, "already_superseded")
