"""Reports to the district (信息报送): by telephone, in writing, or said to be not needed.

A report that was sent stays as it was: a correction is a follow-up. Reading is in `report_rows`,
the first wording in `report_draft`; their names can be had from here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.incidents import EntryKind
from app.domain.instant import Instant
from app.domain.report_text import CHANNEL_NAMES, KIND_NAMES, ReportText
from app.domain.reporting import Channel, ReportKind, kinds_possible
from app.services import texts
from app.services.desk import ServiceError
from app.services.incident_log import append
from app.services.report_draft import Draft, draft
from app.services.report_rows import (
    IncidentReports,
    OwedReport,
    ReportRow,
    incident_reports,
    owed_reports,
    read_reports,
)
from app.services.rows import existing, locked
from db.ids import new_id
from db.models import Incident, ReportDecision, SituationReport

if TYPE_CHECKING:
    from app.services.desk import Deed, Desk

__all__ = [
    "BadPeople",
    "BadReportTime",
    "Draft",
    "IncidentReports",
    "KindRefused",
    "NotRetractable",
    "OwedReport",
    "ReportRow",
    "Sent",
    "draft",
    "incident_reports",
    "owed_reports",
    "report_by_telephone",
    "retract",
    "say_needed",
    "say_not_needed",
    "send_report",
]

_LIMITS = {"title": 120, "occurred": 120, "place": 200, "source": 200}


class BadReportTime(ServiceError):
    """A report is said to be made before its incident or later than now. Field: `at`."""

    def __init__(self, at: Instant) -> None:
        super().__init__(f"no report was made at {at}")
        self.at = at
        self.field = "at"


class BadPeople(ServiceError):
    """A number of people that cannot be. Fields: `field`, `people`."""

    def __init__(self, field: str, people: int) -> None:
        super().__init__(f"{field}: {people}")
        self.field = field
        self.people = people


class KindRefused(ServiceError):
    """A report of this kind does not follow those sent. Fields: `kind`, `possible`."""

    def __init__(self, kind: str, possible: tuple[ReportKind, ...]) -> None:
        super().__init__(f"no {kind} report now, but {', '.join(possible)}")
        self.field = "kind"
        self.kind = kind
        self.possible = possible


class NotRetractable(ServiceError):
    """The report stays: it is in writing, or was taken back before. Fields: `report_id`, `reason`.

    `reason`: `in_writing` (send a follow-up) or `already_retracted`.
    """

    def __init__(self, report_id: str, reason: str) -> None:
        super().__init__(f"report {report_id} stays: {reason}")
        self.report_id = report_id
        self.reason = reason


class Sent(msgspec.Struct, frozen=True):
    """A report that is recorded as made. `number`: among those of its channel."""

    report_id: str
    kind: ReportKind
    number: int
    at: Instant


def report_by_telephone(
    desk: Desk, incident_id: str, recipient: str, at: Instant | None = None
) -> Sent:
    """Record that the district was told by telephone, at `at` (None: just now).

    The first is the initial report, all later ones follow up. Raises TextMissing, TextTooLong,
    BadReportTime, NotFound.
    """
    recipient = texts.required("recipient", recipient, 80)
    with desk.deed() as deed:
        incident = locked(deed.session, Incident, incident_id)
        made = deed.now if at is None else at
        if not incident.opened_at <= made <= deed.now:
            raise BadReportTime(made)
        number = _next_number(deed, incident_id, Channel.TELEPHONE)
        told_before = any(
            not one.retracted and one.channel is Channel.TELEPHONE
            for one in read_reports(deed.session, incident_id)
        )
        kind = ReportKind.FOLLOW_UP if told_before else ReportKind.INITIAL
        row = _row(deed, incident, kind, Channel.TELEPHONE, number, recipient)
        row.at = made
        return _record(deed, incident, row, "report_phone")


def send_report(desk: Desk, incident_id: str, kind: str, recipient: str, text: ReportText) -> Sent:
    """Record a report as sent in writing. What it says does not change any more.

    `kind`: one of those that are possible now. Raises KindRefused, BadPeople, TextMissing without a
    title, course or recipient, TextTooLong, NotFound.
    """
    recipient = texts.required("recipient", recipient, 80)
    text = _checked(text)
    with desk.deed() as deed:
        incident = locked(deed.session, Incident, incident_id)
        sent = [
            one.kind
            for one in read_reports(deed.session, incident_id)
            if one.channel is Channel.WRITING
        ]
        possible = kinds_possible(sent)
        if kind not in possible:
            raise KindRefused(kind, possible)
        number = _next_number(deed, incident_id, Channel.WRITING)
        row = _row(deed, incident, ReportKind(kind), Channel.WRITING, number, recipient)
        for name in ReportText.__struct_fields__:
            setattr(row, name, getattr(text, name))
        return _record(deed, incident, row, "report_send")


def retract(desk: Desk, report_id: str) -> None:
    """Take back a report by telephone that was recorded by mistake: its clock runs again.

    Raises NotRetractable, NotFound.
    """
    with desk.deed() as deed:
        report = existing(deed.session, SituationReport, report_id)
        incident = locked(deed.session, Incident, report.incident_id)
        if report.channel != Channel.TELEPHONE:
            raise NotRetractable(report_id, "in_writing")
        again = select(SituationReport.id).where(SituationReport.retracts_id == report_id).limit(1)
        if report.retracts_id is not None or deed.session.scalar(again):
            raise NotRetractable(report_id, "already_retracted")
        row = _row(
            deed,
            incident,
            ReportKind(report.kind),
            Channel.TELEPHONE,
            report.number,
            report.recipient,
        )
        row.retracts_id = report_id
        deed.session.add(row)
        append(deed, incident, EntryKind.STATE, "撤回误记的电话报告")
        deed.audit("report_retract", "situation_reports", report_id, number=incident.number)


def say_not_needed(desk: Desk, incident_id: str, reason: str) -> None:
    """Say that an incident is not to be reported, and why. Raises TextMissing, NotFound."""
    _decide(desk, incident_id, reason, needed=False)


def say_needed(desk: Desk, incident_id: str, reason: str) -> None:
    """Say that an incident is to be reported, as from now. Raises TextMissing, NotFound."""
    _decide(desk, incident_id, reason, needed=True)


def _decide(desk: Desk, incident_id: str, reason: str, *, needed: bool) -> None:
    reason = texts.required("reason", reason)
    with desk.deed() as deed:
        incident = locked(deed.session, Incident, incident_id)
        deed.session.add(
            ReportDecision(
                id=new_id(),
                incident_id=incident_id,
                at=deed.now,
                actor=deed.actor.name,
                needed=needed,
                reason=reason,
            )
        )
        word = "需报送" if needed else "不需报送"
        append(deed, incident, EntryKind.STATE, f"{word}：{reason}")
        deed.audit(
            "report_required" if needed else "report_waived",
            "incidents",
            incident_id,
            number=incident.number,
        )


def _row(
    deed: Deed, incident: Incident, kind: ReportKind, channel: Channel, number: int, recipient: str
) -> SituationReport:
    return SituationReport(
        id=new_id(),
        incident_id=incident.id,
        kind=kind,
        channel=channel,
        number=number,
        at=deed.now,
        recorded_at=deed.now,
        actor=deed.actor.name,
        recipient=recipient,
    )


def _record(deed: Deed, incident: Incident, row: SituationReport, action: str) -> Sent:
    deed.session.add(row)
    kind, channel = ReportKind(row.kind), Channel(row.channel)
    words = f"{CHANNEL_NAMES[channel]}{KIND_NAMES[kind]}，报{row.recipient}"
    append(deed, incident, EntryKind.STATE, words)
    deed.audit(
        action,
        "situation_reports",
        row.id,
        number=incident.number,
        kind=kind,
        channel=channel,
        position=row.number,
    )
    return Sent(row.id, kind, row.number, row.at)


def _next_number(deed: Deed, incident_id: str, channel: Channel) -> int:
    last = deed.session.scalar(
        select(func.max(SituationReport.number)).where(
            SituationReport.incident_id == incident_id, SituationReport.channel == channel
        )
    )
    return (last or 0) + 1


def _checked(text: ReportText) -> ReportText:
    """Return the report with its texts trimmed. Raises TextMissing, TextTooLong, BadPeople."""
    for field in ("injured", "dead", "missing"):
        people = getattr(text, field)
        if people is not None and people < 0:
            raise BadPeople(field, people)
    trimmed = {
        name: (texts.required if name in ("title", "course") else texts.optional)(
            name, value, _LIMITS.get(name, texts.LONG)
        )
        for name in ReportText.__struct_fields__
        if isinstance(value := getattr(text, name), str)
    }
    return msgspec.structs.replace(text, **trimmed)
