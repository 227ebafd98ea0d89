"""Reports as they are read: those of an incident, their clocks, and all that the street owes."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import and_, func, or_, select

from app.domain.incidents import Grade, IncidentState
from app.domain.instant import DAY, Instant
from app.domain.report_text import ReportText
from app.domain.reporting import (
    Channel,
    ReportClock,
    ReportDuty,
    ReportKind,
    ReportLimits,
    kinds_possible,
    most_pressing,
    report_clocks,
    report_duty,
)
from app.services.rows import existing
from app.services.settings_of_street import StreetSettings, read_settings
from db.models import (
    AuditEntry,
    Incident,
    PlanActivation,
    ReportDecision,
    SituationReport,
    Street,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.services.desk import Desk

CLOSED_STILL_OWE = DAY
"""An incident that was closed unreported is still asked for so long, in milliseconds."""


class ReportRow(msgspec.Struct, frozen=True):
    """A report that was made; `text` None: by telephone. `retracted`: taken back since."""

    id: str
    kind: ReportKind
    channel: Channel
    number: int
    at: Instant
    recorded_at: Instant
    actor: str
    recipient: str
    retracted: bool
    text: ReportText | None


class IncidentReports(msgspec.Struct, frozen=True):
    """All about an incident's reports. `clocks`: empty when none is owed and none was made.

    `said`: the newest words of who decided whether it is to be reported, "" for nobody. `kinds`:
    what the next written report may be. `recipient`: to whom the last went, else the usual one.
    `street`: the name of the street that reports. `usual`: what the street has settled on.
    """

    incident_id: str
    number: str
    duty: ReportDuty
    said: str
    clocks: tuple[ReportClock, ...]
    reports: tuple[ReportRow, ...]
    kinds: tuple[ReportKind, ...]
    recipient: str
    street: str
    usual: StreetSettings


class OwedReport(msgspec.Struct, frozen=True):
    """A report that the street still owes."""

    incident_id: str
    number: str
    title: str
    clock: ReportClock


def incident_reports(desk: Desk, incident_id: str) -> IncidentReports:
    """Return the reports of an incident, oldest first, and its clocks. Raises NotFound."""
    with desk.read() as session:
        incident = existing(session, Incident, incident_id)
        reports = read_reports(session, incident_id)
        duty = _duties(session, [incident])[incident_id]
        usual = read_settings(session)
        said = session.scalar(
            select(ReportDecision.reason)
            .where(ReportDecision.incident_id == incident_id)
            .order_by(ReportDecision.hlc.desc(), ReportDecision.id.desc())
            .limit(1)
        )
        street = session.scalar(select(Street.name).order_by(Street.code).limit(1)) or ""
    standing = [one for one in reports if not one.retracted]
    made: dict[Channel, Instant] = {}
    for one in standing:
        made[one.channel] = min(one.at, made.get(one.channel, one.at))
    limits = ReportLimits(usual.report_by_phone_minutes, usual.report_in_writing_minutes)
    return IncidentReports(
        incident_id,
        incident.number,
        duty,
        said or "",
        report_clocks(duty.since, made, limits) if duty.since is not None else (),
        tuple(reports),
        kinds_possible(one.kind for one in standing if one.channel is Channel.WRITING),
        standing[-1].recipient if standing else usual.report_to,
        street,
        usual,
    )


def owed_reports(desk: Desk) -> list[OwedReport]:
    """Return every report that the street owes, the most pressing first."""
    now = desk.store.clock.now()
    with desk.read() as session:
        incidents = session.scalars(select(Incident).where(may_owe(now))).all()
        clocks = clocks_of(session, incidents)
    owed = [
        OwedReport(one.id, one.number, one.title, clock)
        for one in incidents
        for clock in clocks[one.id]
        if clock.is_owed
    ]
    return sorted(owed, key=lambda one: (one.clock.due_at, one.number))


def may_owe(now: Instant) -> ColumnElement[bool]:
    """Return the condition of incidents that are asked for reports: open, or closed lately."""
    return or_(Incident.state == IncidentState.OPEN, Incident.closed_at >= now - CLOSED_STILL_OWE)


def next_owed(
    session: Session, incidents: Sequence[Incident], now: Instant
) -> dict[str, ReportClock]:
    """Return the most pressing report by incident, of those that owe one; see `owed_reports`."""
    asked = [
        one
        for one in incidents
        if one.state == IncidentState.OPEN or (one.closed_at or 0) >= now - CLOSED_STILL_OWE
    ]
    found = {row_id: most_pressing(few) for row_id, few in clocks_of(session, asked).items()}
    return {row_id: clock for row_id, clock in found.items() if clock is not None}


def clocks_of(
    session: Session, incidents: Sequence[Incident]
) -> Mapping[str, tuple[ReportClock, ...]]:
    """Return the clocks by incident; none where no report is to be made."""
    made = _made(session, [one.id for one in incidents])
    usual = read_settings(session)
    limits = ReportLimits(usual.report_by_phone_minutes, usual.report_in_writing_minutes)
    return {
        row_id: report_clocks(duty.since, made[row_id], limits) if duty.since is not None else ()
        for row_id, duty in _duties(session, incidents).items()
    }


def read_reports(session: Session, incident_id: str) -> list[ReportRow]:
    """Return the reports of an incident, oldest first, without the lines that retract."""
    lines = session.scalars(
        select(SituationReport)
        .where(SituationReport.incident_id == incident_id)
        .order_by(SituationReport.hlc, SituationReport.id)
    ).all()
    retracted = {one.retracts_id for one in lines}
    return [
        ReportRow(
            one.id,
            ReportKind(one.kind),
            Channel(one.channel),
            one.number,
            one.at,
            one.recorded_at,
            one.actor,
            one.recipient,
            one.id in retracted,
            text_of(one) if one.channel == Channel.WRITING else None,
        )
        for one in lines
        if one.retracts_id is None
    ]


def text_of(row: SituationReport) -> ReportText:
    """Return what a written report says."""
    return ReportText(**{name: getattr(row, name) for name in ReportText.__struct_fields__})


def _made(session: Session, ids: Sequence[str]) -> dict[str, dict[Channel, Instant]]:
    """Return when the first report went out, by incident and channel."""
    report = SituationReport
    back = select(report.retracts_id).where(report.retracts_id.is_not(None))
    query = (
        select(report.incident_id, report.channel, func.min(report.at))
        .where(report.incident_id.in_(ids), report.retracts_id.is_(None), report.id.not_in(back))
        .group_by(report.incident_id, report.channel)
    )
    made: defaultdict[str, dict[Channel, Instant]] = defaultdict(dict)
    for incident_id, channel, at in session.execute(query):
        made[incident_id][Channel(channel)] = at
    return made


def _duties(session: Session, incidents: Sequence[Incident]) -> dict[str, ReportDuty]:
    """Return by incident whether it is to be reported."""
    ids = [one.id for one in incidents]
    said: dict[str, tuple[Instant, bool]] = {}
    for line in session.scalars(
        select(ReportDecision)
        .where(ReportDecision.incident_id.in_(ids))
        .order_by(ReportDecision.hlc, ReportDecision.id)
    ):
        said[line.incident_id] = (line.at, line.needed)
    query = (
        select(PlanActivation.incident_id, func.min(PlanActivation.activated_at))
        .where(PlanActivation.incident_id.in_(ids))
        .group_by(PlanActivation.incident_id)
    )
    activated = {incident_id: at for incident_id, at in session.execute(query)}  # noqa: C416
    graded, hurt = _since(session, incidents)
    return {
        one.id: report_duty(
            one.opened_at,
            graded_at=graded.get(one.id),
            hurt_at=hurt.get(one.id),
            plan_at=activated.get(one.id),
            said=said.get(one.id),
        )
        for one in incidents
    }


def _since(
    session: Session, incidents: Iterable[Incident]
) -> tuple[dict[str, Instant], dict[str, Instant]]:
    """Return since when incidents are graded above ordinary, and since when people are hurt.

    The audit says when they became so; an incident of which it says nothing was so from the start.
    """
    graded = {one.id: one.opened_at for one in incidents if one.grade != Grade.ORDINARY}
    hurt = {one.id: one.opened_at for one in incidents if (one.injured or 0) + (one.dead or 0) > 0}
    entry = AuditEntry
    query = (
        select(entry)
        .where(
            entry.subject_id.in_({*graded, *hurt}),
            and_(
                entry.subject_table == "incidents",
                entry.action.in_(("incident_grade", "incident_casualties")),
            ),
        )
        .order_by(entry.hlc, entry.id)
    )
    were_hurt: set[str] = set()
    for line in session.scalars(query):
        detail, row_id = json.loads(line.detail), line.subject_id
        if line.action == "incident_grade" and row_id in graded:
            if detail["old"] == Grade.ORDINARY:
                graded[row_id] = line.at
        elif line.action == "incident_casualties" and row_id in hurt:
            are = (detail["injured"] or 0) + (detail["dead"] or 0) > 0
            if are and row_id not in were_hurt:
                hurt[row_id] = line.at
            (were_hurt.add if are else were_hurt.discard)(row_id)
    return graded, hurt
