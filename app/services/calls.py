"""Calling people back (回访), and telling those who need help first: each call is written down.

`whom`: a `Whom`. A call that nobody answered is written too: it was tried, and somebody has to go
there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.calls import Whom, log_text
from app.domain.incidents import EntryKind
from app.services import texts
from app.services.alarm_moves import get_alarm
from app.services.incident_log import BadWord, append
from app.services.rows import existing, locked
from db.ids import new_id
from db.models import Alarm, Incident, PhoneCall, VulnerablePerson

if TYPE_CHECKING:
    from app.services.desk import Deed, Desk


class CallRow(msgspec.Struct, frozen=True):
    """A call that was made. `whom`: a `Whom`; `person_id`: of the register of vulnerable people."""

    id: str
    at: int
    whom: str
    reached: bool
    note: str
    actor: str
    person_id: str | None


def call_about_incident(
    desk: Desk, incident_id: str, whom: str, reached: bool, note: str = ""
) -> str:
    """Write down a call about an incident, also a closed one; its log says so. Return its id.

    Raises BadWord, NotFound.
    """
    kind = _whom(whom)
    note = texts.optional("note", note)
    with desk.deed() as deed:
        row = locked(deed.session, Incident, incident_id)
        append(deed, row, EntryKind.CALL, log_text(kind, note, reached=reached))
        call = _write(deed, PhoneCall(incident_id=incident_id, whom=kind, note=note), reached)
        deed.audit(
            "call_back", "incidents", incident_id, number=row.number, whom=kind, reached=reached
        )
        return call


def call_about_alarm(desk: Desk, alarm_id: str, whom: str, reached: bool, note: str = "") -> str:
    """Write down a call about an alarm; the log of its incident, if it has one, says so.

    Return the call's id. Raises BadWord, NotFound.
    """
    kind = _whom(whom)
    note = texts.optional("note", note)
    with desk.deed() as deed:
        alarm = get_alarm(deed, alarm_id)
        _note_in_incident(deed, alarm, log_text(kind, note, reached=reached))
        call = _write(
            deed,
            PhoneCall(alarm_id=alarm_id, incident_id=alarm.incident_id, whom=kind, note=note),
            reached,
        )
        deed.audit("call_back", "alarms", alarm_id, whom=kind, reached=reached)
        return call


def call_resident(
    desk: Desk, person_id: str, reached: bool, note: str = "", alarm_id: str | None = None
) -> str:
    """Write down that somebody of the register of vulnerable people was called, and why.

    Return the call's id. Nothing of the person comes into a log or the audit. Raises NotFound.
    """
    note = texts.optional("note", note)
    with desk.deed() as deed:
        existing(deed.session, VulnerablePerson, person_id)
        incident_id = None if alarm_id is None else get_alarm(deed, alarm_id).incident_id
        call = _write(
            deed,
            PhoneCall(
                alarm_id=alarm_id,
                incident_id=incident_id,
                person_id=person_id,
                whom=Whom.PERSON,
                note=note,
            ),
            reached,
        )
        deed.audit("call_resident", "vulnerable_people", person_id, reached=reached)
        return call


def calls_about_alarm(desk: Desk, alarm_id: str) -> list[CallRow]:
    """Return the calls about an alarm, the newest first."""
    query = (
        select(PhoneCall)
        .where(PhoneCall.alarm_id == alarm_id)
        .order_by(PhoneCall.hlc.desc(), PhoneCall.id)
    )
    with desk.read() as session:
        return [
            CallRow(one.id, one.at, one.whom, one.reached, one.note, one.actor, one.person_id)
            for one in session.scalars(query)
        ]


def _write(deed: Deed, call: PhoneCall, reached: bool) -> str:
    call.id = new_id()
    call.at = deed.now
    call.actor = deed.actor.name
    call.reached = reached
    deed.session.add(call)
    if call.alarm_id is not None:
        deed.touched("alarms", [call.alarm_id])
    return call.id


def _note_in_incident(deed: Deed, alarm: Alarm, text: str) -> None:
    if alarm.incident_id is not None:
        append(deed, existing(deed.session, Incident, alarm.incident_id), EntryKind.CALL, text)


def _whom(word: str) -> Whom:
    try:
        return Whom(word)
    except ValueError:
        raise BadWord("whom", word) from None
